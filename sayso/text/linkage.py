"""Groups by average linkage (UPGMA, Sokal and Michener 1958) over the pairs that have a likeness at all.

In: how alike pairs are. Out: groups. The two groups most alike are joined until none are alike enough; of equals those that come first by
their names, so that the order of what is grouped changes nothing. A pair that must stay apart has a likeness of `NEVER`.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

NEVER = -1e6

Pairing = tuple[float, tuple[str, str], int, int]  # less likeness, the names of two groups, the groups


def join(names: Sequence[str], likeness: Mapping[tuple[int, int], float], *, least: float) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `names`, each in rising order; `likeness` of pairs (lower, higher), 0 where none is given.

    >>> join("abcd", {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.8}, least=0.3)
    ((0, 1), (2, 3))
    """
    sums: list[dict[int, float]] = [{} for _ in names]
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = value
    members: dict[int, tuple[int, ...]] = {number: (number,) for number in range(len(names))}
    called = dict(enumerate(names))
    heap: list[Pairing] = [
        (-value, _ordered(names[one], names[other]), one, other) for (one, other), value in likeness.items() if value >= least
    ]
    heapq.heapify(heap)
    while heap:
        mean, _, one, other = heapq.heappop(heap)
        if one not in members or other not in members or -mean != _mean(sums, members, one, other):
            continue
        new = len(sums)
        members[new] = tuple(sorted((*members.pop(one), *members.pop(other))))
        called[new] = min(called[one], called[other])
        sums.append({})
        for near in sorted((sums[one].keys() | sums[other].keys()) & members.keys()):
            total = sums[one].get(near, 0.0) + sums[other].get(near, 0.0)
            sums[new][near] = sums[near][new] = total
            value = _mean(sums, members, new, near)
            if value >= least:
                heapq.heappush(heap, (-value, _ordered(called[new], called[near]), new, near))
    return tuple(sorted(members.values()))


def _ordered(one: str, other: str) -> tuple[str, str]:
    """Two names in the order of letters."""
    return (one, other) if one <= other else (other, one)


def _mean(sums: Sequence[Mapping[int, float]], members: Mapping[int, tuple[int, ...]], one: int, other: int) -> float:
    """The mean likeness between the members of two groups."""
    return sums[one].get(other, 0.0) / (len(members[one]) * len(members[other]))
