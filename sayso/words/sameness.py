"""How much each sign tells that two words tell one event (`words/sameness.toml`, written by the recipe)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load

# `word`, `sense` and `sentence` are cosines of vectors, `akin` whether the stems are of one family, `beside` and `about` the share of words
# that both have beside them and in their sentences, `to apart` and `by apart` whether both name who is acted on, or who acts, and no word
# of it is the same.
FEATURES = ("word", "sense", "sentence", "akin", "beside", "about", "to apart", "by apart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one feature adds to the logarithm of the odds; `bias` is what no feature adds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """The weights in the order of `FEATURES`, and the bias."""

    of: tuple[float, ...]
    bias: float


@cache
def sameness() -> Sameness:
    """The weights of the model.

    >>> len(sameness().of) == len(FEATURES)
    True
    """
    held = {entry.feature: entry.weight for entry in load("sameness", Weight)}
    return Sameness(of=tuple(held[name] for name in FEATURES), bias=held["bias"])
