"""Publication days that the story settles, and times placed from them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times
from sayso.collate.calendar import place
from sayso.collate.place import place_days
from sayso.model import Day, Instant, Part, Period, Quote, Span, Unplaced, WallTime
from tests.collate.laying import span_of
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/place/stories.toml").read_text())["case"]
TUESDAY = date(2031, 5, 6)


def make(rows):
    """Reports and notes of a case."""
    reports = tuple(
        make_report(
            row["text"],
            file=f"{number}.txt",
            published=Day(on=date.fromisoformat(row["published"])) if row["published"] else None,
            published_from="metadata" if row["published"] else None,
        )
        for number, row in enumerate(rows)
    )
    return reports, tuple(make_notes(report, find_sentences, find_times) for report in reports)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_story_settles_its_days(case):
    reports, notes, problems = place_days(*make(case["reports"]))
    for row, report, own in zip(case["reports"], reports, notes, strict=True):
        assert (report.published.value if report.published else "") == row["settled"]
        told = [[moment.span.of(report.text), moment.when.value or ""] for moment in own.moments]
        assert all(one in told for one in row["times"]), told
    assert [problem.report for problem in problems] == [report.id for report in reports if report.published is None]
    assert all(
        report.published_from == "story"
        for row, report in zip(case["reports"], reports, strict=True)
        if not row["published"] and report.published
    )


def test_the_order_of_reports_changes_no_day():
    for case in CASES:
        rows = case["reports"]
        forth = {report.text: report.published for report in place_days(*make(rows))[0]}
        back = {report.text: report.published for report in place_days(*make(rows[::-1]))[0]}
        assert forth == back


def test_tomorrow_in_a_quotation_is_told_from_the_day_it_was_said():
    (report,), (notes,) = make([{"published": "2031-05-06", "text": "“Tomorrow the pier must open again for all,” Orlo said on Sunday."}])
    quote = Quote(
        id="q",
        report=report.id,
        kind="direct",
        content=(span_of(report, "Tomorrow the pier must open again for all"),),
        cue=span_of(report, "said"),
    )
    _, (placed,), _ = place_days((report,), (replace(notes, quotes=(quote,)),))
    assert placed.quotes[0].said_on == Day(on=date(2031, 5, 4))
    assert placed.moments[0].when == Day(on=date(2031, 5, 5))


def test_the_same_words_were_said_on_the_same_day_in_every_report():
    words = "We must open the old pier again for every boat"
    reports, notes = make(
        [
            {"published": "2031-05-06", "text": f"“{words},” Orlo said on Sunday."},
            {"published": "2031-05-06", "text": f"“{words},” Orlo said."},
            {"published": "2031-05-06", "text": "“We will never close any harbour while ships come in,” Orlo said."},
        ]
    )
    pieces = [words, words, "We will never close any harbour while ships come in"]
    quoted = tuple(
        replace(
            own,
            quotes=(Quote(id=report.id, report=report.id, kind="direct", content=(span_of(report, piece),), cue=span_of(report, "said")),),
        )
        for report, own, piece in zip(reports, notes, pieces, strict=True)
    )
    _, placed, _ = place_days(reports, quoted)
    assert [own.quotes[0].said_on for own in placed] == [Day(on=date(2031, 5, 4)), Day(on=date(2031, 5, 4)), None]


def test_what_a_verb_of_saying_looks_ahead_to_is_not_when_it_was_said():
    (report,), (notes,) = make([{"published": "2031-05-06", "text": "Orlo said he would speak on Friday of “a new and open pier”."}])
    quote = Quote(id="q", report=report.id, kind="mixed", content=(span_of(report, "a new and open pier"),), cue=span_of(report, "said"))
    _, (placed,), _ = place_days((report,), (replace(notes, quotes=(quote,)),))
    assert placed.quotes[0].said_on is None


@pytest.mark.parametrize(
    ("when", "value"),
    [
        (Unplaced(weekday=1, direction="past"), "2031-05-06"),
        (Unplaced(weekday=1, shift=-1, direction="past"), "2031-04-29"),
        (Unplaced(weekday=2, direction="past"), "2031-04-30"),
        (Unplaced(weekday=2, direction="future"), "2031-05-07"),
        (Unplaced(weekday=0, unit="week", shift=1), "2031-05-12"),
        (Unplaced(shift=-1, unit="month"), "2031-04"),
        (Unplaced(shift=-1, unit="quarter"), "2031-Q1"),
        (Unplaced(shift=-1, unit="decade"), "202"),
        (Unplaced(month=12), "2030-12"),
        (Unplaced(month=6), "2031-06"),
        (Unplaced(month=6, direction="past"), "2030-06"),
        (Unplaced(month=2, day_of_month=29), "2032-02-29"),
        (Unplaced(month=11, day_of_month=17, direction="past"), "2030-11-17"),
        (Unplaced(month=6, day_of_month=1, direction="past"), "2031-06-01"),
        (Unplaced(weekday=4, month=5, day_of_month=9), "2031-05-09"),
        (Unplaced(clock=time(10), zone="America/New_York", shift=1), "2031-05-07T14:00:00Z"),
        (Unplaced(clock=time(23), zone="+04:30", shift=0), "2031-05-06T18:30:00Z"),
        (Unplaced(clock=time(10), shift=0), "2031-05-06T10:00"),
        (Unplaced(clock=time(10)), None),
    ],
    ids=str,
)
def test_an_anchor_places_a_time(when, value):
    assert place(when, TUESDAY).value == value


@given(
    st.builds(
        Unplaced,
        weekday=st.none() | st.integers(0, 6),
        month=st.none() | st.integers(1, 12),
        day_of_month=st.none() | st.integers(1, 31),
        shift=st.none() | st.integers(-3000, 3000),
        unit=st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]),
        clock=st.none() | st.times(),
        direction=st.sampled_from(["past", "future", "near"]),
    ),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)
def test_any_time_is_placed_or_given_back(when, anchor):
    placed = place(when, anchor)
    assert isinstance(placed, Day | Instant | WallTime | Period) or placed == when


@pytest.mark.parametrize(
    ("text", "zone", "zones"),
    [
        ("DELHI — The ferry left at 9 p.m. IST on Monday.", "Asia/Kolkata", ()),
        ("DUBLIN — The ferry left at 9 p.m. IST on Monday.", "Europe/Dublin", ()),
        ("The ferry left at 9 p.m. IST on Monday.", None, ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")),
    ],
)
def test_an_abbreviation_of_several_zones_is_settled_by_place_or_keeps_its_candidates(text, zone, zones):
    report = replace(make_report(text, published=Day(on=TUESDAY)), dateline=text.split(" ")[0])
    _, (notes,), _ = place_days((report,), (make_notes(report, find_sentences, find_times),))
    when = notes.moments[0].when
    assert (getattr(when, "zone", None), getattr(when, "candidates", ())) == (zone, zones)


def test_an_hour_that_a_change_of_clocks_shows_twice_is_a_problem():
    report = make_report("The ferry left at 1:30 a.m. Eastern Time on 2 November 2031.", published=Day(on=date(2031, 11, 3)))
    _, (notes,), problems = place_days((report,), (make_notes(report, find_sentences, find_times),))
    assert notes.moments[0].when.value is None
    assert [problem.text.split(";")[0] for problem in problems] == ["the clocks of America/New_York show twice 01:30 on 2031-11-02"]


@pytest.mark.parametrize(
    "when", [Unplaced(shift=-1, unit="week"), Unplaced(weekday=0, direction="past"), Unplaced(season="SU", direction="past")]
)
@given(anchor=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_what_looks_back_never_ends_after_its_anchor_s_week(when, anchor):
    placed = place(when, anchor)
    assert placed.day <= anchor


def test_a_dateline_without_a_year_dates_an_undated_report_from_the_others():
    text = "ORLO, May 4 — The pier shut on Sunday."
    undated = make_report(text, parts=(Part(kind="dateline", span=Span(0, 14)), Part(kind="body", span=Span(14, len(text)))))
    dated = make_report("The pier shut on Sunday.", published=Day(on=TUESDAY))
    reports, _, _ = place_days((undated, dated), tuple(make_notes(one, find_sentences, find_times) for one in (undated, dated)))
    assert (reports[0].published, reports[0].published_from) == (Day(on=date(2031, 5, 4)), "text")


def test_a_dateline_without_a_year_dates_nothing_where_no_report_is_dated():
    text = "ORLO, May 4 — The pier shut on Sunday."
    undated = make_report(text, parts=(Part(kind="dateline", span=Span(0, 14)), Part(kind="body", span=Span(14, len(text)))))
    reports, _, _ = place_days((undated,), (make_notes(undated, find_sentences, find_times),))
    assert reports[0].published is None


def test_a_stamp_before_what_the_report_tells_as_past_is_a_problem():
    report = make_report("The pier was shut on 20 May 2031.", published=Day(on=TUESDAY))
    _, _, problems = place_days((report,), (make_notes(report, find_sentences, find_times),))
    assert [problem.text for problem in problems] == [
        "it was published on 2031-05-06, as its source says, yet it tells of 2031-05-20 as past"
    ]


def test_a_stamp_of_two_readings_is_settled_by_the_story_and_by_nothing_else():
    among = (Day(on=date(2031, 5, 6)), Day(on=date(2031, 6, 5)))
    open_one = replace(make_report("The pier shut on Sunday."), published_among=among)
    dated = make_report("The pier shut.", published=Day(on=TUESDAY))
    for others, published in (((dated,), Day(on=TUESDAY)), ((), None)):
        stories = (open_one, *others)
        reports, _, _ = place_days(stories, tuple(make_notes(one, find_sentences, find_times) for one in stories))
        assert reports[0].published == published


def test_a_statement_given_whole_is_told_from_its_own_day():
    text = "The pier shut.\n\n(3 April 2029) – The council has today closed the quay.\n\nBoats left yesterday."
    report = make_report(text, published=Day(on=TUESDAY))
    _, (notes,), _ = place_days((report,), (make_notes(report, find_sentences, find_times),))
    assert [moment.when.value for moment in notes.moments] == ["2029-04-03", "2029-04-03", "2029-04-02"]
