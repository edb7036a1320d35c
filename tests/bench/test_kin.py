"""Pairs found are counted against pairs marked; excerpts count neither way."""

from __future__ import annotations

import json

import pytest

from sayso.bench.kin import MARKS, Counted, count_pairs

AB, BC, AC = frozenset("ab"), frozenset("bc"), frozenset("ac")


@pytest.mark.parametrize(
    ("marked", "found", "counted", "f1"),
    [
        ({AB: "copy"}, {AB}, (1, 0, 0), 1.0),
        ({AB: "copy", BC: "rewrite"}, {AB}, (1, 0, 1), 2 / 3),
        ({AB: "copy"}, {AB, AC}, (1, 1, 0), 2 / 3),
        ({AB: "copy", BC: "excerpt"}, {AB, BC}, (1, 0, 0), 1.0),
        ({}, set(), (0, 0, 0), 1.0),
    ],
)
def test_pairs_are_counted_but_for_excerpts(marked, found, counted, f1):
    told = count_pairs(marked, frozenset(found))
    assert told == Counted(**dict(zip(("right", "wrong", "missed"), counted, strict=True)))
    assert told.f1 == pytest.approx(f1)


def test_the_marks_name_reports_by_id_and_hold_no_text():
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    assert all(len(mark["one"]) == len(mark["other"]) == 16 and mark["one"] != mark["other"] for mark in marks)
    assert {mark["kind"] for mark in marks} <= {"copy", "rewrite", "excerpt"}
    assert max(len(mark.get("note", "")) for mark in marks) < 200
    assert {mark["reader"] for mark in marks} == {1, 2, 3}
