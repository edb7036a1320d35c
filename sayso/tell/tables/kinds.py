"""The five tables: their columns, and how an account's rows become their lines.

A quotation, a figure, a time and an event is a line each. A point is a line for each witness of each of its readings: an analyst counts
who says what, where and on which words, and gets the points back by grouping on `id` and the readings by grouping on `id` and
`reading`. One line a point would put the evidence into nested lists that no spreadsheet shows; two tables would ask everybody to join them
first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sayso.model import ParticipantRole
from sayso.tell.account import Account, PointRow, QuotationRow
from sayso.tell.tables.columns import HEAD, Column, Ground, Line, Value, all_named, named, placed, plain


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table: its name, which rows of an account it holds, how a row becomes lines, and its columns."""

    name: str
    rows: Callable[[Account], list[Any]]
    lines: Callable[[Ground, Any], Iterator[Line]]
    columns: tuple[Column, ...]


def _line(ground: Ground, row: Any) -> Iterator[Line]:
    """The one line of a row that has one place."""
    yield Line(ground=ground, row=row, report=row.report, start=row.start, end=row.end)


def _quotation_line(ground: Ground, row: QuotationRow) -> Iterator[Line]:
    """The one line of a quotation, from its first piece to its last; one without a piece stands on nothing and is left out."""
    if row.content:
        yield Line(
            ground=ground, row=row, report=row.report, start=min(one[0] for one in row.content), end=max(one[1] for one in row.content)
        )


def _point_lines(ground: Ground, row: PointRow) -> Iterator[Line]:
    """A line for each witness of each reading."""
    for number, reading in enumerate(row.readings, 1):
        for one in reading.witnesses:
            yield Line(
                ground=ground,
                row=row,
                report=one.report,
                start=one.start,
                end=one.end,
                reading=reading,
                number=number,
                finding=one.finding,
            )


def _pieces(line: Line) -> list[str]:
    """The words of each piece of a quotation."""
    return [line.words(*one) or "" for one in line.row.content]


def _read(field: str) -> Callable[[Line], Value]:
    """A field of the reading."""
    return lambda line: getattr(line.reading, field) if line.reading else None


def _takers(role: ParticipantRole) -> tuple[Column, Column, Column]:
    """Those who take part in an event in one role: ids, names, and the words for those without a name."""
    return (
        Column(f"{role}s", "texts", f"who takes part as {role}: ids of entities", lambda line: _ids(line, role)),
        Column(f"{role}_names", "texts", "their names", lambda line: line.names(_ids(line, role))),
        Column(f"{role}_words", "texts", f"the words for each {role} that has no name", lambda line: _unnamed(line, role)),
    )


def _ids(line: Line, role: ParticipantRole) -> list[str]:
    return [one.entity for one in line.row.participants if one.role == role]


def _unnamed(line: Line, role: ParticipantRole) -> list[str]:
    return [line.words(one.start, one.end) or "" for one in line.row.unnamed if one.role == role]


QUOTATIONS = TableKind(
    "quotations",
    lambda account: account.quotations,
    _quotation_line,
    (
        *HEAD,
        plain("kind", "direct, mixed or indirect"),
        Column("pieces", "texts", "the words of each piece, without the marks", _pieces),
        Column("piece_starts", "wholes", "where each piece starts", lambda line: [one[0] for one in line.row.content]),
        Column("piece_ends", "wholes", "where each piece ends", lambda line: [one[1] for one in line.row.content]),
        *named("speaker", "who says it, the first where several do"),
        *all_named("speakers", "speaker_names", "all who say it"),
        *placed("speaker_words", "who says it, as it stands there", "speaker_span"),
        *placed("cue", "what hands over the speech"),
        *all_named("through", "through_names", "the chain of say-so, outermost first"),
        plain("hedge", "what holds it off"),
        *named("hedged_by", "who holds it off, null where the report does"),
        plain("venue", "where it was published"),
        plain("place", "where it was said"),
        plain("addressee", "whom it was told to"),
        plain("said_on", "when it was said, as ISO 8601"),
        *all_named("candidates", "candidate_names", "whom a pronoun may mean where that cannot be told"),
        *named("unverified_by", "who could not verify it"),
    ),
)
POINTS = TableKind(
    "points",
    lambda account: account.points,
    _point_lines,
    (
        *HEAD,
        plain("kind", "quotation, time, figure, venue, speaker, event, place or name"),
        plain("about", "what the point is about"),
        plain("verdict", "how its readings stand to one another"),
        plain("confidence", "of the verdict, from 0 to 1", "number"),
        plain("origins", "how many independent origins speak to it", "whole"),
        plain("why", "the verdict's reason in one sentence"),
        plain("source", "the one agency that all who tell it cite for it"),
        Column("reading", "whole", "which of the point's readings this is, from 1", lambda line: line.number),
        Column("value", "text", "what the reading comes to", _read("value")),
        Column("text", "text", "how the reading is told", _read("text")),
        Column("finding", "text", "the id of what was found at this place", lambda line: line.finding),
    ),
)
FIGURES = TableKind(
    "figures",
    lambda account: account.figures,
    _line,
    (
        *HEAD,
        plain("low", "the least it can be, null where it has no such bound", "number"),
        plain("high", "the most it can be", "number"),
        plain("approximate", "whether it is told as about so many", "yes"),
        plain("per", "each such period"),
        plain("unit", "what it is measured in"),
        plain("what", "what is counted"),
        *named("claimed_by", "whose figure it is"),
        *named("unverified_by", "who could not verify it"),
        plain("part_of", "the figure of which it is a part"),
        plain("time", "the id of its time"),
        *named("place", "its place"),
        plain("hedged_by", "the words that hold it off"),
    ),
)
TIMES = TableKind(
    "times",
    lambda account: account.times,
    _line,
    (
        *HEAD,
        plain("kind", "date, time, duration or set"),
        plain("value", "when it is, as ISO 8601 or TIMEX3; null where it could not be placed"),
        plain("zone", "its zone, `unknown` for an hour without one"),
        plain("timex", "the value as TIMEX3 writes it"),
        plain("wall", "the clock as the report shows it"),
        Column("zones", "texts", "what an abbreviation of several zones may mean", lambda line: list(line.row.zones)),
        plain("mod", "TIMEX3's modifier"),
        plain("border", "what the word before makes of it"),
        plain("until", "the id of the time that ends the range which this one begins"),
        plain("anchor", "from where it was placed"),
        plain("direction", "the way it looks"),
        plain("precision", "how precise it is"),
    ),
)
EVENTS = TableKind(
    "events",
    lambda account: account.events,
    _line,
    (
        *HEAD,
        plain("type", "what kind of event it is"),
        plain("status", "planned, happened, ongoing, threatened, demanded, denied, failed or hypothetical"),
        *_takers("actor"),
        *_takers("recipient"),
        *_takers("other"),
        plain("time", "the id of its time"),
        plain("value", "when it is, as ISO 8601 or TIMEX3"),
        *named("place", "where it is"),
        *placed("instrument", "with what it is done"),
        Column("toll", "texts", "ids of the figures of its toll", lambda line: list(line.row.toll)),
        *named("claimed_by", "whose word it is, null where the report tells it in its own voice"),
    ),
)
TABLES: dict[str, TableKind] = {one.name: one for one in (QUOTATIONS, POINTS, FIGURES, TIMES, EVENTS)}
