"""Where on the calendar an `Unplaced` time falls, given the day from which it is told. Pure functions on `When`s.

Rule 1: a weekday is the last one on or before the anchor where its clause looks back, the first on or after where it looks ahead; one
that is the anchor's own is the anchor's day.
Rule 2: "last week" is the week of the calendar before the anchor's (ISO 8601: Monday first), "this month" its month.
Rule 3: a day and month without a year fall in the year nearest the anchor in the direction told, a month in the last year that had it (or,
of no tense, the one that is to come within two months).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sayso.model import Day, Instant, Period, Unplaced, WallTime, When
from sayso.text.periods import decade_of, month, quarter, year_of

MIDNIGHT = time(0)
FAR = 210  # days from the anchor beyond which a date without a year would be told with one: the nearer year is meant
SOON = 2  # months ahead within which a month of no tense is the one to come


def place(when: Unplaced, anchor: date, *, zone: str | None = None) -> When:
    """The time placed from its anchor; `zone` is that of "local". What the anchor cannot place (a clock time of no day) is given back.

    >>> place(Unplaced(weekday=6, direction="past"), date(2031, 5, 6)).value, place(Unplaced(unit="week", shift=-1), date(2031, 5, 6)).value
    ('2031-05-04', '2031-W18')
    """
    day = day_of(when, anchor)
    if day is not None:
        return at_clock(day, when, zone)
    if when.clock is not None:
        return when
    return _period(when, anchor) if when.month is not None or when.shift is not None else when


def at_clock(day: date, when: Unplaced, zone: str | None = None) -> When:
    """A day with the clock time that the words give, in UTC where the zone is known."""
    if when.clock is None:
        return Day(on=day)
    name = zone if when.zone == "local" else when.zone
    if name is None:
        return WallTime(on=day, at=when.clock)
    if name[0] in "+-":
        return Instant(at=datetime.fromisoformat(f"{day.isoformat()}T{when.clock.strftime('%H:%M')}{name}"), zone=name)
    try:
        return Instant(at=datetime.combine(day, when.clock, ZoneInfo(name)), zone=name)
    except (ZoneInfoNotFoundError, ValueError):
        return WallTime(on=day, at=when.clock)


def day_of(when: Unplaced, anchor: date) -> date | None:
    """The day that a time falls on, where the words tell one."""
    if when.day_of_month is not None:
        return _date(when, anchor)
    if when.weekday is not None:
        if when.unit == "week" and when.shift is not None:
            return _monday(anchor) + timedelta(days=7 * when.shift + when.weekday)
        return _weekday(when, anchor)
    if when.shift is not None and when.unit == "day":
        return anchor + timedelta(days=when.shift) if abs(when.shift) < 40_000 else None
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday(when: Unplaced, anchor: date) -> date:
    """Rule 1; "last Monday" and "next Monday" are never the anchor's day."""
    back = (anchor.weekday() - (when.weekday or 0)) % 7
    if when.shift is not None and back == 0:
        return anchor + timedelta(days=7 * when.shift)
    if when.direction == "future" and back:
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


def _date(when: Unplaced, anchor: date) -> date | None:
    """Rule 3 for a day of a month; with a weekday, the nearest year or month in which both agree."""
    days = list(_candidates(when, anchor))
    if when.weekday is not None and when.month is not None:
        days = [day for day in days if day.weekday() == when.weekday] or days
    elif when.weekday is not None:
        days = [day for day in days if day.weekday() == when.weekday]
    nearest = min(days, key=lambda day: abs((day - anchor).days), default=None)
    sides = [day for day in days if (day <= anchor if when.direction == "past" else day >= anchor)] if when.direction != "near" else days
    told = min(sides, key=lambda day: abs((day - anchor).days), default=nearest)
    return told if told and abs((told - anchor).days) <= FAR else nearest


def _candidates(when: Unplaced, anchor: date) -> Iterator[date]:
    """The same day of every month or year near the anchor."""
    months = range(1, 13) if when.month is None else (when.month,)
    span = 1 if when.weekday is None or when.month is None else 3
    for year in range(anchor.year - span, anchor.year + span + 1):
        for number in months:
            try:
                yield date(year, number, when.day_of_month or 1)
            except ValueError:
                continue


def _month(when: Unplaced, anchor: date) -> Period:
    """Rule 3 for a month."""
    number = when.month or 1
    if when.unit == "year" and when.shift is not None:
        return month(anchor.year + when.shift, number)
    to_come = (number - anchor.month) % 12
    future = when.direction == "future" or (when.direction == "near" and 0 < to_come <= SOON)
    year = anchor.year + (number < anchor.month) if future else anchor.year - (number > anchor.month)
    return month(year, number)


def _add_months(first: date, count: int) -> date:
    number = first.year * 12 + first.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def _period(when: Unplaced, anchor: date) -> When:
    """Rules 2 and 3; a time that falls before the calendar begins is given back."""
    try:
        return _month(when, anchor) if when.month is not None else _read_period(when, anchor)
    except (ValueError, OverflowError):
        return when


def _read_period(when: Unplaced, anchor: date) -> When:
    shift = when.shift or 0
    if when.unit == "week":
        first = _monday(anchor) + timedelta(days=7 * shift)
        year, week, _ = first.isocalendar()
        return Period(value=f"{year}-W{week:02}", first=first, last=first + timedelta(days=6))
    if when.unit == "month":
        first = _add_months(anchor.replace(day=1), shift)
        return month(first.year, first.month)
    if when.unit == "quarter":
        first = _add_months(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return quarter(first.year, first.month // 3 + 1)
    if when.unit == "decade":
        return decade_of(anchor.year // 10 + shift)
    return year_of(anchor.year + shift)
