"""A rival differs from its report in one known thing, knows where that stands, and is the same every time."""

from __future__ import annotations

import pytest

from sayso.annotate import annotate
from sayso.bench.changes import FOUND, HARMLESS, HEDGES, KINDS, find_changes
from sayso.bench.collating import Trial, rows_of, try_story
from sayso.bench.pages import Page
from sayso.bench.perturb import Change, Edit, apply_edits, make_rival
from sayso.bench.rows import whole_report
from sayso.encoder import load_encoder
from sayso.model import Span, report_id

TEXT = """The ferry Alma sank on Monday at 6:15 p.m. EDT in Marl, and 14 people were injured, the coastguard said.

“The harbour is safe and the crew will be back by the end of the week,” said Ada Moor, the mayor.

She wrote on Twitter that two boats had reportedly been organized by January 5.

The coastguard began a search."""
OTHER = "The ferry Alma sank off Marl on Monday. Fourteen people were injured, the coastguard said."
AFTER = [
    ("quotation: negated", "“The harbour is not safe and"),
    ("venue", "wrote on Facebook that"),
    ("zone", "p.m. GMT in"),
    ("hour", "at 10:15 p.m."),
    ("day: of the month", "by January 14."),
    ("figure", "and 31 people"),
    ("hedge dropped", "two boats had been organized"),
    ("elided", "“The harbour is safe and the crew will … the end of the week,”"),
    ("first letter", "“the harbour is safe"),
    ("shortened", "will be back by the end,” said"),
    ("article", "“The harbour is safe and crew will"),
    ("marks", '"The harbour is safe and the crew will be back by the end of the week," said'),
    ("spelling", "been organised by"),
    ("numeral", "that 2 boats"),
    ("date form", "by 5 January."),
    ("paraphrased", "the coastguard stated."),
    ("reordered", "by January 5.\n\n“The harbour"),
    ("copied", TEXT),
]


def _page(text: str) -> Page:
    report = whole_report("ferry.txt", text)
    return Page(report=report, notes=annotate(report, encoder=load_encoder()), told=text)


@pytest.fixture(scope="module")
def page() -> Page:
    return _page(TEXT)


@pytest.mark.parametrize(("kind", "expected"), AFTER, ids=[kind for kind, _ in AFTER])
def test_every_kind_changes_what_its_name_says(page, kind, expected):
    assert any(expected in apply_edits(TEXT, change.edits) for change in find_changes(page, kind))


def test_a_day_becomes_another_day_and_a_speaker_somebody_invented(page):
    days = [change.told(TEXT) for change in find_changes(page, "day: weekday")]
    speakers = [change.told(TEXT) for change in find_changes(page, "speaker")]
    assert [day.count("[Monday → ") for day in days] == [1]
    assert "→ Monday" not in days[0]
    assert [speaker.count("[Ada Moor → ") for speaker in speakers] == [1]


def test_one_to_three_words_of_a_quotation_become_others(page):
    (change,) = find_changes(page, "quotation: words")
    assert 1 <= len(change.edits) <= 3
    assert all(edit.span.of(TEXT) != edit.after for edit in change.edits)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_rival_is_the_same_every_time_and_traces_every_place_back(page, kind):
    for change in find_changes(page, kind):
        rival = make_rival(page.report, change)
        assert rival == make_rival(page.report, change)
        assert rival.report.text == apply_edits(TEXT, change.edits)
        assert rival.report.id == report_id(rival.report.file, rival.report.text) != page.report.id
        assert rival.source(rival.home) == change.home


def test_a_rival_apart_has_only_the_sentences_it_took_over_and_knows_its_own(page):
    (change,) = find_changes(page, "venue")
    rival = make_rival(page.report, change, "apart", cut=change.home)
    assert "on Facebook" in rival.home.of(rival.report.text)
    assert "ferry" not in rival.report.text
    assert rival.source(Span(0, 10)) is None
    assert rival.source(rival.home) == change.home


def test_what_stands_before_inside_and_behind_an_edit_is_traced():
    report = whole_report("a.txt", "It sank on Monday off Marl.")
    change = Change(kind="day", report=report.id, edits=(Edit(span=Span(11, 17), after="Wednesday"),), home=Span(0, 27))
    rival = make_rival(report, change)
    for word, source in (("sank", "sank"), ("Wednesday", "Monday"), ("Marl", "Marl"), ("dnes", "Monday")):
        start = rival.report.text.index(word)
        assert rival.source(Span(start, start + len(word))).of(report.text) == source


def test_a_story_on_the_bench_gives_a_trial_a_kind_and_no_harmless_change_is_accused(page):
    reports = [page.report, whole_report("other.txt", OTHER)]
    trials = list(try_story("ferry", reports, load_encoder(), most=1, kinds=("figure", "copied", "marks", "article")))
    assert [trial.change.kind for trial in trials] == ["figure", "copied", "marks", "article"]
    assert not any(trial.right or trial.false for trial in trials if trial.change.kind in HARMLESS)


def test_rows_count_what_was_found_and_list_what_was_missed():
    edits = (Edit(span=Span(0, 1), after="b"),)
    trials = [
        Trial(story="s", file="f", mode="copy", told="a → b", change=Change(kind=kind, report="r", edits=edits, home=Span(0, 1)))
        for kind in ("venue", "article")
    ]
    rows = {row.measure: row for row in rows_of(trials)}
    assert rows["venue: found"].value == 0
    assert rows["  missed, not seen"].detail.startswith("a → b")
    assert rows["harmless"].holds
    assert not rows["day, figure, venue, speaker: recall"].holds


def test_kinds_are_either_to_be_found_or_harmless_or_hedges():
    assert len(KINDS) == len(FOUND) + len(HARMLESS) + len(HEDGES)
