"""Runs of words that two texts share, and the longest chain of them that keeps its order.

Pure functions on sequences of words in the form in which they are compared; places are indices into these sequences. Nothing
here knows a sentence, a report or what a word means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

MOST_PLACES = 16  # places of one seed that are tried: a text of one word repeated would otherwise take quadratic time
LONGEST_RUN = 400  # words; a longer run is told as several, so that repeated text cannot take quadratic time


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`length` words in a row that stand at `source` in the one text and at `target` in the other."""

    source: int
    target: int
    length: int


def find_runs(source: Sequence[str], target: Sequence[str], *, least: int = 5) -> tuple[Run, ...]:
    """The longest shared runs of at least `least` words, in the order of `target`, none overlapping another there.

    >>> find_runs("a quiet night in the harbour of Tarn".split(), "the harbour of Tarn was quiet".split(), least=3)
    (Run(source=4, target=0, length=4),)
    """
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(source) - least + 1):
        seed = places[tuple(source[at : at + least])]
        if len(seed) < MOST_PLACES:
            seed.append(at)
    runs: list[Run] = []
    at = 0
    while at <= len(target) - least:
        starts = places.get(tuple(target[at : at + least]), ())
        if not starts:
            at += 1
            continue
        length, start = max((_shared(source, start, target, at), -start) for start in starts)
        runs.append(Run(source=-start, target=at, length=length))
        at += length
    return tuple(runs)


def _shared(source: Sequence[str], start: int, target: Sequence[str], at: int) -> int:
    """How many words from `start` and `at` on are the same."""
    most = min(len(source) - start, len(target) - at, LONGEST_RUN)
    length = 0
    while length < most and source[start + length] == target[at + length]:
        length += 1
    return length


def longest_chain(places: Sequence[int]) -> tuple[int, ...]:
    """The indices of a longest stretch of `places` that never goes back (Fredman 1975, n log n).

    >>> longest_chain([4, 0, 1, 9, 2, 2])
    (1, 2, 4, 5)
    """
    tails: list[int] = []  # smallest last place of a chain of each length
    ends: list[int] = []  # its index
    before: list[int] = []
    for index, place in enumerate(places):
        slot = bisect_left(tails, place + 1)
        before.append(ends[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[slot], ends[slot] = place, index
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return tuple(reversed(chain))
