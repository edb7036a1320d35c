"""The measure of grouping, and what it must reach on the real stories."""

from __future__ import annotations

import pytest

from sayso.bench import MEASURES
from sayso.bench.grouping import bcubed
from tests.making import SHARED, needs_shared


@pytest.mark.parametrize(
    ("found", "true", "expected"),
    [
        ("aabb", "xxyy", (1.0, 1.0, 1.0)),
        ("aaaa", "xxyy", (0.5, 1.0, 2 / 3)),
        ("abcd", "xxyy", (1.0, 0.5, 2 / 3)),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_bcubed_weighs_every_report_once(found, true, expected):
    assert bcubed(found, true) == pytest.approx(expected)


def test_every_measure_has_a_name_and_says_what_it_does():
    assert sorted(MEASURES) == ["attribution", "collate", "encoder", "events", "figures", "gold", "grouping", "lineage", "times"]
    assert all(measure.__doc__ for measure in MEASURES.values())


@needs_shared
@pytest.mark.slow
def test_real_stories_come_apart_again():
    rows = {row.measure: row for row in MEASURES["grouping"](SHARED)}
    assert rows["BCubed F1"].holds
    assert rows["BCubed F1"].value <= 1
