"""What a saying reports without marks: the words after "said that", before ", officials said", beside "according to".

In: a sentence, a saying in it and the stretches between marks. Out: the span of what is reported, or None. It finds where
what is reported starts and ends by the cue, commas and the ends of the sentence; it never reads what it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.annotate.clauses import is_finite
from sayso.annotate.sayings import Saying
from sayso.annotate.triggers import Word, read_words
from sayso.model import Span, hull
from sayso.text.tokens import find_words
from sayso.words.grammar import word_class

THAT = re.compile(r"that\s", re.IGNORECASE)
LEAST = 3  # words that what is reported has
# What may stand between the cue and what is reported: " reporters on Monday that", " in a statement that", " Monday morning that".
# Not: ", adding that" — " it was clear that".
TO_THAT = re.compile(r"((?:[^.,;:“”\"]{0,80}?\s)?)(?<!\band\s)(?<!\bbut\s)that\s", re.IGNORECASE)
# Where the clause of "who said so" ends and its sentence goes on: "…, said" — "…, has".
GOES_ON = re.compile(r",\s+(?:has|had|have|is|was|were|will|would|said|says|told|also|can|could)\b")
# To whom it was told, before marks: "the Courier: “It sank”". Not: "one thing: it sank".
TO_WHOM = re.compile(r"[^“\"'‘]{0,60}:\s*[“\"'‘]")
# What "called" takes where it tells what somebody called a thing: "called it a farce". Not: "called his mother".
NAMING = re.compile(r"\s(?:an?|the)\s|[“\"‘']")
NO_PARTICIPLE = word_class("no_participle")
ONLY_THAT = frozenset(
    {"continued", "continues", "continuing", "posted", "posts", "posting", "responded", "responds", "shared", "agreed", "replied"}
)
TAKES_NOUN = word_class("reports_noun")  # verbs that report a thing, too: "claimed responsibility"
ADDRESSEE = re.compile(
    r"\s+(?:to\s+)?(?:reporters|journalists|the\s+press|the\s+media|lawmakers|[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3})(?:\s+(?:on\s+)?\w+day)?\s+(?=[a-z])"
)
# Cues that are followed by what is reported at once, without "that": "said it sank". A day may stand between.
# Who handed it on, at the end of what was said: ", as per the Tarn Courier".
AS_PER = re.compile(r",\s+(?:as\s+per|according\s+to)\s[^,]{2,60}$")
ADJUNCT = re.compile(r"\s*(?:on|in|at(?!\s+(?:least|most))|during|after|to|via|by)\s")
DAY = re.compile(
    r"\s+(?:on\s+|late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?=\w)"
)


def find_reported(text: str, sentence: Span, saying: Saying, marked: Sequence[Span]) -> tuple[Span, ...]:
    """What a saying reports, a span a piece, where at least part of it stands outside marks; nothing where nothing does.

    What the attribution head found; else of what the grammar and the order of words tell the grammar's, if they differ.

    >>> from sayso.annotate.sayings import find_sayings
    >>> text = "The ferry had sunk at noon, officials said."
    >>> saying = find_sayings(text, Span(0, len(text)))[0]
    >>> [piece.of(text) for piece in find_reported(text, Span(0, len(text)), saying, ())]
    ['The ferry had sunk at noon']
    """
    if saying.kind == "mark":
        return ()
    told = _tidied(text, sentence, saying.told) if saying.told else None
    pieces = tuple(piece for one in saying.content if (piece := _tidied(text, sentence, one)))
    by_order = _by_order(text, sentence, saying, marked)
    before = by_order if by_order and by_order.end <= saying.cue.start else None
    for longer in (told, before):
        if len(pieces) == 1 and longer and longer.start == pieces[0].start and longer.end > pieces[0].end:
            pieces = (longer,)  # "it left at ten | (noon in Orlo) on Monday": the head stops at marks
    if pieces and not _is_quoted(hull(pieces), marked) and sum(len(find_words(text, piece)) for piece in pieces) >= LEAST:
        return pieces
    if told and not _is_quoted(told, marked) and len(find_words(text, told)) >= LEAST:
        return (told,)
    return (by_order,) if by_order else ()


def _by_order(text: str, sentence: Span, saying: Saying, marked: Sequence[Span]) -> Span | None:
    """What is reported by the order of words."""
    before = _before(text, sentence, saying)
    if saying.kind == "source":
        sides = [before, _rest(text, sentence, saying)]
    else:
        sides = [before] if saying.inverted else [_after(text, sentence, saying), before]
    return next((side for side in sides if side and _is_content(text, saying, side, marked)), None)


def _tidied(text: str, sentence: Span, told: Span) -> Span | None:
    """What of a stretch stands in the sentence, without "that" and marks at its ends."""
    if not told.touches(sentence):
        return None
    start, end = max(told.start, sentence.start), min(told.end, sentence.end)
    lead = THAT.match(text, start, end)
    return _trim(text, lead.end() if lead else start, end)


def _is_quoted(side: Span, marked: Sequence[Span]) -> bool:
    """Whether all of these words stand between marks."""
    return any(one.start <= side.start + 1 and side.end - 1 <= one.end for one in marked)


def _is_content(text: str, saying: Saying, side: Span, marked: Sequence[Span]) -> bool:
    """Whether these words are what is reported: long enough, a clause, and not all between marks."""
    return not _is_quoted(side, marked) and len(find_words(text, side)) >= LEAST and _is_told(text, saying, side)


def _is_told(text: str, saying: Saying, content: Span) -> bool:
    """Whether these words tell something: they have a verb of their own, or the cue takes a noun, and they open like a clause."""
    words = read_words(text, content)
    if is_finite(words[0]) or words[0].form in {"and", "but", "or"} or text[content.start] in "—–―-":
        return False
    if TO_WHOM.match(text, content.start, content.end) or _opens_with_participle(words):
        return False
    cue = saying.cue.of(text).lower()
    if saying.kind == "call":
        return not cue.startswith("call") or NAMING.search(text, content.start, content.end) is not None
    if cue in ONLY_THAT and not text[saying.cue.end : content.start].rstrip().endswith("that"):
        return False
    return cue in TAKES_NOUN or any(is_finite(word) for word in words)


def _opens_with_participle(words: Sequence[Word]) -> bool:
    """Whether these are the words of what somebody was doing when it was said: "Speaking outside", "Apparently referring to it"."""
    head = next((word.form for word in words[:2] if not word.form.endswith("ly")), "")
    return head.endswith("ing") and head not in NO_PARTICIPLE


def _after(text: str, sentence: Span, saying: Saying) -> Span | None:
    """The words after the cue, without "that" and what leads to it."""
    end = sentence.end
    if saying.inverted:
        return None
    rest = text[saying.cue.end : end]
    if rest.lstrip().startswith(","):
        return None
    that = TO_THAT.match(rest)
    if that and any(is_finite(word) for word in read_words(that[1], Span(0, len(that[1])))):
        that = None
    lead = that or DAY.match(rest) or (ADDRESSEE.match(rest) if saying.kind == "tell" or rest.startswith(" to ") else None)
    start = saying.cue.end + (lead.end() if lead else 0)
    if not that and saying.kind in {"say", "tell"} and ADJUNCT.match(text, start, end):
        return None
    if saying.relative:
        more = GOES_ON.search(text, start, end)
        end = more.start() if more else end
    return _trim(text, start, end)


def _before(text: str, sentence: Span, saying: Saying) -> Span | None:
    """The words before the speaker and the cue, where a comma or a mark parts them: "it sank, | officials said"."""
    edge = min(saying.cue.start, saying.subject.start)
    lead = text[sentence.start : edge].rstrip()
    if (not lead or lead[-1] not in ",”\"’'") and saying.kind != "source":
        return None
    return _trim(text, sentence.start, sentence.start + len(lead))


def _rest(text: str, sentence: Span, saying: Saying) -> Span | None:
    """The words after "according to somebody,"."""
    comma = text.find(",", saying.subject.end, sentence.end)
    return _trim(text, comma + 1, sentence.end) if comma >= 0 else None


def _trim(text: str, start: int, end: int) -> Span | None:
    """The words without the marks and space around them."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" \n,:"))
    words = AS_PER.sub("", words)
    right = start + len(words.rstrip(" \n,.;:"))
    return Span(left, right) if left < right else None
