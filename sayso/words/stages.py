"""What the grammar around a word says of how far its event has gone (`words/stages.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.model import Status
from sayso.words.loader import load

Kind = Literal["governs", "wanting", "modals", "marks", "describes", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWords:
    """The words of one status by the place that they take; `passes` of those that tell none."""

    example: str
    status: Status | None = None
    governs: tuple[str, ...] = ()
    wanting: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    describes: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@cache
def stage_words(kind: Kind) -> Mapping[str, Status]:
    """The status that each word of a kind tells; of a word in two entries the first.

    >>> stage_words("modals")["must"]
    'demanded'
    """
    told = ((word, entry.status) for entry in reversed(load("stages", StageWords)) if entry.status for word in getattr(entry, kind))
    return {word: status for word, status in told if status}


@cache
def passing() -> frozenset[str]:
    """The governors that leave an event to their own stage."""
    return frozenset(word for entry in load("stages", StageWords) for word in entry.passes)
