"""PLOVER records: the fields of the manual's tables, nothing made up, and the words of the trigger at their place."""

from __future__ import annotations

import json

import jsonschema
import pytest

from sayso.tell.exports import export_accounts
from sayso.words.event_types import PLOVER
from tests.tell.eventful import ATTACKS, eventful_account, hostile_account

TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}


def fields(required=(), **told):
    """An object of these fields alone."""
    return {"type": "object", "properties": told, "required": list(required), "additionalProperties": False}


# The tables of the manual's chapter "JSON Data Fields", as far as we fill them; a field of our own is allowed, and there is one.
ACTOR = fields(actor_text=TEXT, identifier_id=TEXT, identifier_text=TEXT) | {"minProperties": 1}
RECORD = fields(
    ("id", "date", "source", "event"),
    id=TEXT,
    has_event={"const": True},
    date={"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
    time={"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?Z?$"},
    source={"type": "array", "items": ACTOR},
    recipient={"type": "array", "items": ACTOR},
    event={"type": "array", "items": {"enum": sorted(PLOVER)}, "minItems": 1},
    event_loc=fields(name=TEXT),
    event_text={"type": "array", "items": TEXT, "minItems": 1},
    context={"type": "array", "items": {"enum": ["future", "hypothetical", "negation"]}},
    link=TEXT,
    text_info=fields(("start", "end"), start=COUNT, end=COUNT),
    cite_info=fields(citation=TEXT, url=TEXT, title=TEXT, language=TEXT, publication=TEXT, coder=TEXT),
    sayso=fields(
        ("report", "status"), report=TEXT, published=TEXT, status=TEXT, value=TEXT, claimed_by=TEXT, toll={"type": "array", "items": TEXT}
    ),
)


def records(account):
    return [json.loads(line) for line in export_accounts([account], "plover").decode().splitlines()]


def test_records_have_the_manuals_fields(account):
    for record in records(account):
        jsonschema.validate(record, RECORD)


def test_every_event_of_a_plover_type_is_there_with_its_words(account):
    events, texts = {f"{account.story.id}:{row.id}": row for row in account.events}, {row.id: row.text for row in account.reports}
    told = records(account)
    assert [record["id"] for record in told] == [key for key, row in events.items() if row.type in PLOVER]
    for record in told:
        words = texts[record["sayso"]["report"]][record["text_info"]["start"] : record["text_info"]["end"]]
        assert record["event_text"] == [words]


def test_tellings_of_one_event_share_a_link(account):
    links = {record["id"].partition(":")[2]: record.get("link") for record in records(account)}
    for one in account.occurrences:
        assert len({links[event] for event in one.events if event in links}) <= 1


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("v2", {"date": "2026-03-05", "context": ["future"], "source": [{"actor_text": "Tram drivers"}]}),
        ("v3", {"date": None, "recipient": [{"identifier_id": "e4", "identifier_text": "Oskar Venn"}]}),
        ("v4", {"date": None, "context": ["hypothetical"]}),
        ("v5", {"date": "2026-03-04", "time": "09:30:00Z", "context": ["negation"]}),
    ],
    ids=["planned", "no day", "a month is no day", "an instant"],
)
def test_a_record_says_what_the_event_says(event, told):
    (record,) = [one for one in records(eventful_account()) if one["id"] == f"s1:{event}"]
    assert {name: record[name] for name in told} == told


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_keep_the_fields(attack):
    for record in records(hostile_account(attack)):
        jsonschema.validate(record, RECORD)
