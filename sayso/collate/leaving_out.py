"""What a report leaves out: points that two or more other origins have and it has not.

In: the table and the points on it. Out: for each report the ids of the points it leaves out. Nothing that came after a report is held
against it, nor what it tells in other words than the point does.
"""

from __future__ import annotations

from sayso.collate.table import Line, Table
from sayso.model import LeftOut, Point

ENOUGH = 2  # other origins: what one alone tells is no omission of the others
TOLD = 0.25  # cosine with any of its sentences from which a report may tell the same: then it is not said to leave it out


def find_left_out(table: Table, points: tuple[Point, ...]) -> tuple[LeftOut, ...]:
    """For each report of the story, in order, the ids of the points it leaves out; reports that leave out nothing are not listed."""
    shared = [point for point in points if point.origins >= ENOUGH]
    found = []
    for report in table.story.reports:
        missing = tuple(point.id for point in shared if _is_missing(table, report.id, point))
        if missing:
            found.append(LeftOut(report=report.id, points=missing))
    return tuple(found)


def _is_missing(table: Table, report: str, point: Point) -> bool:
    """Whether enough others have a point, some of them no later than this report, and no sentence of it is like theirs."""
    witnesses = [witness for reading in point.readings for witness in reading.witnesses]
    if any(witness.report == report for witness in witnesses):
        return False
    others = {table.origins[witness.report] for witness in witnesses} - {table.origins[report]}
    if len(others) < ENOUGH or all(_is_later(table, witness.report, report) for witness in witnesses):
        return False
    told = {line for witness in witnesses if (line := table.line_at(witness.report, witness.span))}
    return not any(_is_told(table, report, line) for line in told)


def _is_later(table: Table, one: str, other: str) -> bool:
    """Whether a report is known to have come out on a later day than another."""
    days = [table.story.report(report).published for report in (one, other)]
    return days[0] is not None and days[1] is not None and days[0].day > days[1].day


def _is_told(table: Table, report: str, line: Line) -> bool:
    """Whether any sentence of a report is like another report's."""
    return any(table.likeness(own.stems, line.stems) >= TOLD for own in table.of[report])
