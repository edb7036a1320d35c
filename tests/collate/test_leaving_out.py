"""What a report has not: points and speakers of two other origins, and its source's words of doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.collate.consequence import rank_gaps
from sayso.collate.hedges import find_dropped_hedges
from sayso.collate.leaving_out import find_left_out
from sayso.collate.statements import find_statements
from tests.collate.laying import lay, make_story, with_entity, with_quotes

HEDGED = "The ferry reportedly struck the outer wall of the harbour at night.\nNobody was hurt."


@pytest.mark.parametrize(
    ("retold", "dropped"),
    [
        ("The ferry hit the harbour wall in the night.\nNobody was hurt.", ["reportedly"]),
        ("The ferry allegedly hit the harbour wall in the night.\nNobody was hurt.", []),
        ("The ferry may have hit the harbour wall in the night.\nNobody was hurt.", []),
    ],
)
def test_a_retelling_without_its_sources_doubt_drops_it(retold, dropped):
    story, notes = make_story(HEDGED, retold, kin=[(0, 1)])
    table = lay(story, notes)
    found = find_dropped_hedges(table)
    assert [table.words(one.report, one.span) for held in found.values() for one in held] == dropped
    assert set(found) <= {story.reports[1].id}


def test_where_nobody_knows_who_copied_no_doubt_is_dropped():
    story, notes = make_story(HEDGED, HEDGED.replace("reportedly ", ""), kin=[(0, 1)])
    loose = replace(story, lineage=tuple(replace(kin, directed=False) for kin in story.lineage))
    assert find_dropped_hedges(lay(loose, notes)) == {}


def quoting(*texts, addressee=None):
    """A story in which each text is quoted from one speaker; None quotes nobody."""
    story, notes = make_story(
        *(f"“{text}” the harbour master told AFP." if text else "The pier was closed to all ferries." for text in texts)
    )
    for report, text in zip(story.reports, texts, strict=True):
        if text:
            own = with_entity(with_quotes(notes[report.id], report, text, speaker="e1"), report, "the harbour master", id="e1")
            notes[report.id] = replace(own, quotes=tuple(replace(quote, addressee=addressee) for quote in own.quotes))
    return story, lay(story, notes)


def test_who_is_quoted_by_two_others_and_not_here_is_named():
    story, table = quoting("We will not open the pier", "Nobody asked us about the pier", None)
    assert [(one.report, one.unquoted) for one in find_left_out(table, ())] == [(story.reports[2].id, ("e1",))]


def test_two_outlets_that_cite_one_agency_have_one_source():
    _, table = quoting("We will not open the pier before the spring", "We will not open the pier before the spring", addressee="AFP")
    points = [(point.verdict, point.origins, point.source) for point in find_statements(table)]
    assert points == [("single", 1, "AFP")]


def test_a_doubt_left_out_comes_before_all_else_that_is():
    story, notes = make_story(f"It rained on the quay all day long.\n{HEDGED}", "It snowed.", kin=[(0, 1)])
    source = story.reports[0]
    gaps = tuple(sentence.span for sentence in notes[source.id].sentences)
    story = replace(story, lineage=tuple(replace(kin, left_out=gaps) for kin in story.lineage))
    assert [span.of(source.text)[:9] for kin in rank_gaps(story, notes).lineage for span in kin.left_out] == [
        "The ferry",
        "It rained",
        "Nobody wa",
    ]
