"""Titles, offices and nouns for people who speak (`words/titles.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load

TitleKind = Literal["honorific", "rank", "regnal", "office", "spokes", "role", "crowd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Words of one kind."""

    kind: TitleKind
    words: tuple[str, ...]
    example: str


@cache
def titles(*kinds: TitleKind) -> frozenset[str]:
    """The words of these kinds, lower case, without a full stop.

    >>> "gen" in titles("rank"), "prime minister" in titles("office", "role")
    (True, True)
    """
    return frozenset(word.lower().rstrip(".") for entry in load("titles", Titles) if entry.kind in kinds for word in entry.words)
