"""Tables as files: what JSON lines and Parquet give back is what the table holds; a CSV computes nothing."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO, StringIO

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tell.exports import export_accounts
from sayso.tell.exports.spreadsheet import FORMULA, cell
from sayso.tell.hidden import show_hidden
from sayso.tell.tables import TABLES, make_table
from tests.tell.eventful import ATTACKS, empty_account, hostile_account

FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    '"=1+1',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\u200b=1+1",
)
TABLE = pytest.mark.parametrize("name", sorted(TABLES))


def sheet(account, name):
    """The cells of a table as another program reads them."""
    return list(csv.DictReader(StringIO(export_accounts([account], "csv", table=name).decode(), newline="")))


@TABLE
def test_json_lines_give_every_value_back(account, name):
    told = export_accounts([account], "jsonl", table=name).decode()
    assert [json.loads(line) for line in told.splitlines()] == list(make_table(account, name).records())


@TABLE
def test_parquet_gives_every_value_and_type_back(account, name, tmp_path):
    file = tmp_path / "table.parquet"
    file.write_bytes(export_accounts([account], "parquet", table=name))
    table = make_table(account, name)
    assert pl.read_parquet(file).equals(table.to_polars(), null_equal=True)
    assert duckdb.read_parquet(str(file)).fetchall() == [tuple(record.values()) for record in table.records()]


@TABLE
def test_parquet_of_nothing_keeps_the_columns(name):
    frame = pl.read_parquet(BytesIO(export_accounts([empty_account()], "parquet", table=name)))
    assert (frame.height, frame.columns) == (0, [column.name for column in TABLES[name].columns])


@TABLE
def test_a_sheet_has_a_row_a_line_with_the_same_words(account, name):
    rows, records = sheet(account, name), list(make_table(account, name).records())
    assert list(rows[0]) == list(records[0])
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for column, value in record.items():
            assert row[column].replace("'", "") == cell(value).replace("'", "")
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert float(row[column]) == value


def test_lines_end_and_marks_are_doubled_as_rfc_4180_says(account):
    raw = export_accounts([account], "csv").decode()
    assert raw.endswith("\r\n")
    assert raw.splitlines(keepends=True)[0].endswith("\r\n")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_would_compute_begins_with_an_apostrophe_or_a_token(formula):
    assert cell(formula)[0] in "'⟦"
    assert FORMULA.search(cell(formula)) is None
    for separator in (";", "\t", "\n", "\r\n"):
        inner = cell(f"a{separator}{formula}").replace("\r", "")
        assert not any(FORMULA.search(part) for part in inner.replace("\t", ";").replace("\n", ";").split(";"))


@given(st.text(alphabet=st.sampled_from("=+-@＝＋－＠;,\t\r\n\"' \u00a0\u202ea1|")))
def test_no_text_computes_however_a_spreadsheet_parts_cells(text):
    told = cell(text)
    assert not [part for part in re.split(r"[;\t\n]", told) if FORMULA.search(part)]
    assert told.replace("'", "") == show_hidden(text).replace("'", "")


@pytest.mark.parametrize("plain", ["5 - 3", "a@example.org", "1 + 1 = 2", "a; b", "O’Neil", "0041"])
def test_what_computes_nothing_is_left_as_it_is(plain):
    assert cell(plain) == plain


@pytest.mark.parametrize("attack", [*ATTACKS, *FORMULAS])
@TABLE
def test_no_report_can_write_a_formula_or_a_cell_of_its_own(name, attack):
    account = hostile_account(attack)
    rows, records = sheet(account, name), list(make_table(account, name).records())
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        assert None not in row, "a row has more cells than columns"
        numbers = {key for key, value in record.items() if isinstance(value, int | float)}
        assert not [key for key, value in row.items() if key not in numbers and FORMULA.search(value)]
        assert row["exact"].replace("'", "") == show_hidden(record["exact"]).replace("'", "")
