"""A time that a rule has read off a line, before it is joined with what stands beside it; and the rule itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from sayso.annotate.times.lexicon import Value
from sayso.annotate.times.lexing import Line
from sayso.model import Border, Modifier, MomentKind, Unit, Unplaced, When

# Units of TIMEX3 by the names that `Unplaced` has for them.
UNITS: dict[str, Unit] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "h": "hour",
}  # fmt: skip
WIDE = 24  # characters beside a date in which such words stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A time over the words from `first` to before `end` of a line; `fault` says why it can have no value ("31 February")."""

    first: int
    end: int
    kind: MomentKind
    when: When
    mod: Modifier | None = None
    border: Border | None = None  # told between a day and its hour: "today before 4 p.m."
    until: bool = False  # the draft behind it ends the range that this one begins
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule's pattern found in a line."""

    line: Line
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the pattern has such a group, and it took part."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def value(self, name: str) -> Value:
        """What the word of a group is worth; None where the group took no part."""
        return self.line.values[self.match.start(name)] if self.has(name) else None

    def number(self, name: str) -> int:
        """The same, for words that are worth a whole number."""
        value = self.value(name)
        return int(value) if isinstance(value, int | float | str) else 0

    def word(self, name: str) -> str:
        """The word of a group in lower case."""
        return self.line.word(self.match.start(name)).lower()

    def draft(
        self, kind: MomentKind, when: When, *, mod: Modifier | None = None, first: int | None = None, end: int | None = None
    ) -> Draft:
        """A draft over what the pattern found, or over the words from `first` to before `end`."""
        start = self.match.start() if first is None else first
        return Draft(first=start, end=self.match.end() if end is None else end, kind=kind, when=when, mod=mod)


Reader = Callable[[Found], list[Draft]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the letters of a line, with the letters with which it may begin and what reads it; an empty list is no time."""

    begins: str
    pattern: re.Pattern[str]
    read: Reader


def rule(begins: str, pattern: str, read: Reader) -> Rule:
    """A rule whose pattern may be laid out with spaces."""
    return Rule(begins, re.compile(pattern, re.VERBOSE), read)


def before(line: Line, at: int) -> str:
    """The characters before a word."""
    return line.text[max(0, line.starts[at] - WIDE) : line.starts[at]]


def after(line: Line, end: int) -> str:
    """The characters behind the word before `end`."""
    return line.text[line.ends[end - 1] : line.ends[end - 1] + WIDE]


def year_told(found: Found, name: str = "year") -> int | None:
    """A year of four digits; None where none is told."""
    return found.number(name) if found.has(name) and found.value(name) is not None else None


def two_digits(found: Found) -> list[Draft]:
    """What is told with a year of two digits ("May ’31"), which may be of any century: its words are kept, without a value."""
    if not found.has("year") or found.line.letters[found.match.start("year")] != "y":
        return []
    told = found.line.text[found.line.starts[found.match.start()] : found.line.ends[found.match.end() - 1]]
    return [replace(found.draft("date", Unplaced()), fault=f"{told!r}: a year of two digits may be of any century")]


def which_of(found: Found, name: str = "which") -> tuple[int, Literal["speech", "story"]] | None:
    """How far a choosing word counts and from where: "last" -1 from the speech, "following" 1 from the story; None for "past"."""
    shift, _, told = str(found.value(name)).partition(" ")
    return None if shift in {"past", "recent"} else (int(shift), "story" if told else "speech")


def side_of(shift: int) -> Literal["past", "future", "near"]:
    """Which way a shift looks."""
    return "past" if shift < 0 else "future" if shift else "near"
