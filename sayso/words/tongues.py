"""Who speaks English in public, so that a quotation was not translated (`words/tongues.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """Names and adjectives of a country or institution that speaks English."""

    words: tuple[str, ...]
    example: str


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((word for entry in load("tongues", Tongue) for word in entry.words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def speaks_english(form: str) -> bool:
    """Whether a name or role ties somebody to English in public life.

    >>> speaks_english("British Prime Minister"), speaks_english("French President")
    (True, False)
    """
    return bool(_pattern().search(form))
