"""Events in texts that the encoder has read: who takes part, with what, at what cost, on whose word, how far it has gone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.annotate.annotator import annotate
from sayso.encoder import load_encoder
from tests.making import make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/events/with_encoder.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_text_tells_these_events(case):
    text = case["text"]
    notes = annotate(make_report(text), encoder=load_encoder())
    names = {entity.id: entity.name for entity in notes.entities}
    figures = {figure.id: figure.span.of(text) for figure in notes.figures}
    assert not (case.get("none") and notes.events), [(event.type, event.span.of(text)) for event in notes.events]
    for row in case.get("events", ()):
        event = next((one for one in notes.events if one.type == row["type"] and one.span.of(text) == row["trigger"]), None)
        assert event, [(one.type, one.span.of(text)) for one in notes.events]
        assert event.status == row.get("status", event.status)
        for role, field in (("actor", "actors"), ("recipient", "recipients")):
            assert field not in row or [names[one.entity] for one in event.participants if one.role == role] == row[field], field
        assert "unnamed" not in row or [one.span.of(text) for one in event.unnamed] == row["unnamed"]
        assert "instrument" not in row or (event.instrument and event.instrument.of(text)) == row["instrument"]
        assert "toll" not in row or [figures[one] for one in event.toll] == row["toll"]
        assert "claimed_by" not in row or names[event.claimed_by] == row["claimed_by"]
