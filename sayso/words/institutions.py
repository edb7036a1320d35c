"""Words by which names show what they name, and bodies that every reader knows (`words/institutions.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load

InstitutionKind = Literal["body", "site", "happening", "lower", "stand-in", "text", "known", "group", "any-body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Institutions:
    """Words of one kind."""

    kind: InstitutionKind
    words: tuple[str, ...]
    example: str


@cache
def institutions(kind: InstitutionKind) -> frozenset[str]:
    """The words of one kind, as written.

    >>> "Ministry" in institutions("body"), "consulate" in institutions("lower")
    (True, True)
    """
    return frozenset(word for entry in load("institutions", Institutions) if entry.kind == kind for word in entry.words)
