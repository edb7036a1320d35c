"""The tables: what analysts' libraries take, with equal values, nulls and lists kept, and spans that give their text back."""

from __future__ import annotations

import sys

import duckdb
import msgspec
import pandas as pd
import polars as pl
import pytest

from sayso.desk import Desk, ToldStory
from sayso.errors import MissingLibrary
from sayso.tell import read_account
from sayso.tell.tables import TABLES, make_table, tell_records
from tests.making import SHARED, needs_shared
from tests.tell.eventful import empty_account, eventful_account
from tests.tell.sample import IDS, TEXTS

NAMES = sorted(TABLES)
HERE = {IDS[letter]: text for letter, text in TEXTS.items()}
# Fields of an account's row that stand in columns of other names.
ELSEWHERE = {
    "quotations": {"content": "pieces", "speaker_span": "speaker_words"},
    "points": {"readings": "reading"},
    "events": {"participants": "actors", "unnamed": "actor_words"},
}


@pytest.fixture(scope="module")
def story():
    return ToldStory(eventful_account())


def from_polars(table):
    assert pl.DataFrame(table).equals(table.to_polars())
    return pl.DataFrame(table).to_dicts()


def from_pandas(table):
    rows = table.to_pandas().to_dict("records")
    return [{key: value if isinstance(value, list) or not pd.isna(value) else None for key, value in row.items()} for row in rows]


def from_duckdb(table):
    told = duckdb.from_arrow(table)
    return [dict(zip(told.columns, row, strict=True)) for row in told.fetchall()]


TAKERS = pytest.mark.parametrize("take", [from_polars, from_pandas, from_duckdb], ids=["polars", "pandas", "DuckDB"])


@TAKERS
@pytest.mark.parametrize("name", NAMES)
def test_a_library_takes_a_table_and_gives_equal_values_back(story, name, take):
    table = getattr(story, name)
    told = list(table.records())
    assert told
    assert take(table) == told


@TAKERS
@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_keeps_its_columns(name, take):
    table = make_table(empty_account(), name)
    assert (len(table), take(table)) == (0, [])
    assert list(table.to_polars().columns) == list(table.to_pandas().columns) == [column.name for column in table.columns]
    assert table.to_polars().schema == make_table(eventful_account(), name).to_polars().schema


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_the_sequence_of_the_accounts_rows(story, name):
    table, rows = getattr(story, name), getattr(story.account, name)
    assert (len(table), list(table), table[0], table[-1]) == (len(rows), rows, rows[0], rows[-1])
    assert list(table[1:3]) == rows[1:3]
    assert [record["id"] for record in table[1:2].records()] == [record["id"] for record in table.records() if record["id"] == rows[1].id]
    assert rows[1] in table
    assert name in repr(table)


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_at_their_place_between_what_stands_around_them(story, name):
    for record in getattr(story, name).records():
        text = HERE[record["report"]]
        assert record["exact"] == text[record["start"] : record["end"]] != ""
        assert record["prefix"] + record["exact"] + record["suffix"] in text
        assert len(record["prefix"]) == min(32, record["start"])
        for words in [key for key in record if f"{key}_start" in record]:
            start, end = record[f"{words}_start"], record[f"{words}_end"]
            assert record[words] == (None if start is None else text[start:end])


def test_pieces_of_a_quotation_stand_at_their_places(story):
    record = story.quotations[2:3].to_polars().to_dicts()[0]
    assert record["pieces"] == ["We will not leave", "a single district"]
    text = HERE[record["report"]]
    assert [text[start:end] for start, end in zip(record["piece_starts"], record["piece_ends"], strict=True)] == record["pieces"]
    assert record["exact"] == "We will not leave a single district"


def test_points_have_a_line_for_each_witness_of_each_reading(story):
    lines = [(record["reading"], HERE[record["report"]] is TEXTS["C"], record["exact"]) for record in story.points[:1].records()]
    assert lines == [(1, False, "14 trams"), (1, False, "14 trams"), (1, False, "Fourteen trams"), (2, True, "Sixteen trams were lost")]
    frame = story.points.to_polars()
    assert frame["id"].n_unique() == len(story.points)


def test_names_stand_beside_ids(story):
    quotation, event = next(story.quotations.records()), list(story.events.records())[2]
    assert (quotation["speaker"], quotation["speaker_name"], quotation["speaker_names"]) == ("e1", "Ilse Brandau", ["Ilse Brandau"])
    assert (event["actor_names"], event["recipient_names"], event["other_names"]) == (["Petra Landis"], ["Oskar Venn"], [])
    assert list(story.events.records())[4]["other_names"] == ["e99"], "an id that no entity has stands for itself"


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_row_is_in_a_column(story, name):
    fields = {field.name for field in msgspec.structs.fields(type(getattr(story.account, name)[0]))}
    columns = [column.name for column in TABLES[name].columns]
    assert {ELSEWHERE.get(name, {}).get(field, field) for field in fields} <= set(columns)
    assert len(columns) == len(set(columns))
    assert all(column.meaning for column in TABLES[name].columns)


def test_a_column_says_in_the_arrow_schema_what_it_means(story):
    assert story.figures.to_arrow().schema.field("low").metadata_str["meaning"].startswith("the least it can be")


def test_lines_of_several_accounts_are_told_apart_by_their_story():
    first, second = (
        eventful_account(),
        msgspec.structs.replace(eventful_account(), story=msgspec.structs.replace(eventful_account().story, id="s2")),
    )
    assert {record["story"] for record in tell_records((first, second), "times")} == {"s1", "s2"}


@pytest.mark.parametrize(("library", "call"), [("polars", "to_polars"), ("pandas", "to_pandas")])
def test_a_library_that_is_not_installed_is_named(story, monkeypatch, library, call):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibrary, match=f"pip install {library}"):
        getattr(story.times, call)()


def test_a_witness_whose_report_is_not_there_has_no_words():
    account = msgspec.structs.replace(eventful_account(), reports=[])
    record = next(make_table(account, "points").records())
    assert (record["exact"], record["outlet"], record["verdict"]) == (None, None, "disputed")


@needs_shared
@pytest.mark.slow
def test_real_reports_fill_the_tables(tmp_path):
    story = Desk.read([SHARED / "stories" / "trump-putin-call"]).stories[0]
    texts = {report.id: report.text for report in story.account.reports}
    for name in NAMES:
        for record in getattr(story, name).to_polars().to_dicts():
            assert record["exact"] == texts[record["report"]][record["start"] : record["end"]]
    story.save(tmp_path / "account.json")
    assert read_account(tmp_path / "account.json") == (story.account,)
