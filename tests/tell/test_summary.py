"""The summary: what a reader must know first, on one screen, in plain lines."""

from __future__ import annotations

import textwrap
from copy import deepcopy

import msgspec
import pytest

from sayso.tell import Account
from sayso.tell.summary import Screen, report_names, summarize
from tests.tell.sample import account_rows, make_account


def lines_of(rows):
    """The summary's lines of these rows."""
    return [" " * line.indent + line.text for line in summarize(msgspec.convert(rows, Account))]


def test_accusations_come_before_the_brief():
    heads = [line.text for line in summarize(make_account()) if line.kind == "head"]
    assert heads[0] == "WHERE THEY CONFLICT"
    assert heads[-2:] == ["IN BRIEF", "NEXT"]
    assert heads[1:-2] == ["ALTERED QUOTATIONS AND MEANINGS", "DISPUTED BY THOSE THEY QUOTE", "REVISED LATER", "TO LOOK AT"]


def test_every_accusation_and_every_open_point_shows_each_reading_with_its_reports_and_words():
    account = make_account()
    accused = [point for point in account.points if point.verdict in {"altered", "conflict", "disputed", "revised", "unsettled"}]
    proofs = [line for line in summarize(account, screen=Screen(lines=200)) if line.kind == "proof"]
    assert len(proofs) == sum(len(point.readings) for point in accused)
    assert all("“" in line.text for line in proofs)


def test_a_reading_names_its_reports_by_letters_that_the_third_line_explains():
    lines = lines_of(account_rows())
    assert "    A, B, D: “Three firefighters”" in lines
    assert any(line.startswith("A Halden Press · B Sorvan Daily (rewrites A) · C The Northern Lantern") for line in lines)


def test_an_altered_quotation_is_told_by_the_words_that_differ():
    lines = [line.text for line in summarize(make_account()) if line.kind == "proof"]
    assert any("could get to the second hall, and we had to pull everyone out" in line for line in lines)


def test_a_story_without_accusations_says_zero_and_shows_no_heading_for_them():
    lines = lines_of(account_rows() | {"points": []})
    assert "0 conflicts · 0 altered · 0 agreed" in lines
    assert not [line for line in lines if "CONFLICT" in line]


@pytest.mark.parametrize(("lines", "columns"), [(40, 100), (40, 60), (60, 80)])
@pytest.mark.parametrize("times", [1, 9, 40])
def test_a_summary_fits_its_screen_and_counts_what_does_not(lines, columns, times):
    rows = deepcopy(account_rows())
    conflict = next(point for point in rows["points"] if point["verdict"] == "conflict")
    rows["points"] = [conflict | {"id": f"c{number}"} for number in range(times)] + rows["points"]
    rows["brief"] = rows["brief"] * times
    screen = Screen(lines=lines, columns=columns)
    told = summarize(msgspec.convert(rows, Account), screen=screen)
    height = sum(max(len(textwrap.wrap(" " * line.indent + line.text, columns)), 1) for line in told)
    least = 14 + 2 * 5 if columns < 80 else 0  # one point of every verdict is told whatever the screen
    assert height <= max(lines, least + lines)
    if times > 1:
        (rest,) = [line.text for line in told if "more: in the page" in line.text][:1]
        assert rest.startswith("… and ")


def test_every_verdict_that_accuses_has_a_point_before_any_has_two():
    rows = deepcopy(account_rows())
    conflict = next(point for point in rows["points"] if point["verdict"] == "conflict")
    rows["points"] = [conflict | {"id": f"c{number}"} for number in range(30)] + rows["points"]
    told = [line.text for line in summarize(msgspec.convert(rows, Account), screen=Screen(lines=30)) if line.kind == "point"]
    verdicts = {point["id"]: point["verdict"] for point in rows["points"]}
    assert {verdicts[line.rsplit("[", 1)[1].rstrip("]")] for line in told} == {"conflict", "altered", "disputed", "revised", "unsettled"}


def test_a_point_with_many_values_tells_the_first_and_the_last():
    rows = deepcopy(account_rows())
    revised = next(point for point in rows["points"] if point["verdict"] == "revised")
    reading = revised["readings"][0]
    revised["readings"] = [reading | {"text": f"{number} trams", "value": str(number)} for number in range(9)]
    told = summarize(msgspec.convert(rows, Account), screen=Screen(lines=200))
    assert "… and 3 values between" in [line.text for line in told]


def test_two_reports_of_one_outlet_are_told_apart_by_letter_here_and_by_file_elsewhere():
    rows = deepcopy(account_rows())
    for report in rows["reports"]:
        report["outlet"] = "Halden Press"
    account = msgspec.convert(rows, Account)
    assert set(report_names(account).values()) == {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}
    assert "A Halden Press · B Halden Press (rewrites A)" in summarize(account)[2].text


def test_what_was_set_aside_is_named_with_the_reason():
    assert "set aside: search.html, a page of search results" in lines_of(account_rows())


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
    assert "! E e.txt is in Russian: nothing was looked for in it" in lines
    assert lines[3].startswith("1 conflict")
    assert "! B Sorvan Daily, E e.txt are in Russian: nothing was looked for in them" in lines_of(
        in_russian(account_rows(), "b.txt", "e.txt")
    )


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
