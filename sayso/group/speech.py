"""Where a text speaks in somebody's words: between quotation marks, whatever marks an outlet uses, closed or not.

In: a text. Out: spans, in order. It tells speech from the report's own voice for lineage, where a public statement that two
reports both quote is no sign of copying; it finds no speakers and no exact bounds (that is the annotate room's).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span

# An opening mark stands before a word and after none: “We stay — "no — ‘Stop. Not: stay,” — the '90s — don't.
OPENING = re.compile(r"(?<![\w.,!?…%)])(?:[“”\"„«]|['‘](?=[^\W\d]))(?=[\w@#$£€…(\[‘'])")
# A closing double mark stands after a word or stop: stay,” — stay,“ — no". Not: said “we.
CLOSING = re.compile(r"(?<=[\w.,!?…%)\]’'—–-])\s?[“”\"»](?!\w)")
# A closing single mark ends a clause: stay,’ — now.' Not: the dogs' tails — it's.
CLOSING_SINGLE = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
DOUBLE = frozenset('“”"„«')


def find_speech(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that stand between marks; one that its line leaves open runs to the end of the line.

    >>> [span.of(text) for text in ("He said: “We stay,“ and left.",) for span in find_speech(text)]
    ['We stay,“']
    """
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_of_line(text, start, start + len(line)))
        start += len(line)
    return tuple(spans)


def _of_line(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of one line."""
    at = start
    while opening := OPENING.search(text, at, end):
        double = opening[0] in DOUBLE
        closing = (CLOSING if double else CLOSING_SINGLE).search(text, opening.end(), end)
        if closing is None and not double:
            at = opening.end()
            continue
        at = closing.end() if closing else end
        yield Span(opening.end(), at)
