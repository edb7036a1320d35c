"""Finds what a report says of when: days, clock times, longer times, durations and how often.

In: notes with sentences. Out: notes with `moments`, none inside another, in the order of the text. Absolute times come placed; what
needs an anchor is `Unplaced` and keeps which way its clause looks (`direction`), for `sayso.collate.place` to place.
Rule 1: a clock time and the day beside it are one time ("10 a.m. ET on Monday", "Monday at 10 a.m. ET").
Rule 2: the longest expression wins; what stands inside another is no time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sayso.annotate.clocks import Clock, find_clocks, find_zone
from sayso.annotate.dates import Date, find_dates
from sayso.annotate.durations import find_lengths
from sayso.annotate.tense import read_direction
from sayso.model import Day, Instant, Moment, MomentKind, Notes, Report, Span, Unplaced, WallTime, When
from sayso.text.covered import Ground
from sayso.words.times import time_pattern
from sayso.words.zones import zone_pattern

# What joins a clock time and the day that follows: "10 a.m. | on | Monday", "11pm | , | today". Not: "10 a.m. and Monday".
CLOCK_THEN_DAY = re.compile(r"\s*,?\s+(?:on\s+(?:the\s+)?|this\s+|of\s+)?|\s*,\s*|\s*\(\s*", re.IGNORECASE)
# What joins a day and the clock time that follows: "Monday | at around | 10 a.m.". Not: "Monday and 10 a.m.".
DAY_THEN_CLOCK = re.compile(
    r"\s*,?\s+(?:(?:from|by|until|before|after|just\s+before|just\s+after|shortly\s+before|shortly\s+after)\s+)?(?:at\s+)?"
    r"(?:(?:around|about|approximately|exactly|roughly|just\s+before|just\s+after|shortly\s+before|shortly\s+after)\s+)?|\s*,\s*",
    re.IGNORECASE,
)
# A sentence that ends so may go on: "at 10 a.m." Not: "in the morning."
HALF = re.compile(r"\d\s?[ap]\.\s?m\.$", re.IGNORECASE)
# And does so on the same line where a zone or a day follows: "ET on Monday". Not: "Trains ran again."
GOES_ON = re.compile(rf"[^\S\n]+(?:(?:{zone_pattern('abbreviation')}|{time_pattern('weekday')})\b|{zone_pattern('phrase')})")
# A day that names a thing tells nothing of when its clause is: "Monday’s call", "his Monday call". Not: "spoke Monday".
NAMING = re.compile(r"[’']s\b")
ADJECTIVE = re.compile(r"\b(?:the|a|his|her|its|their|our|my|this)\s+$", re.IGNORECASE)
REACH = 40  # characters after a day and a clock time in which their zone's name may end
NOUN = re.compile(r"\s+[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time where it stands, before it has an id."""

    span: Span
    kind: MomentKind
    when: When


def find_times(report: Report, notes: Notes) -> Notes:
    """Notes with every moment of the report's sentences and of its dateline."""
    found = [one for stretch in _stretches(report.text, notes) for one in read_times(report.text, stretch)]
    for span in report.spans("dateline"):
        found.extend(one for one in read_times(report.text, span) if not any(one.span.touches(other.span) for other in found))
    found.sort(key=lambda one: one.span)
    moments = tuple(
        Moment(id=f"{report.id}:t{number}", report=report.id, span=one.span, kind=one.kind, when=one.when)
        for number, one in enumerate(found, 1)
    )
    return replace(notes, moments=moments)


def _stretches(text: str, notes: Notes) -> Iterator[Span]:
    """The sentences; two that a clock time's full stop was taken to part are read as one ("at 10 a.m." "ET on Monday")."""
    last: Span | None = None
    for sentence in notes.sentences:
        if last and HALF.search(text, max(last.start, last.end - 12), last.end) and GOES_ON.match(text, last.end):
            last = Span(last.start, sentence.span.end)
            continue
        if last:
            yield last
        last = sentence.span
    if last:
        yield last


def read_times(text: str, sentence: Span) -> tuple[Found, ...]:
    """The times of one sentence, in order.

    >>> text = "The pier shut at 10 a.m. on Monday for nearly three weeks."
    >>> [(one.kind, one.span.of(text)) for one in read_times(text, Span(0, len(text)))]
    [('time', '10 a.m. on Monday'), ('duration', 'nearly three weeks')]
    """
    clocks, dates = find_clocks(text, sentence), find_dates(text, sentence)
    taken = Ground(sentence, (clock.span for clock in clocks))
    dates = tuple(one for one in dates if taken.is_free(one.span))
    points: list[Clock | Date] = sorted((*clocks, *dates), key=lambda one: one.span.start)
    found = [*_join(text, points), *(Found(span=one.span, kind=one.kind, when=one.when) for one in find_lengths(text, sentence))]
    kept: list[Found] = []
    ground = Ground(sentence)
    for one in sorted(found, key=lambda one: (-len(one.span), one.span.start)):
        if ground.is_free(one.span):
            ground.lay(one.span)
            kept.append(_turn(text, sentence, one))
    return tuple(sorted(kept, key=lambda one: one.span.start))


def _join(text: str, points: list[Clock | Date]) -> Iterator[Found]:
    """Rule 1."""
    number = 0
    while number < len(points):
        one = points[number]
        other = points[number + 1] if number + 1 < len(points) else None
        joined = _pair(text, one, other) if other else None
        if joined:
            yield joined
            number += 2
            continue
        number += 1
        if isinstance(one, Date):
            yield Found(span=one.span, kind="date", when=one.when)
        elif one.at is not None or one.span.of(text).lower() == "midnight":
            yield Found(span=one.span, kind="time", when=Unplaced(clock=one.at or time(0), zone=one.zone))


def _pair(text: str, one: Clock | Date, other: Clock | Date) -> Found | None:
    """A clock time and a day that stand side by side, as one; None where they do not join."""
    between = text[one.span.end : other.span.start]
    span = Span(one.span.start, other.span.end)
    if isinstance(one, Clock) and isinstance(other, Date) and CLOCK_THEN_DAY.fullmatch(between):
        clock, day = one, other
    elif isinstance(one, Date) and isinstance(other, Clock) and DAY_THEN_CLOCK.fullmatch(between):
        clock, day = other, one
    else:
        return None
    zone, end = (clock.zone, span.end) if clock.zone else find_zone(text, span.end, min(len(text), span.end + REACH))
    when = set_clock(day.when, clock.at, zone)
    return Found(span=Span(span.start, end), kind="time", when=when) if when else None


def set_clock(day: When, at: time | None, zone: str | None) -> When | None:
    """A day with a clock time; the day alone where the clock says no hour, None where it is no day."""
    if isinstance(day, Unplaced):
        if day.unit != "day" and day.weekday is None:
            return None
        return replace(day, clock=at, zone=zone) if at else day
    if not isinstance(day, Day):
        return None
    if at is None:
        return day
    if zone is None or zone == "local" or zone[0] in "+-":
        return WallTime(on=day.on, at=at) if zone is None or zone == "local" else _at_offset(day, at, zone)
    return Instant(at=datetime.combine(day.on, at, ZoneInfo(zone)), zone=zone)


def _at_offset(day: Day, at: time, zone: str) -> Instant:
    """An instant told at an offset from UTC."""
    return Instant(at=datetime.fromisoformat(f"{day.on.isoformat()}T{at.strftime('%H:%M')}{zone}"), zone=zone)


def _turn(text: str, sentence: Span, one: Found) -> Found:
    """A time that may lie on either side of its anchor, with the way its clause looks."""
    when = one.when
    if not isinstance(when, Unplaced) or when.direction != "near" or when.shift is not None:
        return one
    if when.weekday is None and when.month is None and when.day_of_month is None:
        return one
    if NAMING.match(text, one.span.end) or (ADJECTIVE.search(text, sentence.start, one.span.start) and NOUN.match(text, one.span.end)):
        return one
    return replace(one, when=replace(when, direction=read_direction(text, sentence, one.span)))
