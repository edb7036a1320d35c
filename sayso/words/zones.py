"""Names of time zones and of places with one zone (`words/zones.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load

ZoneKind = Literal["abbreviation", "ambiguous", "phrase", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Names of one zone: an IANA name, or "local" for a place's own; of several where ambiguous, one name after another."""

    kind: ZoneKind
    zone: str
    names: tuple[str, ...]
    example: str


@cache
def zone_names(kind: ZoneKind) -> Mapping[str, str]:
    """The names of a kind, phrases in lower case, each with its zone.

    >>> zone_names("abbreviation")["ET"], zone_names("place")["Moscow"]
    ('America/New_York', 'Europe/Moscow')
    """
    rows = [entry for entry in load("zones", Zone) if entry.kind == kind]
    return MappingProxyType({name.lower() if kind == "phrase" else name: entry.zone for entry in rows for name in entry.names})


@cache
def zone_pattern(kind: ZoneKind) -> str:
    """The names of a kind as one alternation, the longest first; any white space between words."""
    names = {name for entry in load("zones", Zone) if entry.kind == kind for name in entry.names}
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda name: (-len(name), name)))


def zones_meant(name: str) -> tuple[str, ...]:
    """The zones that an ambiguous abbreviation may mean.

    >>> zones_meant("CST")
    ('America/Chicago', 'Asia/Shanghai')
    """
    return tuple(zone_names("ambiguous")[name].split())
