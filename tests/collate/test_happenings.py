"""What two origins tell is agreed, what a copy turns is altered, and what one alone tells is single."""

from __future__ import annotations

from sayso.collate.happenings import Known, find_exclusives, find_happenings, find_turns
from tests.collate.laying import lay, make_story, with_entity

ARREST = "Police arrested the ferry's second officer at the marina shortly before dawn."


def points(find, *texts, kin=(), **fields):
    story, notes = make_story(*texts, kin=kin)
    for report in story.reports:
        notes[report.id] = with_entity(notes[report.id], report, "Police", id="e1", kind="organization")
    return [(point.verdict, point.origins) for point in find(lay(story, notes), **fields)]


def test_two_origins_that_tell_the_same_agree():
    told = "Officers detained the ferry's second officer at the marina just before dawn."
    assert points(find_happenings, ARREST, told, known=Known()) == [("agreed", 2)]


def test_a_copy_agrees_with_nothing():
    assert {verdict for verdict, _ in points(find_happenings, ARREST, ARREST, kin=[(0, 1)], known=Known())} == {"single"}


def test_a_sentence_that_denies_the_other_does_not_agree_with_it():
    denied = "Police have not arrested the ferry's second officer at the marina."
    assert "agreed" not in {verdict for verdict, _ in points(find_happenings, ARREST, denied, known=Known())}


def test_a_copy_that_turns_a_word_is_altered():
    told = "The union threatened a walkout over the new rosters on the northern lines."
    bent = "The union endorsed a walkout over the new rosters on the northern lines."
    assert points(find_turns, told, bent, kin=[(0, 1)]) == [("altered", 1)]
    assert points(find_turns, told, told, kin=[(0, 1)]) == []


def test_a_car_and_a_truck_cannot_both_have_hit_the_gate():
    car = "A car loaded with scrap metal rammed the north gate of the shipyard at noon."
    truck = "A truck loaded with scrap metal rammed the north gate of the shipyard at noon."
    assert [verdict for verdict, _ in points(find_exclusives, car, car.replace("A car", "The car"), truck)] == ["conflict"]
    assert points(find_exclusives, car, "A truck was parked far away, near the lake.") == []
