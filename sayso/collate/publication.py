"""The publication day of a report that does not say it, settled from the story. Never guesses: what two days fit stays unknown.

Method: the dated reports place their weekdays on the calendar. A weekday that an undated report tells as past puts its publication on
or after that day, one that it tells as to come on or before. The day on which the dated reports came out is taken where it lies between
the two; else the one day that does.
Rule 1: a weekday that the story places on two days says nothing.
Rule 2: with evidence from one side only, the dated reports' day is taken where all of them have one day and the undated report tells
of no weekday that they do not tell of.
Rule 3: words in direct quotation say when they were said, not when the report came out.
Rule 4: a dateline with a day and no year ("ORLO, May 5") tells the day, in the year nearest the dated reports; without these, nothing.
Rule 5: of the two days that a stamp may mean (4/5/2031) that one is meant which lies near the dated reports, where the other does not.
Rule 6: a report that tells as past of a day after its stamp has a wrong stamp, or was changed later: that is said as a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.annotate.lookup import moments_in
from sayso.annotate.tense import read_direction
from sayso.collate.calendar import day_of
from sayso.model import Day, Instant, Notes, Problem, Report, Unplaced

SLACK = timedelta(days=1)
NEAR = timedelta(days=14)  # from the dated reports of its story within which a report comes out


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which days a report came out, as its words tell."""

    first: date | None
    last: date | None
    weekdays: frozenset[int]


def published_day(report: Report) -> date | None:
    """The day of publication where it was told."""
    when = report.published
    if isinstance(when, Instant):
        return when.at.date()
    return when.on if when else None


def settle_publication(reports: tuple[Report, ...], notes: tuple[Notes, ...]) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports, with the days that the story settles; a problem for each that it cannot."""
    dated = {report.id: day for report in reports if (day := published_day(report))}
    known = _weekdays_of(reports, notes, dated)
    settled: list[Report] = []
    problems: list[Problem] = []
    for report, own in zip(reports, notes, strict=True):
        if report.published is not None:
            settled.append(report)
            problems.extend(_contradictions(report, own))
            continue
        if stamped := _of_stamp(report, sorted(dated.values())):
            settled.append(replace(report, published=Day(on=stamped), published_from="metadata"))
            continue
        if dated and (headed := _of_dateline(report, own, sorted(dated.values()))):
            settled.append(replace(report, published=Day(on=headed), published_from="text"))
            continue
        day = _settle(list(_weekdays(own)), known, sorted(set(dated.values())))
        if day is None:
            text = "the day of publication is not told and the story does not settle it; give it with --published"
            problems.append(Problem(report=report.id, room="collate", text=text))
            settled.append(report)
        else:
            settled.append(replace(report, published=Day(on=day), published_from="story"))
    return tuple(settled), tuple(problems)


def _of_stamp(report: Report, days: list[date]) -> date | None:
    """Rule 5."""
    near = [one.on for one in report.published_among if any(abs(one.on - day) <= NEAR for day in days)]
    return near[0] if len(near) == 1 else None


def _of_dateline(report: Report, notes: Notes, days: list[date]) -> date | None:
    """Rule 4."""
    middle = days[len(days) // 2]
    datelines = report.spans("dateline")
    told = {
        day
        for moment in notes.moments
        if isinstance(moment.when, Unplaced) and moment.when.month and any(line.holds(moment.span) for line in datelines)
        if (day := day_of(replace(moment.when, direction="near"), middle))
    }
    return told.pop() if len(told) == 1 else None


def _contradictions(report: Report, notes: Notes) -> Iterator[Problem]:
    """Rule 6: the first day after the stamp that a report tells of as past; a day of slack, for a stamp may be of another zone."""
    stamped, spoken = published_day(report), find_spoken(notes)
    for moment in notes.moments:
        if stamped is None or not isinstance(moment.when, Day) or moment.when.on <= stamped + SLACK or moment.id in spoken:
            continue
        sentence = next((one.span for one in notes.sentences if one.span.holds(moment.span)), None)
        if sentence and read_direction(report.text, sentence, moment.span) == "past":
            text = (
                f"it was published on {stamped}, as its {report.published_from or 'source'} says, yet it tells of {moment.when.on} as past"
            )
            yield Problem(report=report.id, span=moment.span, room="collate", text=text)
            return


def _weekdays(notes: Notes) -> Iterator[Unplaced]:
    """Rule 3: the weekdays that a report tells in its own voice."""
    spoken = find_spoken(notes)
    for moment in notes.moments:
        when = moment.when
        if isinstance(when, Unplaced) and when.weekday is not None and when.shift is None and moment.id not in spoken:
            yield when


def find_spoken(notes: Notes) -> frozenset[str]:
    """The times that stand in words given as somebody's own, by their ids."""
    pieces = (piece for quote in notes.quotes if quote.kind == "direct" for piece in quote.content)
    return frozenset(moment.id for piece in pieces for moment in moments_in(notes, piece))


def _weekdays_of(reports: tuple[Report, ...], notes: tuple[Notes, ...], dated: dict[str, date]) -> dict[int, date]:
    """The day on which the story places each weekday: from dated reports, and from days told in full ("Monday, 19 May 2025")."""
    told: dict[int, set[date]] = {}
    for report, own in zip(reports, notes, strict=True):
        anchor = dated.get(report.id)
        for when in _weekdays(own):
            day = day_of(when, anchor) if anchor and when.direction != "near" else None
            if day:
                told.setdefault(day.weekday(), set()).add(day)
    for report, own in zip(reports, notes, strict=True):
        for moment in own.moments:
            named = isinstance(moment.when, Day) and moment.span.of(report.text)[:1].isalpha() and "day" in moment.span.of(report.text)
            if named and isinstance(moment.when, Day):
                told.setdefault(moment.when.on.weekday(), set()).add(moment.when.on)
    return {weekday: next(iter(days)) for weekday, days in told.items() if len(days) == 1}


def _bounds(weekdays: list[Unplaced], known: dict[int, date]) -> Bounds:
    """What an undated report's weekdays say of its day."""
    told = [(known[when.weekday], when.direction) for when in weekdays if when.weekday in known]
    return Bounds(
        first=max((day for day, direction in told if direction == "past"), default=None),
        last=min((day for day, direction in told if direction == "future"), default=None),
        weekdays=frozenset(when.weekday for when in weekdays if when.weekday is not None),
    )


def _settle(weekdays: list[Unplaced], known: dict[int, date], days: list[date]) -> date | None:
    """The one day that fits; None where none or several do."""
    bounds = _bounds(weekdays, known)
    if bounds.first is None and bounds.last is None:
        return None
    inside = [day for day in days if (bounds.first or day) <= day <= (bounds.last or day)]
    if bounds.first is not None and bounds.last is not None:
        if bounds.first == bounds.last:
            return bounds.first
        return inside[0] if len(inside) == 1 else None
    return inside[0] if len(days) == len(inside) == 1 and bounds.weekdays <= known.keys() else None
