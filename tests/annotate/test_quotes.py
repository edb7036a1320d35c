"""Who is quoted with which words, case by case."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.labelled import find_labelled
from sayso.annotate.quotes import find_quotes
from sayso.model import Notes, Quote, Report
from tests.annotate.test_names import named
from tests.making import make_report

FOLDER = Path(__file__).parents[1] / "cases/quotes"
CASES = tomllib.loads((FOLDER / "quotes.toml").read_text("utf-8"))["case"]
REPORTED = tomllib.loads((FOLDER / "reported.toml").read_text("utf-8"))["case"]


def quoted(report: Report) -> Notes:
    """The notes of a report after quotations."""
    return find_quotes(report, find_labelled(report, named(report)))


def told(report: Report, notes: Notes, quote: Quote) -> dict[str, object]:
    """A quotation in the words of a case."""
    names = {one.id: one.name for one in notes.entities}
    return {
        "kind": quote.kind,
        "content": " … ".join(piece.of(report.text) for piece in quote.content),
        "speakers": [names[one] for one in quote.speakers],
        "through": [names[one] for one in quote.through],
        "cue": quote.cue.of(report.text) if quote.cue else None,
        "venue": quote.venue,
        "place": quote.place,
        "addressee": quote.addressee,
        "hedge": quote.hedge,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_words_between_marks_go_to_who_said_them(case):
    report = make_report(case["text"])
    notes = quoted(report)
    found = [told(report, notes, quote) for quote in notes.quotes if quote.kind != "indirect"]
    assert len(found) == len(case["quotes"]), found
    for expected, row in zip(case["quotes"], found, strict=True):
        assert {field: row[field] for field in expected} == expected


@pytest.mark.parametrize("case", REPORTED, ids=[case["why"] for case in REPORTED])
def test_reported_speech_keeps_whose_word_it_is(case):
    report = make_report(case["text"])
    notes = quoted(report)
    found = [told(report, notes, quote) for quote in notes.quotes if quote.kind == "indirect"]
    assert [[", ".join(row["speakers"]), row["content"]] for row in found] == case["reported"]


def test_a_mark_that_is_never_closed_becomes_a_problem():
    report = make_report("Ode Arle said: “We stay. Nobody leaves.\n\nRain fell all day.")
    notes = quoted(report)
    assert [problem.room for problem in notes.problems] == ["annotate"]
    assert "never closed" in notes.problems[0].text


@settings(max_examples=60)
@given(st.text(alphabet="Ab said,.“”\"'’‘ he\nOde", max_size=200))
def test_every_quotation_stands_in_the_text(text):
    report = make_report(text)
    notes = quoted(report)
    known = {one.id for one in notes.entities}
    for quote in notes.quotes:
        assert all(piece.of(report.text).strip() for piece in quote.content)
        assert {*quote.speakers, *quote.through} <= known
