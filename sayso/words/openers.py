"""Capitalised words that name nobody (`words/openers.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Openers:
    """Words of one kind."""

    kind: Literal["opener", "nobody"]
    words: tuple[str, ...]


@cache
def openers() -> frozenset[str]:
    """Words that open sentences and are no names, lower case, straight apostrophes.

    >>> "meanwhile" in openers(), "tarn" in openers()
    (True, False)
    """
    return frozenset(word for entry in load("openers", Openers) if entry.kind == "opener" for word in entry.words)


@cache
def nobodies() -> frozenset[str]:
    """Words that are capitalised everywhere and name no one, as written: weekdays, months, zones, adjectives of faiths."""
    return frozenset(word for entry in load("openers", Openers) if entry.kind == "nobody" for word in entry.words)
