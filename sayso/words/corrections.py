"""How an outlet says that it corrects itself (`words/corrections.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Stems of one kind, with a note that has one."""

    kind: Literal["says", "desk"]
    words: tuple[str, ...]
    example: str


@cache
def correcting_stems() -> frozenset[str]:
    """Stems that make a note a correction.

    >>> "misstat" in correcting_stems(), "updat" in correcting_stems()
    (True, False)
    """
    return _stems("says")


@cache
def desk_stems() -> frozenset[str]:
    """Stems of a note that say nothing of what it corrects, those that say that it corrects among them."""
    return _stems("desk") | _stems("says")


def _stems(kind: str) -> frozenset[str]:
    return frozenset(word for entry in load("corrections", Corrections) if entry.kind == kind for word in entry.words)
