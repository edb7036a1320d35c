"""Events: who did what to whom, when and where, and whether it came about."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.events import find_events
from sayso.annotate.sentences import find_sentences
from sayso.model import Notes
from sayso.words.event_types import event_types
from sayso.words.status import status_cues
from tests.collate.laying import with_day, with_entity
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/events/sentences.toml").read_text())["case"]


def events_of(text: str, *, named=None, day: str | None = None):
    """The events of a text with these entities and this day in it."""
    report = make_report(text)
    notes = make_notes(report, find_sentences)
    for name, kind in (named or {}).items():
        notes = with_entity(notes, report, name, id=name, kind=kind)
    if day:
        notes = with_day(notes, report, day, "2031-05-06")
    return report, find_events(report, notes).events


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_sentence_tells_these_events(case):
    report, events = events_of(case["sentence"], named=case.get("named"), day=case.get("day"))
    assert [(one.type, one.span.of(report.text), one.status) for one in events] == [
        (row["type"], row["trigger"], row["status"]) for row in case["events"]
    ]
    for event, row in zip(events, case["events"], strict=True):
        for role, field in (("actor", "actors"), ("recipient", "recipients")):
            if field in row:
                assert [one.entity for one in event.participants if one.role == role] == row[field]
        assert "place" not in row or event.place == row["place"]
        assert "dated" not in row or bool(event.time) == row["dated"]


@pytest.mark.parametrize("kind", event_types(), ids=lambda kind: f"{kind.type} {kind.name}")
def test_a_kind_is_shown_by_its_example_and_not_by_its_near_miss(kind):
    day = "4 May" if "4 May" in kind.example else None
    assert kind.type in {event.type for event in events_of(kind.example, day=day)[1]}
    assert kind.type not in {event.type for event in events_of(kind.near_miss)[1]}


@pytest.mark.parametrize("cues", status_cues(), ids=lambda cues: cues.status)
def test_a_status_is_shown_by_its_example(cues):
    assert cues.status in {event.status for event in events_of(cues.example)[1]}


def test_titles_are_not_read_for_events():
    report = make_report("Raiders attacked the caravan.")
    notes = make_notes(report, find_sentences)
    title = replace(notes, sentences=tuple(replace(one, part="title") for one in notes.sentences))
    assert find_events(report, title).events == ()


def test_a_clause_and_a_trigger_stand_in_the_text_and_ids_count_up():
    text = "Raiders attacked the caravan and seized nine camels. " * 3 + "The guild " + "very " * 120 + "loudly rejected the offer."
    report, events = events_of(text)
    assert [event.id for event in events] == [f"{report.id}:v{number}" for number in range(1, 8)]
    assert all(len(event.clause) <= 300 and event.clause.holds(event.span) for event in events)


def test_notes_without_names_and_times_still_give_events():
    report = make_report("Raiders attacked the caravan.")
    bare = Notes(report=report.id, sentences=make_notes(report, find_sentences).sentences)
    assert [event.participants for event in find_events(report, bare).events] == [()]


WORDS = st.sampled_from(
    ["the", "guild", "attacked", "said", "that", "if", ",", "met", "and", "by", "Vell", "was", "“", "”", ".", "\n", "in which", "—"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_run_of_words_gives_events_that_stand_in_it(words):
    text = " ".join(words)
    report, events = events_of(text, named={"Vell": "place"})
    for event in events:
        assert event.clause.holds(event.span)
        assert event.span.of(report.text).strip()
