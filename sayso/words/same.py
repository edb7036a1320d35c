"""Words that reports use for one another, for the comparison of sentences (`words/same.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class SameWords:
    """Words that count as one, under the name of `head`."""

    head: str
    words: tuple[str, ...]
    example: str


@cache
def same_words() -> Mapping[str, str]:
    """The head of every word that has one, lower case.

    >>> same_words()["blast"]
    'explosion'
    """
    return MappingProxyType({word: entry.head for entry in load("same", SameWords) for word in entry.words})
