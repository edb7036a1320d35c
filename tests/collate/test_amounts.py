"""Figures are compared with their bounds, and a toll that grows is revised, not in conflict."""

from __future__ import annotations

import pytest

from sayso.collate.amounts import find_amounts
from tests.collate.laying import lay, make_story, with_entity, with_figure


def verdicts(*told, kin=(), days=()):
    story, notes = make_story(*(text for text, _, _ in told), kin=kin, days=days)
    for report, (_, words, fields) in zip(story.reports, told, strict=True):
        notes[report.id] = with_figure(notes[report.id], report, words, **fields)
        for claimer in {fields.get("claimed_by")} - {None}:
            notes[report.id] = with_entity(notes[report.id], report, "the port", id=claimer)
    return [point.verdict for point in find_amounts(lay(story, notes))]


def sank(words, low, high, what="people dead", **fields):
    return (
        f"The ferry sank off the cape in a storm and killed {words}, the port said.",
        words,
        {"low": low, "high": high, "what": what, **fields},
    )


def test_equal_figures_of_two_origins_agree():
    assert verdicts(sank("five people", 5, 5), sank("five people", 5, 5)) == ["agreed"]


def test_equal_figures_of_a_copy_confirm_nothing():
    assert verdicts(sank("five people", 5, 5), sank("five people", 5, 5), kin=[(0, 1)]) == ["single"]


def test_a_bound_that_holds_the_other_figure_is_compatible():
    assert verdicts(sank("five people", 5, 5), sank("at least three people", 3, None)) == ["compatible"]


def test_a_toll_that_later_reports_put_higher_is_revised():
    told = sank("at least two people", 2, None), sank("five people", 5, 5)
    assert verdicts(*told, days=["2031-05-01", "2031-05-02"]) == ["revised"]


def test_a_toll_that_falls_accuses_nobody():
    told = sank("nine people", 9, 9), sank("five people", 5, 5)
    assert verdicts(*told, days=["2031-05-01", "2031-05-02"]) == ["unsettled"]


def test_two_parties_who_cannot_both_be_right_dispute():
    told = sank("nine people", 9, 9, claimed_by="e1"), sank("two people", 2, 2, claimed_by="e2")
    assert verdicts(*told) == ["disputed"]


def test_counts_of_two_things_make_no_point():
    assert verdicts(sank("five people", 5, 5), sank("five people", 5, 5, what="boats lost")) == []


@pytest.mark.parametrize(("noun", "expected"), [("crates", ["altered"]), ("tonnes of grain", [])])
def test_a_copy_that_counts_something_else_is_altered(noun, expected):
    first = (
        "The port said it had lost 300 tonnes of grain in the storm.",
        "300 tonnes of grain",
        {"low": 300, "high": 300, "what": "grain lost", "claimed_by": "e1"},
    )
    words = f"300 {noun}"
    second = (
        f"The port said it had lost {words} in the storm.",
        words,
        {"low": 300, "high": 300, "what": f"{noun} lost", "claimed_by": "e1"},
    )
    assert [verdict for verdict in verdicts(first, second, kin=[(0, 1)]) if verdict == "altered"] == expected
