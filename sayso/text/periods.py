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
