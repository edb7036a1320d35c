"""Stretches of the calendar as TIMEX3 writes them, with their first and last day. Pure functions on numbers."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.model import Period

# First and last day of a season as the north has it, by TIMEX3's letters; winter ends in the next year.
SEASONS = {"SP": ((3, 1), (5, 31)), "SU": ((6, 1), (8, 31)), "FA": ((9, 1), (11, 30)), "WI": ((12, 1), (2, 28))}


def month(year: int, number: int) -> Period:
    """A month of the calendar.

    >>> month(2031, 12).last.isoformat()
    '2031-12-31'
    """
    after = date(year + number // 12, number % 12 + 1, 1)
    return Period(value=f"{year}-{number:02}", first=date(year, number, 1), last=after - timedelta(days=1))


def season(year: int, letters: str) -> Period:
    """A season as the north has it; winter runs on into the next year."""
    (first_month, first_day), (last_month, last_day) = SEASONS[letters]
    last = date(year + (letters == "WI"), last_month, last_day)
    return Period(value=f"{year}-{letters}", first=date(year, first_month, first_day), last=last)


def quarter(year: int, number: int) -> Period:
    """A quarter of a year."""
    return Period(value=f"{year}-Q{number}", first=date(year, 3 * number - 2, 1), last=month(year, 3 * number).last)


def year_of(year: int) -> Period:
    """A year of the calendar."""
    return Period(value=f"{year}", first=date(year, 1, 1), last=date(year, 12, 31))


def decade_of(tens: int) -> Period:
    """A decade, which TIMEX3 writes with three digits ("199")."""
    return Period(value=f"{tens}", first=date(10 * tens, 1, 1), last=date(10 * tens + 9, 12, 31))


def half_year(year: int, number: int) -> Period:
    """A half of a year.

    >>> half_year(2031, 2).value
    '2031-H2'
    """
    return Period(value=f"{year}-H{number}", first=date(year, 6 * number - 5, 1), last=month(year, 6 * number).last)


def century_of(number: int) -> Period:
    """A century, which TIMEX3 writes with two digits: the 19th is "18".

    >>> century_of(19).value
    '18'
    """
    first = 100 * (number - 1)
    return Period(value=f"{number - 1:02}", first=date(max(1, first), 1, 1), last=date(first + 99, 12, 31))


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return month(day.year, day.month)


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    return quarter(day.year, (day.month + 2) // 3)


def stretch(whole: Period, unit: str, number: int, count: int = 1) -> Period | None:
    """The days, weeks or months of a longer time: its `number`th unit, or its first or last (-1) `count`; None where it has none such.

    >>> stretch(year_of(2031), "M", -1, 4).value, stretch(year_of(2031), "W", 1).value, stretch(year_of(2031), "M", 3).value
    ('2031-09-01/2031-12-31', '2031-W01', '2031-03')
    """
    if whole.first is None or whole.last is None or not number:
        return None
    of_year = len(whole.value) == 4
    if unit == "M":
        return _months(whole.first.year, number, count) if of_year else None
    if unit == "W" and of_year and count == 1 and 0 < number < 53:
        first = date.fromisocalendar(whole.first.year, number, 1)
        return Period(value=f"{whole.first.year}-W{number:02}", first=first, last=first + timedelta(days=6))
    days = timedelta(days=count * (7 if unit == "W" else 1))
    first = whole.last - days + timedelta(days=1) if number < 0 else whole.first + (number - 1) * days
    last = first + days - timedelta(days=1)
    return _between(first, last) if last <= whole.last else None


def _months(year: int, number: int, count: int) -> Period | None:
    """The `number`th month of a year, or its first or last `count`."""
    if count == 1 and 0 < number < 13:
        return month(year, number)
    first = 13 - count if number < 0 else number
    return _between(date(year, first, 1), month(year, first + count - 1).last or date(year, 12, 31)) if 0 < first < 14 - count else None


def _between(first: date, last: date) -> Period:
    return Period(value=f"{first}/{last}", first=first, last=last)
