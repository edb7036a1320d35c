"""Where something was said or published (`words/venues.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A venue and the forms in which reports name it."""

    venue: str
    forms: tuple[str, ...]
    example: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("venues", Venue)
    return tuple(
        (
            row.venue,
            re.compile(
                r"(?<!\w)(?:" + "|".join(f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}" for form in row.forms) + r")(?!\w)"
            ),
        )
        for row in rows
    )


def find_venue(words: str) -> str | None:
    """The first venue, in the order of the file, that these words name.

    >>> find_venue("he wrote on Telegram"), find_venue("he said")
    ('Telegram', None)
    """
    return next((venue for venue, pattern in _patterns() if pattern.search(words)), None)
