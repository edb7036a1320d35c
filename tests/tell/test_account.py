"""The account is what the contract says: its schema, its types and its writing hold together."""

from __future__ import annotations

import json
import re

import jsonschema
import msgspec
import pytest

from sayso.errors import BadAccount, MissingPath, OutputError
from sayso.tell import SCHEMA, account_schema, read_account, write_account
from sayso.tell.account import Account
from tests.making import SHARED

EMPTY = {
    "schema": SCHEMA,
    "story": {"id": "s", "title": "t", "first": None, "last": None},
    **{
        table: []
        for table in (
            [
                "reports",
                "set_aside",
                "lineage",
                "origins",
                "entities",
                "quotations",
                "times",
                "figures",
                "events",
                "points",
                "positions",
                "timeline",
                "left_out",
                "brief",
                "problems",
            ]
        )
    },
    "made_by": {"sayso": "0", "model": "rules", "options": {}},
}
WHOLE = msgspec.convert(EMPTY, Account)


def contract_names() -> dict[str, set[str]]:
    """The tables of the contract's JSON with the names of their fields, read from its text."""
    text = (SHARED / "contract.md").read_text()
    block = re.search(r"```jsonc\n(.*?)```", text, re.DOTALL)[1]
    bare = re.sub(r"//[^\n]*", "", block)
    tables: dict[str, set[str]] = {}
    for name, body in re.findall(r'^  "(\w+)":\s*(.*?)(?=^  "\w+":|^}\s*$)', bare, re.DOTALL | re.MULTILINE):
        tables[name] = set(re.findall(r'"(\w+)":', body))
    return tables


ADDED = {"occurrences"}  # tables of ours beside the contract's


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is missing")
def test_every_name_of_the_contract_is_in_the_schema():
    schema = account_schema()
    tables = contract_names()
    assert set(tables) | ADDED == set(schema["$defs"]["Account"]["properties"])
    known = {name for table in schema["$defs"].values() for name in table.get("properties", {})}
    for table, names in tables.items():
        assert names <= known, table


def test_the_schema_takes_what_the_types_write():
    jsonschema.validate(json.loads(msgspec.json.encode(WHOLE)), account_schema())


@pytest.mark.parametrize("table", ["reports", "points", "brief", "story"])
def test_the_schema_refuses_an_account_without_a_table(table):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({name: value for name, value in EMPTY.items() if name != table}, account_schema())


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("count", [1, 2])
def test_reading_what_was_written_gives_the_same(tmp_path, name, count):
    write_account(tmp_path / name, (WHOLE,) * count)
    assert read_account(tmp_path / name) == (WHOLE,) * count


def test_one_story_is_an_object_and_several_are_a_list(tmp_path):
    write_account(tmp_path / "one.json", (WHOLE,))
    write_account(tmp_path / "two.json", (WHOLE, WHOLE))
    assert isinstance(json.loads((tmp_path / "one.json").read_text()), dict)
    assert isinstance(json.loads((tmp_path / "two.json").read_text()), list)


def test_a_path_that_cannot_be_written_is_said_with_what_to_try(tmp_path):
    with pytest.raises(OutputError, match="give a path in a folder"):
        write_account(tmp_path / "no" / "such" / "a.json", (WHOLE,))


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"schema": 3}'])
def test_a_file_that_is_no_account_is_refused(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(BadAccount, match="sayso read -o"):
        read_account(tmp_path / "a.json")


def test_a_missing_account_is_said(tmp_path):
    with pytest.raises(MissingPath):
        read_account(tmp_path / "a.json")


@pytest.mark.parametrize(("form", "hint"), [("sayso.account/2", "bring sayso up to date"), ("other/1", "make it with `sayso read -o`")])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_account_of_another_form_is_refused_by_its_form(tmp_path, name, form, hint):
    (tmp_path / name).write_text(json.dumps({"schema": form, "points": {}}))
    with pytest.raises(BadAccount, match=f"(?s){form}.*{hint}"):
        read_account(tmp_path / name)
