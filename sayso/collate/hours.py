"""Places clock times and parts of a day that tell no day of their own.

In: a setting whose days are placed, and those of the story. Out: notes.
Rule 1: such a time is on the day that its sentence names beside it, else on the one on which the story tells the same hour, else on that
of the two sentences before; one that has been is on the day of publication.
Rule 2: a clock time that stays without a day keeps the zone of its place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.annotate.tense import Direction, read_direction
from sayso.collate.calendar import MIDNIGHT, at_clock, day_of
from sayso.collate.nearby import sentence_at
from sayso.collate.setting import Setting, in_sentence, local_day, zone_here
from sayso.model import Instant, Moment, Notes, Period, Span, Unplaced, WallTime, When

BACK = 2  # sentences before a clock time in which the day it belongs to may be named
# Days from publication between which an hour lies that its clause puts in the past, in the future, or neither.
FIRST: dict[Direction, int] = {"past": -6, "future": 0, "near": -6}
LAST: dict[Direction, int] = {"past": 1, "future": 6, "near": 6}
# From a day that names a thing to the hour of that thing: "Monday|'s final, which begins at |1 a.m.", "Friday|'s ferry left at |7 a.m.".
OF_THING = re.compile(r"[’']s(?:\s+[\w-]+){1,3},?\s+(?:(?:which|that)\b|[a-z]+(?:ed|ew|ook|eft|ent|egan|ell)\b)[^,;]*")


def place_hours(setting: Setting, settings: list[Setting]) -> Notes:
    """Rules 1 and 2."""
    moments = []
    for moment in setting.notes.moments:
        placed = _clock_placed(setting, moment, settings)
        if isinstance(placed.when, Unplaced) and placed.when.clock and (zone := zone_here(setting, placed)):
            placed = replace(placed, when=replace(placed.when, zone=zone, candidates=()))
        moments.append(placed)
    return replace(setting.notes, moments=tuple(moments))


def _clock_placed(setting: Setting, moment: Moment, settings: list[Setting]) -> Moment:
    when, number = moment.when, sentence_at(setting.notes.sentences, moment.span)
    if not isinstance(when, Unplaced) or number is None or setting.anchor is None:
        return moment
    if when.clock is None and when != Unplaced(part=when.part or ""):
        return moment
    if day_of(when, setting.anchor) is not None or (when.clock == MIDNIGHT and "midnight" in moment.span.of(setting.report.text).lower()):
        return moment
    zone = zone_here(setting, moment)
    sentence = setting.notes.sentences[number].span
    if sentence.end - sentence.start <= len(moment.span) + 1:
        return moment  # a clock time that heads the lines below it
    direction = read_direction(setting.report.text, sentence, moment.span)
    day = (
        _day_beside(setting, number, moment.span)
        or _day_of_hour(when, zone, settings, near=setting.anchor, direction=direction)
        or _day_before(setting, number)
        or (setting.anchor if direction == "past" else None)
    )
    return replace(moment, when=at_clock(day, when, zone)) if day else moment


def _day_beside(setting: Setting, number: int, at: Span) -> date | None:
    """The day that the sentence itself names, where it names one, looking the way that the clock time does."""
    sentence = setting.notes.sentences[number].span
    direction = read_direction(setting.report.text, sentence, at)
    days = set()
    for moment in in_sentence(setting, number):
        day = local_day(moment.when)
        same_way = read_direction(setting.report.text, sentence, moment.span) == direction or _names_what(setting.report.text, moment, at)
        if day and moment.span != at and (same_way or direction == "near"):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _names_what(text: str, moment: Moment, at: Span) -> bool:
    """Whether a day names the thing whose hour a clock time tells."""
    return moment.span.end < at.start and OF_THING.match(text, moment.span.end, at.start) is not None


def _day_of_hour(when: Unplaced, zone: str | None, settings: list[Setting], *, near: date, direction: Direction) -> date | None:
    """The one day near publication on which the story tells the same hour: the same instant, or the same clock where a zone is not told."""
    days = set()
    for setting in settings:
        for moment in setting.notes.moments:
            day = _same_hour(when, zone, moment.when)
            if day and FIRST[direction] <= (day - near).days <= LAST[direction]:
                days.add(day)
    return days.pop() if len(days) == 1 else None


def _same_hour(when: Unplaced, zone: str | None, other: When) -> date | None:
    """The day on which an hour falls if it is the hour that another time tells."""
    if isinstance(other, WallTime):
        return other.on if other.at == when.clock else None
    if not isinstance(other, Instant):
        return None
    for day in (other.at.date() + timedelta(days=shift) for shift in (-1, 0, 1)):
        mine = at_clock(day, when if when.zone else replace(when, zone=other.zone), zone)
        if isinstance(mine, Instant) and mine.value == other.value:
            return day
    return None


def _day_before(setting: Setting, number: int) -> date | None:
    """The day last named in the sentences just before."""
    for earlier in range(number - 1, max(-1, number - 1 - BACK), -1):
        days = [day for moment in in_sentence(setting, earlier) if (day := local_day(moment.when)) and not isinstance(moment.when, Period)]
        if days:
            return days[-1] if len(set(days)) == 1 else None
    return None
