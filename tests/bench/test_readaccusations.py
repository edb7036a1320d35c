"""Accusations that two readers have judged stay what they were."""

from __future__ import annotations

import pytest

from sayso.bench.readaccusations import Read, is_read, measure_accusations, read_accusations
from sayso.tell.account import PointRow, ReadingRow, WitnessRow
from tests.making import SHARED, needs_shared

READ = Read(story="s", kind="time", verdict="conflict", readings=[[("a", 5, 9)], [("b", 1, 4)]], first="right", second="right", note="")


def point_at(*places, verdict="conflict"):
    readings = [
        ReadingRow(value=str(number), text="", witnesses=[WitnessRow(report=report, start=start, end=end)])
        for number, (report, start, end) in enumerate(places)
    ]
    return PointRow(id="p1", kind="time", about="", verdict=verdict, confidence=0.9, origins=2, readings=readings, why="")


@pytest.mark.parametrize(
    ("point", "known"),
    [
        (point_at(("a", 4, 7), ("b", 0, 9)), True),
        (point_at(("b", 0, 9), ("c", 0, 9), ("a", 8, 20)), True),
        (point_at(("a", 4, 7), ("a", 6, 9)), False),
        (point_at(("a", 9, 12), ("b", 0, 9)), False),
        (point_at(("a", 4, 7), ("b", 0, 9), verdict="revised"), False),
    ],
)
def test_an_accusation_is_known_by_a_place_in_two_readings(point, known):
    assert is_read(point, READ) == known


def test_nine_in_ten_of_what_was_read_is_right():
    assert sum(one.holds for one in read_accusations()) >= 0.9 * len(read_accusations())


@needs_shared
@pytest.mark.slow
def test_no_accusation_is_made_that_two_readers_have_not_called_right():
    """One that a new rule makes is read by two, and then added to the list."""
    rows = {row.measure: row.value for row in measure_accusations(SHARED)}
    assert rows == {
        "accusations read by two: right": 1.0, "accusations that nobody has read": 0, "accusations read and no longer made": 0,
    }  # fmt: skip
