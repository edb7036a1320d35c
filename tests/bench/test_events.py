"""The figures of events hold their floors; how fast it is is not tested, machines are noisy."""

from __future__ import annotations

import pytest

from sayso.bench import measure_events
from sayso.bench.coreference import score
from sayso.bench.statuses import macro_f1, read_statuses
from tests.making import needs_shared


@pytest.mark.slow
@needs_shared
def test_every_figure_of_events_reaches_its_floor():
    rows = [row for row in measure_events() if row.floor is not None and row.unit != " a second"]
    assert len(rows) >= 8
    assert [row.measure for row in rows if not row.holds] == []


def test_clusters_are_scored_as_the_papers_do():
    key = [{"a", "b", "c"}, {"d"}, {"e", "f"}]
    assert score(key, key).conll == 1.0
    split = score(key, [{"a", "b"}, {"c"}, {"d"}, {"e", "f"}])
    assert (round(split.muc, 4), round(split.b_cubed, 4)) == (0.8, 0.875)  # MUC: all found links are true, 2 of 3 true ones found
    assert split.ceaf < 1.0


def test_marks_are_of_every_status_and_stand_once():
    marks = read_statuses()
    assert {mark.status for mark in marks} == {
        "planned", "happened", "ongoing", "threatened", "demanded", "denied", "failed", "hypothetical"
    }  # fmt: skip
    assert len({(mark.report, mark.start) for mark in marks}) == len(marks) >= 300
    assert macro_f1([("a", "b")]) == 0.0
