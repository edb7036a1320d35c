"""Whose words stand between marks: the saying that holds or governs a stretch, the voice that goes on, or nobody.

In: a paragraph with its stretches between marks and the sayings heard in it. Out: the stretches that are speech, each with its voice.
Rule 1: marks around a word or two that nobody is said to have said are no quotation. Rule 2: where nobody is named, nobody is.
Rule 3: an outlet that hands words on, or "according to", stands outside of whose words they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.annotate.cast import Cast
from sayso.annotate.sayings import Saying
from sayso.model import Sentence, Span
from sayso.text.marks import Marked
from sayso.text.tokens import find_words
from sayso.words.outlets import outlets_by_name

MOSTLY = 0.6  # share of a stretch that the content of a saying must hold
FEW = 4  # words below which marks need a cue of their own to be speech
NEAR = 60  # characters outside marks between two stretches that share one cue
ENDS = ".?!…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its sentences and its stretches between marks."""

    span: Span
    sentences: tuple[Sentence, ...]
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word something is, and how: what a saying gives, resolved."""

    speakers: tuple[str, ...]
    subject: Span | None
    cue: Span | None
    sentence: Span | None
    venue: str | None = None
    place: str | None = None
    addressee: str | None = None
    hedge: str | None = None
    through: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


NOBODY = Voice((), None, None, None)


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying with its voice and the sentence in which it stands."""

    saying: Saying
    voice: Voice
    sentence: Sentence


def find_speech(cast: Cast, paragraph: Paragraph, heard: Sequence[Heard], last: Voice | None) -> list[tuple[Marked, Voice]]:
    """The stretches between marks that are speech, each with its voice; `last` is the voice that ended the paragraph before."""
    text = cast.report.text
    voices: list[tuple[Marked, Voice | None]] = []
    for marked in paragraph.marked:
        own = _own_voice(cast, paragraph, marked, heard)
        before = voices[-1][1] if voices else None
        if own and before and before.through == own.speakers:
            own = before  # "“One,” Arle said, according to the Courier. “Two.”": the second is Arle's, too
        if own is None and voices and _shares(text, voices[-1][0], marked):
            own = voices[-1][1]
        if own is None and _stands_alone(text, paragraph, marked):
            own = _voice_before(paragraph, marked, voices, heard, last)
        voices.append((marked, own))
    found = [(marked, voice or _voice_after(text, paragraph, marked, voices)) for marked, voice in voices]
    return [(marked, voice or NOBODY) for marked, voice in found if _is_speech(text, paragraph, marked, voice)]


def _own_voice(cast: Cast, paragraph: Paragraph, marked: Marked, heard: Sequence[Heard]) -> Voice | None:
    """Whose words a stretch is: as the attribution head has it, else by the cue that governs it; who hands it on stands outside."""
    held = [one for one in heard if sum(piece.shared(marked.content) for piece in one.saying.content) > MOSTLY * len(marked.content)]
    held.sort(key=lambda one: (not _is_adjacent(cast.report.text, marked, one), sum(map(len, one.saying.content))))
    inner = next((one.voice for one in held if one.voice.speakers and not _hands_on(cast, one)), None)
    outer = next((one.voice for one in held if _hands_on(cast, one)), None)
    inner = inner or _governing_voice(cast, paragraph, marked, [one for one in heard if one not in held or not outer])
    if inner and outer and inner.speakers != outer.speakers:
        return replace(inner, through=outer.speakers)
    return inner or outer or (held[0].voice if held else None)


def _hands_on(cast: Cast, one: Heard) -> bool:
    """Whether a saying only hands on what another said: an outlet's, or "according to"."""
    return one.saying.kind == "source" or _is_outlet(cast, one.voice)


def _governing_voice(cast: Cast, paragraph: Paragraph, marked: Marked, heard: Sequence[Heard]) -> Voice | None:
    """The voice whose cue governs a stretch: right after it, before it in its sentence, or at the sentence's end."""
    text = cast.report.text
    home = [one for one in paragraph.sentences if one.span.touches(marked.whole)]
    if not home:
        return None
    start, end = home[0].span.start, home[-1].span.end
    if marked.whole.end >= end and text[marked.content.end - 1] in "?!" and home[-1] is not paragraph.sentences[-1]:
        following = paragraph.sentences[paragraph.sentences.index(home[-1]) + 1]
        end = following.span.end if _only_tells(text, following, heard) else end
    inside = [one for one in heard if start <= one.saying.cue.start < end]
    right = [one for one in inside if one.saying.cue.start >= marked.whole.end]
    adjacent = [one for one in right if _is_adjacent(text, marked, one)]
    left = [one for one in inside if one.saying.cue.end <= marked.whole.start and one.saying.kind != "source"]
    left = [one for one in left if one.sentence.span.start <= marked.whole.start]
    if adjacent and left and _is_outlet(cast, adjacent[0].voice) and _governing(left).voice.speakers:
        return replace(_governing(left).voice, through=adjacent[0].voice.speakers)
    if adjacent:
        return adjacent[0].voice
    if left:
        return _governing(left).voice
    tail = [one for one in right if one.saying.inverted or is_tail(text, one)]
    return tail[-1].voice if tail else None


def _is_outlet(cast: Cast, voice: Voice) -> bool:
    """Whether an agency or outlet speaks: "…, the Tarn Courier reported": it hands on whose words they are."""
    return len(voice.speakers) == 1 and cast.entities[voice.speakers[0]].name in outlets_by_name()


def _only_tells(text: str, sentence: Sentence, heard: Sequence[Heard]) -> bool:
    """Whether a sentence after a question's closing mark says who asked it: "Arle asked reporters."."""
    own = [one for one in heard if one.sentence is sentence]
    if not own or own[0].voice.subject is None:
        return False
    return own[0].voice.subject.start - sentence.span.start < 3 and not re.search(
        r"\bthat\b|[“\"]", text[own[0].saying.cue.end : sentence.span.end]
    )


def _is_adjacent(text: str, marked: Marked, one: Heard) -> bool:
    """Whether a saying follows a stretch at once: "…,” said Arle" — "…” Arle, the mayor, said"."""
    edge = min(one.saying.cue.start, one.saying.subject.start)
    return edge >= marked.whole.end and not text[marked.whole.end : edge].strip(" ,\n—–-")


def is_tail(text: str, one: Heard) -> bool:
    """Whether a saying closes its sentence: "…, he added."."""
    before = text[one.sentence.span.start : one.saying.subject.start].rstrip()
    return before.endswith((",", "”", '"', "’"))


def _governing(left: Sequence[Heard]) -> Heard:
    """Of several cues before a stretch the last whose speaker is known; a participle's is its main verb's."""
    known = [one for one in left if one.voice.speakers]
    return known[-1] if known else left[-1]


def _shares(text: str, before: Marked, marked: Marked) -> bool:
    """Whether a stretch goes on with one just before it in the same sentence: "“one” and “two”"."""
    between = text[before.whole.end : marked.whole.start]
    return len(between) <= NEAR and not re.search(r"[.!?]\s+[A-Z]|\n", between)


def _voice_before(
    paragraph: Paragraph, marked: Marked, voices: Sequence[tuple[Marked, Voice | None]], heard: Sequence[Heard], last: Voice | None
) -> Voice | None:
    """The voice that goes on in a stretch that stands alone: of the stretch or the sentence next before it, or of the paragraph before."""
    opens = marked.whole.start - paragraph.span.start < 2
    if opens:
        return last if not any(one.saying.cue.start > marked.whole.end for one in heard) else None
    before = [one.span for one in paragraph.sentences if one.span.end <= marked.whole.start]
    nearest = before[-1] if before else Span(paragraph.span.start, marked.whole.start)
    spoken = [voice for other, voice in voices if voice and voice.speakers and other.whole.touches(nearest)]
    told = [one.voice for one in heard if nearest.holds(one.saying.cue)]
    return spoken[-1] if spoken else told[-1] if told else None


def _voice_after(text: str, paragraph: Paragraph, marked: Marked, voices: Sequence[tuple[Marked, Voice | None]]) -> Voice | None:
    """The voice of the stretch that follows at once, for one that stands alone and has none: "“One.” “Two,” she said."."""
    following = next(((other, voice) for other, voice in voices if other.whole.start >= marked.whole.end), None)
    if following is None or not _stands_alone(text, paragraph, marked):
        return None
    return following[1] if not text[marked.whole.end : following[0].whole.start].strip() else None


def _sentence_start(paragraph: Paragraph, marked: Marked) -> int:
    """Where the sentence starts in which a stretch does."""
    return max((one.span.start for one in paragraph.sentences if one.span.start <= marked.whole.start), default=paragraph.span.start)


def _stands_alone(text: str, paragraph: Paragraph, marked: Marked) -> bool:
    """Whether a stretch opens its sentence as an utterance of its own, so that the voice before or after it is its own."""
    return is_whole(text, marked) and not text[_sentence_start(paragraph, marked) : marked.whole.start].strip()


def is_whole(text: str, marked: Marked) -> bool:
    """Whether a stretch is an utterance of its own: it ends like a sentence or a clause and opens with a capital."""
    words = marked.content.of(text)
    return words[0].isupper() or words[0] in "…‘'" or words[-1] in ENDS


def _is_speech(text: str, paragraph: Paragraph, marked: Marked, voice: Voice | None) -> bool:
    """Whether somebody is quoted: a cue governs it, or it is long enough and stands alone."""
    words = find_words(text, marked.content)
    if not words or (_is_name(text, marked) and len(words) > 1):
        return False
    if voice and voice.cue:
        near = voice.sentence is not None and voice.sentence.touches(marked.whole)
        return len(words) >= FEW or (bool(voice.speakers) and (near or _stands_alone(text, paragraph, marked)))
    return len(words) > FEW and (_stands_alone(text, paragraph, marked) or text[: marked.whole.start].rstrip()[-1:] in ":,")


def _is_name(text: str, marked: Marked) -> bool:
    """Whether marks stand around a title or a mission's name: “Resolute Dawn”."""
    words = marked.content.of(text)
    return words[-1] not in "!?…" and all(token.text[0].isupper() for token in find_words(text, marked.content))
