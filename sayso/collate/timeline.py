"""The story in the order in which it happened: every dated event once, with everybody who tells it.

In: the table, with days placed, and the story's occurrences. Out: entries sorted by time. What has no day is not on it: no day is guessed.

Rule 1: an event stands at the day that its clause tells.
Rule 2: tellings of one day are one entry where they are of one occurrence, of one type (or both of harm) and alike, or alike enough
        whatever the type.
Rule 3: what did not happen (denied, failed) is never one with what did.
Rule 4: an entry's value is the common day where its tellings give different hours ("10 a.m." may be 1400 GMT); its text is the shortest
        whole telling.
Rule 5: who surely tells the same occurrence without a day is a witness of its entry, where all days that are told for it are in one.
Rule 6: what lies before the story's own days is its background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from sayso.collate.occurrences import vote
from sayso.collate.table import Table, comparable_stems, witness
from sayso.collate.tellings import SURE, tell_alike
from sayso.collate.timings import zone_of
from sayso.collate.told import HARM, NOT_DONE, Linked
from sayso.model import (
    Event,
    Instant,
    Moment,
    Notes,
    Occurrence,
    Period,
    Reference,
    Report,
    Span,
    Status,
    TimelineEntry,
    Unplaced,
    WallTime,
    When,
    Witness,
)
from sayso.words.event_types import OTHER

SAME_TYPE = 0.22  # cosine from which two tellings of one day and one type are one event; 0.05 less for each of two that both name
ANY_TYPE = 0.42  # the same for tellings of different types
SAME_REPORT = 0.5  # one report seldom tells one thing twice on one day in other words
WEEK = 7
RUN_UP = 2  # days before its first report from which a story is told: "on Saturday he announced Monday's call"
WHOLE = 8  # words from which a telling can stand alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's words on an event at a placed time; `type` is None where its kind is not known, `home` the occurrence that it tells."""

    report: str
    span: Span
    when: When
    day: str
    status: Status
    event: str
    type: str | None
    home: str | None
    stems: frozenset[str]
    entities: frozenset[str]
    whole: bool


def build_timeline(table: Table, linked: Linked, occurrences: Sequence[Occurrence]) -> tuple[TimelineEntry, ...]:
    """The timeline of a story; the order of its reports changes nothing, and a copy of a report adds no entry."""
    homes = {event: one.id for one in occurrences for event in one.events}
    tellings: dict[str, list[Telling]] = {}
    for report in sorted(table.notes):
        for telling in _tellings(table, table.notes[report], table.story.report(report), homes):
            tellings.setdefault(telling.day, []).append(telling)
    groups = [(day, group) for day, told in sorted(tellings.items()) for group in _group(table, told)]
    undated = _undated(table, linked, occurrences, groups)
    own = _first_own_day(table, groups)
    entries = []
    for number, (day, group) in enumerate(groups):
        entry = _entry(table, day, group, undated[number])
        entries.append((_order(group), replace(entry, background=own is not None and _last_day(group) < own)))
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: (pair[0], pair[1].value, pair[1].text)))


def _undated(
    table: Table, linked: Linked, occurrences: Sequence[Occurrence], groups: Sequence[tuple[str, list[Telling]]]
) -> list[list[Event]]:
    """Rule 5: for each group the tellings without a day of occurrences all of whose dated tellings are in it."""
    numbers = {one.event.id: number for number, one in enumerate(linked.told) if one.event}
    entries: defaultdict[str, set[int]] = defaultdict(set)
    for number, (_, group) in enumerate(groups):
        for one in group:
            entries[one.event].add(number)
    events = {event.id: event for notes in table.notes.values() for event in notes.events}
    found: list[list[Event]] = [[] for _ in groups]
    for occurrence in occurrences:
        homes = {number for event in occurrence.events for number in entries.get(event, ())}
        if len(homes) == 1:
            dated = [numbers[event] for event in occurrence.events if event in entries and event in numbers]
            undated = (event for event in occurrence.events if event not in entries and events[event].time is None and event in numbers)
            found[homes.pop()] += [events[event] for event in undated if _is_surely_one(table, linked, numbers[event], dated)]
    return found


def _is_surely_one(table: Table, linked: Linked, number: int, dated: Iterable[int]) -> bool:
    """Whether a telling surely tells what one of the dated ones tells."""
    told = linked.told
    return any(linked.likelihood(number, other) >= SURE and tell_alike(table, told[number], told[other]) for other in dated)


def _first_own_day(table: Table, groups: Sequence[tuple[str, list[Telling]]]) -> date | None:
    """Rule 6: the day from which on a story is told; None where no report has a day.

    Of the days of the week before the first report and until the last, the one that most origins tell, or `RUN_UP` days before the first
    report, whichever is earlier.
    """
    days = sorted(report.published.day for report in table.story.reports if report.published)
    if not days:
        return None
    told: defaultdict[date, set[str]] = defaultdict(set)
    for _, group in groups:
        for one in group:
            day = _first_day(one.when)
            if day and day == _end(one.when) and days[0] - timedelta(days=WEEK) <= day <= days[-1]:
                told[day].add(one.report)
    most = min(told, key=lambda day: (-table.count_origins(told[day]), day)) if told else days[0]
    return min(most, days[0] - timedelta(days=RUN_UP))


def _last_day(group: Iterable[Telling]) -> date:
    """The last day that any of these tellings may mean."""
    return max((day for one in group if (day := _end(one.when))), default=date.max)


def _end(when: When) -> date | None:
    """The last day of a placed time, where it was told."""
    return when.last if isinstance(when, Period) else _first_day(when)


def _tellings(table: Table, note: Notes, report: Report, homes: Mapping[str, str]) -> Iterator[Telling]:
    """Rule 1."""
    moments = {moment.id: moment for moment in note.moments if _is_placed(moment)}
    for event in note.events:
        if event.time in moments:
            yield _telling(table, report, moments[event.time], event, homes.get(event.id))


def _is_placed(moment: Moment) -> bool:
    """Whether a moment lies on the calendar."""
    if moment.kind not in {"date", "time"} or isinstance(moment.when, Reference | Unplaced):
        return False
    return not isinstance(moment.when, Period) or moment.when.first is not None


def _telling(table: Table, report: Report, moment: Moment, event: Event, home: str | None) -> Telling:
    """What is told at a moment, ready for comparison."""
    text = table.texts[report.id]
    line = table.line_at(report.id, moment.span)
    return Telling(
        report=report.id,
        span=event.clause,
        when=moment.when,
        day=day_of(moment.when),
        status=_in_time(event.status, moment, report),
        event=event.id,
        type=event.type if event.type != OTHER else None,
        home=home,
        stems=comparable_stems(event.clause.of(text)) or frozenset({event.clause.of(text)}),
        entities=line.entities if line else frozenset(),
        whole=line is not None and event.clause.start == line.span.start and len(event.clause.of(text).split()) >= WHOLE,
    )


def day_of(when: When) -> str:
    """The day on which a placed time falls where it was told, or its period.

    >>> from datetime import datetime, UTC
    >>> day_of(Instant(at=datetime(2031, 5, 4, 2, 0, tzinfo=UTC), zone="America/New_York"))
    '2031-05-03'
    """
    if isinstance(when, Instant):
        return when.at.astimezone(zone_of(when.zone)).date().isoformat()
    if isinstance(when, WallTime):
        return when.on.isoformat()
    return when.value or ""


def _in_time(status: Status, moment: Moment, report: Report) -> Status:
    """The status, with what lies after the report's day not yet happened."""
    return "planned" if status in {"happened", "ongoing"} and is_ahead(moment, report) else status


def is_ahead(moment: Moment, report: Report) -> bool:
    """Whether a moment lies after the report's day (a day of slack: reports are updated after midnight)."""
    if isinstance(moment.when, Unplaced) or report.published is None:
        return False
    first = _first_day(moment.when)
    return first is not None and first > report.published.day + timedelta(days=1)


def _first_day(when: When) -> date | None:
    """The first day of a placed time, where it was told."""
    return when.at.astimezone(zone_of(when.zone)).date() if isinstance(when, Instant) else when.day


def _group(table: Table, told: list[Telling]) -> Iterator[list[Telling]]:
    """Rules 2 and 3: the strongest pairs first; two groups join where their tellings are alike on the average."""
    homes = list(range(len(told)))
    pairs = [(_likeness(table, told[a], told[b]), a, b) for a, b in combinations(range(len(told)), 2)]
    for likeness, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness < 1.0:
            break
        one, other = homes[a], homes[b]
        if one == other:
            continue
        mine = [n for n, home in enumerate(homes) if home == one]
        theirs = [n for n, home in enumerate(homes) if home == other]
        across = [_likeness(table, told[x], told[y]) for x in mine for y in theirs]
        if sum(across) >= 0.8 * len(across):
            homes = [one if home == other else home for home in homes]
    for home in sorted(set(homes)):
        yield [told[n] for n, mine in enumerate(homes) if mine == home]


def _likeness(table: Table, one: Telling, other: Telling) -> float:
    """How alike two tellings of one day are, in units of what makes them one event: 1 and more is one."""
    if (one.status in NOT_DONE) != (other.status in NOT_DONE):
        return 0.0
    if one.report == other.report:
        shared = one.span.shared(other.span)
        if shared and 2 * shared >= min(len(one.span), len(other.span)):
            return 2.0
    if one.home is not None and one.home == other.home:
        return 2.0
    cosine = table.likeness(one.stems, other.stems)
    if one.report == other.report:
        return cosine / SAME_REPORT
    alike = one.type is not None and (one.type == other.type or {one.type, other.type} <= HARM)
    bar = SAME_TYPE if alike else ANY_TYPE
    return cosine / (bar - 0.05 * min(len(one.entities & other.entities), 2))


def _order(group: list[Telling]) -> tuple[date, str]:
    """Where an entry stands: by its first day, then by its hour where one is told."""
    first = min((day for one in group if (day := _first_day(one.when))), default=date.max)
    hours = sorted({_clock(one.when) for one in group} - {""})
    return first, hours[0] if hours else ""


def _clock(when: When) -> str:
    """The clock time that a time shows, or the empty string."""
    if isinstance(when, Instant):
        return when.at.astimezone(zone_of(when.zone)).strftime("%H:%M")
    return when.at.strftime("%H:%M") if isinstance(when, WallTime) else ""


def _entry(table: Table, day: str, group: list[Telling], undated: Sequence[Event]) -> TimelineEntry:
    """Rules 4 and 5."""
    told = sorted(group, key=lambda one: (one.report, one.span, one.event))
    texts = sorted(
        (not one.whole, len(one.span), table.words(one.report, one.span)) for one in told if len(table.words(one.report, one.span)) > 0
    )
    return TimelineEntry(
        value=_value(day, told),
        text=" ".join(texts[0][2].split()),
        status=vote(one.status for one in _leading(group)),
        events=tuple(dict.fromkeys((*(one.event for one in told), *(event.id for event in undated)))),
        witnesses=_witnesses(table, told, undated),
    )


def _leading(group: Iterable[Telling]) -> Iterator[Telling]:
    """Of several events told in one breath ("met … to discuss possible sanctions") the first, which the others hang on."""
    seen: list[Telling] = []
    for one in group:
        if not any(one.report == other.report and one.span.touches(other.span) for other in seen):
            seen.append(one)
            yield one


def _value(day: str, told: Iterable[Telling]) -> str:
    """The one hour that is told, if it falls on the day in UTC, too; else the day. An hour without a zone may be that of an instant."""
    times = [one.when for one in told if isinstance(one.when, Instant | WallTime)]
    instants = {time.value for time in times if isinstance(time, Instant)}
    clocks = {_clock(time) for time in times if isinstance(time, Instant)}
    walls = {time.value for time in times if isinstance(time, WallTime) and _clock(time) not in clocks}
    values = instants | walls
    fine = sorted(value for value in values if value and value.startswith(day))
    return fine[0] if len(values) == 1 and fine else day


def _witnesses(table: Table, told: Iterable[Telling], undated: Iterable[Event]) -> tuple[Witness, ...]:
    """Each place once, with the first event found there; who tells the day first."""
    seen: dict[tuple[str, Span], Witness] = {}
    for one in told:
        seen.setdefault((one.report, one.span), witness(table, one.report, one.span, one.event))
    for event in sorted(undated, key=lambda one: (one.report, one.span)):
        seen.setdefault((event.report, event.clause), witness(table, event.report, event.clause, event.id))
    return tuple(seen.values())
