"""Places the days and hours of a story on the calendar, once it is known when its reports came out.

In: a story's reports and notes. Out: both again, with publication days that the story settles, moments placed and the day on which
quotations were said; what stays `Unplaced` could not be placed without guessing.
Rule 1: a time is placed from its report's publication day; in a direct quotation from the day it was said, where that is known.
Rule 2: a weekday whose clause tells no tense is the day on which the report, or else the story, places it elsewhere.
Rule 3: hours of no day and times counted from others come after the days (`hours`, `counted_times`).
Rule 4: a weekday that would be six days back is the day after publication: the report was stamped in another zone, or brought up to date
(in 28 stories 25 of 27 such days were that one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sayso.collate.calendar import at_clock, day_of, fault_of, place
from sayso.collate.counted_times import order_ranges, place_counted
from sayso.collate.hours import place_hours
from sayso.collate.nearby import sentence_at
from sayso.collate.publication import find_spoken, published_day, settle_publication
from sayso.collate.saying_days import TODAY, first_printed, names_thing, share_days, told_day
from sayso.collate.setting import Setting, in_sentence, local_day, set_moment, zone_here
from sayso.model import Day, Instant, Moment, Notes, Problem, Report, Span, Unplaced, WallTime, When

# Around a day at the head of a paragraph that dates it: "(| 24 October 2031 |) –", "ORLO, | 24 October 2031 | —". Not: "On 24 October".
DATELINE = re.compile(r"\s*(?:[A-Z][A-Z .,]{1,30},\s+)?\(?")
DASH = re.compile(r"\)?\s+[–—-]{1,2}\s")
WEEK_DAYS = 7
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")  # not the host's words for them


def place_days(reports: tuple[Report, ...], notes: tuple[Notes, ...]) -> tuple[tuple[Report, ...], tuple[Notes, ...], tuple[Problem, ...]]:
    """Reports with publication days, notes with placed moments and days of saying, and a problem for each report left undated."""
    reports, problems = settle_publication(reports, notes)
    settings = [Setting(report, own, published_day(report)) for report, own in zip(reports, notes, strict=True)]
    settings = [replace(one, notes=place_counted(one, order_ranges(_place_outside(one)))) for one in settings]
    settings = [replace(one, notes=_place_by_context(one, settings)) for one in settings]
    said = share_days(reports, tuple(_say_days(one) for one in settings))
    printed = first_printed(reports, said)
    settings = [
        replace(one, notes=_place_quoted(replace(one, notes=own, printed=printed))) for one, own in zip(settings, said, strict=True)
    ]
    placed = tuple(place_hours(one, settings) for one in settings)
    faults = tuple(fault for one, own in zip(settings, placed, strict=True) for fault in _faults(one, own))
    return reports, placed, (*problems, *faults)


def _faults(setting: Setting, notes: Notes) -> Iterator[Problem]:
    """A problem for each hour that a change of clocks skips or shows twice: it keeps its words, and no instant is given."""
    for moment in notes.moments:
        when = moment.when
        if isinstance(when, Unplaced) and when.clock and when.zone and "/" in when.zone and setting.anchor:
            day = day_of(when, setting.anchor)
            fault = fault_of(day, when.clock, when.zone) if day else None
            if fault:
                yield Problem(report=moment.report, span=moment.span, room="collate", text=f"{fault}; the hour is kept without an instant")


def _placed(setting: Setting, moment: Moment, anchor: date) -> Moment:
    """Rules 1 and 4 for one moment."""
    when = moment.when
    if not isinstance(when, Unplaced) or when.anchor != "speech":
        return moment
    zone = zone_here(setting, moment)
    if when.weekday is not None and when.direction != "future" and when.shift is None and when.day_of_month is None:
        after = anchor + timedelta(days=1)
        if after.weekday() == when.weekday:
            return set_moment(moment, at_clock(after, when, zone), "publication")
    return set_moment(moment, place(when, anchor, zone=zone), "said" if anchor != setting.anchor else "publication")


def _place_outside(setting: Setting) -> Notes:
    """Moments in the report's own voice, but for weekdays of no tense, which wait for the others."""
    if setting.anchor is None:
        return setting.notes
    moments = []
    dated, spoken = list(_dated_paragraphs(setting)), find_spoken(setting.notes)
    for moment in setting.notes.moments:
        own = next((day for paragraph, day in dated if paragraph.holds(moment.span)), None)
        waits = own is None and (moment.id in spoken or _is_bare_weekday(moment.when))
        moments.append(moment if waits else _placed(setting, moment, own or setting.anchor))
    return replace(setting.notes, moments=tuple(moments))


def _dated_paragraphs(setting: Setting) -> Iterator[tuple[Span, date]]:
    """What dates itself in a report: a paragraph by "today, 24 October 2031"; a statement given whole, by its dateline, to the end."""
    text = setting.report.text
    for moment in setting.notes.moments:
        if not isinstance(moment.when, Day) or moment.anchor is not None:
            continue
        start, end = text.rfind("\n", 0, moment.span.start) + 1, text.find("\n", moment.span.end)
        if start and DATELINE.fullmatch(text, start, moment.span.start) and DASH.match(text, moment.span.end):
            yield Span(start, len(text)), moment.when.on
        elif TODAY.match(text, moment.span.start):
            yield Span(start, len(text) if end < 0 else end), moment.when.on


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
    moments, spoken = [], find_spoken(setting.notes)
    for moment in setting.notes.moments:
        if isinstance(moment.when, Unplaced) and moment.id in spoken:
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
            first = setting.printed.get(quote.id)
            if first and setting.anchor and first < setting.anchor:
                return first
            break
    if not isinstance(moment.when, Unplaced) or not moment.when.shift or moment.when.unit != "day":
        return None
    number = sentence_at(setting.notes.sentences, moment.span)
    if not number:
        return None
    before = (one for one in in_sentence(setting, number - 1) if not names_thing(setting.report.text, one))
    days = {day for one in before if (day := local_day(one.when))}
    day = days.pop() if len(days) == 1 else None
    return day if day and setting.anchor and timedelta(0) <= setting.anchor - day < timedelta(days=4) else None


def _place_by_context(setting: Setting, settings: list[Setting]) -> Notes:
    """Rule 2."""
    if setting.anchor is None:
        return setting.notes
    own = _weekdays_placed([setting])
    everywhere = _weekdays_placed(settings)
    moments, spoken = [], find_spoken(setting.notes)
    for moment in setting.notes.moments:
        if _is_bare_weekday(moment.when) and moment.id not in spoken:
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
        return replace(moment, when=at_clock(next(iter(days)), when, zone_here(setting, moment)))
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
