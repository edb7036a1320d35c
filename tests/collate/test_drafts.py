"""A draft held against reports: what is borne out, what differs, what stands nowhere. Cases are in `cases/drafts/sentences.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import annotate
from sayso.collate import check_draft
from sayso.encoder import OWN, load_encoder
from sayso.group import group_reports
from sayso.model import HELD_AGAINST, Report
from sayso.read import read_inputs
from tests.making import make_report

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/drafts/sentences.toml").read_text(encoding="utf-8"))["case"]
HEAD = "By Ann Other\nNovember 18, 2024\n\n"


@cache
def ferry():
    """The invented story as one, with the notes of its reports."""
    reports = [one for one in read_inputs([ROOT / "example/ferry"]) if isinstance(one, Report)]
    notes = {report.id: annotate(report, encoder=load_encoder(OWN)) for report in reports}
    return group_reports(reports, notes, together=True)[0], notes


@cache
def check(draft):
    """A draft held against the invented story."""
    story, notes = ferry()
    return check_draft(story, notes, draft, annotate(draft, encoder=load_encoder(OWN)))


def dated(text):
    """A draft of the story's day."""
    story, _ = ferry()
    day = next(report.published for report in story.reports if report.published)
    return make_report(text, file="draft.txt", published=day, published_from="option")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sentence_of_a_draft_is_told_as_an_editor_would(case):
    found = check(dated(case["text"]))
    told = {(one.kind, one.span.of(found.draft.text)): one for one in found.checked}
    for kind, words, verdict in case["checked"]:
        match = next((one for (is_kind, text), one in told.items() if is_kind == kind and words in text), None)
        assert match is not None, (kind, words, list(told))
        assert match.verdict == verdict, match.why
    if not any(verdict in HELD_AGAINST for _, _, verdict in case["checked"]):
        assert not [one for one in found.checked if one.verdict in HELD_AGAINST]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_finding_names_its_place_and_a_reason(case):
    found = check(dated(case["text"]))
    sources = {report.id: report.text for report in found.story.reports}
    for one in found.checked:
        assert one.span.of(found.draft.text).strip()
        assert one.why
        assert all(row.span.of(sources[row.report]) for row in one.witnesses)
        assert bool(one.origins) == (one.verdict in {"confirmed", "single"})


def test_the_draft_is_no_witness_of_its_own():
    found = check(dated("“The gulls will vote on the harbour dues before Easter,” Marit Ostberg said on Sunday.\n"))
    words = next(one for one in found.checked if one.kind == "quotation")
    assert (words.verdict, words.origins) == ("not found", 0)


def test_a_copy_of_a_report_adds_no_origin():
    story, _ = ferry()
    texts = {report.file: report.text for report in story.reports}
    found = check(dated(texts["002_daily-lantern.txt"]))
    alone = [one for one in found.checked if {row.report for row in one.witnesses} == {story.reports[0].id}]
    assert all(one.origins <= 1 for one in alone)


def test_what_was_not_checked_is_said():
    found = check(dated("It was a dark night. Captain Oskar Brandal met Ostberg.\n"))
    assert [one.span.of(found.draft.text) for one in found.unchecked] == ["It was a dark night.", "Captain Oskar Brandal met Ostberg."]


def test_a_draft_that_tells_no_day_has_that_of_the_newest_report_and_says_so():
    found = check(make_report("Divers go down on Wednesday if the wind drops, Haugstad said.\n", file="draft.txt"))
    assert found.draft.published_from == "story"


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(number=st.integers(0, 8), keep=st.integers(1, 4))
def test_a_draft_that_is_a_report_has_nothing_held_against_it(number, keep):
    story, _ = ferry()
    report = story.reports[number % len(story.reports)]
    blocks = report.text.split("\n\n")
    text = "\n\n".join(block for at, block in enumerate(blocks) if at < 4 or at % keep == 0)
    draft = replace(make_report(text, file="draft.txt"), published=report.published, published_from=report.published_from)
    assert [one for one in check(draft).checked if one.verdict in HELD_AGAINST] == []
