"""The weights by which a pronoun is given to one of the persons named near (`words/antecedents.toml`), made by `training.antecedents`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load

NOBODY = "nobody"  # the weight of there being nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each feature speaks for a mention being the one that is meant."""

    weights: dict[str, float]


@cache
def antecedent_weights() -> Mapping[str, float]:
    """The weight of each feature; one that is not there weighs nothing."""
    (held,) = load("antecedents", Weights)
    return MappingProxyType(held.weights)
