"""A table as JSON lines: an object a line, its names those of the columns, lists as lists, null where nothing is known. Nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.tell.account import Account
from sayso.tell.exports.pointing import write_lines
from sayso.tell.tables import tell_records


def write(accounts: Sequence[Account], table: str) -> bytes:
    """The table's lines, story by story."""
    return write_lines(tell_records(accounts, table))
