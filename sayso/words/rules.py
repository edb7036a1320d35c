"""What makes a verdict and what would change it, a sentence each (`words/rules.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The rule behind a verdict on a kind of point ("" fits every kind), and what would change the verdict."""

    verdict: str
    kind: str
    rule: str
    change: str


@cache
def rule_of(verdict: str, kind: str) -> Rule:
    """The first entry that fits.

    >>> rule_of("conflict", "time").change.startswith("a zone")
    True
    """
    entries: tuple[Rule, ...] = load("rules", Rule)
    return next(entry for entry in entries if entry.verdict == verdict and entry.kind in {kind, ""})
