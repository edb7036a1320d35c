"""What must hold of any story: copies add nothing, the order of reports changes nothing, a name is only a name."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import annotate
from sayso.collate import collate
from sayso.collate.table import Judgement, make_point
from sayso.group import group_reports
from sayso.model import ACCUSING, Reading, Report, Span, Witness
from sayso.read import no_report_reason, read_inputs
from tests.collate.laying import lay, make_story

FERRY = Path(__file__).parents[2] / "example/ferry"
NAMES = st.text(alphabet="bdfgklmnprstv", min_size=7, max_size=7).map(str.title)


@cache
def ferry():
    """The reports of the example and their notes by rules."""
    read = (report for report in read_inputs([FERRY]) if isinstance(report, Report))
    reports = tuple(report for report in read if no_report_reason(report) is None)
    return reports, {report.id: annotate(report) for report in reports}


def told(reports, notes):
    """Origins, and every point by its verdict and its witnesses."""
    (story,) = group_reports(reports, notes, together=True)
    points = collate(story, notes).points
    return len(story.origins), points


def as_seen(points):
    """Points without their ids and reasons, which name reports."""
    return [(one.kind, one.verdict, one.origins, [reading.witnesses for reading in one.readings]) for one in points]


def copy_of(report, notes):
    """The same report in another file, and its notes."""
    twin = replace(report, id=f"{report.id[:-1]}_", file=f"copy of {report.file}", outlet="Copyist")
    return twin, rename(notes, report.id, twin.id)


def rename(value, old, new):
    """Anything with every string in it changed."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, tuple):
        return tuple(rename(one, old, new) for one in value)
    if dataclasses.is_dataclass(value) and not hasattr(value, "isoformat"):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return replace(value, **{name: rename(one, old, new) for name, one in fields.items()})
    return value


@pytest.mark.parametrize("number", range(len(ferry()[0])), ids=[report.file for report in ferry()[0]])
def test_a_report_and_its_copy_have_one_origin_accuse_nobody_and_agree_on_nothing(number):
    reports, notes = ferry()
    twin, own = copy_of(reports[number], notes[reports[number].id])
    origins, points = told((reports[number], twin), {**notes, twin.id: own})
    # A report may be at odds with itself, but not because there are two of it.
    _, alone = told((reports[number],), notes)
    assert origins == 1
    assert [point.verdict for point in points if point.verdict == "agreed"] == []
    assert sum(point.verdict in ACCUSING for point in points) == sum(point.verdict in ACCUSING for point in alone)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(ferry()[0]))))
def test_the_order_of_reports_changes_no_point(order):
    reports, notes = ferry()
    assert told(tuple(reports[number] for number in order), notes) == told(reports, notes)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(NAMES)
def test_another_name_for_a_person_changes_names_only(name):
    reports, notes = ferry()
    renamed = tuple(replace(report, text=report.text.replace("Ostberg", name)) for report in reports)
    assert any("Ostberg" in report.text for report in reports)
    mine, theirs = told(reports, notes), told(renamed, {report: rename(own, "Ostberg", name) for report, own in notes.items()})
    assert mine[0] == theirs[0]
    assert as_seen(mine[1]) == as_seen(theirs[1])


def test_witnesses_at_one_place_stand_in_the_order_of_their_findings():
    """Their order once hung on the hash of strings, which another run of Python changes."""
    story, notes = make_story("The ferry sank in the harbour at night.")
    table = lay(story, notes)
    seen = tuple(Witness(report=story.reports[0].id, span=Span(0, 9), finding=f"q{number}") for number in range(8))
    judged = Judgement(verdict="single", about="a ferry", why="one", sure=1.0)
    for told in (seen, seen[::-1]):
        point = make_point(table, "quotation", judged, [Reading(value="a", text="a", witnesses=told)])
        assert point.readings[0].witnesses == seen
