"""Points on firsts and worsts: "the first since March 2022" against "the first in nearly three years".

In: the table. Out: points of kind time. Each telling says how long ago the last such thing was; two that speak of one thing and allow
no common length cannot both be true.
Rule 1: "since" tells the day or period of the last one, "in" and a duration how long ago it was: "nearly" less, "more than" more.
Rule 2: tellings speak of one thing where the same word ("first", "worst") stands in sentences that are alike and name somebody in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, names_of, witness
from sayso.model import Moment, Period, Point, Reading, Span, Unplaced, Verdict

# What stands before the time: "the first meeting between the two | since", "the worst day | in". Not: "he first met her in".
RECORD = re.compile(
    r"\b(?P<word>first|worst|deadliest|biggest|largest|highest|lowest|longest|strongest|heaviest|bloodiest|most\s+\w+)\b"
    r"(?P<what>[^.;:]{0,80}?)\s(?P<how>since|in)\s+(?:the\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
REACH = 120  # characters before a time in which the record stands
LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(DE|Y|M|W|D)")
DAYS = {"DE": 3652.5, "Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
LESS = re.compile(r"\b(?:nearly|almost|close\s+to|just\s+under)\b", re.IGNORECASE)
MORE = re.compile(r"\b(?:more\s+than|over|at\s+least)\b", re.IGNORECASE)
SLACK = 31  # days: "in three years" of what was three years and a month ago is no fault
SAME = 0.6  # share of the words for what is the first or worst that both must have to be held against one another
ALIKE = 0.12  # cosine of two sentences that tell of one record and name somebody in common


@dataclass(frozen=True, slots=True)
class Record:
    """One telling: its time, its sentence, the record's word, the least and the most days since the last one, and what it is of."""

    moment: Moment
    line: Line
    word: str
    span: Span
    least: float
    most: float
    what: frozenset[str]


def find_records(table: Table) -> Iterator[Point]:
    """Every point on a first or a worst that two reports or more tell: one for those that fit, one for those that cannot both be true."""
    fits: list[set[Record]] = []
    clashes: list[set[Record]] = []
    for one, other in _pairs(table, list(_records(table))):
        apart = max(one.least, other.least) - min(one.most, other.most)
        if apart <= SLACK:
            _gather(fits, {one, other})
        elif _count_the_same(one, other):
            _gather(clashes, {one, other})
    yield from (_judge(table, records, "conflict") for records in clashes)
    for records in fits:
        yield _judge(table, records, "agreed" if len({record.moment.when.value for record in records}) == 1 else "compatible")


def _pairs(table: Table, records: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Rule 2: tellings of one thing, each the other's likest in its report."""
    alike = {}
    for one, other in combinations(records, 2):
        if one.moment.report != other.moment.report and one.word == other.word and one.line.entities & other.line.entities:
            likeness = table.likeness(one.line.stems, other.line.stems)
            if likeness >= ALIKE:
                alike[one, other] = likeness
    best: dict[tuple[Record, str], float] = {}
    for (one, other), likeness in alike.items():
        for mine, theirs in ((one, other), (other, one)):
            best[mine, theirs.moment.report] = max(best.get((mine, theirs.moment.report), 0.0), likeness)
    for (one, other), likeness in alike.items():
        if likeness == best[one, other.moment.report] == best[other, one.moment.report]:
            yield one, other


def _gather(groups: list[set[Record]], pair: set[Record]) -> None:
    """Put a pair to the group that has one of it, or make a new one."""
    home = next((group for group in groups if group & pair), None)
    if home is None:
        groups.append(set(pair))
    else:
        home |= pair


def _count_the_same(one: Record, other: Record) -> bool:
    """Whether both say what is the first or worst in much the same words, or one leaves it to its sentence."""
    return not one.what or not other.what or len(one.what & other.what) >= SAME * len(one.what | other.what)


def _records(table: Table) -> Iterator[Record]:
    """Every telling of a record in a body, in the story's order."""
    for report in table.story.reports:
        for moment in table.notes[report.id].moments:
            line = table.line_at(report.id, moment.span)
            if line is None or line.rank < 0 or report.published is None:
                continue
            start = max(line.span.start, moment.span.start - REACH)
            found = RECORD.search(table.texts[report.id], start, moment.span.start)
            reach = _reach(moment, table.words(report.id, moment.span), report.published.day) if found else None
            if found and reach and (found["how"].lower() == "since") == (moment.kind == "date"):
                word = " ".join(found["word"].lower().split())
                what = comparable_stems(found["what"]) - {"time"}
                yield Record(moment, line, word, Span(found.start(), moment.span.end), *reach, what)


def _reach(moment: Moment, words: str, anchor: date) -> tuple[float, float] | None:
    """Rule 1, in days."""
    when = moment.when
    if moment.kind == "duration" and isinstance(when, Period):
        length = LENGTH.fullmatch(when.value)
        if length is None:
            return None
        unit = DAYS[length[2]]
        days = float(length[1]) * unit
        if LESS.search(words):
            return days - unit, days
        return (days, days + unit) if MORE.search(words) else (days - unit / 2, days + unit / 2)
    if isinstance(when, Unplaced) or when.day is None:
        return None
    last = (when.last or when.day) if isinstance(when, Period) else when.day
    return float((anchor - last).days), float((anchor - when.day).days)


def _judge(table: Table, records: set[Record], verdict: Verdict) -> Point:
    """The tellings side by side, one reading for each time."""
    values: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda one: (one.moment.report, one.span)):
        values.setdefault(record.moment.when.value or "", []).append(record)
    readings = [
        Reading(
            value=value,
            text=table.words(told[0].moment.report, told[0].moment.span),
            witnesses=tuple(witness(table, one.moment.report, one.span, one.moment.id) for one in told),
        )
        for value, told in values.items()
    ]
    first = next(iter(values.values()))[0]
    about = f"the {first.word} since when: {clip(table.words(first.moment.report, first.span), 90)}"
    why = "; ".join(f"{names_of(table, reading.witnesses)}: {reading.text}" for reading in readings)
    return make_point(
        table, "time", Judgement(verdict=verdict, about=about, why=why, sure=0.9 if verdict != "compatible" else 0.8), readings
    )
