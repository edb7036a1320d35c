"""The summary: what a reader must know first, on one screen, in plain lines."""

from __future__ import annotations

import msgspec
import pytest

from sayso.tell import Account
from sayso.tell.summary import report_names, summarize
from tests.tell.sample import account_rows, make_account


def lines_of(rows):
    """The summary's lines of these rows."""
    return [" " * line.indent + line.text for line in summarize(msgspec.convert(rows, Account))]


def test_accusations_come_before_the_brief_and_the_origins():
    heads = [line.text for line in summarize(make_account()) if line.kind == "head"]
    assert heads[0] == "WHERE THEY CONFLICT"
    assert heads[-3:] == ["IN BRIEF", "ORIGINS", "NEXT"]
    assert len(heads) == 7


def test_every_accusation_shows_each_reading_with_its_reports_and_words():
    account = make_account()
    accused = [point for point in account.points if point.verdict in {"altered", "conflict", "disputed", "revised"}]
    proofs = [line for line in summarize(account) if line.kind == "proof"]
    assert len(proofs) == sum(len(point.readings) for point in accused)
    assert all("“" in line.text for line in proofs)


def test_a_story_without_accusations_says_zero_and_shows_no_heading_for_them():
    lines = lines_of(account_rows() | {"points": []})
    assert "0 conflicts · 0 altered · 0 agreed" in lines
    assert not [line for line in lines if "CONFLICT" in line]


def test_more_points_than_fit_are_counted():
    rows = account_rows()
    conflict = next(point for point in rows["points"] if point["verdict"] == "conflict")
    lines = lines_of(rows | {"points": [conflict | {"id": f"p{number}"} for number in range(9)]})
    assert "  … and 3 more: see the page" in lines


def test_two_reports_of_one_outlet_are_told_apart_by_file():
    rows = account_rows()
    for report in rows["reports"]:
        report["outlet"] = "Halden Press"
    assert set(report_names(msgspec.convert(rows, Account)).values()) == {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}


def test_what_was_set_aside_is_named_with_the_reason():
    assert "  set aside: search.html, a page of search results" in lines_of(account_rows())


@pytest.mark.parametrize("field", ["reports", "brief", "quotations", "origins", "lineage", "problems"])
def test_an_account_without_one_thing_can_be_summarized(field):
    rows = account_rows() | {"points": []}
    assert lines_of(rows | {field: []})


def test_no_line_holds_a_line_break():
    rows = account_rows()
    rows["story"]["title"] = "Fire\nguts\r\ndepot"
    rows["set_aside"][0]["why"] = "two\nlines"
    assert not [line for line in lines_of(rows) if "\n" in line or "\r" in line]
