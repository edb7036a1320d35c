"""What holds for every format: the same bytes each time, no hostile word that acts, and an account without anything."""

from __future__ import annotations

import json
import re
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sayso.errors import BadOption, MissingLibrary
from sayso.tell.diary import render_calendar
from sayso.tell.exports import FORMATS, export_accounts
from sayso.tell.exports.pointing import write_json, write_lines
from sayso.tell.hidden import HIDDEN
from sayso.tell.markdown import render_markdown
from tests.tell.eventful import ATTACKS, empty_account, eventful_account, eventful_rows, hostile_account

TEXTS = [name for name, one in FORMATS.items() if not one.binary]
JSONS = ["webannotation", "prov", "claimreview"]
LINES = ["jsonl", "plover"]


def exported(account, to):
    return export_accounts([account], to).decode()


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_accounts_give_the_same_bytes(account, to):
    assert export_accounts([account], to) == export_accounts([account], to)


@pytest.mark.parametrize("to", FORMATS)
def test_an_account_without_anything_is_exported(to):
    assert isinstance(export_accounts([empty_account()], to), bytes)


@pytest.mark.parametrize("to", FORMATS)
def test_two_stories_are_both_there(to):
    rows = eventful_rows()
    rows["story"] |= {"id": "s2", "title": "Another story"}
    rows["timeline"][-1] |= {"value": "2026-03-09T09:00:00Z"}
    one, two = eventful_account(), msgspec.convert(rows, type(eventful_account()))
    both = export_accounts([one, two], to)
    assert len(both) > len(export_accounts([two], to)) or to == "ics"
    assert both != export_accounts([one], to)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("to", TEXTS)
def test_hidden_characters_of_a_report_never_reach_the_file(to, attack):
    left = HIDDEN.sub(lambda found: found[0] if found[0] == "\r" else "!", exported(hostile_account(attack), to))
    assert left == exported(hostile_account(attack), to)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("to", [*JSONS, *LINES])
def test_json_reads_back_and_stays_inert_in_a_page(to, attack):
    told = exported(hostile_account(attack), to)
    assert not re.search("[<>&]", told)
    rows = [json.loads(line) for line in told.splitlines()] if to in LINES else [json.loads(told)]
    assert rows
    addresses = [
        value
        for row in rows
        for name, value in named_values(row)
        if name in {"source", "url", "@id", "id", "dcterms:source"} and isinstance(value, str)
    ]
    assert not [one for one in addresses if one.startswith("javascript:") or re.search(r"[\s<>\"]", one)] or to in LINES


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_json_reads_back_as_the_same_value_whatever_it_holds(value):
    for raw in (write_json(value), write_lines([value])):
        assert json.loads(raw) == value
        assert not HIDDEN.search(raw.decode())
        assert not re.search(b"[<>&]", raw)


def named_values(value):
    """Every name in JSON with what stands under it."""
    for name, inner in value.items() if isinstance(value, dict) else []:
        yield name, inner
        yield from named_values(inner)
    for inner in value if isinstance(value, list) else []:
        yield from named_values(inner)


def test_markdown_and_calendar_are_those_of_read():
    rows = eventful_rows()
    rows["timeline"][-1] |= {"value": "2026-03-09T09:00:00Z"}
    account = msgspec.convert(rows, type(eventful_account()))
    assert exported(account, "md") == render_markdown(account)
    assert exported(account, "ics") == render_calendar([account])
    (event,) = Calendar.from_ical(exported(account, "ics")).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-03-09T09:00:00+00:00"


@pytest.mark.parametrize(
    ("to", "table", "expected"),
    [("xls", None, "parquet"), ("csv", "quotes", "quotations"), ("tei", "points", "jsonl")],
    ids=["no such format", "no such table", "a format without tables"],
)
def test_what_there_is_not_is_told_with_what_there_is(to, table, expected):
    with pytest.raises(BadOption) as caught:
        export_accounts([eventful_account()], to, table=table)
    assert expected in caught.value.expected


def test_parquet_without_its_extra_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "arro3.io", None)
    with pytest.raises(MissingLibrary, match=r"sayso\[parquet\]"):
        export_accounts([eventful_account()], "parquet")


def test_every_format_says_what_it_is_for():
    assert all(one.meaning and one.name == name for name, one in FORMATS.items())
