"""Clock times with their zones: "10 a.m. ET", "1400 GMT", "11pm local time (18:30 GMT)", "an hour before midnight".

In: a text and where to look. Out: clock times with spans, the day not yet known. A time given in a second zone in brackets is the
same time: it stands in the same span, and where the first is told in no named zone ("local time") it tells how far that is from UTC.
Rule 1: digits alone are a clock time only with a colon after a word such as "at", or with a zone ("1400 GMT", "21.30 local time").
Rule 2: "midnight" alone says no day (it is the end of one and the start of another), so no clock time is given to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from sayso.model import Span
from sayso.text.numbers import SMALL_NUMBERS
from sayso.words.times import time_pattern, time_words
from sayso.words.zones import zone_names, zone_pattern

PARTS = time_words("part")
# A zone after a clock time: "ET", "Eastern Time", "local time", "Moscow time", "in Kabul", "GMT+3". Not: "Met", "in time".
ZONE = re.compile(
    rf"""
    (?:\s{{0,3}},)?\s{{0,3}}
    (?P<open>\()?(?:
      (?P<offset>(?:GMT|UTC)\s?(?P<sign>[+−–-])\s?(?P<hours>\d{{1,2}})(?::?(?P<minutes>[0-5]\d))?)(?!\d)
    | (?P<short>{zone_pattern("abbreviation")})\b
    | (?P<phrase>(?i:{zone_pattern("phrase")}))(?!\w)
    | (?P<place>{zone_pattern("place")})(?:[’']s)?\s+(?:local\s+)?time\b
    )(?(open)\))
    """,
    re.VERBOSE,
)
NUMBER = "|".join(SMALL_NUMBERS)
# Matches "10 a.m.", "11:30pm", "7.45 pm", "noon", "an hour before midnight", "8:30 in the morning", "21:30", "1400" (before a zone).
# Not: "2:03:15", "10.30" with no zone, "3am1", "15 am" is let through and dropped after.
CLOCK = re.compile(
    rf"""
    (?<![\w:.,/$£€-])
    (?: (?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.\s?m\.|[ap]\.?m\b)
      | (?P<word_hour>{NUMBER}|\d{{1,2}})(?:[:.](?P<word_minute>[0-5]\d))?(?:\s+o[’']clock)?
        \s+(?:in\s+the|at)\s+(?P<part>{time_pattern("part")})\b
      | (?P<hour24>[01]?\d|2[0-3])(?P<mark>[:.h])(?P<minute24>[0-5]\d)(?![\d:%]|[.,]\d)(?:\s?(?:hrs|hours|h)\b)?
      | (?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)(?:\s?(?:hrs|hours|h)\b)?
      | (?:(?P<count>an|half\s+an|\d{{1,2}}|{NUMBER}|a\s+few|shortly|just|soon)
           (?:\s+(?P<unit>hours?|minutes?))?\s+(?P<side>before|after)\s+)?
        (?P<named>midnight|noon|midday)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What may stand before a bare "21:30". Not: "Genesis 21:30", "won 21:30".
BEFORE = re.compile(
    r"(?:\b(?:at|around|about|by|until|till|from|before|after|between|since|approximately|to|and|shortly|time)|[(,–—-])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
BRACKET = re.compile(r"\s*[(/,]\s*(?:or\s+)?")
HOURS_24 = 24 * 60
ONE_DAY = 9 * 60  # minutes between two zones' clocks up to which both show the same day


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time where it stands; `at` is None for a bare midnight, `zone` an IANA name, an offset, "local" or None."""

    span: Span
    at: time | None
    zone: str | None = None


def find_clocks(text: str, span: Span) -> tuple[Clock, ...]:
    """The clock times within a span, in order.

    >>> text = "It begins at 10 a.m. Eastern Time (1400 GMT) and ends at noon."
    >>> [(clock.span.of(text), clock.at.hour, clock.zone) for clock in find_clocks(text, Span(0, len(text)))]
    [('10 a.m. Eastern Time (1400 GMT)', 10, 'America/New_York'), ('noon', 12, None)]
    """
    clocks = list(_read_clocks(text, span))
    joined: list[Clock] = []
    for clock in clocks:
        if joined and clock.zone and clock.at and _is_same_again(text, joined[-1], clock):
            joined[-1] = _join(text, joined[-1], clock)
        else:
            joined.append(clock)
    return tuple(joined)


def _read_clocks(text: str, span: Span) -> Iterator[Clock]:
    """Each clock time with the zone that follows it."""
    for found in CLOCK.finditer(text, span.start, span.end):
        zone = ZONE.match(text, found.end(), span.end)
        if not _is_clock(text, found, zone, span):
            continue
        end = zone.end() if zone else found.end()
        try:
            at = _read_time(found)
        except ValueError:
            continue
        yield Clock(span=Span(found.start(), end), at=at, zone=_zone_of(zone) if zone else None)


def find_zone(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The zone that stands at a place, and where its words end; (None, start) where none does.

    >>> find_zone("7 a.m. Sunday, Tokyo time", 13, 25)
    ('Asia/Tokyo', 25)
    """
    found = ZONE.match(text, start, end)
    return (_zone_of(found), found.end()) if found else (None, start)


def _is_clock(text: str, found: re.Match[str], zone: re.Match[str] | None, span: Span) -> bool:
    """Rule 1."""
    if found["military"]:
        hours = found[0][4:].strip().lower().startswith("h")
        return bool(zone) or (hours and bool(BEFORE.search(text, max(span.start, found.start() - 20), found.start())))
    if found["hour24"] and not zone:
        return found["mark"] == ":" and bool(BEFORE.search(text, max(span.start, found.start() - 20), found.start()))
    return not (found["word_hour"] and not found["part"])


def _read_time(found: re.Match[str]) -> time | None:
    """What the clock shows; a ValueError where no clock shows it ("15 a.m.")."""
    if found["named"]:
        return _named_time(found)
    if found["hour24"]:
        return time(int(found["hour24"]), int(found["minute24"]))
    if found["military"]:
        return time(int(found["military"][:2]), int(found["military"][2:]))
    words = (found["hour"] or found["word_hour"]).lower()
    hour = SMALL_NUMBERS[words] if words in SMALL_NUMBERS else int(words)
    minute = int(found["minute"] or found["word_minute"] or 0)
    afternoon = (found["half"] or "").lower().startswith("p") or PARTS.get((found["part"] or "").lower()) == "pm"
    if found["part"] and found["part"].lower() == "night" and hour in {12, 1, 2, 3, 4}:
        raise ValueError("at night, of which day is not told")
    if not 1 <= hour <= 12:
        return time(hour, minute) if hour > 12 and afternoon else time(25, 0)
    return time(hour % 12 + 12 * afternoon, minute)


def _named_time(found: re.Match[str]) -> time | None:
    """Noon, or a time before or after noon or midnight; rule 2."""
    base = 0 if found["named"].lower() == "midnight" else 12 * 60
    count = " ".join((found["count"] or "").lower().split())
    if not count or not found["unit"]:
        return time(12) if base and not found["side"] else None
    amount = {"an": 1.0, "half an": 0.5}.get(count) or float(SMALL_NUMBERS.get(count, 0) or (int(count) if count.isdigit() else 0))
    if not amount:
        return None
    minutes = int(amount * (60 if found["unit"].lower().startswith("h") else 1))
    total = (base + minutes * (1 if found["side"].lower() == "after" else -1)) % HOURS_24
    return time(total // 60, total % 60)


def _zone_of(found: re.Match[str]) -> str | None:
    """The zone's name, or its offset."""
    if found["offset"]:
        sign = "+" if found["sign"] == "+" else "-"
        return f"{sign}{int(found['hours']):02}:{found['minutes'] or '00'}" if int(found["hours"]) <= 14 else None
    if found["short"]:
        return zone_names("abbreviation")[found["short"]]
    if found["phrase"]:
        return zone_names("phrase")[" ".join(found["phrase"].lower().split())]
    return zone_names("place")[" ".join(found["place"].split())]


def _is_same_again(text: str, first: Clock, second: Clock) -> bool:
    """Whether the second stands in brackets, or behind a stroke or comma, to tell the first again in another zone."""
    between = BRACKET.fullmatch(text, first.span.end, second.span.start)
    return bool(between) and first.at is not None and first.zone != second.zone


def _join(text: str, first: Clock, second: Clock) -> Clock:
    """The two as one: where the first has no named zone, its distance from UTC if the second is in UTC, else the second's clock."""
    end = second.span.end + (text[second.span.end : second.span.end + 1] == ")" and "(" in text[first.span.end : second.span.start])
    span = Span(first.span.start, end)
    if first.zone not in {None, "local"} or first.at is None or second.at is None:
        return replace(first, span=span)
    if second.zone == "UTC":
        return replace(first, span=span, zone=_distance(first.at, second.at) or first.zone)
    open_bracket = end == second.span.end and "(" in text[first.span.end : second.span.start]
    if open_bracket and second.zone not in {None, "local"}:
        return replace(second, span=span)  # a day may follow inside the brackets, and is the second's
    apart = abs((first.at.hour - second.at.hour) * 60 + first.at.minute - second.at.minute)
    return replace(second, span=span) if apart <= ONE_DAY else replace(first, span=span)


def _distance(local: time, utc: time) -> str | None:
    """How far a clock is from UTC, between -12:00 and +14:00, in quarters of an hour."""
    minutes = (local.hour - utc.hour) * 60 + local.minute - utc.minute
    minutes += HOURS_24 if minutes < -12 * 60 else -HOURS_24 if minutes > 14 * 60 else 0
    if minutes % 15:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
