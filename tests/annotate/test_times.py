"""Times: days, hours, longer times, durations and sets, and where they fall once placed."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times, read_times
from sayso.collate.place import place_days
from sayso.model import Day, Part, Span
from sayso.words.loader import load
from sayso.words.times import TimeWord, time_words
from sayso.words.zones import Zone, zone_names
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/times/sentences.toml").read_text())["case"]
PUBLISHED = "2031-05-06"
WORDS = [
    "Monday",
    "10 a.m.",
    "ET",
    "on",
    "at",
    "May",
    "19",
    "2031",
    "last",
    "week",
    "ago",
    "two",
    "days",
    "every",
    "the",
    "(1400 GMT)",
    "midnight",
    "half",
    "an",
    "hour",
    "\n",
    "“",
]


def times_of(text: str, *, published: str | None = PUBLISHED):
    """The placed times of a text, as words, kind and value."""
    report = make_report(text, published=Day(on=date.fromisoformat(published)) if published else None)
    _, (notes,), _ = place_days((report,), (make_notes(report, find_sentences, find_times),))
    return [[moment.span.of(text), moment.kind, moment.when.value or ""] for moment in notes.moments]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_sentence_tells_these_times(case):
    assert times_of(case["sentence"]) == case["times"]


@pytest.mark.parametrize(
    "entry", [entry for entry in load("times", TimeWord) if entry.kind not in {"ahead", "plan"}], ids=lambda entry: entry.example
)
def test_the_example_of_a_time_word_is_a_time(entry):
    assert read_times(entry.example, Span(0, len(entry.example)))


@pytest.mark.parametrize("entry", load("zones", Zone), ids=lambda entry: entry.example)
def test_the_example_of_a_zone_is_told_in_it(entry):
    (found,) = read_times(entry.example, Span(0, len(entry.example)))
    assert entry.zone == (" ".join(found.when.candidates) or found.when.zone)


def test_no_name_of_a_zone_has_two_zones():
    for kind in ("abbreviation", "phrase", "place"):
        names = [name for entry in load("zones", Zone) if entry.kind == kind for name in entry.names]
        assert len(names) == len(set(names)) == len(zone_names(kind))


def test_a_weekday_has_one_number():
    assert sorted(time_words("weekday").values()) == [str(number) for number in range(7)]


def test_a_clock_time_that_a_sentence_end_cut_off_keeps_its_zone():
    assert times_of("The call is at 10 a.m. ET on Monday, he says.")[0][0] == "10 a.m. ET on Monday"


def test_a_report_without_a_day_leaves_its_days_unplaced():
    assert times_of("The pier shut on Sunday.", published=None) == [["Sunday", "date", ""]]


def test_the_day_of_a_dateline_is_found():
    text = "ORLO, May 5 — The pier shut."
    parts = (Part(kind="dateline", span=Span(0, 14)), Part(kind="body", span=Span(14, len(text))))
    report = make_report(text, parts=parts)
    (moment,) = make_notes(report, find_sentences, find_times).moments
    assert moment.span.of(text) == "May 5"


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=150, deadline=None)
def test_spans_stand_in_the_text_and_none_inside_another(words):
    text = " ".join(words)
    report = make_report(text)
    moments = make_notes(report, find_sentences, find_times).moments
    for one, other in pairwise(moments):
        assert one.span.end <= other.span.start
    assert all(moment.span.of(text).strip() == moment.span.of(text) for moment in moments)
    assert [moment.id for moment in moments] == [f"{report.id}:t{number}" for number in range(1, len(moments) + 1)]


@pytest.mark.parametrize(
    "word",
    [
        "half an ",
        "the last ",
        "Monday, ",
        "10 a.m. ",
        "late on the ",
        "every ",
        " ",
        "1,000 ",
        "1",
        ":",
        "of the ",
        "May ",
        "the end of ",
        "2 ",
        "a ",
    ],
)
def test_hostile_text_takes_linear_time(word):
    def seconds(count: int) -> float:
        text = word * count
        start = process_time()
        read_times(text, Span(0, len(text)))
        return process_time() - start

    seconds(10)
    assert seconds(2000) < max(10 * seconds(500), 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        ":" * 100_000,
        "of the " * 33_333 + "Monday",
        "10:" * 50_000,
        "two and " * 25_000,
        "million " * 12_500,
        "hundred and " * 8_333,
    ],
)
def test_a_hundred_thousand_hostile_characters_are_read_at_once(text):
    start = process_time()
    read_times(text, Span(0, len(text)))
    assert process_time() - start < 2


def test_a_day_that_no_calendar_has_is_a_problem_that_names_it():
    report = make_report("The pier shut on 31 February 2030.")
    notes = make_notes(report, find_sentences, find_times)
    assert [problem.text.split(";")[0] for problem in notes.problems] == ["'31 February 2030' is no day of the calendar"]


def test_what_a_time_says_beside_its_value_is_kept():
    text = "It shut before the end of April, from Monday to Friday, for nearly two weeks."
    moments = make_notes(make_report(text), find_sentences, find_times).moments
    assert [(one.border, one.mod, one.until is not None) for one in moments] == [
        ("before", "END", False),
        (None, None, True),
        (None, None, False),
        (None, "LESS_THAN", False),
    ]
