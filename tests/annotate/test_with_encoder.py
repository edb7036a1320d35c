"""What the steps find in sentences that the encoder has read, case by case."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.annotate.annotator import annotate
from sayso.encoder import load_encoder
from sayso.encoder.files import read_files
from sayso.encoder.minilm import MiniLM
from tests.making import make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/with_encoder/sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_steps_find_what_an_editor_sees(case):
    text = case["text"]
    notes = annotate(make_report(text), encoder=load_encoder())
    names = {entity.id: entity.name for entity in notes.entities}
    kinds = {entity.name: entity.kind for entity in notes.entities}
    assert {name: kinds.get(name) for name in case.get("names", ())} == case.get("names", {})
    said = [[quote.speaker_span.of(text), " ".join(span.of(text) for span in quote.content)] for quote in notes.quotes]
    for speaker, told in case.get("says", ()):
        assert any(speaker in who and what == told for who, what in said), said
    assert not (case.get("silent") and said)
    assert not kinds.keys() & set(case.get("never", ()))
    assert "stands" not in case or [position.stance for position in notes.positions] == case["stands"]
    if "speakers" in case:
        assert [names[quote.speakers[0]] for quote in notes.quotes if quote.speakers] == case["speakers"]
    assert "pair" not in case or [names[one] for one in notes.quotes[0].speakers] == case["pair"]
    assert {names[one] for quote in notes.quotes for one in quote.through} == set(case.get("through", ()))
    for field in ("addressee", "venue"):
        assert field not in case or getattr(notes.quotes[0], field) == case[field]
    assert "unverified_by" not in case or names[notes.quotes[0].unverified_by] == case["unverified_by"]
    assert "candidates" not in case or [[names[one] for one in quote.candidates] for quote in notes.quotes] == case["candidates"]
    if "does" in case:
        events = [
            [event.type, *([names[one.entity] for one in event.participants if one.role == role] for role in ("actor", "recipient"))]
            for event in notes.events
        ]
        assert [event for event in events if event[0] != "STATEMENT"] == case["does"]


def test_a_report_is_read_the_same_whatever_was_read_before():
    texts = [case["text"] for case in CASES]
    forward, backward = (
        [annotate(make_report(text), encoder=encoder) for text in order]
        for encoder, order in ((MiniLM(read_files()), texts), (MiniLM(read_files()), texts[::-1]))
    )
    assert forward == backward[::-1]
