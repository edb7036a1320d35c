"""One entity for a name's variants, never one for two people."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from sayso.collate.entities import settle_entities
from sayso.model import Notes
from tests.annotate.test_quotes import quoted
from tests.making import make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/entities/variants.toml").read_text("utf-8"))["case"]


def notes_of(texts: list[str]) -> list[Notes]:
    """The notes of the reports of a case."""
    return [quoted(make_report(text, file=f"{number}.txt")) for number, text in enumerate(texts)]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_variants_are_one_and_people_stay_apart(case):
    entities, _ = settle_entities(notes_of(case["texts"]))
    forms = [{one.name, *one.aliases} for one in entities]
    for variants in case["one"]:
        assert any(set(variants) <= names for names in forms), forms
    for left, right in case["apart"]:
        assert not any({left, right} <= names for names in forms), forms
    if "people" in case:
        assert sum(one.kind == "person" for one in entities) == case["people"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_order_of_reports_changes_no_entity(case):
    notes = notes_of(case["texts"])
    settled = [settle_entities(order)[0] for order in itertools.permutations(notes)]
    assert all(entities == settled[0] for entities in settled)


def test_notes_speak_of_the_storys_entities():
    notes = notes_of(["“We stay,” Ode Arle said.", "“We stay,” Arle said."])
    entities, renamed = settle_entities(notes)
    ids = {one.id for one in entities}
    assert {speaker for note in renamed for quote in note.quotes for speaker in quote.speakers} <= ids
    assert len({speaker for note in renamed for quote in note.quotes for speaker in quote.speakers}) == 1
