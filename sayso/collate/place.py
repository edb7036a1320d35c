"""Places the days and hours of a story on the calendar, once it is known when its reports came out.

In: a story's reports and notes. Out: both again, with publication days that the story settles, moments placed and the day on which
quotations were said; what stays `Unplaced` could not be placed without guessing.
Rule 1: a time is placed from its report's publication day; in a direct quotation from the day it was said, where that is known.
Rule 2: a weekday whose clause tells no tense is the day on which the report, or else the story, places it elsewhere.
Rule 3: a clock time of no day is on the day that its sentence names beside it, else on the one on which the story tells the same hour,
else on that of the two sentences before; a clock time that has been is on the publication day.
Rule 4: a weekday that would be six days back and is the day after publication, in a story with reports of that day, is that day: the
report was stamped in another zone, or brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.annotate.tense import Direction, read_direction
from sayso.collate.calendar import MIDNIGHT, at_clock, day_of, place
from sayso.collate.nearby import find_local_zone, sentence_at
from sayso.collate.publication import in_direct_quote, published_day, settle_publication
from sayso.collate.saying_days import share_days, told_day
from sayso.model import Day, Instant, Moment, Notes, Period, Problem, Report, Span, Unplaced, WallTime, When

WEEK_DAYS = 7
# Days from publication between which an hour lies that its clause puts in the past, in the future, or neither.
FIRST: dict[Direction, int] = {"past": -6, "future": 0, "near": -6}
LAST: dict[Direction, int] = {"past": 1, "future": 6, "near": 6}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")  # not the host's words for them
BACK = 2  # sentences before a clock time in which the day it belongs to may be named


@dataclass(frozen=True, slots=True)
class Setting:
    """A report with its notes, the day from which it tells, and the days on which the story's reports came out."""

    report: Report
    notes: Notes
    anchor: date | None
    days: frozenset[date]


def place_days(reports: tuple[Report, ...], notes: tuple[Notes, ...]) -> tuple[tuple[Report, ...], tuple[Notes, ...], tuple[Problem, ...]]:
    """Reports with publication days, notes with placed moments and days of saying, and a problem for each report left undated."""
    reports, problems = settle_publication(reports, notes)
    days = frozenset(day for report in reports if (day := published_day(report)))
    settings = [Setting(report, own, published_day(report), days) for report, own in zip(reports, notes, strict=True)]
    settings = [replace(one, notes=_place_outside(one)) for one in settings]
    settings = [replace(one, notes=_place_by_context(one, settings)) for one in settings]
    said = share_days(reports, tuple(_say_days(one) for one in settings))
    settings = [replace(one, notes=_place_quoted(replace(one, notes=own))) for one, own in zip(settings, said, strict=True)]
    return reports, tuple(_place_clocks(one, settings) for one in settings), problems


def _placed(setting: Setting, moment: Moment, anchor: date) -> Moment:
    """Rules 1 and 4 for one moment."""
    when = moment.when
    if not isinstance(when, Unplaced):
        return moment
    zone = _zone(setting, moment)
    if when.weekday is not None and when.direction != "future" and when.shift is None and when.day_of_month is None:
        after = anchor + timedelta(days=1)
        if after.weekday() == when.weekday and after in setting.days:
            return replace(moment, when=at_clock(after, when, zone))
    return replace(moment, when=place(when, anchor, zone=zone))


def _zone(setting: Setting, moment: Moment) -> str | None:
    """What "local" is here, where a moment is told in it."""
    if not isinstance(moment.when, Unplaced) or moment.when.zone != "local":
        return None
    number = sentence_at(setting.notes.sentences, moment.span)
    if number is None:
        return None
    named = setting.notes.entities
    places = frozenset(mention.span.start for one in named if one.kind == "place" for mention in one.mentions) if named else None
    return find_local_zone(setting.report, places, setting.notes.sentences[number], moment.span)


def _place_outside(setting: Setting) -> Notes:
    """Moments in the report's own voice, but for weekdays of no tense, which wait for the others."""
    if setting.anchor is None:
        return setting.notes
    moments = []
    for moment in setting.notes.moments:
        waits = in_direct_quote(setting.notes, moment) or _is_bare_weekday(moment.when)
        moments.append(moment if waits else _placed(setting, moment, setting.anchor))
    return replace(setting.notes, moments=tuple(moments))


def _is_bare_weekday(when: When) -> bool:
    return (
        isinstance(when, Unplaced)
        and when.weekday is not None
        and when.direction == "near"
        and when.day_of_month is None
        and when.shift is None
    )


def _say_days(setting: Setting) -> Notes:
    """Quotations with the day that their sentence gives for them."""
    quotes = tuple(
        quote
        if quote.said_on and not isinstance(quote.said_on, Unplaced)
        else replace(quote, said_on=told_day(setting.report, setting.notes, quote))
        for quote in setting.notes.quotes
    )
    return replace(setting.notes, quotes=quotes)


def _place_quoted(setting: Setting) -> Notes:
    """Moments inside direct quotations, from the day these were said."""
    moments = []
    for moment in setting.notes.moments:
        if isinstance(moment.when, Unplaced) and in_direct_quote(setting.notes, moment):
            anchor = _said(setting, moment) or setting.anchor
            moments.append(_placed(setting, moment, anchor) if anchor else moment)
        else:
            moments.append(moment)
    return replace(setting.notes, moments=tuple(moments))


def _said(setting: Setting, moment: Moment) -> date | None:
    """The day on which the words around a moment were said: told, or for "tomorrow" the day that the sentence before tells of."""
    for quote in setting.notes.quotes:
        if quote.kind == "direct" and any(piece.holds(moment.span) for piece in quote.content):
            if isinstance(quote.said_on, Day | Instant | WallTime):
                return local_day(quote.said_on)
            break
    if not isinstance(moment.when, Unplaced) or not moment.when.shift or moment.when.unit != "day":
        return None
    number = sentence_at(setting.notes.sentences, moment.span)
    if not number:
        return None
    days = {day for one in _in_sentence(setting, number - 1) if (day := local_day(one.when))}
    day = days.pop() if len(days) == 1 else None
    return day if day and setting.anchor and timedelta(0) <= setting.anchor - day < timedelta(days=4) else None


def local_day(when: When | None) -> date | None:
    """The day of a time in the zone in which it was told; None for what is no day.

    >>> local_day(Day(on=date(2031, 5, 6))).isoformat()
    '2031-05-06'
    """
    if isinstance(when, Instant):
        return when.at.date()
    return when.day if isinstance(when, Day | WallTime) else None


def _in_sentence(setting: Setting, number: int) -> Iterator[Moment]:
    """The moments of a sentence."""
    span = setting.notes.sentences[number].span
    return (moment for moment in setting.notes.moments if span.holds(moment.span))


def _place_by_context(setting: Setting, settings: list[Setting]) -> Notes:
    """Rule 2."""
    if setting.anchor is None:
        return setting.notes
    own = _weekdays_placed([setting])
    everywhere = _weekdays_placed(settings)
    moments = []
    for moment in setting.notes.moments:
        if _is_bare_weekday(moment.when) and not in_direct_quote(setting.notes, moment):
            moments.append(_place_bare(setting, moment, own, everywhere))
        else:
            moments.append(moment)
    return replace(setting.notes, moments=tuple(moments))


def _place_bare(setting: Setting, moment: Moment, own: dict[int, set[date]], everywhere: dict[int, set[date]]) -> Moment:
    """A weekday of no tense, on the one day near publication on which its report, or else the story, places it."""
    when = moment.when
    if not isinstance(when, Unplaced) or when.weekday is None or setting.anchor is None:
        return moment
    days = _near(own.get(when.weekday), setting.anchor) or _near(everywhere.get(when.weekday), setting.anchor)
    if len(days) == 1:
        return replace(moment, when=at_clock(next(iter(days)), when, _zone(setting, moment)))
    return _placed(setting, moment, setting.anchor)


def _near(days: set[date] | None, anchor: date) -> set[date]:
    """The days less than a week from the anchor."""
    return {day for day in days or () if abs((day - anchor).days) < WEEK_DAYS}


def _weekdays_placed(settings: list[Setting]) -> dict[int, set[date]]:
    """The days on which weekdays stand, by weekday; only those that the words name as weekdays."""
    days: dict[int, set[date]] = {}
    for setting in settings:
        for moment in setting.notes.moments:
            day = local_day(moment.when)
            if day and DAYS[day.weekday()] in moment.span.of(setting.report.text).lower():
                days.setdefault(day.weekday(), set()).add(day)
    return days


def _place_clocks(setting: Setting, settings: list[Setting]) -> Notes:
    """Rule 3."""
    moments = tuple(
        _clock_placed(setting, moment, settings) if isinstance(moment.when, Unplaced) and moment.when.clock else moment
        for moment in setting.notes.moments
    )
    return replace(setting.notes, moments=moments)


def _clock_placed(setting: Setting, moment: Moment, settings: list[Setting]) -> Moment:
    when, number = moment.when, sentence_at(setting.notes.sentences, moment.span)
    if not isinstance(when, Unplaced) or when.clock is None or number is None or setting.anchor is None:
        return moment
    if day_of(when, setting.anchor) is not None or (when.clock == MIDNIGHT and "midnight" in moment.span.of(setting.report.text).lower()):
        return moment
    zone = _zone(setting, moment)
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
    for moment in _in_sentence(setting, number):
        day = local_day(moment.when)
        same_way = read_direction(setting.report.text, sentence, moment.span) == direction
        if day and moment.span != at and (same_way or direction == "near"):
            days.add(day)
    return days.pop() if len(days) == 1 else None


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
        days = [day for moment in _in_sentence(setting, earlier) if (day := local_day(moment.when)) and not isinstance(moment.when, Period)]
        if days:
            return days[-1] if len(set(days)) == 1 else None
    return None
