"""The passages that show a kinship, and what each of the two has for itself.

In: two galleys and what was measured between them. Out: `Passage`s in the order of the target, and spans. Spans bound whole words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from sayso.group.comparing import Pair
from sayso.group.galley import Galley
from sayso.model import Passage, Span
from sayso.text.align import Run

MOSTLY = 0.6  # share of a sentence's words in runs from which it is told in the source's words
WORTH = 3  # content words that a run must hold to be shown
CLAUSE = 4  # content words in a row that the other does not have: something was left out or added
RETOLD_CLAUSE = 6  # the same within a retold sentence, where a few such words may be a turn of phrase for others


def find_passages(source: Galley, target: Galley, runs: Sequence[Run], pairs: Sequence[Pair]) -> tuple[Passage, ...]:
    """Sentences retold in other words, and the runs of words outside them."""
    in_runs = Counter(target.lines[at] for run in runs for at in range(run.target, run.target + run.length))
    sizes = Counter(target.lines)
    reworded = {pair.target: pair.source for pair in pairs if in_runs[pair.target] < MOSTLY * sizes[pair.target]}
    passages = [
        Passage(source=source.sentences[line], target=target.sentences[number], kind="reworded") for number, line in reworded.items()
    ]
    for run in runs:
        passages.extend(_verbatim(source, target, run, set(reworded)))
    return tuple(sorted(passages, key=lambda passage: (passage.target, passage.source)))


def share_in_passages(target: Galley, passages: Sequence[Passage]) -> float:
    """The share of the target's content words that stand in a passage (0 to 1, to three places)."""
    held = {at for passage in passages for at in _words_in(target, passage.target) if target.terms[at]}
    content = sum(1 for one in target.terms if one)
    return round(len(held) / content, 3) if content else 0.0


def _verbatim(source: Galley, target: Galley, run: Run, reworded: set[int]) -> list[Passage]:
    """A run as passages, leaving out the sentences that are shown as reworded and what holds too few words with content."""
    passages = []
    offset = run.source - run.target
    for inside, places in groupby(range(run.target, run.target + run.length), lambda at: target.lines[at] not in reworded):
        held = list(places)
        if inside and sum(1 for at in held if target.terms[at]) >= WORTH:
            one = Span(source.spans[held[0] + offset].start, source.spans[held[-1] + offset].end)
            other = Span(target.spans[held[0]].start, target.spans[held[-1]].end)
            passages.append(Passage(source=one, target=other, kind="verbatim"))
    return passages


def left_over(galley: Galley, other: Galley, passages: Sequence[Passage], *, side: Literal["source", "target"]) -> tuple[Span, ...]:
    """Sentences and clauses of `galley` (the `side` of the passages) that no passage holds, or whose words the other side lacks."""
    covered = [False] * len(galley.words)
    retold: set[int] = set()
    for passage in passages:
        mine, its = (passage.source, passage.target) if side == "source" else (passage.target, passage.source)
        if passage.kind == "reworded":
            retold.update(galley.lines[at] for at in _words_in(galley, mine))
        _cover(covered, galley, mine, set(_terms_in(other, its)) if passage.kind == "reworded" else None)
    spans: list[Span] = []
    for line, places in groupby((at for at, one in enumerate(galley.terms) if one), lambda at: galley.lines[at]):
        held = list(places)
        if not any(covered[at] for at in held):
            spans.append(galley.sentences[line])
            continue
        least = RETOLD_CLAUSE if line in retold else CLAUSE
        for is_covered, clause in groupby(held, lambda at: covered[at]):
            words = list(clause)
            if not is_covered and len(words) >= least:
                spans.append(Span(galley.spans[words[0]].start, galley.spans[words[-1]].end))
    return tuple(spans)


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
