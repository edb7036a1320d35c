"""Figures: bounds, units, rates, what is counted, who claims it and who could not verify it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.figures import find_figures, read_figures
from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times
from sayso.model import Quote, Span
from sayso.words.loader import load
from sayso.words.measures import MeasureWord, measure_words
from tests.collate.laying import span_of, with_entity
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/figures/sentences.toml").read_text())["case"]
WORDS = [
    "5",
    "more than",
    "two",
    "hundred",
    "people",
    "killed",
    "a week",
    "$",
    "3.2",
    "billion",
    "%",
    "of",
    "which",
    "to",
    "and",
    "one",
    "-",
    "year-old",
    "dozens",
    ",",
    "\n",
    "km",
]


def figures_of(text: str):
    """The figures of a text."""
    return make_notes(make_report(text), find_sentences, find_times, find_figures).figures


def told(text: str, figure) -> list[object]:
    """A figure as the cases tell it."""
    low, high = (-1 if bound is None else round(bound, 3) for bound in (figure.low, figure.high))
    return [figure.span.of(text), low, high, figure.unit or "", figure.per or "", figure.what or ""]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_sentence_tells_these_figures(case):
    figures = figures_of(case["sentence"])
    assert [told(case["sentence"], figure) for figure in figures] == case["figures"]
    assert all(figure.approximate == case.get("approximate", False) for figure in figures)


@pytest.mark.parametrize(
    "entry", [row for row in load("measures", MeasureWord) if row.kind in {"unit", "currency"}], ids=lambda row: row.example
)
def test_the_example_of_a_unit_is_measured_in_it(entry):
    (figure,) = figures_of(entry.example)
    assert figure.unit == entry.value


@pytest.mark.parametrize("bound", sorted(measure_words("bound")))
def test_every_bound_leaves_the_right_side_open(bound):
    (figure,) = figures_of(f"There were {bound} 40 boats.")
    side = measure_words("bound")[bound]
    assert (figure.low, figure.high) == {"low": (40, None), "high": (None, 40), "about": (40, 40)}[side]
    assert figure.approximate == (side == "about")


def test_the_speaker_of_the_words_claims_the_figure():
    report = make_report("Some 40 boats sank, the mayor said.")
    notes = make_notes(report, find_sentences, find_times)
    quote = Quote(id="q", report=report.id, kind="indirect", content=(span_of(report, "Some 40 boats sank"),), speakers=("mayor",))
    (figure,) = find_figures(report, replace(notes, quotes=(quote,))).figures
    assert figure.claimed_by == "mayor"


def test_two_speakers_or_none_claim_nothing():
    report = make_report("Some 40 boats sank, the mayor and the warden said.")
    notes = make_notes(report, find_sentences, find_times)
    for speakers in ((), ("mayor", "warden")):
        quote = Quote(id="q", report=report.id, kind="indirect", content=(span_of(report, "Some 40 boats sank"),), speakers=speakers)
        (figure,) = find_figures(report, replace(notes, quotes=(quote,))).figures
        assert figure.claimed_by is None


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("The mayor said 40 boats sank. Orlo News has not verified the figures.", True),
        ("The mayor said 40 boats sank, though Orlo News could not confirm that.", True),
        ("The mayor said 40 boats sank. Orlo News has not confirmed the date.", False),
        ("The mayor said 40 boats sank. Orlo News has verified the figures.", False),
    ],
)
def test_who_could_not_verify_a_figure_is_kept(text, doubted):
    report = make_report(text)
    notes = with_entity(make_notes(report, find_sentences, find_times), report, "Orlo News", id="news", kind="organization")
    (figure,) = find_figures(report, notes).figures
    assert figure.unverified_by == ("news" if doubted else None)


def test_what_stands_in_a_time_is_no_figure():
    assert not figures_of("It shut for 30 days at 10:30 on 5 May 2031.")


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(max_examples=150, deadline=None)
def test_spans_stand_in_the_text_and_bounds_in_order(words):
    text = " ".join(words)
    figures = figures_of(text)
    for one, other in pairwise(figures):
        assert one.span.end <= other.span.start
    for figure in figures:
        assert figure.span.of(text).strip()
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@pytest.mark.parametrize("words", ["5 people, ", "two hundred and ", "at least up to about 5 ", "5 ", "a ", "$"])
def test_hostile_text_takes_linear_time(words):
    def seconds(count: int) -> float:
        report = make_report(words * count)
        start = process_time()
        read_figures(report, Span(0, len(report.text)))
        return process_time() - start

    seconds(10)
    assert seconds(2000) < max(10 * seconds(500), 0.5)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("They launched 112 drones, of which 76 were shot down.", "76", "112 drones"),
        ("They shot down 76 drones of the 112 drones.", "76 drones", "112 drones"),
        ("Forty people died, including 12 children.", "12 children", "Forty people"),
        ("They launched 76 drones, of which 112 were shot down.", None, None),
        ("They launched 76 drones and 112 boats.", None, None),
    ],
)
def test_a_part_names_its_whole_and_is_no_larger(text, part, whole):
    figures = {figure.id: figure for figure in figures_of(text)}
    found = [(one.span.of(text), figures[one.part_of].span.of(text)) for one in figures.values() if one.part_of]
    assert found == ([(part, whole)] if part else [])


def test_a_figure_has_the_one_time_of_its_sentence_and_none_of_two():
    text = "On Sunday 40 people left. On Monday 12 people left, and on Friday 3 people came back."
    notes = make_notes(make_report(text), find_sentences, find_times, find_figures)
    words = {moment.id: moment.span.of(text) for moment in notes.moments}
    assert [words.get(figure.time or "") for figure in notes.figures] == ["Sunday", None, None]
