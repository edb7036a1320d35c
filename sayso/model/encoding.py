"""What a model found in one sentence, whichever model it was, with places as offsets into the sentence; and in one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span

EntityKind = Literal["person", "organization", "place", "group", "other"]
ROOT = -1  # the head of the word that no other governs


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that somebody is said to have said or thought: the cue, whose word it is, and what; places in a report.

    `source` is empty where the paragraph names none, `content` where it stands elsewhere; a broken content has several spans. A model
    found it, or, where it is `labelled`, the layout alone says so: "Arle: …".
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    labelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A word that tells something, as a model read it, by the number of its token.

    `types` are the likeliest kinds of event with their probabilities, likeliest first, of a noun none; `happened` is the probability that
    it took place. Two vectors as signed bytes: `sense` lies near those of words that tell the same event beside what they tell it of,
    `word` is that of the word wherever it stands.
    """

    token: int
    types: tuple[tuple[str, float], ...]
    happened: float
    sense: bytes
    word: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """A sentence of n tokens as a model read it.

    `tags` are universal parts of speech, `fine` the Penn Treebank's, `lemmas` the words as a dictionary has them, `heads` the index of
    each token's governor (`ROOT` for the one that has none) with `relations` its universal dependency, `names` (span, kind) pairs, `vector`
    the sentence's embedding as signed bytes, about 127 times the unit vector: so little is enough for
    likeness, and its sums are exact. A sentence without words has nothing, its vector too. `predicates` are in the order of their tokens;
    a model that has no head for them gives none.
    """

    tokens: tuple[Span, ...]
    tags: tuple[str, ...]
    fine: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[Span, EntityKind], ...]
    vector: bytes
    predicates: tuple[Predicate, ...] = ()


def children_of(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The tokens that each token governs, in their order.

    >>> children_of([1, -1, 1])
    ((), (0, 2), ())
    """
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != ROOT:
            children[head].append(token)
    return tuple(tuple(row) for row in children)


def governing(heads: Sequence[int], tokens: Sequence[int]) -> int:
    """Of some tokens the one that governs the others: of "missile strike" the strike, of "reached an agreement" the verb.

    >>> governing([1, -1, 1], [0, 1])
    1
    """
    return next((token for token in tokens if heads[token] not in tokens), tokens[0])
