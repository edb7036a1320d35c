"""Sentences that are one but for a word show what stands in whose place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.collate.amounts import find_amounts
from sayso.collate.days import find_days
from sayso.collate.swaps import find_swaps
from sayso.collate.twins import find_twins
from sayso.model import Quote
from tests.collate.laying import lay, make_story, span_of, with_day, with_entity, with_figure

TOLD = (
    "The ferry Aurelia ran aground near the lighthouse of Sandhaven on Tuesday with 83 passengers on board.\nNobody knew why.\nIt rained."
)


def story_of(old: str, new: str, days=("2031-05-08", "2031-05-08")):
    """Two reports of one sentence, in the second `new` for `old`."""
    return make_story(TOLD, TOLD.replace(old, new), days=days)


def changes_of(old: str, new: str) -> list[tuple[str, str]]:
    story, notes = story_of(old, new)
    table = lay(story, notes)
    found = find_twins(table)
    return [(table.words(twin.one.report, one.one), table.words(twin.other.report, one.other)) for twin in found for one in twin.changes]


def test_a_word_in_the_place_of_another_is_found():
    assert changes_of("Tuesday", "Wednesday") == [("Tuesday", "Wednesday")]


def test_a_not_left_out_is_found_with_the_word_behind_it():
    table = lay(*make_story(TOLD.replace(" with", " and was not towed with"), TOLD.replace(" with", " and was towed with")))
    (twin,) = find_twins(table)
    assert [(table.words(twin.one.report, one.one), table.words(twin.other.report, one.other)) for one in twin.changes] == [
        ("not towed", "towed")
    ]


def test_the_same_sentence_has_no_twin():
    assert changes_of("It rained", "It snowed") == []


def test_another_telling_is_no_twin():
    assert changes_of("ran aground near the lighthouse of Sandhaven on Tuesday with", "sank in a storm off the coast and took down") == []


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(("2031-05-08", "2031-05-08"), "conflict"), (("2031-05-08", "2031-05-09"), "unsettled"), ((None, None), "conflict")],
)
def test_another_day_in_a_twin_is_a_conflict_unless_it_came_later(days, verdict):
    story, notes = story_of("Tuesday", "Wednesday", days)
    for report, words, day in zip(story.reports, ("Tuesday", "Wednesday"), ("2031-05-06", "2031-05-07"), strict=True):
        notes[report.id] = with_day(notes[report.id], report, words, day)
    table = lay(story, notes)
    assert [point.verdict for point in find_days(table, find_twins(table))] == [verdict]


def test_another_figure_in_a_twin_is_a_conflict():
    story, notes = story_of("83", "63")
    for report, words in zip(story.reports, ("83 passengers", "63 passengers"), strict=True):
        number = int(words[:2])
        notes[report.id] = with_figure(notes[report.id], report, words, low=number, high=number, what="passengers")
    table = lay(story, notes)
    assert [point.verdict for point in find_amounts(table, find_twins(table))] == ["conflict"]


def places(*names: str, within: str | None = None):
    story, notes = story_of("Sandhaven", names[-1])
    for number, (report, name) in enumerate(zip(story.reports, names, strict=True)):
        notes[report.id] = with_entity(notes[report.id], report, name, id=f"e{number}", kind="place", within=within if number else None)
    table = lay(story, notes)
    return [(point.kind, point.verdict) for point in find_swaps(table, find_twins(table))]


def test_another_place_in_a_twin_is_a_conflict():
    assert places("Sandhaven", "Tarn") == [("place", "conflict")]


def test_a_place_that_lies_in_the_other_is_none():
    assert places("Sandhaven", "Tarn", within="e0") == []


def test_a_country_and_its_capital_are_one():
    story, notes = make_story(TOLD.replace("Sandhaven", "Paris"), TOLD.replace("Sandhaven", "France"))
    for number, (report, name) in enumerate(zip(story.reports, ("Paris", "France"), strict=True)):
        notes[report.id] = with_entity(notes[report.id], report, name, id=f"e{number}", kind="place")
    table = lay(story, notes)
    assert list(find_swaps(table, find_twins(table))) == []


def test_another_speaker_of_the_same_words_is_a_conflict():
    said = "The pier will be closed to every ferry until the divers have looked at it, {} said.\nIt rained."
    people = ("Ode Arle", "Mira Sund")
    story, notes = make_story(*(said.format(name) for name in people))
    for number, (report, name) in enumerate(zip(story.reports, people, strict=True)):
        own = with_entity(notes[report.id], report, name, id=f"e{number}")
        content = (span_of(report, said.split(", {}", maxsplit=1)[0]),)
        quote = Quote(
            id=f"q{number}",
            report=report.id,
            kind="indirect",
            content=content,
            speakers=(f"e{number}",),
            speaker_span=span_of(report, name),
        )
        notes[report.id] = replace(own, quotes=(quote,))
    table = lay(story, notes)
    assert [(point.kind, point.verdict) for point in find_swaps(table, find_twins(table))] == [("speaker", "conflict")]
