"""A report among those of its story, as the placing of times sees it, and what is asked of it again and again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.collate.nearby import find_local_zone, other_names, sentence_at, settle_zone
from sayso.model import AnchorFrom, Day, Instant, Moment, Notes, Report, Span, Unplaced, WallTime, When
from sayso.text.covered import Ground


@dataclass(frozen=True, slots=True)
class Setting:
    """A report with its notes, the day from which it tells, and the days by which its quotations had been printed."""

    report: Report
    notes: Notes
    anchor: date | None
    printed: Mapping[str, date] = field(default_factory=dict)


def zone_here(setting: Setting, moment: Moment) -> str | None:
    """What "local" is here, where a moment is told in it."""
    if not isinstance(moment.when, Unplaced) or moment.when.zone != "local":
        return None
    number = sentence_at(setting.notes.sentences, moment.span)
    if number is None:
        return None
    others = Ground(Span(0, len(setting.report.text)), other_names(setting.notes.entities))
    sentence = setting.notes.sentences[number]
    if moment.when.candidates:
        return settle_zone(setting.report, others, sentence, moment.span, moment.when.candidates)
    return find_local_zone(setting.report, others, sentence, moment.span)


def in_sentence(setting: Setting, number: int) -> Iterator[Moment]:
    """The moments of a sentence."""
    span = setting.notes.sentences[number].span
    return (moment for moment in setting.notes.moments if span.holds(moment.span))


def local_day(when: When | None) -> date | None:
    """The day of a time in the zone in which it was told; None for what is no day.

    >>> local_day(Day(on=date(2031, 5, 6))).isoformat()
    '2031-05-06'
    """
    if isinstance(when, Instant):
        return when.at.date()
    return when.day if isinstance(when, Day | WallTime) else None


def set_moment(moment: Moment, when: When, anchor: AnchorFrom) -> Moment:
    """A moment placed, with what placed it."""
    return moment if isinstance(when, Unplaced) else replace(moment, when=when, anchor=anchor)
