"""One event, one entry, whoever tells it; what cannot be one stays two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.annotator import annotate
from sayso.collate.collation import collate
from sayso.encoder import load_encoder
from sayso.model import Day, Origin, Story
from tests.making import make_report

# Two texts, a word of each that tells an event, whether they are one, and why.
CASES = [
    (
        "Rebels shelled the port of Arle on Monday.",
        "shelled",
        "The shelling of Arle's port went on for an hour.",
        "shelling",
        True,
        "verb and noun",
    ),
    (
        "A tram derailed in Arle on Monday.",
        "derailed",
        "The derailment of the tram in Arle blocked the street.",
        "derailment",
        True,
        "other words",
    ),
    ("Police arrested the driver on Monday.", "arrested", "Officers detained the driver.", "detained", True, "other words for one arrest"),
    (
        "Russia struck the Ukrainian capital with drones.",
        "struck",
        "Nine were killed in strikes on Kyiv.",
        "strikes",
        True,
        "strikes by another name",
    ),
    (
        "Russia launched its largest drone attack on Sunday.",
        "drone attack",
        "Russia launched 112 drones on Monday.",
        "launched 112 drones",
        False,
        "two attacks of two days",
    ),
    ("Drones hit Kyiv on Sunday.", "hit", "Drones hit Kyiv on Monday.", "hit", False, "two days"),
    ("Rebels attacked a depot in Arle.", "attacked", "Rebels attacked a depot in Brask.", "attacked", False, "two places"),
    ("Gunmen killed Anna Weber.", "killed", "Gunmen killed Peter Schmidt.", "killed", False, "two victims"),
    ("A blast shook the market.", "blast", "A second blast shook the market.", "blast", False, "a second one"),
    ("The mayor met the crews.", "met", "The mayor did not meet the crews.", "meet", False, "what happened and what did not"),
    ("A tram crashed in Arle on Monday.", "crashed", "In Brask a tram crashed in 2019, killing two.", "crashed", False, "a digression"),
]


def story_of(*texts):
    """A story of reports that nobody copied, with their notes."""
    day = Day(on=date(2031, 5, 6))
    reports = tuple(make_report(text, file=f"{number}.txt", published=day, language="en") for number, text in enumerate(texts))
    notes = {report.id: annotate(report, encoder=load_encoder()) for report in reports}
    story = Story(id="s", title=None, reports=reports, origins=tuple(Origin(reports=(report.id,)) for report in reports))
    return story, notes


def together(collation, *told):
    """The occurrences of the events whose words are `told`, by report."""
    events = {event.id: event for note in collation.notes for event in note.events}
    texts = {report.id: report.text for report in collation.story.reports}
    homes = []
    for report, words in zip(collation.story.reports, told, strict=True):
        found = [
            one.id
            for one in collation.occurrences
            if any(events[e].report == report.id and words in events[e].span.of(texts[report.id]) for e in one.events)
        ]
        assert found, (words, [events[e].span.of(texts[events[e].report]) for e in events])
        homes.append(set(found))
    return set.intersection(*homes)


@pytest.mark.parametrize(("one", "first", "other", "second", "same", "why"), CASES, ids=[case[-1] for case in CASES])
def test_tellings_of_one_event_are_one_occurrence(one, first, other, second, same, why):
    collation = collate(*story_of(one, other))
    assert bool(together(collation, first, second)) == same, why


TEXTS = st.lists(st.sampled_from([text for case in CASES for text in (case[0], case[2])]), min_size=2, max_size=4, unique=True)


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_the_order_of_reports_changes_nothing_and_a_copy_adds_nothing(texts):
    def told(collation):
        names = {event.id: (event.report, event.span) for note in collation.notes for event in note.events}
        return {frozenset(names[event] for event in one.events) for one in collation.occurrences}

    story, notes = story_of(*texts)
    turned = Story(id="s", title=None, reports=story.reports[::-1], origins=story.origins[::-1])
    assert told(collate(story, notes)) == told(collate(turned, notes))
    copy = make_report(texts[0], file="copy.txt", published=story.reports[0].published, language="en")
    origins = (Origin(reports=(story.reports[0].id, copy.id)), *story.origins[1:])
    with_copy = collate(
        Story(id="s", title=None, reports=(*story.reports, copy), origins=origins),
        notes | {copy.id: annotate(copy, encoder=load_encoder())},
    )
    assert len(with_copy.occurrences) == len(collate(story, notes).occurrences)


def test_who_tells_an_event_without_its_day_is_a_witness_of_its_entry():
    collation = collate(*story_of("A tram derailed in Arle on Monday.", "A tram derailed in Arle and blocked the street."))
    (entry,) = [one for one in collation.timeline if one.value == "2031-05-05"]
    assert {one.report for one in entry.witnesses} == {report.id for report in collation.story.reports}


def test_an_occurrence_says_on_whose_word_it_stands():
    said, told = "“Rebels shelled the port,” said Anna Weber.", "Rebels shelled the port."
    (one,) = [one for one in collate(*story_of(said)).occurrences if one.type == "ASSAULT"]
    assert len(one.claimed_by) == 1
    (both,) = [one for one in collate(*story_of(said, told)).occurrences if one.type == "ASSAULT"]
    assert (both.claimed_by, both.origins) == ((), 2)
