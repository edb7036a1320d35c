"""A table as CSV for a spreadsheet (RFC 4180: commas, quotes doubled, CRLF; UTF-8).

Rule 1: no cell computes. What a spreadsheet would take for a formula gets an apostrophe before it, as OWASP says
(https://owasp.org/www-community/attacks/CSV_Injection), also where a semicolon, a tab or a line end inside a cell would begin a new one:
a spreadsheet set to another separator does not heed our quotes.
Rule 2: what cannot be seen is shown (`sayso.tell.hidden`), lists are joined with "; ", null is an empty cell.
So a CSV is for reading; `jsonl` and `parquet` give every value back as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

from sayso.tell.account import Account
from sayso.tell.hidden import show_hidden
from sayso.tell.tables import TABLES, Value, tell_records

MARKS = "=+\\-@＝＋－＠"  # what begins a formula, and the full-width forms that some spreadsheets fold to it
# A cell that would compute: "=1+1", ' "@SUM(A1)', "\tcmd". Not: "5 - 3", "a@example.org".
FORMULA = re.compile(rf"\A(?:[\s\"]*[{MARKS}]|[\t\n])")
# A mark that would begin a cell where `;`, a tab or a line end parts cells: "a;=1+1", "a\n-1". Not: "a; b - c".
INSIDE = re.compile(rf"([;\t\n][\s\"]*)(?=[{MARKS}])")


def write(accounts: Sequence[Account], table: str) -> bytes:
    """The names of the columns, then the table's lines, story by story."""
    file = StringIO(newline="")
    sheet = csv.writer(file, lineterminator="\r\n")
    sheet.writerow([column.name for column in TABLES[table].columns])
    sheet.writerows([cell(value) for value in record.values()] for record in tell_records(accounts, table))
    return file.getvalue().encode()


def cell(value: Value) -> str:
    """A value as a cell that computes nothing; a number of ours stays one.

    >>> cell("=1+1"), cell(-5), cell(["a", "b"]), cell("a;@b"), cell(None), cell(True)
    ("'=1+1", '-5', 'a; b', "a;'@b", '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    told = "; ".join(str(one) for one in value) if isinstance(value, list) else value
    told = INSIDE.sub(r"\1'", show_hidden(told))
    return f"'{told}" if FORMULA.search(told) else told
