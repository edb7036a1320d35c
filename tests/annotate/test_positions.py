"""Positions: who demands, supports, rejects … what, in whose words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.annotate.positions import find_positions
from sayso.annotate.sentences import find_sentences
from sayso.model import Notes
from sayso.words.stances import stance_cues
from tests.collate.laying import with_entity, with_quotes
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/positions/sentences.toml").read_text())["case"]


def positions_of(text: str, *, named=None, roles=None, quote=None):
    """The report and its positions, with these entities and this quotation in it."""
    report = make_report(text)
    notes = make_notes(report, find_sentences)
    for name, kind in (named or {}).items():
        notes = with_entity(notes, report, name, id=name, kind=kind, roles=tuple((roles or {}).get(name, ())))
    if quote:
        notes = with_quotes(notes, report, quote[0], speaker=quote[1])
    return report, find_positions(report, notes).positions


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_text_takes_these_stands(case):
    fields = {key: case[key] for key in ("named", "roles", "quote") if key in case}
    report, positions = positions_of(case["text"], **fields)
    assert [(one.party, one.stance) for one in positions] == [(party, stance) for party, stance, _ in case["stands"]]
    for position, (_, _, words) in zip(positions, case["stands"], strict=True):
        assert words in position.what
        assert position.what in " ".join(position.span.of(report.text).split())
        assert len(position.span) <= 300


@pytest.mark.parametrize("entry", stance_cues(), ids=lambda entry: entry.stance)
def test_a_stance_is_shown_by_its_example(entry):
    subject = " ".join(entry.example.split()[:2])
    assert entry.stance in {one.stance for one in positions_of(entry.example, named={subject: "group"})[1]}


def test_words_that_point_back_take_the_sentence_before_with_them():
    text = "The owners want longer shifts. The Orlo Guild says these terms are unacceptable."
    report, positions = positions_of(text, named={"Orlo Guild": "organization"})
    assert positions[0].span.of(report.text).startswith("The owners want")


def test_a_stand_without_a_party_is_none():
    report = make_report("The guild demanded better pay.")
    assert find_positions(report, Notes(report=report.id, sentences=make_notes(report, find_sentences).sentences)).positions == ()


def test_a_metonym_speaks_for_whom_its_entity_says():
    text = "The Long House rejected the plan of the Orlo Guild."
    report = make_report(text)
    notes = with_entity(make_notes(report, find_sentences), report, "Orlo Guild", id="guild", kind="organization")
    notes = with_entity(notes, report, "Long House", id="house", kind="organization", speaks_for="guild")
    assert [one.party for one in find_positions(report, notes).positions] == ["guild"]
    bare = replace(notes, entities=tuple(replace(one, speaks_for=None) for one in notes.entities))
    assert [one.party for one in find_positions(report, bare).positions] == ["house"]
