"""News agencies and how an outlet shows that a text is theirs (`words/wires.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An agency: its short name, its names in credits, its marks in a dateline or byline and in an address."""

    name: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    urls: tuple[str, ...]
    example: str


def wires() -> tuple[Wire, ...]:
    """All agencies, in the order of the file."""
    return load("wires", Wire)


@cache
def wire_names() -> Mapping[str, str]:
    """An agency's short name by each of its names, lower case.

    >>> wire_names()["agence france-presse"]
    'AFP'
    """
    return MappingProxyType({name.lower(): wire.name for wire in wires() for name in wire.names})
