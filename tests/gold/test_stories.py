"""Every real story runs from end to end, every finding stands on its span, and the order of reports changes nothing."""

from __future__ import annotations

import json
import resource
import subprocess
import sys

import pytest

from sayso.desk import Desk, Settings
from sayso.tell import encode_accounts
from tests.making import SHARED, needs_shared

STORIES = sorted(path.name for path in (SHARED / "stories").glob("*.jsonl")) if SHARED.exists() else ["(none)"]
FIVE = SHARED / "stories/trump-putin-call"
CEILING = 3.0  # seconds of wall time, five reports from a cold start


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_real_story_runs_and_every_span_holds(name):
    desk = Desk.read([SHARED / "stories" / name])
    assert desk.stories
    for account in desk.accounts:
        texts = {report.id: report.text for report in account.reports}
        for table in (account.times, account.figures, account.events, account.positions):
            for row in table:
                assert texts[row.report][row.start : row.end].strip()
        assert not [problem.text for problem in account.problems if "did not stand" in problem.text or " failed (" in problem.text]


@needs_shared
@pytest.mark.slow
def test_the_order_of_files_changes_no_byte():
    paths = sorted(FIVE.glob("*.txt"))
    forward = encode_accounts(Desk.read(paths).accounts)
    assert encode_accounts(Desk.read(reversed(paths)).accounts) == forward


@needs_shared
@pytest.mark.slow
def test_another_hash_seed_and_zone_give_the_same_bytes(tmp_path):
    written = []
    for seed, zone in (("0", "UTC"), ("4242", "Asia/Tokyo")):
        out = tmp_path / f"{seed}.json"
        run = [sys.executable, "-m", "sayso", "read", str(FIVE), "-o", str(out)]
        subprocess.run(run, check=False, env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""}, capture_output=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]


@needs_shared
@pytest.mark.slow
def test_a_copy_added_adds_no_origin_no_agreement_and_no_accusation(tmp_path):
    paths = sorted(FIVE.glob("*.txt"))
    copy = tmp_path / "005_copy.txt"
    copy.write_bytes(paths[2].read_bytes())
    before, after = (Desk.read(given, settings=Settings(together=True)).accounts[0] for given in (paths, [*paths, copy]))
    assert len(after.origins) == len(before.origins)
    for verdict in ("agreed", "conflict", "altered", "disputed", "revised"):
        count = [sum(point.verdict == verdict for point in account.points) for account in (before, after)]
        assert count[1] <= count[0], verdict


def _spent_by_children():
    """CPU seconds of the processes that have ended: what else the machine does is not theirs."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@needs_shared
@pytest.mark.slow
def test_five_reports_take_three_seconds_from_a_cold_start(tmp_path):
    out = tmp_path / "account.json"
    seconds = []
    for _ in range(3):
        start = _spent_by_children()
        done = subprocess.run([sys.executable, "-m", "sayso", "read", str(FIVE), "-o", str(out)], check=False, capture_output=True)
        seconds.append(_spent_by_children() - start)
        assert done.returncode in {0, 3}
    assert min(seconds) <= CEILING
    assert json.loads(out.read_text())["schema"] == "sayso.account/1"
