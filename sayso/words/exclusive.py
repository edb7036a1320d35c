"""Sets of words of which only one can be true of one thing (`words/exclusive.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """A kind of thing and its members, each a tuple of forms; the first form names the member."""

    name: str
    members: tuple[tuple[str, ...], ...]
    example: str


@cache
def exclusive_words() -> Mapping[str, tuple[str, str]]:
    """For every form, lower case, the kind of thing and the member it names.

    >>> exclusive_words()["lorry"]
    ('vehicle', 'truck')
    """
    forms = {form: (entry.name, member[0]) for entry in load("exclusive", Exclusive) for member in entry.members for form in member}
    return MappingProxyType(forms)
