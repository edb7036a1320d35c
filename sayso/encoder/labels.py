"""From scores of begin, inside and outside labels to spans of words.

In: a table (n, labels) of scores, the labels' names. Out: stretches of words with a kind. The best path over the whole sentence that
never lets an I follow what it cannot continue (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Stretch = tuple[int, int, str]
"""First word, one past the last, kind ("" where labels have none)."""


def best_stretches(scores: NDArray[np.float32], labels: Sequence[str]) -> tuple[Stretch, ...]:
    """The stretches of the best allowed path.

    >>> labels = ("O", "B-person", "I-person")
    >>> best_stretches(np.array([[0, 1, 2], [0, 1, 3], [4, 0, 1]], dtype=np.float32), labels)
    ((0, 2, 'person'),)
    """
    path = [int(number) for number in scores.argmax(axis=1)]
    if not _is_allowed(path, labels):
        path = _best_path(scores, labels)
    return stretches([labels[number] for number in path])


def _may_follow(before: str, label: str) -> bool:
    """Whether `label` may stand after `before`; "O" stands for the sentence's edge."""
    return label[0] != "I" or (before != "O" and before[1:] == label[1:])


def _is_allowed(path: Sequence[int], labels: Sequence[str]) -> bool:
    """Whether each word's own best label already makes a path."""
    before = "O"
    for number in path:
        if not _may_follow(before, labels[number]):
            return False
        before = labels[number]
    return True


def _best_path(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    """Viterbi's path."""
    closed = np.array([[0.0 if _may_follow(before, label) else -1e9 for label in labels] for before in labels])
    best = scores[0] + closed[labels.index("O")]
    back = np.zeros(scores.shape, dtype=np.int64)
    for n in range(1, len(scores)):
        ways = best[:, None] + closed
        back[n] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[n]
    path = [int(best.argmax())]
    for n in range(len(scores) - 1, 0, -1):
        path.append(int(back[n, path[-1]]))
    return path[::-1]


def stretches(labels: Sequence[str]) -> tuple[Stretch, ...]:
    """Runs of labels that belong together; an I that continues nothing begins nothing.

    >>> stretches(("B-place", "I-place", "O", "B-place"))
    ((0, 2, 'place'), (3, 4, 'place'))
    """
    found: list[Stretch] = []
    start, kind = -1, ""
    for n, label in enumerate((*labels, "O")):
        if start >= 0 and label[0] != "I":
            found.append((start, n, kind))
            start = -1
        if label[0] == "B":
            start, kind = n, label[2:]
    return tuple(found)


def moved(stretch: Stretch, by: int) -> Stretch:
    """A stretch of some words as one of all.

    >>> moved((0, 2, "place"), 10)
    (10, 12, 'place')
    """
    return stretch[0] + by, stretch[1] + by, stretch[2]
