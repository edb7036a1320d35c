"""What a page weighs, how fast it opens and jumps, and that the same input gives the same bytes in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median

import pytest

from sayso.desk import Desk, Settings
from sayso.tell.page import write_page
from tests.making import SHARED, needs_shared
from tests.tell.crowd import multiply
from tests.tell.opening import FERRY, tell_ferry, window
from tests.tell.test_page import assert_inert

# Five reports travel by mail: 120 KiB (docs/decisions/0018-a-page-that-travels.md).
MOST_FIVE, MOST_CROWD = 120 * 1024, 12_000_000
CROWD = 500
OPENS, JUMPS = 2.0, 0.3  # seconds of work of the page's own process
MAKE = """
import sys
from pathlib import Path
from sayso.desk import Desk, Settings
from sayso.tell.page import render_page
for excerpts in (False, True):
    sys.stdout.write(render_page(Desk.read([Path(sys.argv[1])], settings=Settings(model=None)).accounts[0], excerpts=excerpts))
"""
# A click on a cite, with all the layout that it causes: seconds.
JUMP = """(number) => {
  const link = document.querySelectorAll("article.point .evidence a.c, article.point .also a.c, article.point a[href*='.']")[number];
  const before = performance.now();
  link.click();
  document.body.getBoundingClientRect();
  return (performance.now() - before) / 1000;
}"""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """The page of five hundred reports."""
    return write_page(tmp_path_factory.mktemp("crowd") / "crowd.html", multiply(tell_ferry(), CROWD))


def weigh(folder, account):
    """The bytes of an account's page."""
    return write_page(folder / "page.html", account).stat().st_size


def worked(page, do):
    """Seconds of work of the page's process while something is done: time on its processor, so that a busy machine changes little."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def total():
        return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}["TaskDuration"]

    before = total()
    do()
    return total() - before


def test_five_reports_weigh_little(tmp_path):
    account = Desk.read(sorted(FERRY.iterdir())[:5], settings=Settings(together=True)).accounts[0]
    assert len(account.reports) == 5
    assert weigh(tmp_path, account) <= MOST_FIVE


@needs_shared
def test_five_real_reports_weigh_little(tmp_path):
    account = Desk.read([SHARED / "stories/trump-putin-call"]).accounts[0]
    assert len(account.reports) == 5
    assert weigh(tmp_path, account) <= MOST_FIVE


def test_five_hundred_reports_fit_in_a_mail(crowd):
    assert crowd.stat().st_size <= MOST_CROWD


def test_a_story_made_by_program_is_told_by_reports_that_differ_and_every_span_holds():
    account = multiply(tell_ferry(), CROWD)
    assert len({report.text for report in account.reports}) > CROWD * 0.9
    texts = {report.id: report.text for report in account.reports}
    assert all(texts[row.report][row.start : row.end].strip() for row in (*account.figures, *account.times))


@pytest.mark.browser
def test_five_hundred_reports_open_at_once(crowd, browser):
    taken = []
    for _ in range(3):
        with window(browser, crowd) as page:
            taken.append(worked(page, page.reload))
    assert median(taken) <= OPENS


@pytest.mark.browser
def test_a_jump_among_five_hundred_reports_is_at_once(crowd, browser):
    with window(browser, crowd) as page:
        page.evaluate(JUMP, 0)
        assert page.locator(".text .here").count() > 0
        assert median(page.evaluate(JUMP, number) for number in range(1, 6)) <= JUMPS


@pytest.mark.browser
def test_five_hundred_reports_are_read_without_a_script(crowd, browser):
    with window(browser, crowd, java_script_enabled=False) as page:
        assert page.locator("article.report").count() == CROWD
        first = page.locator("article.point a[href*='.']").first
        target = first.get_attribute("href")[1:]
        first.click()
        assert page.locator(f"[id='{target}']").is_visible()


def test_five_hundred_reports_write_nothing_into_the_page(crowd):
    text = crowd.read_text(encoding="utf-8")
    assert_inert(text, text)


def test_every_process_gives_the_same_bytes():
    told = [
        subprocess.run(
            [sys.executable, "-c", MAKE, FERRY], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0]
    assert told[0] == told[1]
