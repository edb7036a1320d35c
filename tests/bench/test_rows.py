"""Figures are printed so that a reader sees at once which fell."""

from __future__ import annotations

import pytest

from sayso.bench.rows import Row, format_rows, require
from sayso.errors import MissingPath


def test_a_row_below_its_floor_says_so_and_others_do_not():
    lines = format_rows((Row(measure="low", value=0.5, floor=0.9), Row(measure="high", value=0.95, floor=0.9))).splitlines()
    assert lines == ["low   0.500  below its floor of 0.900", "high  0.950"]


def test_a_folder_without_the_reports_is_named_with_what_it_lacks(tmp_path):
    with pytest.raises(MissingPath, match=r"stories.*expected the real reports"):
        require(tmp_path, "stories")


def test_a_row_above_its_ceiling_says_so():
    row = Row(measure="memory", value=351.0, ceiling=350, unit=" MB")
    assert not row.holds
    assert "above its ceiling of 350" in format_rows((row,))
    assert Row(measure="memory", value=350.0, ceiling=350).holds
