"""Where something was said or published (`words/venues.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load

# What leads to a noun for where it was said: "in a | statement", "during Monday’s | briefing", "issued the | advisory". Not: "a statement".
LEAD = (
    r"(?<!\w)(?:[Ii]n|[Aa]t|[Dd]uring|[Vv]ia|[Tt]hrough|[Oo]ver|[Oo]n|[Ff]rom|[Ii]ssued|[Ii]ssuing|[Rr]eleased|[Rr]eleasing|[Pp]osted|[Pp]ublished|[Ss]ent\sout)\s"
    r"(?:an?|the|his|her|its|their|one|another|[A-Z][\w.]*[’']s?)\s(?:[\w’'“”\".-]+\s){0,4}?[“\"‘']?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A venue and the forms in which reports name it; `nouns` name it after what leads to them: "in a written | statement"."""

    venue: str
    example: str
    forms: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.venue, _pattern(row)) for row in load("venues", Venue))


@cache
def _any() -> re.Pattern[str]:
    """What finds whether there is any: most words name none."""
    return re.compile("|".join(pattern.pattern for _, pattern in _patterns()))


def _pattern(row: Venue) -> re.Pattern[str]:
    """What finds a venue."""
    ways = [rf"(?<!\w)[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}" for form in row.forms]
    ways += [rf"{LEAD}(?:{'|'.join(map(re.escape, row.nouns))})"] if row.nouns else []
    return re.compile(rf"(?:{'|'.join(ways)})(?!\w)")


def find_venue(words: str) -> str | None:
    """The first venue, in the order of the file, that these words name.

    >>> find_venue("he wrote on Telegram"), find_venue("he said")
    ('Telegram', None)
    >>> find_venue("he said in a Monday statement"), find_venue("a statement was expected")
    ('statement', None)
    """
    if not _any().search(words):
        return None
    return next((venue for venue, pattern in _patterns() if pattern.search(words)), None)
