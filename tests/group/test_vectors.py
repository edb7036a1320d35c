"""What vectors add: a text retold in other words is kin, one that somebody else reported is not; and events are near by their sketches."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.annotate.annotator import annotate
from sayso.encoder import load_encoder
from sayso.group import clusters
from sayso.group.galley import set_galley
from sayso.group.lineage import trace_lineage
from tests.making import make_report

TEXTS = tomllib.loads((Path(__file__).parents[1] / "cases/lineage/reworded.toml").read_text("utf-8"))["texts"]
REPORTS = [make_report(text.strip(), file=name) for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def read():
    """The notes of the reports, their sentences read by the encoder."""
    return {report.id: annotate(report, encoder=load_encoder(), steps=()) for report in REPORTS}


def test_a_text_retold_in_other_words_is_kin_and_no_other(read):
    files = {report.id: report.file for report in REPORTS}
    (kin,) = trace_lineage(REPORTS, read)
    assert {files[kin.source], files[kin.target]} == {"source", "retold"}
    assert kin.kind == "rewrite"
    assert sum(passage.kind == "reworded" for passage in kin.passages) >= 7


def test_words_alone_do_not_show_it():
    plain = {report.id: annotate(report, steps=()) for report in REPORTS}
    assert trace_lineage(REPORTS, plain) == ()


def test_of_many_reports_the_nearest_by_sketch_are_compared(read, monkeypatch):
    monkeypatch.setattr(clusters, "ALL_PAIRS", 1)
    monkeypatch.setattr(clusters, "TELLING", 0)
    monkeypatch.setattr(clusters, "NEAREST", 1)
    galleys = [set_galley(report, read[report.id]) for report in REPORTS]
    pairs = clusters._candidates(clusters._vectors(galleys), galleys)
    assert (0, 1) in pairs
    backward = clusters._candidates(clusters._vectors(galleys[::-1]), galleys[::-1])
    assert {(2 - other, 2 - one) for one, other in backward} == set(pairs)
