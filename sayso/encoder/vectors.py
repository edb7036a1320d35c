"""Vectors as signed bytes, and how close two of them are.

A unit vector is kept as its numbers times 127, rounded. Products of such numbers add up to less than 2^24, so that sums in 32-bit floats
are exact, in whatever order a processor adds: two machines get the same closeness to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

WHOLE = 127.0
BLOCK = 256  # rows that are held against all at once
Vectors = NDArray[np.int8]
"""A table of vectors, (n, width)."""


def as_bytes(vector: NDArray[np.float32]) -> bytes:
    """A vector of any length as the bytes of its unit vector; empty where it is zero."""
    size = float(np.linalg.norm(vector))
    return np.rint(vector / size * WHOLE).astype(np.int8).tobytes() if size else b""


def rows_as_bytes(table: NDArray[np.float32]) -> list[bytes]:
    """Each row of a table as the bytes of its unit vector."""
    sizes = np.maximum(np.linalg.norm(table, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return [row.tobytes() for row in np.rint(table / sizes * WHOLE).astype(np.int8)]


def closeness(one: bytes, other: bytes) -> float:
    """The cosine of two vectors, about -1 to 1; 0 where one is empty or they are of two kinds.

    >>> closeness(bytes([127, 0]), bytes([127, 0])), closeness(bytes([127, 0]), b"")
    (1.0, 0.0)
    """
    return closeness_to(stack((one,)), [0], other)[0]


def closeness_to(table: Vectors, rows: Sequence[int], vector: bytes) -> list[float]:
    """The cosine of some rows of a table with a vector; 0 where it is empty or of another kind."""
    if not vector or len(vector) != table.shape[1]:
        return [0.0] * len(rows)
    found: list[float] = (table[rows].astype(np.float32) @ np.frombuffer(vector, dtype=np.int8).astype(np.float32) / WHOLE**2).tolist()
    return found


def stack(vectors: Sequence[bytes]) -> Vectors:
    """Vectors as the rows of a table (n, width); zeros for an empty one and for one that is not as wide as the widest."""
    width = max((len(vector) for vector in vectors), default=0)
    rows = [vector if len(vector) == width else bytes(width) for vector in vectors]
    return np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), width)


def nearest(table: Vectors, count: int) -> Iterator[tuple[int, ...]]:
    """For each row of a table the `count` others that are closest to it, or all where there are fewer; of equals the first.

    >>> list(nearest(np.array([[9, 0], [0, 9], [8, 1]], dtype=np.int8), 1))
    [(2,), (2,), (0,)]
    """
    floats = table.astype(np.float32)
    for start in range(0, len(floats), BLOCK):
        for number, row in enumerate(floats[start : start + BLOCK] @ floats.T, start=start):
            row[number] = -np.inf
            least = np.partition(row, -count)[-count] if count < len(row) else -np.inf
            above, equal = np.flatnonzero(row > least), np.flatnonzero(row == least)
            yield tuple(int(at) for at in (*above, *equal[: max(0, count - len(above))]) if at != number)
