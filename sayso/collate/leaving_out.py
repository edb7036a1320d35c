"""What a report leaves out: points that two or more other origins have and it has not, those whom they quote, doubts of its source.

In: the table and the points on it. Out: for each report the ids of the points it leaves out, of the speakers it does not quote, and the
hedges it drops. Nothing that came after a report is held against it, nor what it tells in other words than the point does.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.collate.hedges import find_dropped_hedges
from sayso.collate.table import Line, Table
from sayso.model import LeftOut, Point
from sayso.text.tokens import content_stems

ENOUGH = 2  # other origins: what one alone tells is no omission of the others
LEAST_NUMBER = 10  # a number below it stands in any report and says nothing of what a report tells
# Cosine with any of its sentences from which a report may tell the same: then it is not said to leave it out. At .25 a reader found three
# of four omissions tried to be none, all told in other words: saying less is better than saying that.
TOLD = 0.15


def find_left_out(table: Table, points: tuple[Point, ...]) -> tuple[LeftOut, ...]:
    """For each report of the story, in order, what it leaves out; reports that leave out nothing are not listed."""
    shared = [point for point in points if point.origins >= ENOUGH]
    hedges, quoted, numbers = find_dropped_hedges(table), _quoted(table), _numbers(table)
    found = []
    for report in table.story.reports:
        missing = tuple(point.id for point in shared if _is_missing(table, report.id, point, numbers[report.id]))
        bodies = _bodies(table, report.id)
        unquoted = tuple(
            who for who in quoted if _is_unquoted(table, report.id, quoted[who]) and not _is_named_otherwise(table, who, bodies)
        )
        if missing or unquoted or report.id in hedges:
            found.append(LeftOut(report=report.id, points=missing, unquoted=unquoted, hedges=hedges.get(report.id, ())))
    return tuple(found)


def _quoted(table: Table) -> dict[str, frozenset[str]]:
    """For everybody of a name who is quoted, and those for whom they speak, the reports that quote them."""
    quoted: dict[str, set[str]] = {}
    for notes in table.notes.values():
        for who in sorted({who for quote in notes.quotes for who in quote.speakers if who in table.entities}):
            entity = table.entities[who]
            for voice in (entity.id, *([entity.speaks_for] if entity.speaks_for in table.entities else [])):
                quoted.setdefault(voice or "", set()).add(notes.report)
    named = (who for who, entity in table.entities.items() if any(mention.kind == "name" for mention in entity.mentions))
    return {who: frozenset(quoted[who]) for who in named if who in quoted}


def _is_unquoted(table: Table, report: str, quoting: frozenset[str]) -> bool:
    """Whether enough other origins quote somebody, some of them no later than this report, which does not."""
    others = {table.origins[one] for one in quoting} - {table.origins[report]}
    return report not in quoting and len(others) >= ENOUGH and not all(_is_later(table, one, report) for one in quoting)


def _bodies(table: Table, report: str) -> list[frozenset[str]]:
    """The words of the names of all whom a report quotes."""
    speakers = {who for quote in table.notes[report].quotes for who in quote.speakers if who in table.entities}
    return [_name_stems(table, who) for who in speakers]


def _is_named_otherwise(table: Table, who: str, bodies: Sequence[frozenset[str]]) -> bool:
    """Whether somebody whom a report quotes may be the one: "the ministry" may be Orlo's Finance Ministry, and is no omission of it."""
    own = _name_stems(table, who)
    return any(own & other for other in bodies)


def _name_stems(table: Table, who: str) -> frozenset[str]:
    entity = table.entities[who]
    return frozenset(one for name in (entity.name, *entity.aliases) for one in content_stems(name))


def _numbers(table: Table) -> dict[str, frozenset[float]]:
    """The numbers that each report gives, wherever it gives them, its title and its captions among them."""
    return {
        report: frozenset(
            bound for figure in notes.figures for bound in (figure.low, figure.high) if bound is not None and bound >= LEAST_NUMBER
        )
        for report, notes in table.notes.items()
    }


def _has_number(table: Table, point: Point, numbers: frozenset[float]) -> bool:
    """Whether a report gives a number that a point on a figure has: then it may tell the same in other words."""
    if point.kind != "figure":
        return False
    told = {witness.finding for reading in point.readings for witness in reading.witnesses}
    return any(figure.id in told and {figure.low, figure.high} & numbers for notes in table.notes.values() for figure in notes.figures)


def _is_missing(table: Table, report: str, point: Point, numbers: frozenset[float]) -> bool:
    """Whether enough others have a point, some of them no later than this report, and nothing that it tells is like theirs."""
    if _has_number(table, point, numbers):
        return False
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
