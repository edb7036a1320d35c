"""A table of an account: a sequence of its rows, and the same as columns for polars, pandas, DuckDB or whatever else takes Arrow.

In: an account. Out: a `Table`. As a sequence it holds the account's own rows (`len`, indexing, iteration); through the Arrow PyCapsule
interface (`__arrow_c_stream__`, https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html) it gives the columns of its
kind. A slice of a table is a table. The libraries that it is handed to are never required, only used where they are installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from sayso.errors import MissingLibrary
from sayso.tell.account import Account
from sayso.tell.tables.columns import Column, Ground, Value, ground_of
from sayso.tell.tables.kinds import TABLES, TableKind

Row = TypeVar("Row")
# What pandas holds each kind of column as: types that keep a null and need no further library.
PANDAS = {"text": "string", "whole": "Int64", "number": "Float64", "yes": "boolean", "texts": "object", "wholes": "object"}


@dataclass(frozen=True, slots=True, repr=False)
class Table(Generic[Row]):
    """Rows of an account that can be taken as columns; `story.points.to_polars()`.

    It is no `collections.abc.Sequence` by name: polars would then take its rows one by one before it asks for its columns.
    """

    rows: tuple[Row, ...]  # the account's own
    kind: TableKind  # its name and its columns
    ground: Ground  # the reports and names that rows point to

    @property
    def name(self) -> str:
        """What the table holds: quotations, points, figures, times or events."""
        return self.kind.name

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order, each with what it means."""
        return self.kind.columns

    def records(self) -> Iterator[dict[str, Value]]:
        """Every line as a dict by column: for points a line a witness, else a line a row."""
        for row in self.rows:
            for line in self.kind.lines(self.ground, row):
                yield {column.name: column.of(line) for column in self.kind.columns}

    def to_arrow(self) -> Any:
        """An arro3 table, which any library that speaks Arrow takes without a copy."""
        from sayso.tell.tables.arrow import arrow_table  # noqa: PLC0415 (loads only for who wants it)

        return arrow_table(self.columns, list(self.records()))

    def to_polars(self) -> Any:
        """A polars data frame; `MissingLibrary` where polars is not installed."""
        return _library("polars").DataFrame(self)

    def to_pandas(self) -> Any:
        """A pandas data frame of types that keep nulls; it needs no pyarrow. `MissingLibrary` where pandas is not installed."""
        pandas, records = _library("pandas"), list(self.records())
        series = {one.name: pandas.Series([record[one.name] for record in records], dtype=PANDAS[one.kind]) for one in self.columns}
        return pandas.DataFrame(series)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The columns as an Arrow stream in a capsule."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Table[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Table[Row]:
        return Table(self.rows[at], self.kind, self.ground) if isinstance(at, slice) else self.rows[at]

    def _repr_html_(self) -> str:
        """The first lines, for a notebook."""
        from sayso.tell.page.cards import render_table_card  # noqa: PLC0415 (templates load only in a notebook)

        return render_table_card(self.name, self.records())

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}, {len(self.columns)} columns>"


def make_table(account: Account, name: str) -> Table[Any]:
    """The table of this name (one of `TABLES`) of an account."""
    kind = TABLES[name]
    return Table(tuple(kind.rows(account)), kind, ground_of(account))


def tell_records(accounts: Iterable[Account], name: str) -> Iterator[dict[str, Value]]:
    """The lines of one table of several accounts, one after the other; the column `story` tells them apart."""
    return (record for account in accounts for record in make_table(account, name).records())


def _library(name: str) -> Any:
    """A library of the user's own."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibrary(f"no {name}", where="this Python", expected=f"{name} installed", hint=f"pip install {name}") from error
