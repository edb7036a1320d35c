"""Days whose date changes from year to year: the fourth Thursday of November, Easter Monday. Pure functions on numbers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter


def feast_day(feast: str, year: int) -> date:
    """The day of a feast in a year.

    It is written as `words/times.toml` does: month, weekday, which of it and days from that where any, or days from Easter.

    >>> feast_day("11 3 4", 2031).isoformat(), feast_day("5 0 -1", 2031).isoformat(), feast_day("easter -2", 2031).isoformat()
    ('2031-11-27', '2031-05-26', '2031-04-11')
    """
    first, *rest = feast.split()
    if first == "easter":
        sunday: date = easter(year)
        return sunday + timedelta(days=int(rest[0]))
    month, weekday, which, *days_on = (int(part) for part in (first, *rest))
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    return date(year, month, days[which - 1 if which > 0 else which]) + timedelta(days=sum(days_on))
