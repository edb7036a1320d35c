"""`sayso diff`: two reports side by side."""

from __future__ import annotations

import json
from copy import deepcopy

import msgspec
import pytest

from sayso.tell import Account
from tests.tell.sample import IDS, account_rows

KEPT = {IDS["A"], IDS["B"]}


def two():
    """The first two reports of the depot fire, of which the second rewrites the first."""
    rows = deepcopy(account_rows())
    rows["reports"] = [row for row in rows["reports"] if row["id"] in KEPT]
    rows["origins"] = rows["origins"][:1]
    for table in ("quotations", "times", "figures", "events", "positions"):
        rows[table] = [row for row in rows[table] if row["report"] in KEPT]
    for point in rows["points"]:
        for reading in point["readings"]:
            reading["witnesses"] = [row for row in reading["witnesses"] if row["report"] in KEPT]
        point["readings"] = [reading for reading in point["readings"] if reading["witnesses"]]
    rows["points"] = [point for point in rows["points"] if point["readings"]]
    rows |= {"timeline": [], "left_out": [], "brief": [], "set_aside": [], "problems": []}
    for entity in rows["entities"]:
        entity["mentions"] = [row for row in entity["mentions"] if row["report"] in KEPT]
    return msgspec.convert(rows, Account)


def test_what_both_have_is_told_and_what_one_dropped_is_marked_as_wdiff_marks_it(sayso, tell):
    tell(two())
    told = sayso("diff", "a.txt", "b.txt")
    assert told.code == 0
    assert "B rewrite of A: 93 % of B stands in A" in told.out
    assert "= Three firefighters were treated for smoke" in told.out
    assert "- [-The authority denies that any warning reached it.-]" in told.out


def test_two_reports_are_taken_for_one_story(sayso, tell):
    asked = tell(two())
    sayso("diff", "a.txt", "b.txt")
    ((paths, settings),) = asked
    assert paths == ["a.txt", "b.txt"]
    assert settings.together


def test_more_than_two_reports_are_refused_with_their_number(sayso, tell):
    tell()
    told = sayso("diff", "a.txt", "many.jsonl")
    assert told.code == 2
    assert "5 reports · a.txt, many.jsonl · expected two files of one report each" in told.err


def test_reports_that_are_not_kin_are_told_so(sayso, tell):
    account = msgspec.structs.replace(two(), lineage=[])
    tell(account)
    assert "Neither was found to stand in the other." in sayso("diff", "a.txt", "b.txt").out


def test_json_is_the_account_of_the_two(sayso, tell):
    tell(two())
    (line,) = sayso("diff", "a.txt", "b.txt", "--json").out.splitlines()
    assert len(json.loads(line)["reports"]) == 2


@pytest.mark.parametrize("way", ["--html", "-o"])
def test_a_page_lays_the_two_side_by_side_word_for_word(sayso, tell, tmp_path, way):
    tell(two())
    path = tmp_path / "two.html"
    told = sayso("diff", "a.txt", "b.txt", *([way] if way == "--html" else [way, path]))
    page = told.out if way == "--html" else path.read_text(encoding="utf-8")
    assert "<h1>Halden Press and Sorvan Daily</h1>" in page
    assert "<del>The authority denies that any warning reached it.</del>" in page
    assert page.index("<section id=pair") < page.index("<section id=findings") < page.index("<section id=texts")
