"""Finds who is quoted with which words: marks, reported speech, and whose word both are.

In: a report with its sentences and names. Out: notes with `quotes` (direct: a whole utterance between marks; mixed: a few words between
marks inside the report's sentence; indirect: no marks) and the speakers who have no name added to `entities`.
Whose words stand between marks `speech` tells, what is reported without them `reported`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.annotate.cast import Cast, gather_cast, hear
from sayso.annotate.grammar import Grammar, grammar_of
from sayso.annotate.manner import find_addressee, find_hedge, find_place, read_addressee
from sayso.annotate.reported import find_reported
from sayso.annotate.sayings import Saying, find_sayings
from sayso.annotate.speakers import who_is
from sayso.annotate.speech import ENDS, FEW, NEAR, Heard, Paragraph, Voice, find_speech, is_tail, is_whole
from sayso.annotate.told import read_sayings
from sayso.model import Attribution, Notes, Problem, Quote, QuoteKind, Report, Sentence, Span, hull
from sayso.text.marks import Marked, find_marked
from sayso.text.tokens import find_words, fold
from sayso.words.grammar import word_class
from sayso.words.venues import find_venue

MOST = 300  # stretches between marks that one paragraph is read for; more are a table, not speech
LONGEST = 60  # sentences of a paragraph that are read as one
REACH = 3_000  # characters around a cue in which whoever hands its words on speaks
GOING_ON = word_class("going_on")


def find_quotes(report: Report, notes: Notes) -> Notes:
    """Notes with the quotations of the body, in the order of the text, and with the speakers whom only a role names."""
    paragraphs = tuple(_paragraphs(report, notes))
    cast = gather_cast(report, notes, tuple(marked.whole for paragraph in paragraphs for marked in paragraph.marked))
    quotes: list[Quote] = []
    problems: list[Problem] = []
    last: Voice | None = None
    goes_on = False
    for number, paragraph in enumerate(paragraphs):
        heard = _listen(cast, paragraph, last)
        direct = find_speech(cast, paragraph, heard, last if goes_on else None)
        goes_on = _ends_with(paragraph, direct[-1][0]) if direct else last is not None
        last = direct[-1][1] if direct else _last_told(paragraph, heard)
        quotes.extend(_quote(report, stretches, voice) for stretches, voice in _joined(report.text, direct))
        quotes.extend(_indirect(report, paragraph, heard))
        problems.extend(_unclosed(report, paragraph, paragraphs[number + 1] if number + 1 < len(paragraphs) else None))
    ordered = sorted(quotes, key=lambda quote: (quote.content[0].start, quote.content[-1].end, quote.kind))
    numbered = tuple(replace(quote, id=f"{report.id}:q{number}") for number, quote in enumerate(ordered, start=1))
    return replace(notes, quotes=_chained(numbered), entities=tuple(cast.entities.values()), problems=(*notes.problems, *problems))


def _paragraphs(report: Report, notes: Notes) -> Iterator[Paragraph]:
    """The paragraphs of the body, those without end in stretches: time grows with the text, not with its square."""
    rows: dict[int, list[Sentence]] = {}
    for sentence in notes.sentences:
        if sentence.part == "body":
            rows.setdefault(sentence.paragraph, []).append(sentence)
    for row in rows.values():
        for first in range(0, len(row), LONGEST):
            sentences = tuple(row[first : first + LONGEST])
            span = Span(sentences[0].span.start, sentences[-1].span.end)
            yield Paragraph(span, sentences, tuple(islice(find_marked(report.text, span), MOST)))


def _listen(cast: Cast, paragraph: Paragraph, last: Voice | None) -> tuple[Heard, ...]:
    """Every saying of a paragraph with its voice, in order; who goes on speaking does so where `last` did."""
    found: list[Heard] = []
    text = cast.report.text
    contents = [marked.whole for marked in paragraph.marked]
    attributions = cast.notes.attributions
    labelled = [_labelled(one) for one in _within(attributions, paragraph.span) if one.labelled]
    for sentence in paragraph.sentences:
        grammar = grammar_of(text, sentence)
        told = read_sayings(grammar, sentence, contents, attributions) if grammar else find_sayings(text, sentence.span, contents)
        own = [one for one in labelled if sentence.span.holds(one.cue)]
        for saying in (*own, *(one for one in told if not any(one.cue.touches(other.subject) for other in own))):
            speakers, subject = who_is(cast, saying.subject, head=saying.head, seen=saying.seen)
            hear(cast, subject.start, speakers)
            voice = Voice(speakers, subject, saying.cue, sentence.span, candidates=cast.undecided.get(subject.start, ()))
            voice = _with_manner(cast, voice, saying, contents, grammar)
            before = found[-1].voice if found else last
            if before and before.speakers == speakers and fold(saying.cue.of(text)) in GOING_ON:
                voice = replace(voice, venue=voice.venue or before.venue, addressee=voice.addressee or before.addressee)
            found.append(Heard(saying, voice, sentence))
    return tuple(found)


def _within(attributions: Sequence[Attribution], span: Span) -> Sequence[Attribution]:
    """Those whose cues start in a stretch."""
    first, end = (bisect_left(attributions, place, key=lambda one: one.cue.start) for place in (span.start, span.end))
    return attributions[first:end]


def _labelled(one: Attribution) -> Saying:
    """The saying of what the layout gives to somebody."""
    source = one.source[0]
    return Saying(
        cue=one.cue, kind="say", subject=source, inverted=source.start > one.cue.start, joined=False, clause=hull((one.cue, source)),
        seen=True, content=one.content, labelled=True,
    )  # fmt: skip


def _with_manner(cast: Cast, voice: Voice, saying: Saying, contents: Sequence[Span], grammar: Grammar | None) -> Voice:
    """A voice with where, to whom and how surely it spoke, from the words of its sentence outside marks."""
    text, sentence = cast.report.text, voice.sentence or saying.clause
    return replace(
        voice,
        venue=find_venue(_outside(text, sentence, contents)),
        place=find_place(cast, saying, sentence),
        addressee=_addressee(text, Span(saying.cue.start, sentence.end), contents, grammar) if saying.kind != "source" else None,
        hedge=find_hedge(text[saying.clause.start : saying.cue.end]),
    )


def _addressee(text: str, after: Span, contents: Sequence[Span], grammar: Grammar | None) -> str | None:
    """To whom it was told, by the order of words, else by the grammar; `after` starts with the cue."""
    found = find_addressee(_outside(text, after, contents))
    return found or (read_addressee(grammar, Span(after.start, after.start + 1)) if grammar else None)


def _outside(text: str, span: Span, contents: Sequence[Span]) -> str:
    """The words of a span that stand outside marks; an ellipsis for those inside."""
    pieces, at = [], span.start
    for content in contents:
        if content.touches(span):
            pieces.append(text[at : max(at, content.start)])
            at = max(at, min(content.end, span.end))
    return "…".join([*pieces, text[at : span.end]])


def _last_told(paragraph: Paragraph, heard: Sequence[Heard]) -> Voice | None:
    """The voice of reported speech that ends a paragraph: the marks that open the next one may be its words."""
    closing = [one.voice for one in heard if one.sentence is paragraph.sentences[-1] and one.saying.kind in {"say", "tell"}]
    return closing[-1] if closing and closing[-1].speakers else None


def _ends_with(paragraph: Paragraph, marked: Marked) -> bool:
    """Whether the last speech of a paragraph reaches its last sentence."""
    return paragraph.sentences[-1].span.touches(marked.whole) or paragraph.span.end - marked.whole.end < 3 * NEAR


def _joined(text: str, direct: Sequence[tuple[Marked, Voice]]) -> Iterator[tuple[tuple[Marked, ...], Voice]]:
    """Stretches that are speech; one that its cue only interrupts is one: "“We stay,” he said, “and wait.”"."""
    held: list[Marked] = []
    for number, (marked, voice) in enumerate(direct):
        held.append(marked)
        following = direct[number + 1] if number + 1 < len(direct) else None
        if following is None or following[1] != voice or not _is_interrupted(text, marked, following[0], voice):
            yield tuple(held), voice
            held = []


def _is_interrupted(text: str, marked: Marked, following: Marked, voice: Voice) -> bool:
    """Whether a cue stands between two stretches of which the second goes on with the sentence of the first."""
    between = voice.cue is not None and marked.whole.end <= voice.cue.start and voice.cue.end <= following.whole.start
    return between and marked.content.of(text)[-1] not in ENDS and following.content.of(text)[0].islower()


def _quote(report: Report, stretches: Sequence[Marked], voice: Voice) -> Quote:
    """The record of stretches that are speech."""
    whole = is_whole(report.text, stretches[0]) and sum(len(find_words(report.text, one.content)) for one in stretches) >= FEW
    return _record(report, "direct" if whole else "mixed", tuple(one.content for one in stretches), voice)


def _record(report: Report, kind: QuoteKind, content: tuple[Span, ...], voice: Voice) -> Quote:
    return Quote(
        id="",
        report=report.id,
        kind=kind,
        content=content,
        speakers=voice.speakers,
        speaker_span=voice.subject,
        cue=voice.cue,
        hedge=voice.hedge,
        venue=voice.venue,
        place=voice.place,
        addressee=voice.addressee,
        through=voice.through,
        candidates=voice.candidates,
    )


def _indirect(report: Report, paragraph: Paragraph, heard: Sequence[Heard]) -> Iterator[Quote]:
    """Reported speech without marks, or with marks around a part of it only."""
    wholes = [marked.whole for marked in paragraph.marked]
    for sentence in paragraph.sentences:
        own = [one for one in heard if one.sentence is sentence and (one.voice.speakers or one.voice.candidates)]
        for number, one in enumerate(own):
            tails = [
                other.saying.subject.start
                for other in own[number + 1 :]
                if is_tail(report.text, other) and other.saying.subject.start > one.saying.cue.end
            ]
            bounds = Span(sentence.span.start, min([sentence.span.end, *tails]))
            if one.saying.labelled:
                if not any(whole.touches(piece) for whole in wholes for piece in one.saying.content):
                    yield _record(report, "direct", one.saying.content, one.voice)
            elif content := find_reported(report.text, bounds, one.saying, wholes):
                yield _record(report, "indirect", content, one.voice)


def _chained(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Quotes with the chain of say-so: whoever reports that somebody said it stands outside."""
    outer = [quote for quote in quotes if quote.kind == "indirect" and quote.cue and quote.speakers]
    return tuple(replace(quote, through=_through(quote, outer) or quote.through) for quote in quotes)


def _through(quote: Quote, outer: Sequence[Quote]) -> tuple[str, ...]:
    """Who hands a quotation on, outermost first; `outer` are the reported ones, in the order of the text."""
    if quote.cue is None:
        return ()
    first = bisect_left(outer, quote.cue.start - REACH, key=lambda other: other.content[0].start)
    last = bisect_left(outer, quote.cue.end, key=lambda other: other.content[0].start)
    holders = [
        other
        for other in outer[first:last]
        if other.speakers != quote.speakers and (whole := hull(other.content)).holds(quote.cue) and whole.holds(quote.content[0])
    ]
    holders.sort(key=lambda other: -sum(len(piece) for piece in other.content))
    return tuple(dict.fromkeys(one for other in holders for one in other.speakers if one not in quote.speakers))


def _unclosed(report: Report, paragraph: Paragraph, following: Paragraph | None) -> Iterator[Problem]:
    """A problem where a mark is never closed and the next paragraph does not go on with one, or where there are too many marks."""
    if len(paragraph.marked) == MOST:
        text = f"a paragraph has {MOST} stretches between marks or more; the rest of it is not read for quotations"
        yield Problem(report=report.id, room="annotate", text=text, span=paragraph.marked[-1].whole)
    for marked in paragraph.marked:
        goes_on = following and following.marked and following.marked[0].whole.start - following.span.start < 2
        if not marked.closed and not goes_on:
            yield Problem(
                report=report.id,
                room="annotate",
                text="a quotation is opened and never closed; it is read to the end of its paragraph",
                span=marked.whole,
            )
