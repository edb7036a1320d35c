"""All points of a story: made kind by kind, one subject one point, accusations first.

In: a story with settled notes. Out: points with ids `p1`, `p2` … in a fixed order that does not hang on the order of reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from sayso.collate.amounts import find_amounts
from sayso.collate.days import find_days
from sayso.collate.happenings import Known, find_exclusives, find_happenings, find_turns
from sayso.collate.records import find_records
from sayso.collate.statements import find_statements
from sayso.collate.swaps import find_swaps
from sayso.collate.table import Line, Table
from sayso.collate.tellings import find_tellings
from sayso.collate.told import Linked
from sayso.collate.twins import Twin, find_twins
from sayso.model import ACCUSING, Point, Story, hull

ORDER = ("conflict", "altered", "disputed", "revised", "unsettled", "differs", "agreed", "compatible", "single")


def find_points(table: Table, linked: Linked) -> tuple[Point, ...]:
    """Everything on which the reports can be compared, with its verdict; `linked` is which of their words tell one event."""
    twins = find_twins(table)
    table = replace(table, one_statement=frozenset(_said_as_one(table, twins)))
    said, told = (
        [*find_statements(table), *find_turns(table)],
        [*find_amounts(table, twins), *find_days(table, twins), *find_records(table), *find_exclusives(table), *find_swaps(table, twins)],
    )
    known = Known(taken=_lines(table, _contested(said)), sides=tuple(_sides(table, _contested(told))), spoken=_spoken(table, said))
    happened = list(find_happenings(table, known))
    joined = [_lines(table, (point,)) for point in happened if point.verdict != "single"]
    points = _merge([*said, *told, *happened, *find_tellings(table, linked, [*joined, known.spoken], known)])
    ranked = sorted(points, key=lambda point: (ORDER.index(point.verdict), -point.origins, point.kind, _place(table.story, point)))
    return tuple(replace(point, id=f"p{number + 1}") for number, point in enumerate(ranked))


def _said_as_one(table: Table, twins: Sequence[Twin]) -> Iterator[frozenset[str]]:
    """The quotations in marks that stand in one another's place in twins."""
    marked = {report: [quote for quote in notes.quotes if quote.kind != "indirect"] for report, notes in table.notes.items()}
    inside = {line: [one for one in marked[line.report] if hull(one.content).touches(line.span)] for line in _lines_of(twins)}
    for twin in twins:
        for mine, theirs in product(inside[twin.one], inside[twin.other]):
            if any(twin.swaps(one, other) for one in mine.content for other in theirs.content):
                yield frozenset({mine.id, theirs.id})


def _lines_of(twins: Iterable[Twin]) -> frozenset[Line]:
    """The sentences that have a twin."""
    return frozenset(line for twin in twins for line in (twin.one, twin.other))


def _contested(points: Iterable[Point]) -> Iterator[Point]:
    """The points that accuse or are not settled."""
    return (point for point in points if point.verdict in ACCUSING or point.verdict == "unsettled")


def _sides(table: Table, points: Iterable[Point]) -> Iterator[tuple[frozenset[Line], ...]]:
    """The sentences of each reading of each of these points."""
    for point in points:
        yield tuple(_lines(table, (replace(point, readings=(reading,)),)) for reading in point.readings)


def _merge(points: list[Point]) -> list[Point]:
    """Points with those of one alteration as one, however many copies of its source there are."""
    merged: list[Point] = []
    for point in points:
        twin = next((number for number, other in enumerate(merged) if _is_one_alteration(other, point)), None)
        if twin is None:
            merged.append(point)
        else:
            merged[twin] = _together(merged[twin], point)
    return merged


def _is_one_alteration(one: Point, other: Point) -> bool:
    """Whether two points tell of one report's alteration: the same readings, one of them with the same witnesses."""
    if one.verdict != "altered" or (one.kind, one.verdict) != (other.kind, other.verdict) or one.kind == "quotation":
        return False
    values = ({reading.value for reading in point.readings} for point in (one, other))
    return len({frozenset(each) for each in values}) == 1 and any(reading in other.readings for reading in one.readings)


def _together(one: Point, other: Point) -> Point:
    """Two points of the same readings as one, with the witnesses of both."""
    more = {reading.value: reading.witnesses for reading in other.readings}
    readings = tuple(
        replace(reading, witnesses=tuple(dict.fromkeys((*reading.witnesses, *more.get(reading.value, ()))))) for reading in one.readings
    )
    return replace(one, readings=readings, origins=max(one.origins, other.origins))


def _spoken(table: Table, points: Iterable[Point]) -> frozenset[Line]:
    """The sentences that are mostly a quotation which other reports have, too."""
    shared = _lines(table, (point for point in points if point.kind == "quotation" and point.origins > 1))
    return frozenset(line for line in shared if 2 * _quoted(table, line) >= len(line.span))


def _lines(table: Table, points: Iterable[Point]) -> frozenset[Line]:
    """The sentences in which these points' witnesses start."""
    seen = (witness for point in points for reading in point.readings for witness in reading.witnesses)
    return frozenset(line for one in seen if (line := table.line_at(one.report, one.span)))


def _quoted(table: Table, line: Line) -> int:
    """How many characters of a sentence stand between marks."""
    marked = (quote for quote in table.notes[line.report].quotes if quote.kind != "indirect")
    return sum(piece.shared(line.span) for quote in marked for piece in quote.content)


def _place(story: Story, point: Point) -> tuple[int, int]:
    """Where a point is first told."""
    witness = point.readings[0].witnesses[0]
    order = {report.id: number for number, report in enumerate(story.reports)}
    return order[witness.report], witness.span.start
