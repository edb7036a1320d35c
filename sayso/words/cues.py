"""Verbs with which reports hand the word to somebody (`words/cues.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load

CueKind = Literal["say", "tell", "call", "mark", "source"]


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
    either = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w’'-])(?:{either})(?![\w-])", re.IGNORECASE)


@cache
def cue_kinds() -> Mapping[str, CueKind]:
    """Every form of every cue with its kind; the first entry of the file wins.

    >>> cue_kinds()["told"], cue_kinds()["according to"]
    ('tell', 'source')
    """
    kinds: dict[str, CueKind] = {}
    for entry in load("cues", Cues):
        for form in entry.forms:
            kinds.setdefault(form, entry.kind)
    return MappingProxyType(kinds)


@cache
def longest_cues() -> Mapping[str, int]:
    """The first word of each cue, and how many words the longest has that starts with it.

    >>> longest_cues()["in"], longest_cues()["said"]
    (4, 1)
    """
    longest: dict[str, int] = {}
    for form in cue_kinds():
        first, count = form.split()[0], len(form.split())
        longest[first] = max(count, longest.get(first, 0))
    return MappingProxyType(longest)
