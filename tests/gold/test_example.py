"""The example is told at least as well as its floors say, marked against what its editor found."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from sayso.bench.marking import mark_account, missing_phrases
from sayso.desk import Desk
from sayso.model import Report
from sayso.read import read_inputs

EXAMPLE = Path(__file__).parents[2] / "example"
GOLD = yaml.safe_load((EXAMPLE / "ferry.gold.yaml").read_text())
FLOORS = tomllib.loads(Path(__file__).with_name("example_floors.toml").read_text())
CASES = [(section, side, floor) for section, table in FLOORS.items() for side, floor in table.items()]


@pytest.fixture(scope="module")
def marks():
    """The marks of the example, by section."""
    return mark_account(GOLD, Desk.read([EXAMPLE / "ferry"]).accounts)


@pytest.mark.parametrize(("section", "side", "floor"), CASES, ids=[f"{section} {side}" for section, side, _ in CASES])
def test_a_mark_stays_above_its_floor(marks, section, side, floor):
    mark = marks[section]
    assert getattr(mark, side) >= floor, "\n".join(mark.misses)


def test_all_the_editor_quotes_stands_in_its_report():
    texts = {report.file[:3]: report.text for report in read_inputs([EXAMPLE / "ferry"]) if isinstance(report, Report)}
    assert len(texts) == 11
    assert not missing_phrases({name: part for name, part in GOLD.items() if name != "not_body"}, texts)


def test_what_is_no_part_of_a_plain_report_stands_in_it_all_the_same():
    texts = {path.name[:3]: path.read_text() for path in (EXAMPLE / "ferry").glob("*.txt")}
    assert not missing_phrases({"not_body": GOLD["not_body"]}, texts)


@pytest.mark.slow
@pytest.mark.parametrize("copied", ["000_northwire.txt", "008_tollan-evening-post.txt"])
def test_one_more_copy_of_a_report_changes_no_count(tmp_path, copied):
    shutil.copytree(EXAMPLE / "ferry", tmp_path / "ferry")
    shutil.copyfile(EXAMPLE / "ferry" / copied, tmp_path / "ferry" / "once_more.txt")
    before, after = (Desk.read([folder]).accounts[0] for folder in (EXAMPLE / "ferry", tmp_path / "ferry"))
    assert len(after.origins) == len(before.origins)
    for verdict in ("agreed", "compatible", "conflict", "altered", "disputed", "revised", "unsettled", "differs"):
        counts = [sum(point.verdict == verdict for point in account.points) for account in (before, after)]
        assert counts[0] == counts[1], verdict
