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
    assert heads[1:-3] == ["ALTERED QUOTATIONS AND MEANINGS", "DISPUTED BY THOSE THEY QUOTE", "REVISED LATER", "TO LOOK AT"]


def test_every_accusation_and_every_open_point_shows_each_reading_with_its_reports_and_words():
    account = make_account()
    accused = [point for point in account.points if point.verdict in {"altered", "conflict", "disputed", "revised", "unsettled"}]
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
    assert "  … and 3 more: in the page" in lines


def test_two_reports_of_one_outlet_are_told_apart_by_file():
    rows = account_rows()
    for report in rows["reports"]:
        report["outlet"] = "Halden Press"
    assert set(report_names(msgspec.convert(rows, Account)).values()) == {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}


def test_what_was_set_aside_is_named_with_the_reason():
    assert "  set aside: search.html, a page of search results" in lines_of(account_rows())


def test_a_long_brief_is_cut_at_six_sentences_and_says_where_the_rest_is():
    rows = account_rows()
    lines = lines_of(rows | {"brief": [rows["brief"][0]] * 14})
    at = lines.index("IN BRIEF")
    assert lines[at + 7] == "  … and 8 more: in the page"
    assert not any("more: in the page" in line for line in lines_of(rows | {"brief": [rows["brief"][0]] * 6}))


def in_russian(rows, *files):
    """The rows with these reports in Russian, of which annotate has said that it read nothing, and collate that no day is told."""
    rows["problems"] = []
    for report in rows["reports"]:
        if report["file"] in files:
            report["language"] = "ru"
            about = {"report": report["id"], "start": None, "end": None}
            rows["problems"] += [
                about | {"room": "annotate", "text": "it is written in another language"},
                about | {"room": "collate", "text": "the day is not told; give it with --published"},
            ]
    return rows


def test_reports_in_a_language_that_is_not_read_are_named_with_it():
    lines = lines_of(in_russian(account_rows(), "e.txt"))
    assert "! e.txt is in Russian: nothing was looked for in it" in lines
    assert lines[2].startswith("1 conflict")
    assert "! Sorvan Daily, e.txt are in Russian: nothing was looked for in them" in lines_of(in_russian(account_rows(), "b.txt", "e.txt"))


def test_a_story_of_which_nothing_was_read_counts_no_verdicts_and_asks_for_no_day():
    rows = account_rows() | {"points": []}
    lines = lines_of(in_russian(rows, *(report["file"] for report in rows["reports"])))
    assert not [line for line in lines if "0 conflicts" in line or "--published" in line]


def test_the_commands_at_the_end_begin_as_the_reader_started_this_one():
    told = [line.text for line in summarize(make_account(), given="depot", command=".venv/bin/sayso") if line.kind == "next"]
    assert told
    assert all(line.startswith(".venv/bin/sayso ") and line.endswith(("depot", "depot -o story.html --open")) for line in told)


@pytest.mark.parametrize("field", ["reports", "brief", "quotations", "origins", "lineage", "problems"])
def test_an_account_without_one_thing_can_be_summarized(field):
    rows = account_rows() | {"points": []}
    assert lines_of(rows | {field: []})


def test_no_line_holds_a_line_break():
    rows = account_rows()
    rows["story"]["title"] = "Fire\nguts\r\ndepot"
    rows["set_aside"][0]["why"] = "two\nlines"
    assert not [line for line in lines_of(rows) if "\n" in line or "\r" in line]
