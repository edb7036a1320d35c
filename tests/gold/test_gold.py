"""Two real stories are told at least as well as the floors say, scored against what a careful editor found in them."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest

from sayso.desk import Desk
from sayso.tell import write_account
from tests.making import SHARED, needs_shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
CASES = [(story, measure, floor) for story, table in FLOORS.items() for measure, floor in table["floors"].items()]


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    """The scorer's rows for both stories."""
    spec = importlib.util.spec_from_file_location("score_account", SHARED / "score/score_account.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = {}
    for story, table in FLOORS.items():
        path = tmp_path_factory.mktemp("gold") / f"{story}.json"
        write_account(path, Desk.read([SHARED / table["input"]]).accounts)
        rows[story] = scorer.Scoring(*scorer.load(SHARED / table["gold"], path)).run().scores
    return rows


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize(("story", "measure", "floor"), CASES, ids=[f"{story}: {measure}" for story, measure, _ in CASES])
def test_a_measure_stays_above_its_floor(scores, story, measure, floor):
    name, _, part = measure.rpartition(" ") if measure.endswith((" f1", " precision")) else (measure, "", "recall")
    assert scores[story][name][part] >= floor
