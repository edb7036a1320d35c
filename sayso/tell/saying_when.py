"""Dates and times as an account writes them (ISO 8601, TIMEX3) to what a person reads.

In: a value such as `2025-05-19T14:00:00Z` or `2022-SP`. Out: words. What is not known here is given back as it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half of", "H2": "second half of"}
# A day, a day and time, an instant: 2026-03-03T18:20:00Z. Not a month: 2026-03.
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?")
MONTH = re.compile(r"(\d{4})-(\d{2})")
WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")  # 2025-W20, and its weekend 2025-W20-WE
PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|H1|H2|Q[1-4])")
DECADE = re.compile(r"(\d{3})X?")


def say_when(value: str | None) -> str:
    """A value in words.

    >>> say_when("2026-03-03"), say_when("2026-03-03T04:30"), say_when("2026-03-04T18:20:00Z")
    ('Tuesday 3 March 2026', 'Tuesday 3 March 2026, 04:30', 'Wednesday 4 March 2026, 18:20 UTC')
    >>> say_when("2022-SP"), say_when("2022-03"), say_when("1962"), say_when("199X"), say_when(None)
    ('spring 2022', 'March 2022', '1962', '1990s', 'unknown')
    >>> say_when("2025-W20"), say_when("2025-W20-WE"), say_when("2025-W60")
    ('week of 12 May 2025', 'weekend of 17 May 2025', '2025-W60')
    """
    if not value:
        return "unknown"
    if "/" in value:
        return " to ".join(say_when(part) for part in value.split("/"))
    if found := MOMENT.fullmatch(value):
        return _moment(*found.groups()) or value
    return _period(value)


def say_day(value: str | None) -> str:
    """The day of a value in few words; nothing where none is known.

    >>> say_day("2026-03-04T18:20:00Z"), say_day(None)
    ('4 Mar 2026', '')
    """
    return say_shortly(value.partition("T")[0]) if value else ""


def say_shortly(value: str) -> str:
    """A value in few words, for a drawing.

    >>> say_shortly("2026-03-03"), say_shortly("2026-03-03T04:30"), say_shortly("2022-SP")
    ('3 Mar 2026', '3 Mar, 04:30', 'spring 2022')
    """
    found = MOMENT.fullmatch(value)
    day = _day(found[1]) if found else None
    if not found or not day:
        return say_when(value)
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{short}, {found[2]}" if found[2] else f"{short} {day.year}"


def is_iso(value: str) -> bool:
    """Whether a value may stand in the `datetime` of an HTML time element."""
    return bool(MOMENT.fullmatch(value) or MONTH.fullmatch(value) or re.fullmatch(r"\d{4}(?:-W\d{2})?", value))


def newest(values: list[str]) -> str | None:
    """The latest of the published days; None where none is known."""
    known = [value for value in values if MOMENT.fullmatch(value)]
    return max(known, key=_sortable) if known else None


def _sortable(value: str) -> tuple[str, str]:
    """The day of an instant in UTC, and the value."""
    try:
        return datetime.fromisoformat(value).date().isoformat(), value
    except ValueError:
        return value[:10], value


def _moment(day: str, clock: str | None, zone: str | None) -> str | None:
    """A day, with its time and zone where it has them."""
    on = _day(day)
    if on is None:
        return None
    said = f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"
    if clock:
        said += f", {clock}"
    if zone:
        said += " UTC" if zone == "Z" else f" UTC{zone}"
    return said


def _day(value: str) -> date | None:
    """A calendar day, or None where there is no such day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _week(year: int, week: int, *, name: str) -> str | None:
    """A week by its Monday, a weekend by its Saturday; None where the year has no such week."""
    try:
        first = date.fromisocalendar(year, week, 6 if name == "weekend" else 1)
    except ValueError:
        return None
    return f"{name} of {first.day} {MONTHS[first.month - 1]} {first.year}"


def _period(value: str) -> str:
    """A stretch longer than a day."""
    if (found := MONTH.fullmatch(value)) and 1 <= int(found[2]) <= len(MONTHS):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), name="weekend" if found[3] else "week") or value
    if found := PART.fullmatch(value):
        return f"{SEASONS[found[2]]} {found[1]}" if found[2] in SEASONS else f"quarter {found[2][1]} of {found[1]}"
    if found := DECADE.fullmatch(value):
        return f"{found[1]}0s"
    return value
