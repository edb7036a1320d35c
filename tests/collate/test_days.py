"""Days of one thing are compared; days of two things are not."""

from __future__ import annotations

from dataclasses import replace

from sayso.collate.days import find_days
from sayso.model import Quote
from tests.collate.laying import lay, make_story, span_of, with_day, with_entity


def verdicts(*told, people=("Ode Arle", "Mira Sund")):
    story, notes = make_story(*(text for text, _, _ in told))
    for report, (_, words, day) in zip(story.reports, told, strict=True):
        notes[report.id] = with_day(notes[report.id], report, words, day)
        for number, name in enumerate(people):
            notes[report.id] = with_entity(notes[report.id], report, name, id=f"e{number}")
    return [point.verdict for point in find_days(lay(story, notes))]


MET = "Mayor Ode Arle met the union leader Mira Sund at the old customs house on {}.\nThe weather was mild.\nNobody came out to speak."


def test_two_days_of_one_meeting_are_in_conflict():
    assert verdicts((MET.format("Saturday"), "Saturday", "2031-05-03"), (MET.format("Sunday"), "Sunday", "2031-05-04")) == ["conflict"]


def test_one_day_of_one_meeting_agrees():
    assert verdicts((MET.format("Saturday"), "Saturday", "2031-05-03"), (MET.format("3 May"), "3 May", "2031-05-03")) == ["agreed"]


def test_days_of_two_things_make_no_point():
    other = "The harbour board postponed its yearly boat auction until Sunday.\nMira Sund was not asked."
    assert verdicts((MET.format("Saturday"), "Saturday", "2031-05-03"), (other, "Sunday", "2031-05-04")) == []


def test_a_day_that_somebody_else_tells_accuses_nobody():
    """What is reported as said is not the report's own voice: it may be disputed, a conflict it is not."""
    said = "Mayor Ode Arle met the union leader Mira Sund at the old customs house on Sunday.\nThe weather was mild.\nNobody came out."
    story, notes = make_story(MET.format("Saturday"), said)
    for report, words, day in zip(story.reports, ("Saturday", "Sunday"), ("2031-05-03", "2031-05-04"), strict=True):
        notes[report.id] = with_day(notes[report.id], report, words, day)
        for number, name in enumerate(("Ode Arle", "Mira Sund")):
            notes[report.id] = with_entity(notes[report.id], report, name, id=f"e{number}")
    last = story.reports[1]
    told = Quote(id="q", report=last.id, kind="indirect", content=(span_of(last, said.split(".", maxsplit=1)[0]),), speakers=("e0",))
    notes[last.id] = replace(notes[last.id], quotes=(told,))
    assert [point.verdict for point in find_days(lay(story, notes))] == ["unsettled"]
