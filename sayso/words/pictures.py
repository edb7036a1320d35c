"""Who is credited under pictures (`words/pictures.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHouse:
    """Names of one kind of picture source."""

    names: tuple[str, ...]
    example: str


@cache
def picture_sources() -> str:
    """All names as alternatives of a pattern, the longest first."""
    names = {name for house in load("pictures", PictureHouse) for name in house.names}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
