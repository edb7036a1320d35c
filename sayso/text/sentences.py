"""Sentences of a passage, with their places.

Splitting is sentencex's (Wikimedia, https://github.com/wikimedia/sentencex). What is ours: a line break ends a sentence, a
sentence is trimmed to its words, it is not cut from its "he said" after a closing mark nor after a title such as "Ms.", and a
very long line is cut into stretches, so that a million opening marks take no more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from sayso.model import Span

# What follows a closing mark and is still the same sentence: “Are you real?” he asked. — “Stop!” said Brink. Not: “Stop!” The crowd ran.
TAIL = re.compile(r"[”\"’'»]\s+[a-z(–—]")
# A sentence cannot end here: "said Ms." — "met Lt. Gen." Not: "the generals." "Most."
TITLE = re.compile(r"(?:^|[\s(“\"‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Gov|Sen|Rep|Rev|Fr|St|Hon|Messrs)\.$")
# Nor here, where a day or a zone goes on: "at 10 a.m." | "Monday", "at 5 p.m." | "Moscow time". Not: "at 5 p.m." | "The mayor left."
CLOCK = re.compile(
    r"\b[ap]\.m\.\s+(?:(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[A-Z]{1,4}T\b|GMT|UTC|Eastern|Central|Pacific|Mountain|[A-Z][a-z]+\s+time)"
)
# Nor within initials that follow one another: "the Orlo-U." | "S. talks". Not: "Vitamin C." | "It helps" (a blank stands between).
INITIAL = re.compile(r"(?<![^\W_])[A-Z]\.(?=[A-Z]\.)")
STRETCH = 10_000  # characters of a line that are split at once; sentencex grows faster than linear in what stands in open marks


def split_sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The sentences of `text`, or of the part that `span` bounds; line breaks always end one.

    >>> text = "He left at 10 a.m. on Monday. “Why now?” she asked."
    >>> [sentence.of(text) for sentence in split_sentences(text)]
    ['He left at 10 a.m. on Monday.', '“Why now?” she asked.']
    >>> len(split_sentences("The Orlo-U.S. talks were not over."))
    1
    """
    bounds = Span(0, len(text)) if span is None else span
    sentences: list[Span] = []
    start = bounds.start
    for line in text[bounds.start : bounds.end].splitlines(keepends=True):
        sentences.extend(_of_line(text, start, line))
        start += len(line)
    return tuple(sentences)


def _of_line(text: str, start: int, line: str) -> list[Span]:
    """The sentences of one line that starts at `start`."""
    found: list[Span] = []
    for piece in _pieces(line):
        words = piece.strip()
        if words:
            left = start + len(piece) - len(piece.lstrip())
            whole = Span(left, left + len(words))
            if found and _goes_on(text, found[-1]):
                whole = Span(found.pop().start, whole.end)
            found.append(whole)
        start += len(piece)
    return found


def _goes_on(text: str, sentence: Span) -> bool:
    """Whether what was cut off here runs on after its last mark."""
    return bool(
        TAIL.match(text, sentence.end - 1)
        or TITLE.search(text, max(sentence.end - 12, sentence.start), sentence.end)
        or CLOCK.match(text, max(sentence.end - 4, 0))
        or INITIAL.match(text, max(sentence.end - 2, 0))
    )


def _pieces(line: str) -> Iterator[str]:
    """What sentencex makes of a line, stretch by stretch."""
    while len(line) > STRETCH:
        edge = line.rfind(" ", 0, STRETCH) + 1 or STRETCH
        yield from sentencex.segment("en", line[:edge])
        line = line[edge:]
    yield from sentencex.segment("en", line)
