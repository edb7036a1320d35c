"""Two wordings, word by word: which words of each the other does not have.

In: two strings. Out: pieces of each, which joined give it back exactly, or both in one. Case, marks and spaces are no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from sayso.text.tokens import fold

TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]+")  # "reached", "union’s", ",", " ": together they cover a text
LONGEST = 600  # words of one side: a comparison takes quadratic time, and nobody reads longer ones word by word
NEXT, FAR = 3, 2  # words kept of what is the same: beside a change, and at the end of a wording
LEAST_CUT = 4  # an ellipsis for fewer words saves nothing


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording; `changed` where the other has it not."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Woven:
    """A stretch of two wordings told as one: in both, or in one of them."""

    text: str
    kind: Literal["both", "base", "other"]


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


def weave(base: str, other: str) -> tuple[Woven, ...]:
    """Both wordings in one, as an editor marks a text: what both have told once.

    >>> [(one.kind, one.text) for one in weave("It must stop now", "It should stop")]
    [('both', 'It '), ('base', 'must'), ('other', 'should'), ('both', ' stop'), ('base', ' now')]
    """
    left, right = TOKEN.findall(base), TOKEN.findall(other)
    if max(len(left), len(right)) > LONGEST * 2:
        return Woven(base, "base"), Woven(other, "other")
    woven: list[Woven] = []
    for is_same, own, theirs in _runs(left, right):
        woven += [Woven(theirs, "both")] if is_same else [Woven(own, "base"), Woven(theirs, "other")]
    return tuple(one for one in woven if one.text)


def cut_same(woven: Sequence[Woven]) -> tuple[Woven, ...]:
    """What is woven, what both have cut in its middle where it is long."""
    last = len(woven) - 1
    return tuple(
        Woven(_shorten_inside(one.text, head=at > 0, tail=at < last), "both") if one.kind == "both" else one for at, one in enumerate(woven)
    )


def tell_changes(pieces: Sequence[Piece]) -> str:
    """A wording by what is changed in it: what is the same for long is cut in its middle.

    >>> text = "The ferry sank at night off the northern coast of the island with nine aboard"
    >>> tell_changes(mark_changes(text.replace("nine", "ten"), text)[1])
    'The ferry … the island with nine aboard'
    """
    last = len(pieces) - 1
    if last == 0:
        return pieces[0].text
    told = (one.text if one.changed else _shorten_inside(one.text, head=at > 0, tail=at < last) for at, one in enumerate(pieces))
    return "".join(told)


def _runs(left: Sequence[str], right: Sequence[str]) -> list[tuple[bool, str, str]]:
    """Stretches that are the same and stretches that are not, by turns; marks and spaces alone do not part two changes."""
    runs: list[tuple[bool, str, str]] = []
    blocks = SequenceMatcher(None, [_plain(one) for one in left], [_plain(one) for one in right], autojunk=False).get_opcodes()
    for at, (kind, start, end, begin, stop) in enumerate(blocks):
        own, theirs = "".join(left[start:end]), "".join(right[begin:stop])
        is_same = kind == "equal" and (at in {0, len(blocks) - 1} or any(letter.isalnum() for letter in own))
        if runs and not runs[-1][0] and not is_same:
            runs[-1] = (False, runs[-1][1] + own, runs[-1][2] + theirs)
        else:
            runs.append((is_same, own, theirs))
    return runs


def _shorten_inside(text: str, *, head: bool, tail: bool) -> str:
    """A stretch that is the same, cut in its middle; more is kept beside a change than at the end of a wording."""
    words = re.findall(r"\s*\S+\s*", text)
    before, after = NEXT if head else FAR, NEXT if tail else FAR
    if len(words) <= before + after + LEAST_CUT:
        return text
    return f"{''.join(words[:before]).rstrip()} … {''.join(words[-after:]).lstrip()}"


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
