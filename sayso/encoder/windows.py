"""Cut what is too long to be read at once into stretches of words.

In: how many pieces each word has. Out: stretches of word indices, in order, that cover all. Never cuts a word; cuts after a mark where
there is one in the last third.
"""

from __future__ import annotations

from collections.abc import Sequence

WORDS = 160  # the table of scores grows with the square; one sentence in a thousand of news is longer
PIECES = 400  # the model has 512 places, two of them for its own marks; a word has at most 60 pieces
MARKS = frozenset('.,;:!?)”"—–')


def cut_windows(words: Sequence[str], pieces: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Stretches of at most WORDS words and PIECES pieces.

    >>> cut_windows(["tide"] * 200, [1] * 200)
    ((0, 160), (160, 200))
    """
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = _furthest(pieces, start)
        if end < len(words):
            third = start + (end - start) * 2 // 3
            end = next((n + 1 for n in range(end - 1, third, -1) if words[n] in MARKS), end)
        windows.append((start, end))
        start = end
    return tuple(windows)


def cut_paragraph(words: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Sentences, by how many words each has, in runs of at most WORDS words; a longer sentence is a run of its own.

    >>> cut_paragraph([90, 60, 30, 200])
    ((0, 2), (2, 3), (3, 4))
    """
    runs: list[tuple[int, int]] = []
    start = held = 0
    for number, count in enumerate(words):
        if number > start and held + count > WORDS:
            runs.append((start, number))
            start, held = number, 0
        held += count
    return (*runs, (start, len(words))) if words else ()


def _furthest(pieces: Sequence[int], start: int) -> int:
    """One past the last word that still fits, at least one word further."""
    held, end = pieces[start], start + 1
    while end < len(pieces) and end - start < WORDS and held + pieces[end] <= PIECES:
        held += pieces[end]
        end += 1
    return end
