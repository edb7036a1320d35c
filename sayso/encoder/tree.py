"""The best tree over a sentence: every word one governor, one word the root, no cycles.

In: a table of scores, (n, n + 1), how well each word is governed by the root (column 0) or by a word (columns 1 to n). Out: the
governor of each word. Chu and Liu (1965), Edmonds (1967); one root by making roots dear (Stanojević and Cohen 2021).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NONE = np.float64(-1e18)


def best_tree(scores: Scores) -> tuple[int, ...]:
    """The index of each word's governor, -1 for the root, in the tree whose scores add up to most.

    >>> best_tree(np.array([[1, 0, 5], [4, 9, 0]], dtype=np.float32))  # each wants the other: a cycle
    (-1, 0)
    """
    count = len(scores)
    if not count:
        return ()
    table = np.full((count + 1, count + 1), NONE)
    table[1:] = scores
    np.fill_diagonal(table, NONE)
    heads = _arborescence(table)
    if np.count_nonzero(heads[1:] == 0) > 1:
        # More than any tree can gain elsewhere, so that a second root never pays.
        table[1:, 0] -= (float(scores.max()) - float(scores.min()) + 1) * (count + 1)
        heads = _arborescence(table)
    return tuple(head - 1 for head in heads[1:].tolist())


def _arborescence(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best governor of every node but node 0, whose own entry means nothing."""
    heads = table.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    return heads if cycle is None else _mend(table, heads, cycle)


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """The nodes of one cycle, or None; node 0 ends every way up."""
    up = heads.tolist()
    state = [0] * len(up)  # 0 not seen, 1 on this way, 2 known to reach the root
    state[0] = 2
    for start in range(1, len(up)):
        way, node = [], start
        while state[node] == 0:
            state[node] = 1
            way.append(node)
            node = up[node]
        if state[node] == 1:
            return way[way.index(node) :]
        for passed in way:
            state[passed] = 2
    return None


def _mend(table: NDArray[np.float64], heads: NDArray[np.int64], cycle: list[int]) -> NDArray[np.int64]:
    """Draw a cycle together into one node, solve the smaller table, and open it where the best arc comes in."""
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(table)) if node not in set(cycle)])
    kept = table[inside, heads[inside]]
    gains = table[inside[:, None], outside] - kept[:, None]  # of breaking the cycle at a node for a governor outside
    entry, leaving = gains.argmax(axis=0), table[outside[:, None], inside]
    exits = leaving.argmax(axis=1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NONE)
    smaller[:size, :size] = table[outside[:, None], outside]
    smaller[size, :size] = gains.max(axis=0)
    smaller[1:size, size] = leaving.max(axis=1)[1:]
    solved = _arborescence(smaller)
    mended = heads.copy()
    for n in range(1, size):
        mended[outside[n]] = inside[exits[n]] if solved[n] == size else outside[solved[n]]
    governor = solved[size]
    mended[inside[entry[governor]]] = outside[governor]
    return mended
