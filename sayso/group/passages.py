"""The passages that show a kinship, and what each of the two has for itself.

In: two galleys and what was measured between them. Out: `Passage`s in the order of the target, and spans. Spans bound whole words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from sayso.group.comparing import Holding
from sayso.group.galley import Galley
from sayso.model import Passage, Span
from sayso.text.align import Run

MOSTLY = 0.6  # share of a sentence's words in runs from which it is told in the source's words
CLAUSE = 4  # content words in a row that the other does not have: something was left out or added


def find_passages(source: Galley, target: Galley, holding: Holding) -> tuple[Passage, ...]:
    """Sentences retold in other words, and the runs of words outside them."""
    in_runs: dict[int, int] = {}
    for run in holding.runs:
        for at in range(run.target, run.target + run.length):
            in_runs[target.lines[at]] = in_runs.get(target.lines[at], 0) + 1
    sizes: dict[int, int] = {}
    for line in target.lines:
        sizes[line] = sizes.get(line, 0) + 1
    reworded = {pair.target: pair.source for pair in holding.pairs if in_runs.get(pair.target, 0) < MOSTLY * sizes.get(pair.target, 1)}
    passages = [
        Passage(source=source.sentences[line], target=target.sentences[number], kind="reworded") for number, line in reworded.items()
    ]
    for run in holding.runs:
        passages.extend(_verbatim(source, target, run, set(reworded)))
    return tuple(sorted(passages, key=lambda passage: (passage.target, passage.source)))


def _verbatim(source: Galley, target: Galley, run: Run, reworded: set[int]) -> list[Passage]:
    """A run as passages, leaving out the sentences that are shown as reworded."""
    passages = []
    start: int | None = None
    for at in range(run.target, run.target + run.length + 1):
        outside = at == run.target + run.length or target.lines[at] in reworded
        if not outside and start is None:
            start = at
        if outside and start is not None:
            offset = run.source - run.target
            passages.append(
                Passage(
                    source=Span(source.spans[start + offset].start, source.spans[at - 1 + offset].end),
                    target=Span(target.spans[start].start, target.spans[at - 1].end),
                    kind="verbatim",
                )
            )
            start = None
    return passages


def left_over(galley: Galley, other: Galley, passages: Sequence[Passage], *, side: Literal["source", "target"]) -> tuple[Span, ...]:
    """Stretches of `galley` (the `side` of the passages) that no passage covers, or whose words the other side of it lacks."""
    covered = [False] * len(galley.words)
    for passage in passages:
        mine, its = (passage.source, passage.target) if side == "source" else (passage.target, passage.source)
        _cover(covered, galley, mine, set(_terms_in(other, its)) if passage.kind == "reworded" else None)
    spans: list[Span] = []
    waiting: list[int] = []  # content words since the last covered one
    for at, one in enumerate(galley.terms):
        if one and not covered[at]:
            waiting.append(at)
        elif one:
            spans.extend(_stretch(galley, waiting))
            waiting = []
    return (*spans, *_stretch(galley, waiting))


def _stretch(galley: Galley, places: Sequence[int]) -> tuple[Span, ...]:
    """The span from the first of these words to the last; none where they are too few to say something."""
    return (Span(galley.spans[places[0]].start, galley.spans[places[-1]].end),) if len(places) >= CLAUSE else ()


def _cover(covered: list[bool], galley: Galley, span: Span, terms: set[str] | None) -> None:
    """Mark the words of `span` as covered: all of them, or those whose terms the other side has."""
    for at in _words_in(galley, span):
        if terms is None or galley.terms[at] in terms:
            covered[at] = True


def _terms_in(galley: Galley, span: Span) -> list[str]:
    """The terms of the words within a span."""
    return [galley.terms[at] for at in _words_in(galley, span) if galley.terms[at]]


def _words_in(galley: Galley, span: Span) -> range:
    """The numbers of the words that start within a span."""
    first = bisect_left(galley.spans, span.start, key=lambda place: place.start)
    return range(first, bisect_left(galley.spans, span.end, lo=first, key=lambda place: place.start))
