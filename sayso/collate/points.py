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
from sayso.collate.table import Line, Table, lay_out
from sayso.model import ACCUSING, Entity, Notes, Point, Story

ORDER = ("conflict", "altered", "disputed", "revised", "unsettled", "differs", "agreed", "compatible", "single")


def find_points(story: Story, notes: tuple[Notes, ...], entities: tuple[Entity, ...]) -> tuple[Point, ...]:
    """Everything on which the reports can be compared, with its verdict."""
    table = lay_out(story, notes, entities)
    points = [*find_statements(table), *find_amounts(table), *find_days(table), *find_turns(table), *find_exclusives(table)]
    words, values = {"quotation", "event", "speaker"}, {"time", "figure", "place"}
    points += find_happenings(table, taken=_contested(table, points, words), shaken=_contested(table, points, values))
    ranked = sorted(points, key=lambda point: (ORDER.index(point.verdict), -point.origins, point.kind, _place(story, point)))
    return tuple(replace(point, id=f"p{number + 1}") for number, point in enumerate(ranked))


def _contested(table: Table, points: Iterable[Point], kinds: set[str]) -> frozenset[Line]:
    """The sentences on which a point of one of these kinds stands that accuses or is not settled."""
    held = set()
    for point in points:
        if point.kind in kinds and (point.verdict in ACCUSING or point.verdict == "unsettled"):
            seen = (witness for reading in point.readings for witness in reading.witnesses)
            held |= {table.line_at(witness.report, witness.span) for witness in seen}
    return frozenset(line for line in held if line)


def _place(story: Story, point: Point) -> tuple[int, int]:
    """Where a point is first told."""
    witness = point.readings[0].witnesses[0]
    order = {report.id: number for number, report in enumerate(story.reports)}
    return order[witness.report], witness.span.start
