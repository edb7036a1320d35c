"""A story and its notes, laid side by side.

First what only the story can settle (one entity for a name's variants, publication days and days placed), then points with their
verdicts, the timeline, and what each report leaves out. In: a story of `group`, notes of `annotate`. Out: a `Collation`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.collate.consequence import rank_gaps
from sayso.collate.entities import settle_entities
from sayso.collate.leaving_out import find_left_out
from sayso.collate.occurrences import find_occurrences
from sayso.collate.place import place_days
from sayso.collate.points import find_points
from sayso.collate.table import lay_out
from sayso.collate.timeline import build_timeline, is_ahead
from sayso.collate.told import link_told
from sayso.model import Collation, Notes, Report, Story


def collate(story: Story, notes: Mapping[str, Notes]) -> Collation:
    """Everything that can be said of a story's reports side by side; `notes` by report id."""
    reports, placed, problems = place_days(story.reports, tuple(notes[report.id] for report in story.reports))
    entities, settled = settle_entities(tuple(_in_time(report, own) for report, own in zip(reports, placed, strict=True)))
    story = rank_gaps(replace(story, reports=reports), {own.report: own for own in settled})
    table = lay_out(story, settled, entities)
    linked = link_told(table)
    points = find_points(table, linked)
    occurrences = find_occurrences(table, linked)
    return Collation(
        story=story,
        notes=settled,
        entities=entities,
        points=points,
        occurrences=occurrences,
        timeline=build_timeline(table, linked, occurrences),
        left_out=find_left_out(table, points),
        problems=problems,
    )


def _in_time(report: Report, notes: Notes) -> Notes:
    """Notes in which what lies after the report's own day has not happened yet, however its sentence puts it ("talks open on Tuesday")."""
    ahead = {moment.id for moment in notes.moments if is_ahead(moment, report)}
    events = tuple(
        replace(event, status="planned") if event.time in ahead and event.status in {"happened", "ongoing"} else event
        for event in notes.events
    )
    return replace(notes, events=events)
