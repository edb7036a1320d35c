"""A page that is no report is told from a short report."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.read import no_report_reason
from sayso.read.making import Source, Wishes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/read/walls.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].split("\n")[0])
def test_a_wall_is_no_report_and_a_short_report_is_one(case):
    report = make_report(Source(name="made.txt", text=case["text"], raw=case["text"].encode()), Wishes())
    why = no_report_reason(report)
    assert case["reason"] in (why or "")
    assert (why is None) == (case["reason"] == "")
