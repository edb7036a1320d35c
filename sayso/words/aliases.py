"""Bodies that go by several names (`words/aliases.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """The names of one body, the first the one under which it is compared."""

    names: tuple[str, ...]
    example: str


@cache
def _names() -> Mapping[str, str]:
    return MappingProxyType({name: entry.names[0] for entry in load("aliases", Aliases) for name in entry.names})


def body_named(name: str) -> str | None:
    """The body that goes by this name, by the first of its names.

    >>> body_named("UN"), body_named("Brack Council")
    ('United Nations', None)
    """
    return _names().get(name)
