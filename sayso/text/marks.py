"""Quotation marks: where words stand between them, whatever marks an outlet uses, closed rightly, wrongly or not at all.

In: a text and a paragraph of it. Out: `Marked` stretches, in order. Marks inside marks belong to the outer ones. Whether anybody is
quoted it does not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span

# An opening mark stands before a word and after none: “We stay — "no — ‘Stop. Not: stay,” — the '90s — don't.
OPENING = re.compile(r"(?<![\w.,!?…%)])(?:[“”\"„«]|``|['‘](?=[^\W\d]))(?=\s?[\w@#$£€…(\[‘'.])")
# A closing double mark stands after a word or stop: stay,” — stay,“ — no". Not: said “we.
CLOSING = re.compile(r"(?<=[\w.,!?…%)\]’'—–-])\s?(?:[“”\"»]|'')(?!\w)")
# A closing single mark ends a clause: stay,’ — now.' Not: the dogs' tails — it's.
CLOSING_SINGLE = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
# Or a short stretch: ‘a farce’ — 'no way'. Not: 'the dogs that lost their tails in the big fire' barked.
CLOSING_SHORT = re.compile(r"(?<=\w)[’'](?!\w)")
# A mark that opens while one is open: "We stay. “We go". Not: "the ‘safe’ boats".
AGAIN = re.compile(r"(?<=[.!?…])\s(?=“\w)")
DOUBLE = frozenset('“”"„«`')
SHORT = 60  # characters within which a single mark after a plain word closes; longer ones meet possessives ("the dogs’")
LONGEST_SINGLE = 2_000  # characters; bounds the search on hostile text


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: its words, the same with the marks, and whether a closing mark ends it."""

    content: Span
    whole: Span
    closed: bool
    double: bool


def find_marked(text: str, paragraph: Span) -> Iterator[Marked]:
    """The stretches between marks in one paragraph; one that it leaves open runs to its end.

    >>> text = "He said: “We stay,“ and 'no more'."
    >>> [marked.content.of(text) for marked in find_marked(text, Span(0, len(text)))]
    ['We stay,', 'no more']
    """
    at = paragraph.start
    while opening := OPENING.search(text, at, paragraph.end):
        double = opening[0][0] in DOUBLE
        start = opening.end()
        closing = CLOSING.search(text, start, paragraph.end) if double else _single(text, start, paragraph.end)
        if closing is None and not double:
            at = start
            continue
        again = AGAIN.search(text, start, closing.start() if closing else paragraph.end) if double else None
        if again:
            closing = None  # a new mark opens after a stop: the one before was never closed
        at = again.start() if again else closing.end() if closing else paragraph.end
        end = closing.start() if closing else at
        content = _trim(text, start, end)
        if content:
            yield Marked(content, Span(opening.start(), at), closing is not None, double)


def _single(text: str, start: int, end: int) -> re.Match[str] | None:
    """What closes a single mark: at the end of a clause, or soon after a plain word."""
    short = CLOSING_SHORT.search(text, start, min(start + SHORT, end))
    ending = CLOSING_SINGLE.search(text, start, min(start + LONGEST_SINGLE, end))
    if short and (ending is None or short.start() < ending.start()):
        return short
    return ending


def _trim(text: str, start: int, end: int) -> Span | None:
    """The words without the space around them; None where there are none."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None
