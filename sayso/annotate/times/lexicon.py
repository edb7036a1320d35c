"""The words that tell times, each with the letter that stands for it in a line (`lexing`) and what it is worth there.

From `words/times.toml` and `words/zones.toml`, and the small words between them, which only mean something beside these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from sayso.text.numbers import TENS
from sayso.words.times import TimeKind, time_words
from sayso.words.zones import zone_names, zones_meant

Value = int | float | str | date | datetime | time | tuple[str, ...] | None
# Numbers with their inner marks, words, half-day marks and single marks, one after another: "10:30", "a.m.", "New", "’s", "’98", ",".
TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<number>\d+(?:[.,:/]\d+)*)
    | (?P<half>[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b)
    | (?P<word>[^\W\d_]+(?:[’'](?![sS]\b)[^\W\d_]+)*)
    | (?P<own>[’'][sS]\b)
    | (?P<short>[’'‘]\d\d(?!\d))
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
LETTERS: dict[TimeKind, str] = {
    "away": "A",
    "weekday": "W", "short weekday": "w", "month": "M", "season": "S", "unit": "U", "shift": "D", "part": "P", "often": "G", "feast": "F",
    "moving feast": "F", "event": "F", "which": "L", "edge": "e", "bound": "q", "reference": "R", "count": "n",
}  # fmt: skip
# Kinds of which each name is written with a capital.
NAMES: frozenset[TimeKind] = frozenset({"feast", "moving feast", "event", "short weekday"})
# Months that are other words, too, or the short forms of names.
CAPITAL_MONTHS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun", "jul", "apr", "aug", "april", "june", "august", "nov"})
SMALL_WORDS = {
    "d": ("the", "its", "his", "her", "their", "our", "my"), "a": ("a", "an"), "v": ("of",),
    "i": ("in", "on", "at", "during", "this coming"), "t": ("to", "until", "till", "through", "thru"), "b": ("from", "between"),
    "k": ("and", "or", "into"), "g": ("every", "each"),
    "l": (
        "more", "long", "full", "whole", "all", "calendar", "consecutive", "straight", "further", "additional", "fiscal", "entire",
        "trading", "working",
    ),
    "z": ("old", "olds"), "j": ("before", "after", "past", "following", "prior"), "c": ("o’clock", "o'clock"), "f": ("half", "quarters"),
    "C": ("noon", "midnight", "midday"), "m": ("once", "twice", "times"),
}  # fmt: skip
ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate((*ONES, *TEENS), 1)} | {"thirtieth": 30}
DECADES = {f"{name.removesuffix('y')}ies": number for name, number in TENS.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """What a row of words is worth; `capital` where its first letter must be one, `exact` where all is as written."""

    tail: tuple[str, ...]
    letter: str
    value: Value
    capital: bool = False
    exact: str = ""


@cache
def lexicon() -> dict[str, tuple[Name, ...]]:
    """Every name by its first word, in lower case, the longest first."""
    names: dict[str, list[Name]] = {}
    for written, letter, value, capital, exact in _entries():
        first, *tail = (found[0].lower() for found in TOKEN.finditer(written))
        names.setdefault(first, []).append(Name(tuple(tail), letter, value, capital, exact))
    return {first: tuple(sorted(rows, key=lambda one: -len(one.tail))) for first, rows in names.items()}


Entry = tuple[str, str, Value, bool, str]
"""A name as it is written, its letter, what it is worth, and how it must be written."""


def _entries() -> Iterator[Entry]:
    """Every name."""
    yield from _time_names()
    yield from _zone_names()
    yield from _number_names()
    for letter, words in SMALL_WORDS.items():
        yield from ((word, letter, word, False, "") for word in words)


def _time_names() -> Iterator[Entry]:
    """The words of `words/times.toml`, and weekdays in the plural."""
    for kind, letter in LETTERS.items():
        for name, value in time_words(kind).items():
            capital = kind in NAMES or (kind == "month" and name in CAPITAL_MONTHS)
            yield name, "Q" if value == "Q" and kind == "unit" else letter, _worth(kind, value), capital, ""
    for name, value in time_words("weekday").items():
        yield f"{name}s", "G", f"XXXX-WXX-{int(value) + 1}", True, ""


def _zone_names() -> Iterator[Entry]:
    """The zones of `words/zones.toml`, and its places."""
    yield from ((name, "Z", zone, True, name) for name, zone in zone_names("abbreviation").items())
    yield from ((name, "Z", zones_meant(name), True, name) for name in zone_names("ambiguous"))
    yield from ((name, "Z", zone, False, "") for name, zone in zone_names("phrase").items())
    for name, zone in zone_names("place").items():
        forms = (f"{name} time", f"{name} local time", f"{name}'s time", f"{name}’s time")
        yield from ((form, "Z", zone, True, "") for form in forms)
        yield name, "p", zone, False, name


def _number_names() -> Iterator[Entry]:
    """Ordinals and decades in words."""
    yield from ((word, "O", number, False, "") for word, number in ORDINALS.items())
    for tens in ("twenty", "thirty"):
        yield from ((f"{tens}-{one}", "O", TENS[tens] + number, False, "") for number, one in enumerate(ONES, 1))
    yield from ((word, "E", 190 + tens // 10, False, "") for word, tens in DECADES.items())


def _worth(kind: TimeKind, value: str) -> Value:
    """The value of a word as the rules want it: weekdays, months and shifts as numbers."""
    return int(value) if kind in {"weekday", "short weekday", "month"} else value
