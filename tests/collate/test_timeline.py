"""The timeline: every dated event once, in its order, with everybody who tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.events import find_events
from sayso.collate.occurrences import find_occurrences
from sayso.collate.table import lay_out
from sayso.collate.timeline import build_timeline, day_of
from sayso.collate.told import link_told
from sayso.model import Instant, Moment, Period, Unplaced, WallTime
from tests.collate.laying import make_story, span_of, with_day

CALL = "On Sunday, the mayor of Orlo held a phone call with the ferry company."
CALL_TOO = "The mayor of Orlo spoke to the ferry company in a phone call on Sunday."
RAID = "Raiders attacked the salt caravan on Sunday."
MAY_4 = "2031-05-04"


def laid_on_a_line(story, notes):
    """The timeline of a story whose notes are settled."""
    table = lay_out(story, notes, ())
    linked = link_told(table)
    return build_timeline(table, linked, find_occurrences(table, linked))


def timeline(*told, published=("2031-05-05",) * 4):
    """The timeline of reports given as (text, day word, when) triples; a `when` may be a day or a `When`."""
    story, notes = make_story(*(text for text, *_ in told), days=published[: len(told)])
    made = []
    for report, (_, words, when) in zip(story.reports, told, strict=True):
        note = notes[report.id]
        if isinstance(when, str):
            note = with_day(note, report, words, when)
        elif when is not None:
            moment = Moment(id=f"{report.id}:t1", report=report.id, span=span_of(report, words), kind="date", when=when)
            note = replace(note, moments=(moment,))
        made.append(find_events(report, note))
    return story, tuple(made), laid_on_a_line(story, tuple(made))


def test_two_reports_of_one_call_make_one_entry_with_both_as_witnesses():
    _, _, entries = timeline((CALL, "Sunday", MAY_4), (CALL_TOO, "Sunday", MAY_4))
    assert [(entry.value, entry.status, len(entry.witnesses)) for entry in entries] == [(MAY_4, "happened", 2)]
    assert len({witness.report for witness in entries[0].witnesses}) == 2


def test_two_things_of_one_day_make_two_entries():
    _, _, entries = timeline((CALL, "Sunday", MAY_4), (RAID, "Sunday", MAY_4))
    assert len(entries) == 2


def test_one_thing_told_for_two_days_stays_two_entries():
    _, _, entries = timeline((CALL, "Sunday", MAY_4), (CALL_TOO, "Sunday", "2031-05-03"))
    assert [entry.value for entry in entries] == ["2031-05-03", MAY_4]


def test_what_is_denied_is_not_one_with_what_happened():
    denied = "The mayor of Orlo did not hold a phone call with the ferry company on Sunday."
    _, _, entries = timeline((CALL, "Sunday", MAY_4), (denied, "Sunday", MAY_4))
    assert sorted(entry.status for entry in entries) == ["denied", "happened"]


def test_an_event_without_a_day_is_not_on_it():
    _, _, entries = timeline((RAID, "Sunday", None))
    assert entries == ()


def test_a_day_that_was_not_placed_is_not_on_it():
    _, _, entries = timeline((RAID, "Sunday", Unplaced(weekday=6)))
    assert entries == ()


def test_a_dated_clause_of_no_known_type_is_on_it():
    _, notes, entries = timeline(("The old lighthouse keeper went home to his dog on Sunday.", "Sunday", MAY_4))
    assert [(entry.value, len(entry.events)) for entry in entries] == [(MAY_4, 1)]
    assert [event.type for event in notes[0].events] == ["OTHER"]


def test_what_lies_after_the_report_is_planned():
    _, _, entries = timeline((RAID, "Sunday", "2031-05-11"))
    assert [entry.status for entry in entries] == ["planned"]


def test_periods_days_and_hours_stand_in_their_order():
    year = Period(value="2029", first=date(2029, 1, 1), last=date(2029, 12, 31))
    noon = Instant(at=datetime(2031, 5, 4, 12, 0, tzinfo=UTC), zone="UTC")
    _, _, entries = timeline((RAID, "Sunday", noon), (CALL, "Sunday", MAY_4), (RAID, "Sunday", year))
    assert [entry.value for entry in entries] == ["2029", MAY_4, "2031-05-04T12:00:00Z"]


def test_an_hour_that_is_the_next_day_in_utc_keeps_the_day_on_which_it_was_told():
    late = Instant(at=datetime(2031, 5, 5, 3, 0, tzinfo=UTC), zone="America/New_York")
    _, _, entries = timeline((RAID, "Sunday", late))
    assert [entry.value for entry in entries] == [MAY_4]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (WallTime(on=date(2031, 5, 4), at=time(9, 30)), MAY_4),
        (Period(value="2031-W18", first=date(2031, 4, 28), last=date(2031, 5, 4)), "2031-W18"),
    ],
)
def test_a_time_falls_on_its_day(when, day):
    assert day_of(when) == day


def test_the_text_is_the_shortest_telling_that_stands_alone():
    long = CALL.replace("ferry company", "ferry company about the new timetable for the winter")
    _, _, entries = timeline((long, "Sunday", MAY_4), (CALL, "Sunday", MAY_4))
    assert [entry.text for entry in entries] == [CALL.rstrip(".")]


def test_every_witness_is_short_and_its_words_stand_in_its_report():
    wordy = "On Sunday, raiders attacked the " + "long and slow and dusty " * 40 + "caravan."
    story, _, entries = timeline((wordy, "Sunday", MAY_4))
    for witness in entries[0].witnesses:
        assert len(witness.span) <= 400
        assert witness.span.of(story.report(witness.report).text).strip()


TEXTS = st.lists(
    st.sampled_from([(CALL, "Sunday", MAY_4), (CALL_TOO, "Sunday", MAY_4), (RAID, "Sunday", MAY_4), (RAID, "Sunday", "2031-05-03")]),
    min_size=1,
    max_size=3,
)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_a_copy_adds_no_entry_and_the_order_of_reports_changes_nothing(told):
    story, notes, entries = timeline(*told)
    _, _, with_copy = timeline(*told, told[0])
    assert len(with_copy) <= len(entries)
    turned = replace(story, reports=story.reports[::-1])
    assert laid_on_a_line(turned, notes[::-1]) == entries


def test_what_lies_before_the_storys_own_days_is_background():
    _, _, entries = timeline(
        (CALL, "Sunday", MAY_4), (CALL_TOO, "Sunday", MAY_4), ("Raiders attacked the caravan on Friday.", "Friday", "2031-03-07")
    )
    assert [(entry.value, entry.background) for entry in entries] == [("2031-03-07", True), (MAY_4, False)]
