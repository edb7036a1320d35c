"""`sayso check`: a draft of ours held against the invented story, in the terminal, as JSON and as a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from sayso.tell.checking import CheckAccount

FERRY = Path(__file__).parents[2] / "example/ferry"
REPORTS = [FERRY / name for name in ("000_northwire.txt", "002_daily-lantern.txt", "003_mirsk-tribune.txt")]
RIGHT = "“We grieve with *Halvora*, but we shall accept no blame before the recorders have been read,” [Dmitar Voskoi](https://a.example) wrote on X.\n"
WRONG = "“Nobody is asking Sarovia to bow. We are asking it to answer,” Marit Ostberg said on Sunday. <b>The mood</b> is grim.\n"


@pytest.fixture
def draft(tmp_path):
    """Write a draft: `draft(text, name="draft.md")`."""

    def write(text, name="draft.md"):
        path = tmp_path / name
        path.write_text(f"# Talks on the ferry\n\n18 November 2024\n\n{text}", encoding="utf-8")
        return path

    return write


def test_a_draft_that_the_reports_bear_out_ends_in_0(sayso, draft):
    told = sayso("check", draft(RIGHT), "--against", *REPORTS)
    assert told.code == 0, told.out
    assert "0 altered · 0 in conflict" in told.out
    assert "never checked:" in told.out


def test_a_draft_that_alters_a_quotation_ends_in_10_and_shows_the_words(sayso, draft):
    told = sayso("check", draft(WRONG), "--against", *REPORTS)
    assert told.code == 10
    assert "“kneel” where the draft has “bow”" in told.out
    assert "Northwire: Nobody is asking Sarovia to kneel." in told.out


def test_reports_may_each_have_the_option(sayso, draft):
    told = sayso("check", draft(WRONG), "--against", REPORTS[0], "--against", REPORTS[1], "--json")
    assert [row["file"] for row in json.loads(told.out)["reports"]] == [path.name for path in REPORTS[:2]]


def test_json_is_one_object_of_its_own_form_whose_places_are_the_file_s(sayso, draft):
    path = draft(RIGHT)
    account = msgspec.json.decode(sayso("check", path, "--against", *REPORTS, "--json").out, type=CheckAccount)
    text = path.read_text(encoding="utf-8")
    assert (account.schema, account.draft.text) == ("sayso.check/1", text)
    assert all(text[row.start : row.end] == row.text for row in account.checked)
    quoted = next(row for row in account.checked if row.kind == "quotation")
    assert quoted.text.startswith("We grieve with *Halvora*")
    assert {row.report for row in quoted.witnesses} <= {row.id for row in account.reports}


def test_the_page_marks_the_draft_and_links_both_ways(sayso, draft, tmp_path):
    page = tmp_path / "check.html"
    assert sayso("check", draft(WRONG), "--against", *REPORTS, "-o", page).code == 10
    text = page.read_text(encoding="utf-8")
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids
    assert '<a class="m altered" href="#c' in text
    assert "&lt;b&gt;The mood&lt;/b&gt;" in text
    assert "<script" not in text


def test_the_same_draft_gives_the_same_json(sayso, draft, tmp_path):
    path, one, other = draft(WRONG), tmp_path / "a.json", tmp_path / "b.json"
    for output in (one, other):
        sayso("check", path, "--against", *REPORTS, "-o", output, "--quiet")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nowhere.md", "--against", FERRY), 4, "no such file"),
        ((FERRY, "--against", FERRY), 4, "a folder"),
        ((REPORTS[0],), 2, "--against"),
        ((REPORTS[0], "--against", "nowhere"), 4, "nowhere"),
        ((REPORTS[0], "--against", REPORTS[1], "-o", "check.ics"), 2, ".json .html"),
        ((REPORTS[0], "--against", REPORTS[1], "--published", "soon"), 2, "--published"),
    ],
)
def test_what_cannot_be_followed_is_said(sayso, words, code, told):
    run = sayso("check", *words)
    assert (run.code, run.out) == (code, "")
    assert told in run.err


def test_a_draft_without_text_is_nothing_to_work_on(sayso, tmp_path):
    empty = tmp_path / "empty.md"
    empty.write_text("<!-- later -->\n", encoding="utf-8")
    told = sayso("check", empty, "--against", REPORTS[0])
    assert told.code in {3, 4}
    assert "empty.md" in told.err
