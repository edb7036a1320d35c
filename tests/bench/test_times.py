"""The measures of times and figures count what they say they count."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sayso.bench import quantities, recognizers
from sayso.bench.placing import place_times
from sayso.bench.quotedtimes import read_quoted_times
from sayso.bench.timebank import Marked, _read, _score
from sayso.bench.timenorm import read_values
from sayso.bench.weekdays import read_weekdays
from sayso.bench.zones import ZoneCase, is_right, read_zone_cases
from sayso.model import Instant, Moment, Span, Unplaced, WallTime

TEXT = "The quay shut on Monday and was mended in two weeks, says the mayor now."
TUESDAY = date(2031, 5, 6)


def marked(*times):
    spans = tuple((Span(TEXT.index(words), TEXT.index(words) + len(words)), value) for words, value in times)
    return Marked(name="quay", text=TEXT, created=TUESDAY, times=spans)


def test_a_time_is_strictly_right_by_its_words_and_right_in_value_by_its_value():
    count = _score(marked(("Monday", "2031-05-05"), ("two weeks", "P3W"), ("says", "P1D")), Counter())
    assert {key: count[key] for key in ("true", "found", "strict", "relaxed", "value")} == {
        "true": 3, "found": 3, "strict": 2, "relaxed": 2, "value": 1,
    }  # fmt: skip


def test_a_time_cut_short_is_right_only_when_relaxed():
    count = _score(marked(("in two weeks", "P2W")), Counter())
    assert (count["strict"], count["relaxed"], count["value"]) == (0, 1, 1)


def test_timeml_is_read_without_its_tags_and_without_times_inside_times():
    source = (
        '<DCT><TIMEX3 tid="t0" value="2031-05-06" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>'
        '<TEXT>Brack &amp; Marl <TIMEX3 value="P2D">two <TIMEX3 value="P1D">days</TIMEX3></TIMEX3> ago</TEXT>'
    )
    document = _read("quay", source)
    assert (document.text, document.created) == ("Brack & Marl two days ago", TUESDAY)
    assert [(span.of(document.text), value) for span, value in document.times] == [("two days", "P2D")]


def test_phrases_have_the_values_of_their_report_s_day():
    assert list(read_values(["last week", "2029", "nonsense"], TUESDAY)) == ["2031-W18", "2029", ""]


def test_what_the_peer_s_cases_have_is_left_out_by_a_reason_that_matches_it():
    case = recognizers.Case(
        text="The quay was shut from May 3 to May 5.", day=TUESDAY, times=((18, 37, frozenset({"2031-05-03/2031-05-05"})),)
    )
    assert recognizers.score((case,), recognizers.find_times_here)[:2] == (1.0, 1.0)


def test_a_number_is_exactly_right_by_its_extent_and_its_value():
    case = quantities.Case(spec=quantities.UNITS[0], text="It cost $40 million.", wanted={(8, 19): 4e7, (0, 2): 1.0})
    spans, values, _, misses = quantities.score((case,), quantities.find_here)
    assert (round(spans, 3), values) == (0.667, 1.0)
    assert [re.match(r"[a-z ]+", miss)[0] for miss in misses] == ["not found"]


def clock(when):
    return Moment(id="t1", report="r", span=Span(0, 4), kind="time", when=when)


NOON_THERE = Instant(at=datetime(2031, 5, 6, 12, tzinfo=ZoneInfo("Europe/Moscow")), zone="Europe/Moscow")


@pytest.mark.parametrize(
    ("value", "zone", "when", "right"),
    [
        ("2031-05-06T09:00:00Z", "Europe/Moscow", NOON_THERE, True),
        ("2031-05-07T09:00:00Z", "Europe/Moscow", NOON_THERE, False),
        ("T12:00", "Europe/Moscow", NOON_THERE, True),
        ("T09:00", "UTC", NOON_THERE, True),
        ("T12:00", "UTC", NOON_THERE, False),
        ("T12:00", None, NOON_THERE, False),
        ("T12:00", None, WallTime(on=TUESDAY, at=time(12)), True),
        ("T12:00", "unknown", Unplaced(clock=time(12), zone="local"), True),
        ("T12:00", "Europe/Moscow", Unplaced(clock=time(12), zone="local"), False),
    ],
)
def test_a_clock_time_is_right_by_its_instant_or_by_its_clock_and_zone(value, zone, when, right):
    case = ZoneCase(set="s", report="r", start=0, end=4, published="2031-05-06", value=value, zone=zone)
    assert is_right(case, clock(when)) is right


def test_the_marks_are_as_many_as_the_docs_say_and_hold_no_text():
    assert (len(read_zone_cases()), len(read_quoted_times()), len(read_weekdays())) == (159, 80, 35)
    assert all(case.start < case.end for case in (*read_zone_cases(), *read_quoted_times(), *read_weekdays()))


def test_a_bare_text_is_placed_from_the_day_given():
    assert [moment.when.value for moment in place_times(TEXT, TUESDAY).moments][:1] == ["2031-05-05"]
