"""The times of a report: those of its sentences and of its dateline, as moments of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.annotate.times.reading import Told, read_times
from sayso.model import Direction, Moment, Notes, Problem, Report, Span, Unplaced, When
from sayso.words.times import time_pattern
from sayso.words.zones import zone_pattern

# A sentence that ends so may go on: "at 10 a.m.", "on Sat.". Not: "in the morning."
HALF = re.compile(
    r"(?:\d\s?[ap]\.\s?m|\d\s?[ap]\.?m\.?\s[A-Z]{2,4}|\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$",
    re.IGNORECASE,
)
# And does so on the same line where a zone or a day follows: "ET on Monday". Not: "Trains ran again."
GOES_ON = re.compile(
    rf"[^\S\n]+(?:(?:{zone_pattern('abbreviation')}|{time_pattern('weekday')}|{time_pattern('month')})\b|{zone_pattern('phrase')}|(?:{zone_pattern('place')})\s+(?:local\s+)?time\b|\d{{1,2}}\b)"
)


def find_times(report: Report, notes: Notes) -> Notes:
    """Notes with every moment of the report's sentences and of its dateline; a problem for each date that no calendar has."""
    found = [one for stretch in _stretches(report.text, notes) for one in read_times(report.text, stretch)]
    for span in report.spans("dateline"):
        found.extend(one for one in read_times(report.text, span) if not any(one.span.touches(other.span) for other in found))
    found.sort(key=lambda one: one.span)
    moments = tuple(_moment(report, number, one) for number, one in enumerate(found, 1))
    faults = (
        Problem(report=report.id, span=one.span, room="annotate", text=f"{one.fault}; its words are kept, and no value is given")
        for one in found
        if one.fault
    )
    return replace(notes, moments=moments, problems=(*notes.problems, *faults))


def _moment(report: Report, number: int, one: Told) -> Moment:
    """A time as a moment; one that begins a range names the moment behind it, which ends it."""
    return Moment(
        id=f"{report.id}:t{number}",
        report=report.id,
        span=one.span,
        kind=one.kind,
        when=one.when,
        mod=one.mod,
        border=one.border,
        until=f"{report.id}:t{number + 1}" if one.until else None,
        direction=_direction(one.when),
    )


def _direction(when: When) -> Direction | None:
    """The way a time looks, where its words or its clause tell: "last week", "will open on Friday"."""
    if not isinstance(when, Unplaced):
        return None
    if when.direction != "near":
        return when.direction
    shift = (when.shift or 0) if when.feast is None else 0
    return "past" if shift < 0 else "future" if shift > 0 else None


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
