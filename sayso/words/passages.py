"""Lines of scraped pages that are no part of the story (`words/passages.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageForm:
    """How lines of one kind begin, end or read as a whole; a line longer than `longest` characters is never one."""

    kind: Literal["boilerplate", "caption", "credit", "note"]
    how: Literal["whole", "start", "end", "bracketed", "within"]
    forms: tuple[str, ...]
    example: str
    longest: int = 80


@cache
def passage_forms() -> tuple[PassageForm, ...]:
    """Every form, in the order in which they are tried."""
    return load("passages", PassageForm)


def kind_of_line(folded: str) -> Literal["boilerplate", "caption", "credit", "note"] | None:
    """What a line is by its words, or None; `folded` is lower case with straight marks.

    >>> kind_of_line("advertisement"), kind_of_line("source: brack courier"), kind_of_line("the source of the river dried up")
    ('boilerplate', 'credit', None)
    """
    for entry in passage_forms():
        if len(folded) <= entry.longest and _fits(folded, entry):
            return entry.kind
    return None


def _fits(folded: str, entry: PassageForm) -> bool:
    if entry.how == "whole":
        return folded in entry.forms
    if entry.how == "start":
        return folded.startswith(entry.forms)
    if entry.how == "end":
        return folded.endswith(entry.forms)
    if entry.how == "within":
        return any(form in folded for form in entry.forms)
    return folded[:1] == "[" and folded[-1:] == "]" and folded[1:].startswith(entry.forms)
