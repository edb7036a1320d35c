"""The value of a time as TIMEX3 writes it (ISO-TimeML, ISO 24617-1): parts of a day behind a T, X for what the words leave open.

Pure. The account's own value is a day where TIMEX3 has a part of it; this one is for those who compare with other systems.
"""

from __future__ import annotations

import re

from sayso.collate.timings import zone_of
from sayso.model import Day, Instant, Moment, Unplaced, When

# "P2.5Y", which TIMEX3 writes "P2Y6M".
HALF = re.compile(r"^(PT?)(\d+)\.5([YHMD])$")
SMALLER = {"PY": "6M", "PTH": "30M", "PTM": "30S", "PM": "15D", "PD": "T12H"}


def read_timex(moment: Moment) -> str:
    """The value of a moment; empty where neither its words nor an anchor give one."""
    when = moment.when
    if isinstance(when, Instant):
        return when.at.astimezone(zone_of(when.zone)).strftime("%Y-%m-%dT%H:%M")
    if isinstance(when, Day):
        return when.value + (f"T{when.part}" if when.part else "")
    if isinstance(when, Unplaced):
        return _open(when)
    return HALF.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{SMALLER[found[1] + found[3]]}", when.value)


def _open(when: Unplaced) -> str:
    """What the words alone tell."""
    if when.clock is not None:
        return f"{_day(when)}T{when.clock.strftime('%H:%M:%S' if when.clock.second else '%H:%M')}"
    if when.part is not None:
        return f"{_day(when)}T{when.part}"
    if when.season is not None:
        return f"XXXX-{when.season}"
    if when.quarter is not None:
        return f"XXXX-Q{when.quarter}"
    return _day(when)


def _day(when: Unplaced) -> str:
    """A day of no year or no week."""
    if when.day_of_month is not None:
        return f"XXXX-{when.month:02}-{when.day_of_month:02}" if when.month else f"XXXX-XX-{when.day_of_month:02}"
    if when.month is not None:
        return f"XXXX-{when.month:02}"
    return f"XXXX-WXX-{when.weekday + 1}" if when.weekday is not None else ""


# How precise a value is, by its form.
PRECISE = (
    ("minute", re.compile(r".*T\d\d:\d\d(?::\d\d)?Z?")), ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("weekend", re.compile(r"\d{4}-W\d\d-WE")),
    ("week", re.compile(r"\d{4}-W\d\d")), ("month", re.compile(r"\d{4}-\d\d")), ("quarter", re.compile(r"\d{4}-Q\d")),
    ("half year", re.compile(r"\d{4}-H\d")), ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")), ("year", re.compile(r"\d{4}")),
    ("decade", re.compile(r"\d{3}")), ("century", re.compile(r"\d\d")),
)  # fmt: skip


def precision_of(when: When) -> str | None:
    """How precise a time on the calendar is; None for a length, a set or what is not placed.

    >>> from sayso.model import Period
    >>> [precision_of(Period(value=value)) for value in ("2031-W18", "2031", "P2W")]
    ['week', 'year', None]
    """
    return next((name for name, form in PRECISE if when.value and form.fullmatch(when.value)), None)
