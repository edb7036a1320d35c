"""Words beside numbers: units, bounds, rates, what became of those counted (`words/measures.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load

MeasureKind = Literal["unit", "currency", "bound", "state", "rate", "label", "person", "stop", "vain", "plural", "before plural"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWord:
    """Names that say one thing of a number."""

    kind: MeasureKind
    value: str
    names: tuple[str, ...]
    example: str


@cache
def measure_words(kind: MeasureKind) -> Mapping[str, str]:
    """The names of a kind, lower case, each with its value.

    >>> measure_words("unit")["kilometres"], measure_words("bound")["up to"]
    ('km', 'high')
    """
    rows = [entry for entry in load("measures", MeasureWord) if entry.kind == kind]
    return MappingProxyType({name.lower(): entry.value for entry in rows for name in entry.names})


@cache
def measure_pattern(kind: MeasureKind) -> str:
    """The names of a kind as one alternation, the longest first; any white space between words."""
    names = measure_words(kind)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda name: (-len(name), name)))
