"""A table as Apache Parquet, with the types of its columns and their meanings in the schema; by arro3-io, the extra `parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from sayso.errors import MissingLibrary
from sayso.tell.account import Account
from sayso.tell.tables import TABLES, tell_records
from sayso.tell.tables.arrow import arrow_table


def write(accounts: Sequence[Account], table: str) -> bytes:
    """The table of all stories; `MissingLibrary` where arro3-io is not installed."""
    try:
        from arro3.io import write_parquet  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingLibrary(
            "no arro3-io", where="this Python", expected="the extra `parquet`", hint="pip install 'sayso[parquet]'"
        ) from error
    file = BytesIO()
    write_parquet(arrow_table(TABLES[table].columns, list(tell_records(accounts, table))), file)
    return file.getvalue()
