"""Words by which a party takes a stand (`words/stances.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.model import Stance
from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCues:
    """The cues of one stance; what each list is for stands at the head of the file."""

    stance: Stance
    cues: tuple[str, ...]
    example: str
    passive: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    negated: Stance | None = None
    indicative: Stance | None = None


@cache
def stance_cues() -> tuple[StanceCues, ...]:
    """Every stance with its cues.

    >>> [entry.stance for entry in stance_cues() if "=ready to" in entry.cues]
    ['offers']
    """
    return load("stances", StanceCues)
