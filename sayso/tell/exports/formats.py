"""Every format by its name, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from sayso.errors import BadOption
from sayso.tell.account import Account
from sayso.tell.tables import TABLES

Writer = Callable[[Sequence[Account], str], bytes]
"""What writes a format: accounts and the name of the table that is wanted, which only a `tabular` format heeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, the module that writes it, what it is for; `tabular` where it holds one table, `binary` where it is no text."""

    name: str
    module: str
    meaning: str
    tabular: bool = False
    binary: bool = False

    @property
    def write(self) -> Writer:
        """The writer, loaded when it is wanted: nobody waits for a library of another format."""
        writer: Writer = import_module(f"sayso.tell.exports.{self.module}").write
        return writer


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(name="md", module="markdowns", meaning="Markdown, for a note, a ticket or a mail"),
        Format(name="csv", module="spreadsheet", meaning="one table for a spreadsheet (RFC 4180) in which no cell computes", tabular=True),
        Format(name="jsonl", module="jsonlines", meaning="one table as JSON lines, without loss", tabular=True),
        Format(name="parquet", module="parquet", meaning="one table with its types (needs the extra `parquet`)", tabular=True, binary=True),
        Format(name="ics", module="calendars", meaning="what is planned for an hour, as a calendar (RFC 5545)"),
        Format(name="webannotation", module="webannotation", meaning="points and quotations as W3C Web Annotations (JSON-LD)"),
        Format(name="prov", module="prov", meaning="who copied whom as W3C PROV-O (JSON-LD)"),
        Format(name="tei", module="tei", meaning="altered quotations as a critical apparatus (TEI P5)"),
        Format(name="plover", module="plover", meaning="events of PLOVER's types (JSON lines)"),
        Format(name="claimreview", module="claimreview", meaning="drafts of schema.org ClaimReview without a rating (JSON-LD)"),
    )
}  # fmt: skip


FIRST = "points"  # the table of who names none: what sayso is for


def export_accounts(accounts: Sequence[Account], to: str, *, table: str | None = None) -> bytes:
    """The accounts in one format; `BadOption` names the formats or tables that there are, `MissingLibrary` what parquet lacks.

    `table` is one of `TABLES`, for formats that hold one table; points where none is named.
    """
    if to not in FORMATS:
        raise BadOption(f"the format {to!r}", where="--to", expected=f"one of {' '.join(FORMATS)}", hint="--to csv")
    if table is not None and not FORMATS[to].tabular:
        holders = " ".join(one.name for one in FORMATS.values() if one.tabular)
        raise BadOption(f"a table for {to}", where="--table", expected=f"no table, or one of {holders} behind --to", hint=f"--to {to}")
    if table is not None and table not in TABLES:
        raise BadOption(f"the table {table!r}", where="--table", expected=f"one of {' '.join(TABLES)}", hint="--table points")
    return FORMATS[to].write(accounts, table or FIRST)
