"""Reports of one event come together, whatever else lies in the folder and in whatever order."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.sentences import find_sentences
from sayso.group import stories as room
from sayso.group.stories import group_reports
from tests.making import make_notes, make_report

EVENTS = tomllib.loads((Path(__file__).parents[1] / "cases/grouping/events.toml").read_text(encoding="utf-8"))["events"]


def reports_of(*names):
    return [make_report(text, file=f"{name}{number}.txt") for name in names for number, text in enumerate(EVENTS[name])]


def group(reports, **options):
    return group_reports(reports, {report.id: make_notes(report, find_sentences) for report in reports}, **options)


def files(stories):
    return [[report.file for report in story.reports] for story in stories]


@pytest.fixture(autouse=True)
def _everything_is_a_report(monkeypatch):
    monkeypatch.setattr(room, "no_report_reason", lambda report: "a search page" if "search" in report.file else None)


def test_two_events_in_one_folder_are_two_stories():
    stories = group(reports_of("ferry", "bank"))
    assert files(stories) == [["bank0.txt", "bank1.txt", "bank2.txt"], [f"ferry{n}.txt" for n in range(4)]]


def test_one_stray_among_a_clear_majority_is_set_aside_with_the_reason():
    (story,) = group(reports_of("ferry", "stray"))
    assert files([story]) == [[f"ferry{n}.txt" for n in range(4)]]
    assert [aside.report.file for aside in story.set_aside] == ["stray0.txt"]
    assert story.set_aside[0].why == "tells of another event: shares few names and words with the 4 others"


def test_a_lone_report_beside_two_stories_is_a_story_of_its_own():
    assert ["stray0.txt"] in files(group(reports_of("ferry", "bank", "stray")))


def test_one_report_is_a_story():
    assert files(group(reports_of("stray"))) == [["stray0.txt"]]


def test_together_keeps_even_strays():
    (story,) = group(reports_of("ferry", "stray"), together=True)
    assert len(story.reports) == 5
    assert story.set_aside == ()


def test_what_is_no_report_is_set_aside_also_when_all_are_taken_together():
    page = make_report("Results for ferry. Sort by date. Next page.", file="search.txt")
    for together in (True, False):
        (story,) = group([*reports_of("ferry"), page], together=together)
        assert [(aside.report.file, aside.why) for aside in story.set_aside] == [("search.txt", "a search page")]


def test_no_story_comes_of_no_report():
    assert group([]) == ()
    assert group([make_report("Results for ferry.", file="search.txt")]) == ()


@settings(max_examples=10, deadline=None)
@given(st.permutations(reports_of("ferry", "bank", "stray")))
def test_the_order_of_reports_changes_nothing(order):
    assert group(order) == group(reports_of("ferry", "bank", "stray"))


def test_a_storys_id_tells_its_reports_and_nothing_else():
    both, one = group(reports_of("ferry", "bank")), group(reports_of("ferry"))
    assert both[1].id == one[0].id
    assert len(one[0].id) == 12
    assert both[0].id != both[1].id


def test_the_title_is_that_of_the_fullest_report_that_has_one():
    titled = [make_report(text, file=f"{n}.txt", title=f"Title {n}") for n, text in enumerate(EVENTS["ferry"])]
    fullest = max(titled, key=lambda report: len(report.text))
    assert group(titled)[0].title == fullest.title


def test_an_empty_report_costs_nobody_their_story():
    stories = group([*reports_of("ferry"), make_report("", file="empty.txt")])
    assert [f"ferry{n}.txt" for n in range(4)] in files(stories)


@pytest.mark.slow
def test_a_thousand_reports_are_grouped_in_time_that_grows_with_the_stories():
    many = [
        make_report(text.replace("Solveig", f"Solveig{n}").replace("Tarn", f"Tarn{n}"), file=f"{n:03}-{k}.txt")
        for n in range(250)
        for k, text in enumerate(EVENTS["ferry"])
    ]
    assert sum(len(story.reports) for story in group(many)) == 1000
