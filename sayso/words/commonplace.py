"""Words that most news reports hold (`words/commonplace.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Commonplace:
    """A list of words that tell no event from another."""

    words: tuple[str, ...]
    example: str


@cache
def commonplace() -> frozenset[str]:
    """All of them, lower case.

    >>> "officials" in commonplace(), "ferry" in commonplace()
    (True, False)
    """
    return frozenset(word for entry in load("commonplace", Commonplace) for word in entry.words)
