"""With what an event is done (`words/instruments.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """Nouns for weapons, vehicles or other means, in the singular."""

    kind: Literal["weapon", "vehicle", "means"]
    words: tuple[str, ...]
    example: str


@cache
def instrument_nouns() -> frozenset[str]:
    """The last words of all of them: the noun that a phrase such as "a car bomb" is about.

    >>> "bomb" in instrument_nouns(), "car bomb" in instrument_nouns()
    (True, False)
    """
    return frozenset(word.rsplit(" ", 1)[-1] for entry in load("instruments", Instruments) for word in entry.words)
