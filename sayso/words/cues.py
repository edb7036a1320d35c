"""Verbs with which reports hand the word to somebody (`words/cues.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load

CueKind = Literal["say", "tell", "mark", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cues of one kind, in every form."""

    kind: CueKind
    forms: tuple[str, ...]
    example: str


@cache
def cue_pattern(*kinds: CueKind) -> re.Pattern[str]:
    """A pattern that finds a cue of these kinds as a whole word.

    >>> cue_pattern("say").search("she said so")[0]
    'said'
    """
    forms = {form for entry in load("cues", Cues) if entry.kind in kinds for form in entry.forms}
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form)))) + r")(?![\w-])", re.IGNORECASE)
