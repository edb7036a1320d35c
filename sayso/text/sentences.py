"""Sentences of a passage, with their places.

Splitting is sentencex's (Wikimedia, https://github.com/wikimedia/sentencex; linear time); what is ours is only that a
sentence is trimmed to its words, and that one which ends inside quotation marks with "?" or "!" is not cut from its "he said".
"""

from __future__ import annotations

import re

import sentencex

from sayso.model import Span

# What follows a closing mark and is still the same sentence: “Are you real?” he asked. — “Stop!” said Brink. Not: “Stop!” The crowd ran.
TAIL = re.compile(r"[”\"’'»]\s+[a-z(–—]")


def split_sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The sentences of `text`, or of the part that `span` bounds; line breaks always end one.

    >>> text = "He left at 10 a.m. on Monday. “Why now?” she asked."
    >>> [sentence.of(text) for sentence in split_sentences(text)]
    ['He left at 10 a.m. on Monday.', '“Why now?” she asked.']
    """
    bounds = span or Span(0, len(text))
    sentences: list[Span] = []
    start = bounds.start
    for line in text[bounds.start : bounds.end].splitlines(keepends=True):
        sentences.extend(_of_line(text, start, line))
        start += len(line)
    return tuple(sentences)


def _of_line(text: str, start: int, line: str) -> list[Span]:
    """The sentences of one line that starts at `start`."""
    found: list[Span] = []
    for piece in sentencex.segment("en", line):
        words = piece.strip()
        if words:
            left = start + len(piece) - len(piece.lstrip())
            whole = Span(left, left + len(words))
            if found and TAIL.match(text, found[-1].end - 1):
                whole = Span(found.pop().start, whole.end)
            found.append(whole)
        start += len(piece)
    return found
