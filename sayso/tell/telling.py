"""A collation and its brief, told as an account: the one place where records become the JSON contract's rows.

In: what the gate has passed. Out: `Account`. Decides nothing: every choice was made before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.collate.timings import zone_of
from sayso.model import (
    Brief,
    Collation,
    Entity,
    Event,
    Figure,
    Instant,
    Kinship,
    LeftOut,
    Moment,
    Occurrence,
    Origin,
    Point,
    Position,
    Problem,
    Quote,
    Reference,
    Report,
    Span,
    Story,
    TimelineEntry,
    Unplaced,
    WallTime,
    When,
    Witness,
)
from sayso.tell import account as rows
from sayso.tell.timex import precision_of, read_timex
from sayso.version import VERSION


def tell_account(collation: Collation, brief: Brief, *, model: str, options: Mapping[str, Any]) -> rows.Account:
    """The account of one story; `model` is what read the sentences (`rules` where none did), `options` what the user asked for."""
    story, notes = collation.story, collation.notes
    days = sorted(report.published.value for report in story.reports if report.published)
    published = {report.id: report.published.value for report in story.reports if report.published}
    values = {moment.id: moment.when.value for note in notes for moment in note.moments}
    return rows.Account(
        schema=rows.SCHEMA,
        story=rows.StoryRow(id=story.id, title=story.title, first=days[0][:10] if days else None, last=days[-1][:10] if days else None),
        reports=[_report(report, story) for report in story.reports],
        set_aside=[rows.SetAsideRow(report=one.report.id, why=one.why, file=one.report.file) for one in story.set_aside],
        lineage=[_kinship(kinship) for kinship in story.lineage],
        origins=[_origin(origin, collation.left_out) for origin in story.origins],
        entities=[_entity(entity, published) for entity in collation.entities],
        quotations=[_quotation(quote) for note in notes for quote in note.quotes],
        times=[_time(moment) for note in notes for moment in note.moments if not isinstance(moment.when, Reference)],
        figures=[_figure(figure) for note in notes for figure in note.figures],
        events=[_event(event, values) for note in notes for event in note.events],
        points=[_point(point) for point in collation.points],
        positions=[_position(one, values, note.quotes) for note in notes for one in note.positions],
        timeline=[_timeline(entry) for entry in collation.timeline],
        left_out=[_left_out(one) for one in collation.left_out],
        brief=[rows.BriefRow(text=one.text, cites=[_witness(cite) for cite in one.cites]) for one in brief.sentences],
        problems=[_problem(problem) for problem in _problems(collation)],
        occurrences=[_occurrence(one, values) for one in collation.occurrences],
        made_by=rows.MadeBy(sayso=VERSION, model=model, options=dict(options)),
    )


def _problems(collation: Collation) -> list[Problem]:
    """The problems of every room, in the order of the reports."""
    read = [problem for report in collation.story.reports for problem in report.problems]
    read += [problem for one in collation.story.set_aside for problem in one.report.problems]
    return [*read, *(problem for notes in collation.notes for problem in notes.problems), *collation.problems]


def _place(span: Span) -> rows.Place:
    return (span.start, span.end)


def _report(report: Report, story: Story) -> rows.ReportRow:
    return rows.ReportRow(
        id=report.id,
        file=report.file,
        title=report.title,
        outlet=report.outlet,
        author=report.author,
        dateline=report.dateline,
        published=report.published.value if report.published else None,
        published_from=report.published_from,
        credits=list(report.credits),
        language=report.language,
        text=report.text,
        parts=[rows.PartRow(kind=part.kind, start=part.span.start, end=part.span.end) for part in report.parts],
        origin=story.origin(report.id),
        url=report.url,
        encoding=report.encoding,
        bytes=report.size,
        sha256=report.sha256,
    )


def _kinship(kinship: Kinship) -> rows.KinshipRow:
    return rows.KinshipRow(
        source=kinship.source,
        target=kinship.target,
        kind=kinship.kind,
        directed=kinship.directed,
        score=round(kinship.score, 3),
        passages=[rows.PassageRow(source=_place(one.source), target=_place(one.target), kind=one.kind) for one in kinship.passages],
        left_out=[_place(span) for span in kinship.left_out],
        added=[_place(span) for span in kinship.added],
    )


def _origin(origin: Origin, left_out: Iterable[LeftOut]) -> rows.OriginRow:
    by_report = {one.report: one.points for one in left_out}
    missing = [by_report.get(report, ()) for report in origin.reports]
    common = [point for point in missing[0] if all(point in points for points in missing)] if missing else []
    return rows.OriginRow(reports=list(origin.reports), credit=origin.credit, left_out=common)


def _entity(entity: Entity, published: Mapping[str, str | None]) -> rows.EntityRow:
    mentions = [rows.MentionRow(report=one.report, start=one.span.start, end=one.span.end, kind=one.kind) for one in entity.mentions]
    return rows.EntityRow(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        aliases=list(entity.aliases),
        roles=list(entity.roles),
        mentions=mentions,
        speaks_for=entity.speaks_for,
        within=entity.within,
        told_roles=[
            rows.RoleRow(role=one.role, report=one.report, start=one.span.start, end=one.span.end, day=published.get(one.report))
            for one in entity.told_roles
        ],
    )


def _quotation(quote: Quote) -> rows.QuotationRow:
    return rows.QuotationRow(
        id=quote.id,
        report=quote.report,
        kind=quote.kind,
        content=[_place(span) for span in quote.content],
        speaker=quote.speakers[0] if quote.speakers else None,
        speakers=list(quote.speakers),
        speaker_span=_place(quote.speaker_span) if quote.speaker_span else None,
        cue=_place(quote.cue) if quote.cue else None,
        through=list(quote.through),
        hedge=quote.hedge,
        venue=quote.venue,
        place=quote.place,
        addressee=quote.addressee,
        said_on=quote.said_on.value if quote.said_on else None,
        hedged_by=quote.through[-1] if quote.hedge and quote.through else None,
        candidates=list(quote.candidates),
        unverified_by=quote.unverified_by,
    )


def _time(moment: Moment) -> rows.TimeRow:
    when = moment.when
    return rows.TimeRow(
        id=moment.id,
        report=moment.report,
        start=moment.span.start,
        end=moment.span.end,
        kind=moment.kind,
        value=when.value,
        zone=_zone(when),
        timex=read_timex(moment) or None,
        wall=_wall(when),
        zones=list(when.candidates) if isinstance(when, Unplaced | WallTime) else [],
        mod=moment.mod,
        border=moment.border,
        until=moment.until,
        anchor=moment.anchor,
        direction=moment.direction,
        precision=precision_of(when),
    )


def _zone(when: When) -> str | None:
    """The zone in which a clock time is told, `unknown` where it is told none; null for what is no clock time."""
    if isinstance(when, Unplaced) and when.clock:
        return when.zone if when.zone not in {None, "local"} else "unknown"
    return when.zone if isinstance(when, Instant) else "unknown" if isinstance(when, WallTime) else None


def _wall(when: When) -> str | None:
    """The clock time as the report shows it."""
    if isinstance(when, Instant):
        return f"{when.at.astimezone(zone_of(when.zone)):%H:%M}"
    at = when.at if isinstance(when, WallTime) else when.clock if isinstance(when, Unplaced) else None
    return f"{at:%H:%M}" if at else None


def _figure(figure: Figure) -> rows.FigureRow:
    return rows.FigureRow(
        id=figure.id,
        report=figure.report,
        start=figure.span.start,
        end=figure.span.end,
        low=figure.low,
        high=figure.high,
        approximate=figure.approximate,
        per=figure.per,
        unit=figure.unit,
        what=figure.what,
        claimed_by=figure.claimed_by,
        unverified_by=figure.unverified_by,
        part_of=figure.part_of,
        time=figure.time,
        place=figure.place,
        hedged_by=figure.hedged_by,
    )


def _event(event: Event, values: Mapping[str, str | None]) -> rows.EventRow:
    return rows.EventRow(
        id=event.id,
        report=event.report,
        start=event.span.start,
        end=event.span.end,
        type=event.type,
        status=event.status,
        participants=[
            rows.ParticipantRow(entity=one.entity, role=one.role, span=_place(one.span) if one.span else None) for one in event.participants
        ],
        time=event.time,
        value=values.get(event.time) if event.time else None,
        place=event.place,
        unnamed=[rows.UnnamedRow(role=one.role, start=one.span.start, end=one.span.end) for one in event.unnamed],
        instrument=_place(event.instrument) if event.instrument else None,
        toll=list(event.toll),
        claimed_by=event.claimed_by,
    )


def _occurrence(one: Occurrence, values: Mapping[str, str | None]) -> rows.OccurrenceRow:
    told = {value for time in one.times if (value := values.get(time))}
    days = {value[:10] for value in told}
    return rows.OccurrenceRow(
        id=one.id,
        type=one.type,
        status=one.status,
        text=one.text,
        events=list(one.events),
        value=min(told) if len(told) == 1 else min(days) if len(days) == 1 else None,
        place=one.place,
        participants=[rows.ParticipantRow(entity=taking.entity, role=taking.role) for taking in one.participants],
        claimed_by=list(one.claimed_by),
        origins=one.origins,
        witnesses=[_witness(witness) for witness in one.witnesses],
    )


def _witness(witness: Witness) -> rows.WitnessRow:
    return rows.WitnessRow(report=witness.report, start=witness.span.start, end=witness.span.end, finding=witness.finding)


def _point(point: Point) -> rows.PointRow:
    readings = [
        rows.ReadingRow(value=one.value, text=one.text, witnesses=[_witness(witness) for witness in one.witnesses])
        for one in point.readings
    ]
    return rows.PointRow(
        id=point.id,
        kind=point.kind,
        about=point.about,
        verdict=point.verdict,
        confidence=point.confidence,
        origins=point.origins,
        readings=readings,
        why=point.why,
        source=point.source,
    )


def _left_out(one: LeftOut) -> rows.LeftOutRow:
    return rows.LeftOutRow(
        report=one.report, points=list(one.points), unquoted=list(one.unquoted), hedges=[_witness(hedge) for hedge in one.hedges]
    )


def _position(position: Position, values: Mapping[str, str | None], quotes: Iterable[Quote]) -> rows.PositionRow:
    said = next((quote.said_on for quote in quotes if quote.id == position.quote), None)
    return rows.PositionRow(
        party=position.party,
        stance=position.stance,
        what=position.what,
        report=position.report,
        start=position.span.start,
        end=position.span.end,
        said_by=position.said_by,
        said_on=values.get(position.time or "") or (said.value if said else None),
        quote=position.quote,
    )


def _timeline(entry: TimelineEntry) -> rows.TimelineRow:
    return rows.TimelineRow(
        value=entry.value,
        text=entry.text,
        status=entry.status,
        events=list(entry.events),
        background=entry.background,
        witnesses=[_witness(one) for one in entry.witnesses],
    )


def _problem(problem: Problem) -> rows.ProblemRow:
    start, end = (problem.span.start, problem.span.end) if problem.span else (None, None)
    return rows.ProblemRow(report=problem.report, start=start, end=end, room=problem.room, text=problem.text)
