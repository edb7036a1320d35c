"""Where on the calendar an `Unplaced` time falls, given the day from which it is told. Pure functions on `When`s.

Rule 1: a weekday is the last one on or before the anchor where its clause looks back, the first on or after where it looks ahead; one
that is the anchor's own is the anchor's day.
Rule 2: "last week" is the week of the calendar before the anchor's (ISO 8601: Monday first), told on a Sunday the one that ends with it;
"this month" is the anchor's month.
Rule 3: a day and month without a year fall in the year nearest the anchor in the direction told, a month in the last year that had it (or,
of no tense, the one that is to come within two months).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sayso.model import Day, Instant, Period, Unit, Unplaced, WallTime, When
from sayso.text.feasts import feast_day
from sayso.text.periods import century_of, decade_of, half_year, month, month_of, quarter, quarter_of, season, year_of

MIDNIGHT, SUNDAY = time(0), 6
FARTHEST = 40_000  # days from the anchor
FAR = 300  # days from the anchor beyond which a date without a year would be told with one: the nearer year is meant
SOON = 2  # months ahead within which a month of no tense is the one to come


def place(when: Unplaced, anchor: date, *, zone: str | None = None) -> When:
    """The time placed from its anchor; `zone` is that of "local". What the anchor cannot place (a clock time of no day) is given back.

    >>> place(Unplaced(weekday=6, direction="past"), date(2031, 5, 6)).value, place(Unplaced(unit="week", shift=-1), date(2031, 5, 6)).value
    ('2031-05-04', '2031-W18')
    """
    day = day_of(when, anchor)
    if day is not None:
        return at_clock(day if when.plus is None else _add(day, *when.plus), when, zone)
    if when.clock is not None or when == Unplaced(part=when.part):
        return when
    return _period(when, anchor)


# How precise a time must be to count units from it: by the length of its value.
PRECISE: dict[Unit, int] = {"hour": 16, "day": 10, "weekend": 8, "week": 8, "month": 7, "quarter": 7, "year": 4, "decade": 3, "century": 2}


def counts_from(when: Unplaced, told: When) -> bool:
    """Whether a time can be counted from one told before it: one on the calendar, as precise as the unit counted in.

    >>> counts_from(Unplaced(shift=2, anchor="story"), Day(on=date(2031, 5, 3)))
    True
    """
    if when.anchor == "quarter" and not (isinstance(told, Period) and "Q" in told.value):
        return False
    return told.day is not None and told.value is not None and len(told.value) >= PRECISE[when.unit]


def at_clock(day: date, when: Unplaced, zone: str | None = None) -> When:
    """A day with the clock time that the words give, in UTC where the zone is known."""
    if when.clock is None:
        return Day(on=day, part=when.part)
    day += timedelta(days=when.ends_day)
    name = zone if when.zone == "local" else when.zone
    if name in {None, "local"}:
        return WallTime(on=day, at=when.clock, candidates=when.candidates)
    if name[0] in "+-":
        return Instant(at=datetime.fromisoformat(f"{day.isoformat()}T{when.clock.strftime('%H:%M')}{name}"), zone=name)
    if fault_of(day, when.clock, name):
        return when
    return Instant(at=datetime.combine(day, when.clock, ZoneInfo(name)), zone=name)


def fault_of(day: date, at: time, zone: str) -> str | None:
    """Why a clock time is no one instant in its zone: a change of clocks skips it or shows it twice; None where it is one.

    >>> fault_of(date(2031, 3, 9), time(2, 30), "America/New_York")
    'the clocks of America/New_York skip 02:30 on 2031-03-09'
    """
    first = datetime.combine(day, at, ZoneInfo(zone))
    if first.utcoffset() == first.replace(fold=1).utcoffset():
        return None
    skips = first.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != first.replace(tzinfo=None)
    return f"the clocks of {zone} {'skip' if skips else 'show twice'} {at:%H:%M} on {day}"


def day_of(when: Unplaced, anchor: date) -> date | None:
    """The day that a time falls on, where the words tell one."""
    if when.feast is not None:
        return _feast(when, anchor)
    if when.day_of_month is not None:
        return _day_of_month(when, anchor) if when.unit == "month" and when.shift is not None else _date(when, anchor)
    if when.weekday is not None:
        in_week = when.unit == "week" and when.shift is not None
        return _monday(anchor) + timedelta(days=7 * (when.shift or 0) + when.weekday) if in_week else _weekday(when, anchor)
    if when.shift is not None and when.unit == "day" and when.month is None and abs(when.shift) < FARTHEST:
        return anchor + timedelta(days=when.shift)
    return None


def _day_of_month(when: Unplaced, anchor: date) -> date | None:
    """A day of last, this or next month; None where that month has none such."""
    first, day = _add_months(anchor.replace(day=1), when.shift or 0), when.day_of_month or 1
    return first.replace(day=day) if day <= monthrange(first.year, first.month)[1] else None


def _add(day: date, count: int, unit: Unit) -> date:
    """So many units from a day; the last of a month that has no such day."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    first = _add_months(day.replace(day=1), count * (12 if unit == "year" else 1))
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


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


def _feast(when: Unplaced, anchor: date) -> date:
    """Rule 3 for a day that moves from year to year; in the year told, where one is."""
    feast = when.feast or ""
    if when.shift is not None:
        return feast_day(feast, when.shift)
    days = [feast_day(feast, anchor.year + shift) for shift in (-1, 0, 1)]
    if when.direction == "past":
        return max((day for day in days if day <= anchor), default=days[0])
    if when.direction == "future":
        return min((day for day in days if day >= anchor), default=days[-1])
    return min(days, key=lambda day: abs((day - anchor).days))


def _candidates(when: Unplaced, anchor: date) -> Iterator[date]:
    """The same day of every month or year near the anchor, or of the year told."""
    if when.year is not None:
        yield date(when.year, when.month or 1, when.day_of_month or 1)
        return
    months = range(1, 13) if when.month is None else (when.month,)
    span = 1 if when.weekday is None or when.month is None else 5 if (when.month, when.day_of_month) == (2, 29) else 3
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
        return _read_period(when, anchor) or when
    except (ValueError, OverflowError):
        return when


def _read_period(when: Unplaced, anchor: date) -> When | None:
    if when.month is not None:
        return _month(when, anchor)
    if when.season is not None:
        return _season(when, anchor)
    year = anchor.year + (when.shift or 0)
    if when.quarter is not None:
        return quarter(year, when.quarter) if when.shift is not None else _quarter(when.quarter, anchor)
    if when.half is not None:
        return half_year(year, when.half)
    return _shift(when, anchor, when.shift) if when.shift is not None else None


def _season(when: Unplaced, anchor: date) -> Period:
    """The season meant by "last", "this" and "next", or else the nearest in the direction told; winter has the year it begins in."""
    letters = when.season or "SP"
    seasons = [season(anchor.year + shift, letters) for shift in (-2, -1, 0, 1)]
    past = [one for one in seasons if one.last and one.last < anchor]
    ahead = [one for one in seasons if one.first and one.first > anchor]
    if (when.shift or 0) < 0:
        return past[-1]
    if (when.shift or 0) > 0:
        return ahead[0]
    now = [one for one in seasons if one.first and one.last and one.first <= anchor <= one.last]
    if now:
        return now[0]
    if when.shift == 0:
        return seasons[2]
    return ahead[0] if when.direction == "future" else past[-1] if when.direction == "past" else seasons[2]


def _quarter(number: int, anchor: date) -> Period:
    """The last quarter of that number that has ended or runs at the anchor."""
    running = (anchor.month - 1) // 3 + 1
    return quarter(anchor.year - (number > running), number)


def _shift(when: Unplaced, anchor: date, shift: int) -> When | None:
    """So many units from the anchor's."""
    units: dict[Unit, Callable[[], Period]] = {
        "weekend": lambda: _weekend(when, anchor, shift),
        "week": lambda: _week(anchor, shift),
        "month": lambda: month_of(_add_months(anchor.replace(day=1), shift)),
        "quarter": lambda: quarter_of(_add_months(anchor.replace(day=1), 3 * shift)),
        "year": lambda: year_of(anchor.year + shift),
        "decade": lambda: decade_of(anchor.year // 10 + shift),
        "century": lambda: century_of(anchor.year // 100 + 1 + shift),
    }
    return units[when.unit]() if when.unit in units else None


def _week(anchor: date, shift: int) -> Period:
    """Rule 2."""
    new = shift < 0 and anchor.weekday() == SUNDAY
    first = _monday(anchor) + timedelta(days=7 * (shift + new))
    year, week, _ = first.isocalendar()
    return Period(value=f"{year}-W{week:02}", first=first, last=first + timedelta(days=6))


def _weekend(when: Unplaced, anchor: date, shift: int) -> Period:
    """The weekend of the anchor's week, or the one before where its clause looks back on a day before Saturday."""
    saturday = _monday(anchor) + timedelta(days=5 + 7 * shift)
    if shift == 0 and when.direction == "past" and anchor < saturday:
        saturday -= timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return Period(value=f"{year}-W{week:02}-WE", first=saturday, last=saturday + timedelta(days=1))
