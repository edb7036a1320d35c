"""Two placed times of one thing: equal, one inside the other, or not both true. Pure functions on `When`s.

Precision is kept: a day holds every instant of it, a week every day. A wall time with no zone fits an instant that shows the same
clock in the zone it was told in (10 a.m. and 10 a.m. Eastern). A day fits an instant of the day before or after only where the
zone explains it, so an instant is compared with a day in its own zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sayso.model import Day, Instant, Period, WallTime, When

Relation = Literal["equal", "within", "clash", "unknown"]
SLACK = timedelta(minutes=10)  # clock times told as approximate differ by less than this without a clash
WIDEST, ZONE_STEP = timedelta(hours=14), timedelta(minutes=15)  # zones lie whole quarters of an hour apart, 14 hours where people meet


def relate(one: When, other: When) -> Relation:
    """How two times of one thing relate.

    >>> relate(Day(on=date(2031, 5, 3)), Day(on=date(2031, 5, 4)))
    'clash'
    >>> relate(Period(value="2031-05", first=date(2031, 5, 1), last=date(2031, 5, 31)), Day(on=date(2031, 5, 4)))
    'within'
    """
    if one == other or (one.value and one.value == other.value):
        return "equal"
    if isinstance(one, Instant) and isinstance(other, Instant):
        return "equal" if one.at == other.at else "within" if abs(one.at - other.at) <= SLACK else "clash"
    if isinstance(one, Instant | WallTime) and isinstance(other, Instant | WallTime):
        return _relate_clocks(one, other)
    mine, theirs = _bounds(one), _bounds(other)
    if mine is None or theirs is None:
        return "unknown"
    if mine[0] > theirs[1] or theirs[0] > mine[1]:
        return "clash"
    return "within"


def _relate_clocks(one: Instant | WallTime, other: Instant | WallTime) -> Relation:
    """A wall time against an instant or another one: the same clock on the same day, or not; unknown where two zones may explain it."""
    apart = abs(_wall(one) - _wall(other))
    if apart <= SLACK:
        return "within"
    zones_explain = apart <= WIDEST and not apart % ZONE_STEP
    return "unknown" if zones_explain or isinstance(one, Instant) or isinstance(other, Instant) else "clash"


def _wall(when: Instant | WallTime) -> datetime:
    """What the clock on the wall showed, without a zone."""
    if isinstance(when, WallTime):
        return datetime.combine(when.on, when.at)
    return when.at.astimezone(zone_of(when.zone)).replace(tzinfo=None)


def _bounds(when: When) -> tuple[date, date] | None:
    """The first and the last day of a time that lies on the calendar."""
    if isinstance(when, Period):
        return (when.first, when.last or when.first) if when.first else None
    if isinstance(when, Day):
        return when.on, when.on
    if isinstance(when, Instant | WallTime):
        day = _wall(when).date()
        return day, day
    return None


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name or an offset such as `+03:00`; UTC where it is neither.

    >>> zone_of("+03:30").utcoffset(None)
    datetime.timedelta(seconds=12600)
    """
    if name[:1] in "+-" and len(name) == 6 and name[3] == ":":
        minutes = int(name[1:3]) * 60 + int(name[4:6])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
