"""A text cut flat: at every edge of every mark, so that marks may overlap in any way and no element stands in another.

In: a text, its paragraphs, the marks on it. Out: blocks of segments; the segments of all blocks and the gaps between them, joined,
are the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sayso.tell.account import Place

MarkKind = Literal["quote", "time", "figure", "told", "accused"]
ORDER: tuple[MarkKind, ...] = ("quote", "time", "figure", "told", "accused")


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of a text and what it is; `told` and `accused` are witnesses of points."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch without an edge in it; `kinds` is empty where nothing marks it."""

    start: int
    text: str
    kinds: tuple[MarkKind, ...] = ()
    is_target: bool = False  # whether links lead here
    lone: tuple[str, ...] = ()  # ids of points that only this origin tells and that begin here


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in segments, or, with `number` 0, the line ends between two."""

    number: int
    segments: tuple[Segment, ...]
    part: str = "body"


def cut_text(
    text: str,
    paragraphs: Sequence[Place],
    marks: Iterable[TextMark],
    targets: Iterable[int],
    lone: Mapping[int, Sequence[str]] | None = None,
) -> tuple[Block, ...]:
    """The whole text in blocks; `lone` are points that begin at a place and have no other address on the page.

    >>> [segment.text for segment in cut_text("Rain fell.", [(0, 10)], [TextMark(0, 4, "time"), TextMark(2, 10, "quote")], [])[0].segments]
    ['Ra', 'in', ' fell.']
    """
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    wanted = {at for at in targets if 0 <= at < len(text)}
    begun = {at: tuple(ids) for at, ids in (lone or {}).items() if 0 <= at < len(text)}
    edges = _edges(text, paragraphs, marks, wanted | begun.keys())
    kinds = _kinds(edges, marks)
    segments = [
        Segment(start, text[start:end], kinds[at], start in wanted, begun.get(start, ()))
        for at, (start, end) in enumerate(pairwise(edges))
        if start < end
    ]
    return tuple(Block(number, tuple(_join(inside))) for number, inside in _blocks(segments, paragraphs))


def _join(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments, those put together between which nothing begins that a reader would see or go to."""
    held: Segment | None = None
    for one in segments:
        if held and held.kinds == one.kinds and not (held.is_target or one.is_target or one.lone):
            held = replace(held, text=held.text + one.text)
        else:
            if held:
                yield held
            held = one
    if held:
        yield held


def _edges(text: str, paragraphs: Sequence[Place], marks: Sequence[TextMark], targets: set[int]) -> list[int]:
    """Every place where one segment ends and the next begins; never between a carriage return and its line feed."""
    edges = {0, len(text), *targets}
    for mark in marks:
        edges |= {mark.start, mark.end}
    for place in paragraphs:
        edges |= set(place)
    return sorted(at for at in edges if not (0 < at < len(text) and text[at - 1] == "\r" and text[at] == "\n"))


def _kinds(edges: Sequence[int], marks: Sequence[TextMark]) -> list[tuple[MarkKind, ...]]:
    """The kinds of marks on each stretch from one edge to the next, by counting what opens and closes."""
    changes: defaultdict[int, list[tuple[MarkKind, int]]] = defaultdict(list)
    for mark in marks:
        changes[bisect_left(edges, mark.start)].append((mark.kind, 1))
        changes[bisect_left(edges, mark.end)].append((mark.kind, -1))
    open_marks = dict.fromkeys(ORDER, 0)
    kinds: list[tuple[MarkKind, ...]] = []
    for at in range(len(edges)):
        for kind, step in changes.get(at, ()):
            open_marks[kind] += step
        kinds.append(tuple(kind for kind in ORDER if open_marks[kind] > 0))
    return kinds


def _blocks(segments: Sequence[Segment], paragraphs: Sequence[Place]) -> Iterator[tuple[int, list[Segment]]]:
    """Segments by their paragraphs; what stands between two paragraphs has the number 0."""
    starts = [start for start, _ in paragraphs]
    gathered: list[Segment] = []
    number = -1
    for segment in segments:
        at = bisect_left(starts, segment.start + 1)  # 1 for what begins in the first paragraph
        of = at if at and segment.start < paragraphs[at - 1][1] else 0
        if of != number and gathered:
            yield number, gathered
            gathered = []
        number = of
        gathered.append(segment)
    if gathered:
        yield number, gathered
