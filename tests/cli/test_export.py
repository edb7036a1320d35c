"""`sayso export`: an account in the formats of other tools, on stdout or in a file."""

from __future__ import annotations

import json
import sys

import pytest

from sayso.tell.exports import FORMATS, export_accounts
from sayso.tell.hidden import HIDDEN
from sayso.tell.writing import write_account
from tests.tell.eventful import ATTACKS, eventful_account, hostile_account

TEXTS = [name for name, one in FORMATS.items() if not one.binary]


@pytest.fixture
def account(tmp_path):
    path = tmp_path / "depot.json"
    write_account(path, (eventful_account(),))
    return path


@pytest.mark.parametrize("to", TEXTS)
def test_a_text_goes_to_stdout(sayso, account, to):
    told = sayso("export", account, "--to", to)
    assert (told.code, told.err) == (0, "")
    assert told.out.encode() == export_accounts([eventful_account()], to)


@pytest.mark.parametrize("to", FORMATS)
def test_a_file_is_written_whole(sayso, account, tmp_path, to):
    output = tmp_path / f"told.{to}"
    told = sayso("export", account, "--to", to, "-o", output)
    assert (told.code, told.out) == (0, "")
    assert output.read_bytes() == export_accounts([eventful_account()], to)
    assert f"wrote {output}" in told.err
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("to", ["csv", "jsonl"])
def test_a_table_is_chosen_by_name(sayso, account, to):
    told = sayso("export", account, "--to", to, "--table", "events")
    assert told.out.encode() == export_accounts([eventful_account()], to, table="events")


def test_all_stories_of_a_file_are_exported(sayso, tmp_path):
    path = tmp_path / "both.jsonl"
    write_account(path, (eventful_account(), eventful_account()))
    once = len(export_accounts([eventful_account()], "jsonl").splitlines())
    assert len(sayso("export", path, "--to", "jsonl").out.splitlines()) == 2 * once


@pytest.mark.parametrize(
    ("words", "found", "hint"),
    [
        (["--to", "xls"], "'xls'", "parquet"),
        (["--to", "csv", "--table", "quotes"], "'quotes'", "quotations"),
        (["--to", "tei", "--table", "points"], "a table for tei", "jsonl"),
        (["--to", "parquet"], "a terminal or in a pipe", "-o depot.parquet"),
        ([], "--to", "sayso export --help"),
    ],
    ids=["no such format", "no such table", "a table for what has none", "bytes to stdout", "no format"],
)
def test_what_cannot_be_followed_ends_in_2_and_says_what_can(sayso, account, words, found, hint):
    told = sayso("export", account, *words)
    assert (told.code, told.out) == (2, "")
    assert found in told.err
    assert hint in told.err


@pytest.mark.parametrize(
    ("written", "code"),
    [("{}", 2), ("a report, no account", 2), ('{"schema": "sayso.account/9"}', 2), ("[]", 4)],
    ids=["{}", "text", "newer", "no story"],
)
def test_a_file_that_is_no_account_says_what_to_try(sayso, tmp_path, written, code):
    path = tmp_path / "none.json"
    path.write_text(written, encoding="utf-8")
    told = sayso("export", path, "--to", "csv")
    assert (told.code, told.out) == (code, "")
    assert "sayso read -o" in told.err


def test_a_file_that_is_not_there_ends_in_4(sayso, tmp_path):
    assert sayso("export", tmp_path / "nowhere.json", "--to", "csv").code == 4


def test_the_account_is_never_overwritten(sayso, account):
    before = account.read_bytes()
    told = sayso("export", account, "--to", "jsonl", "-o", account)
    assert (told.code, account.read_bytes()) == (2, before)


def test_a_folder_that_is_not_there_is_said_before_the_work(sayso, account, tmp_path):
    told = sayso("export", account, "--to", "csv", "-o", tmp_path / "none" / "x.csv")
    assert told.code == 2
    assert str(tmp_path / "none") in told.err


def test_json_says_what_was_exported(sayso, account, tmp_path):
    (row,) = map(json.loads, sayso("export", account, "--to", "csv", "--json").out.splitlines())
    assert (row["to"], row["table"], row["stories"]) == ("csv", "points", 1)
    assert row["text"].encode() == export_accounts([eventful_account()], "csv")
    (row,) = map(json.loads, sayso("export", account, "--to", "tei", "-o", tmp_path / "x.xml", "--json").out.splitlines())
    assert (row["table"], row["output"], row["bytes"]) == (None, str(tmp_path / "x.xml"), (tmp_path / "x.xml").stat().st_size)


def test_parquet_without_its_extra_says_how_to_get_it(sayso, account, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "arro3.io", None)
    told = sayso("export", account, "--to", "parquet", "-o", tmp_path / "x.parquet")
    assert (told.code, list(tmp_path.glob("*.parquet"))) == (2, [])
    assert "pip install 'sayso[parquet]'" in told.err


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("to", TEXTS)
def test_nothing_hidden_reaches_the_terminal(sayso, tmp_path, to, attack):
    path = tmp_path / "hostile.json"
    write_account(path, (hostile_account(attack),))
    told = sayso("export", path, "--to", to)
    assert told.code == 0
    assert not HIDDEN.search(told.out.replace("\r\n", "\n"))
