"""Words that tell times, by what they are (`words/times.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load

TimeKind = Literal[
    "weekday", "short weekday", "month", "season", "unit", "shift", "part", "often", "feast", "moving feast", "event", "which", "edge",
    "bound", "reference", "count", "away", "ahead", "plan",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """Names of one time, or of one part in telling times, with what they are worth."""

    kind: TimeKind
    value: str
    names: tuple[str, ...]
    example: str


@cache
def time_words(kind: TimeKind) -> Mapping[str, str]:
    """The names of a kind, lower case, each with its value.

    >>> time_words("weekday")["friday"], time_words("unit")["hours"]
    ('4', 'h')
    """
    return MappingProxyType({name.lower(): entry.value for entry in load("times", TimeWord) if entry.kind == kind for name in entry.names})


@cache
def time_pattern(kind: TimeKind) -> str:
    """The names of a kind as one alternation, the longest first, as they are written; any white space between words."""
    names = {name for entry in load("times", TimeWord) if entry.kind == kind for name in entry.names}
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda name: (-len(name), name)))
