"""What a column of a table is, and the columns that every table begins with: what it is, whose it is, and the span that proves it.

In: a row of an account with where it stands (`Line`). Out: plain values. Nothing is worked out here that the account does not say:
a column is a field of a row, the name of an entity beside its id, or the words at a place.

Rule 1: `exact` is the report's text from `start` to `end`, to the letter; `prefix` and `suffix` are what stands before and after it, as in
the TextQuoteSelector of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#text-quote-selector).
Rule 2: an id is followed by the name that it stands for. What is unknown is null; a list is empty, never null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sayso.tell.account import Account, Place, ReadingRow, ReportRow

Kind = Literal["text", "whole", "number", "yes", "texts", "wholes"]
Value = str | int | float | bool | list[str] | list[int] | None
AROUND = (
    32  # characters of prefix and suffix: what annotation tools such as Hypothesis keep, and enough to find a passage that stands twice
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What rows point to: the story's id, its reports and the names of its entities."""

    story: str
    reports: dict[str, ReportRow]
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: the account's row, and the place in a report that it stands on.

    For a point it is one witness of one reading: `number` counts the readings from 1, `finding` is the id of what was found there.
    """

    ground: Ground
    row: Any
    report: str
    start: int
    end: int
    reading: ReadingRow | None = None
    number: int = 0
    finding: str | None = None

    @property
    def source(self) -> ReportRow | None:
        """The report; None where the account does not hold it."""
        return self.ground.reports.get(self.report)

    def words(self, start: int, end: int) -> str | None:
        """The text of a place in the report."""
        return self.source.text[max(start, 0) : max(end, 0)] if self.source else None

    def words_at(self, place: Place | None) -> str | None:
        """The text of a place; None for none."""
        return self.words(*place) if place else None

    def name(self, entity: str | None) -> str | None:
        """The name of an entity."""
        return self.ground.names.get(entity) if entity else None

    def names(self, entities: Iterable[str]) -> list[str]:
        """The names of entities, in order; an id that no entity has stands for itself."""
        return [self.ground.names.get(one, one) for one in entities]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its values, what it means, and how a line gives its value.

    "text" is UTF-8, "whole" a 64-bit integer, "number" a 64-bit float, "yes" a truth value, "texts" and "wholes" lists.
    """

    name: str
    kind: Kind
    meaning: str
    of: Callable[[Line], Value]


def ground_of(account: Account) -> Ground:
    """What the rows of an account point to."""
    return Ground(account.story.id, {row.id: row for row in account.reports}, {row.id: row.name for row in account.entities})


def plain(name: str, meaning: str, kind: Kind = "text") -> Column:
    """A field of the row as it is."""
    return Column(name, kind, meaning, lambda line: getattr(line.row, name))


def named(name: str, meaning: str) -> tuple[Column, Column]:
    """A field that holds an entity's id, and beside it the name."""
    return (
        Column(name, "text", f"{meaning}: the id of an entity", lambda line: getattr(line.row, name)),
        Column(f"{name}_name", "text", "its name", lambda line: line.name(getattr(line.row, name))),
    )


def all_named(name: str, names: str, meaning: str) -> tuple[Column, Column]:
    """A field that holds ids of entities, and beside it their names."""
    return (
        Column(name, "texts", f"{meaning}: ids of entities", lambda line: list(getattr(line.row, name))),
        Column(names, "texts", "their names", lambda line: line.names(getattr(line.row, name))),
    )


def placed(name: str, meaning: str, field: str = "") -> tuple[Column, Column, Column]:
    """A field that holds a place in the report: the words there, where they start and where they end."""
    field = field or name
    return (
        Column(name, "text", f"{meaning}: the words", lambda line: line.words_at(getattr(line.row, field))),
        Column(f"{name}_start", "whole", "where they start", lambda line: _edge(getattr(line.row, field), 0)),
        Column(f"{name}_end", "whole", "where they end", lambda line: _edge(getattr(line.row, field), 1)),
    )


def _edge(place: Place | None, side: int) -> int | None:
    return place[side] if place else None


def _of_report(field: str) -> Callable[[Line], Value]:
    """A field of the report, null where the report is not there."""
    return lambda line: getattr(line.source, field) if line.source else None


HEAD: tuple[Column, ...] = (
    Column("story", "text", "the story's id", lambda line: line.ground.story),
    Column("id", "text", "the row's id in the account, for `sayso why`", lambda line: line.row.id),
    Column("report", "text", "the report's id", lambda line: line.report),
    Column("file", "text", "the name or address it was read from", _of_report("file")),
    Column("url", "text", "its address, where it has one", _of_report("url")),
    Column("outlet", "text", "who published it", _of_report("outlet")),
    Column("published", "text", "when, as ISO 8601: a day or an instant", _of_report("published")),
    Column("origin", "whole", "the origin it goes back to: reports with one number are one witness", _of_report("origin")),
    Column("start", "whole", "where the words start in the report's text, in Unicode code points", lambda line: line.start),
    Column("end", "whole", "where they end, exclusive", lambda line: line.end),
    Column("exact", "text", "the words, to the letter", lambda line: line.words(line.start, line.end)),
    Column("prefix", "text", f"up to {AROUND} characters before them", lambda line: line.words(line.start - AROUND, line.start)),
    Column("suffix", "text", f"up to {AROUND} characters behind them", lambda line: line.words(line.end, line.end + AROUND)),
)
