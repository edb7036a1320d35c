"""Where a text speaks in somebody's words, for lineage: a public statement that two reports both quote is no sign of copying.

In: a text. Out: spans, in order. It finds no speakers (that is the annotate room's).
"""

from __future__ import annotations

from sayso.model import Span
from sayso.text.marks import find_marked


def find_speech(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that stand between marks, each with its closing mark; one left open runs to the end of its line.

    >>> [span.of(text) for text in ("He said: “We stay,“ and left.",) for span in find_speech(text)]
    ['We stay,“']
    """
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        paragraph = Span(start, start + len(line))
        spans.extend(Span(marked.content.start, marked.whole.end) for marked in find_marked(text, paragraph))
        start += len(line)
    return tuple(spans)
