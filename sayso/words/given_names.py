"""Given names and the pronoun that usually takes them up (`words/given_names.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Names that one pronoun usually takes up."""

    pronoun: Literal["he", "she"]
    names: tuple[str, ...]


@cache
def given_names() -> Mapping[str, str]:
    """The usual pronoun by given name.

    >>> given_names()["Boris"], given_names()["Greta"], "Tarn" in given_names()
    ('he', 'she', False)
    """
    return MappingProxyType({name: entry.pronoun for entry in load("given_names", GivenNames) for name in entry.names})
