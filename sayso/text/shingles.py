"""Shingles of a text: short runs of words as numbers, by which near-equal texts find one another without comparing all with all.

In: words in the form in which they are compared. Out: sets of numbers that are the same on every machine and in every run.
The choice among them is winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): a shared run of `size + window - 1`
words always leaves at least one shared number.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32


def shingles(words: Sequence[str], size: int = 5) -> tuple[int, ...]:
    """A number for every run of `size` words, in order; none where the text is shorter.

    >>> len(shingles("the ferry left the harbour at noon".split()))
    3
    """
    return tuple(crc32("\x1f".join(words[at : at + size]).encode("utf-8", "surrogatepass")) for at in range(len(words) - size + 1))


def winnow(words: Sequence[str], size: int = 5, window: int = 4) -> frozenset[int]:
    """The smallest number of every `window` shingles in a row: about two in five of them.

    >>> one = "at noon the ferry left the old harbour of Tarn for the islands".split()
    >>> other = "police said the ferry left the old harbour of Tarn on time".split()
    >>> bool(winnow(one) & winnow(other))
    True
    """
    numbers = shingles(words, size)
    if len(numbers) <= window:
        return frozenset(numbers[:1] if len(numbers) == 1 else (min(numbers),) if numbers else ())
    return frozenset(min(numbers[at : at + window]) for at in range(len(numbers) - window + 1))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other (0 to 1).

    >>> resemblance(frozenset({1, 2}), frozenset({2, 3, 4}))
    0.5
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
