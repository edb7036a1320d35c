"""Two wordings, word by word: which words of each the other does not have.

In: two strings. Out: pieces of each, which joined give it back exactly. Case, marks and spaces are no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sayso.text.tokens import fold

TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]+")  # "reached", "union’s", ",", " ": together they cover a text
LONGEST = 600  # words of one side: a comparison takes quadratic time, and nobody reads longer ones word by word


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording; `changed` where the other has it not."""

    text: str
    changed: bool = False


def mark_changes(base: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both wordings.

    >>> [piece.text for piece in mark_changes("It must stop now", "It should stop now")[1] if piece.changed]
    ['should']
    """
    left, right = TOKEN.findall(base), TOKEN.findall(other)
    if max(len(left), len(right)) > LONGEST * 2:
        return (Piece(base),), (Piece(other),)
    matcher = SequenceMatcher(None, [_plain(one) for one in left], [_plain(one) for one in right], autojunk=False)
    kept = matcher.get_matching_blocks()
    same_left = {at for block in kept for at in range(block.a, block.a + block.size)}
    same_right = {at for block in kept for at in range(block.b, block.b + block.size)}
    return _pieces(left, same_left), _pieces(right, same_right)


def is_changed(pieces: Sequence[Piece]) -> bool:
    """Whether any word is another."""
    return any(piece.changed for piece in pieces)


def _plain(token: str) -> str:
    """What is compared: words folded, any white space one space."""
    return fold(token) or " "


def _pieces(tokens: Sequence[str], same: set[int]) -> tuple[Piece, ...]:
    """Tokens put together where they are alike; marks and spaces belong to a change only where the words on both sides do."""
    words = [at for at, token in enumerate(tokens) if any(letter.isalnum() for letter in token)]
    changed = {at for at in words if at not in same}
    for before, after in pairwise(words):
        if before in changed and after in changed:
            changed.update(range(before, after))
    pieces: list[Piece] = []
    for at, token in enumerate(tokens):
        if pieces and pieces[-1].changed == (at in changed):
            pieces[-1] = Piece(pieces[-1].text + token, pieces[-1].changed)
        else:
            pieces.append(Piece(token, at in changed))
    return tuple(pieces)
