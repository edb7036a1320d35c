"""Times that stand side by side and tell one: a clock time and its day, a weekday and its date, a length and the day it counts from.

In: the drafts of a line, in order. Out: the same, joined.
Rule 1: a clock time and the day beside it are one time ("10 a.m. ET on Monday", "Monday at 10 a.m. ET").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from sayso.annotate.times.clocks import join_zones
from sayso.annotate.times.drafts import Draft
from sayso.annotate.times.lexing import Line
from sayso.model import Border, Day, Instant, Period, Unit, Unplaced, WallTime, When

# What joins a clock time and the day that follows: "10 a.m. | on | Monday", "11pm | , | today". Not: "10 a.m. and Monday".
CLOCK_THEN_DAY = re.compile(r"\.?\s*,?\s+(?:on\s+(?:the\s+)?|this\s+|of\s+)?|\s*,\s*|\s*\(\s*", re.IGNORECASE)
# What joins a day and the clock time that follows: "Monday | at around | 10 a.m.". Not: "Monday and 10 a.m.".
DAY_THEN_CLOCK = re.compile(
    r"\s*,?\s+(?:(?:from|by|until|before|after|just\s+before|just\s+after|shortly\s+before|shortly\s+after)\s+)?(?:at\s+)?"
    r"(?:(?:around|about|approximately|exactly|roughly|just\s+before|just\s+after|shortly\s+before|shortly\s+after)\s+)?|\s*,\s*",
    re.IGNORECASE,
)
# Between a weekday and the date that tells it again: "Monday| , |May 19", "Sat| . |May 3".
WEEKDAY_THEN_DATE = re.compile(r"\.?,?\s+(?:the\s+)?|\s*\(")
# Between a part of a day and the day: "the morning| of |March 3", "Friday night| , |May 9".
PART_THEN_DAY = re.compile(r"\s+(?:(?:of|on|into)\s+(?:the\s+)?)?|\s*,\s+", re.IGNORECASE)
# Between hours of one day: "6 pm| , |9 pm", "9 pm| and |midnight".
IN_A_ROW = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+(?:again\s+at\s+|at\s+)?")
# Between a length and the day from which it counts: "two days| after |Monday".
AWAY = re.compile(r"\s+(?P<side>before|after|from)\s+", re.IGNORECASE)
LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
LENGTHS_OF: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
# The word that makes a border of a time: "since | Monday", "by the end of | May". Not: "on | Monday".
BORDER = re.compile(
    r"\b(?P<word>since|until|till|before|after|by|prior\s+to|ahead\s+of|following|from)\s+(?:at\s+least\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
BORDERS: dict[str, Border] = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after", "by": "by", "prior to": "before",
    "ahead of": "before", "following": "after",
}  # fmt: skip
ZONE_BEHIND = re.compile(r",?\(?Z\)?")
Pair = Callable[[Line, Draft, Draft], Draft | None]


def join_drafts(line: Line, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a line, each joined with what tells the same time."""
    joined = _join_all(line, _join_all(line, join_zones(line, drafts), _pair_days), _pair_away)
    return join_zones(line, _share_days(line, _join_all(line, joined, _pair_clock)))


def _join_all(line: Line, drafts: list[Draft], pair: Pair) -> list[Draft]:
    """The drafts, each joined with those behind it as long as they pair."""
    joined: list[Draft] = []
    for draft in drafts:
        one = pair(line, joined[-1], draft) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(draft)
    return joined


def _pair_days(line: Line, one: Draft, other: Draft) -> Draft | None:
    """A weekday and the date that tells it again, or a part of a day and its day, as one; None where they do not join."""
    between = line.text[line.ends[one.end - 1] : line.starts[other.first]]
    whole = replace(one, end=other.end, until=other.until, kind=other.kind)
    if _is_bare_weekday(one.when) and WEEKDAY_THEN_DATE.fullmatch(between) and (when := _dated(one.when, other.when)):
        return replace(whole, when=when)
    if _is_shift(one.when) and _is_bare_weekday(other.when) and between.strip() == "(" and line.letters[other.end : other.end + 1] == ")":
        return replace(one, end=other.end + 1)  # "today (Sunday)"
    if _is_shift(one.when) and isinstance(other.when, Day) and between.strip() == ",":
        return replace(whole, when=other.when)  # "today, 24 October 2031"
    if _is_part(one.when) and other.kind == "date" and PART_THEN_DAY.fullmatch(between) and (when := _in_part(other.when, one.when)):
        return replace(whole, when=when)
    return None


def _pair_away(line: Line, one: Draft, other: Draft) -> Draft | None:
    """A length and the day from which it counts: "two days after Monday", "three weeks from tomorrow"."""
    between = AWAY.fullmatch(line.text, line.ends[one.end - 1], line.starts[other.first])
    length = LENGTH.fullmatch(one.when.value) if between and one.kind == "duration" and isinstance(one.when, Period) else None
    if not between or not length or other.kind != "date" or not _is_day(other.when):
        return None
    count = int(length[1]) * (-1 if between["side"].lower() == "before" else 1)
    plus = (count, LENGTHS_OF[length[2]])
    day = other.when
    if isinstance(day, Day):
        day = Unplaced(year=day.on.year, month=day.on.month, day_of_month=day.on.day)
    return replace(other, first=one.first, when=replace(day, plus=plus), mod=one.mod) if isinstance(day, Unplaced) else None


def _is_day(when: When) -> bool:
    """Whether a time is a day, told or to be placed."""
    if isinstance(when, Day):
        return True
    by_day = isinstance(when, Unplaced) and (when.unit == "day" or when.weekday is not None or when.day_of_month is not None)
    return by_day and isinstance(when, Unplaced) and (when.weekday, when.shift, when.day_of_month, when.feast) != (None, None, None, None)


def _pair_clock(line: Line, one: Draft, other: Draft) -> Draft | None:
    """Rule 1: a clock time and a day side by side, as one; None where they do not join."""
    first = _is_clock(one.when)
    clock, day = (one.when, other.when) if first else (other.when, one.when)
    if not isinstance(clock, Unplaced) or not _is_clock(clock):
        return None
    between = line.text[line.ends[one.end - 1] : line.starts[other.first]]
    joins = (CLOCK_THEN_DAY if first else DAY_THEN_CLOCK).fullmatch(between)
    when = set_clock(day, clock) if joins else None
    if joins is None or when is None:
        return None
    border = BORDER.search(between)
    told = BORDERS.get(border["word"].lower()) if border else None
    whole = replace(one, kind="time", when=when, end=other.end, until=other.until, border=told)
    zone = ZONE_BEHIND.match(line.letters, other.end) if first and clock.zone is None else None
    if not zone:
        return whole
    value = line.values[zone.end() - 1 - (line.letters[zone.end() - 1] == ")")]
    zoned = set_clock(day, replace(clock, zone=value)) if isinstance(value, str) else None
    return replace(whole, when=zoned or when, end=zone.end())


def _share_days(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Hours in a row share the day of the first: "today at 6 pm, 9 pm and midnight", the last of which ends it."""
    shared: list[Draft] = []
    for draft in drafts:
        one, when = shared[-1] if shared else None, draft.when
        between = line.text[line.ends[one.end - 1] : line.starts[draft.first]] if one else ""
        day = one.when if one and one.kind == "time" and isinstance(one.when, Unplaced) and not _is_clock(one.when) else None
        if day and day.clock and isinstance(when, Unplaced) and _is_clock(when) and IN_A_ROW.fullmatch(between):
            ends = when.clock == time(0) and day.clock > time(12)
            draft = replace(draft, when=replace(day, clock=when.clock, ends_day=ends, zone=when.zone, candidates=when.candidates))  # noqa: PLW2901 (the same, dated)
        shared.append(draft)
    return shared


def _is_clock(when: When) -> bool:
    """Whether a time is an hour of no day."""
    return (
        isinstance(when, Unplaced) and when.clock is not None and when.weekday is None and when.shift is None and when.day_of_month is None
    )


def _is_shift(when: When) -> bool:
    """Whether a time is a day told from the anchor: "today"."""
    return isinstance(when, Unplaced) and when.shift is not None and when.unit == "day" and when.clock is None


def _is_part(when: When) -> bool:
    """Whether a time is a part of no day: "the morning"."""
    return isinstance(when, Unplaced) and when.part is not None and replace(when, part=None) == Unplaced()


def _is_bare_weekday(when: When) -> bool:
    return (
        isinstance(when, Unplaced) and when.weekday is not None and when.day_of_month is None and when.clock is None and when.shift is None
    )


def _dated(weekday: When, day: When) -> When | None:
    """A weekday and the date that follows it: one date, which keeps the weekday to tell its year by."""
    if not isinstance(weekday, Unplaced):
        return None
    if isinstance(day, Day):
        return replace(day, part=weekday.part or day.part)
    if isinstance(day, WallTime | Instant):
        return day
    if isinstance(day, Unplaced) and day.day_of_month:
        return replace(day, weekday=weekday.weekday, part=weekday.part or day.part)
    return None


def _in_part(day: When, part: When) -> When | None:
    """A day with the part of it told before."""
    if isinstance(part, Unplaced) and (
        isinstance(day, Day) or (isinstance(day, Unplaced) and (day.unit == "day" or day.weekday is not None))
    ):
        return replace(day, part=part.part)
    return None


def set_clock(day: When, clock: Unplaced) -> When | None:
    """A day with a clock time; None where it is no day."""
    at, zone = clock.clock, clock.zone
    if isinstance(day, Unplaced):
        if day.clock is not None or (day.unit != "day" and day.weekday is None) or (day.month is not None and day.day_of_month is None):
            return None
        if day.weekday is None and day.shift is None and day.day_of_month is None:
            return None
        return replace(day, clock=at, zone=zone, candidates=clock.candidates)
    if not isinstance(day, Day) or at is None:
        return None
    if zone is None and not clock.ends_day:
        return WallTime(on=day.on, at=at)
    return replace(clock, year=day.on.year, month=day.on.month, day_of_month=day.on.day)
