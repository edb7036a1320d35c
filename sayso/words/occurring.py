"""How reports say that the event itself took place (`words/occurring.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurring:
    """Nouns for what happens, or verbs of taking place."""

    kind: Literal["noun", "verb"]
    words: tuple[str, ...]
    example: str


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = [word for entry in load("occurring", Occurring) if entry.kind == kind for word in entry.words]
    forms = (r"\s(?:\w+ly\s)?".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)


def says_it_occurred(sentence: str) -> bool:
    """Whether a sentence has a noun for what happened and, after it, a verb of taking place.

    >>> says_it_occurred("The blast was reportedly heard at 9 p.m."), says_it_occurred("The mayor condemned the blast.")
    (True, False)
    """
    noun = _pattern("noun").search(sentence)
    return bool(noun and _pattern("verb").search(sentence, noun.end()))
