"""Words that turn a meaning when one takes the other's place (`words/turns.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Two groups of words, each the contrary of the other."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    example: str


@cache
def turned_words() -> Mapping[str, frozenset[str]]:
    """For every word, lower case, the words that turn its meaning.

    >>> "endorsed" in turned_words()["threatened"]
    True
    """
    turned: dict[str, set[str]] = {}
    for entry in load("turns", Turn):
        for mine, theirs in ((entry.one, entry.other), (entry.other, entry.one)):
            for word in mine:
                turned.setdefault(word, set()).update(theirs)
    return MappingProxyType({word: frozenset(contraries) for word, contraries in turned.items()})
