"""All points of a story: made kind by kind, one subject one point, accusations first.

In: a story with settled notes. Out: points with ids `p1`, `p2` … in a fixed order that does not hang on the order of reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.collate.amounts import find_amounts
from sayso.collate.days import find_days
from sayso.collate.happenings import find_exclusives, find_happenings, find_turns
from sayso.collate.statements import find_statements
from sayso.collate.table import Table, lay_out
from sayso.model import ACCUSING, Entity, Notes, Point, Span, Story

ORDER = ("conflict", "altered", "disputed", "revised", "unsettled", "differs", "agreed", "compatible", "single")


def find_points(story: Story, notes: tuple[Notes, ...], entities: tuple[Entity, ...]) -> tuple[Point, ...]:
    """Everything on which the reports can be compared, with its verdict."""
    table = lay_out(story, notes, entities)
    points = [*find_statements(table), *find_amounts(table), *find_days(table), *find_turns(table), *find_exclusives(table)]
    points += find_happenings(table, _taken(table, points))
    ranked = sorted(points, key=lambda point: (ORDER.index(point.verdict), -point.origins, point.kind, _place(story, point)))
    return tuple(replace(point, id=f"p{number + 1}") for number, point in enumerate(ranked))


def _taken(table: Table, points: Iterable[Point]) -> frozenset[tuple[str, Span]]:
    """The sentences on which an accusing or unsettled point stands: no point may call them agreed."""
    held = set()
    for point in points:
        if point.verdict in ACCUSING or point.verdict == "unsettled":
            for reading in point.readings:
                for witness in reading.witnesses:
                    line = table.line_at(witness.report, witness.span)
                    if line:
                        held.add((line.report, line.span))
    return frozenset(held)


def _place(story: Story, point: Point) -> tuple[int, int]:
    """Where a point is first told."""
    witness = point.readings[0].witnesses[0]
    order = {report.id: number for number, report in enumerate(story.reports)}
    return order[witness.report], witness.span.start
