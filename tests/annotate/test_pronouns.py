"""Pronouns: one person who fits is meant; where two come near each other nobody is told, and both are kept."""

from __future__ import annotations

import pytest

from sayso.annotate.annotator import annotate
from sayso.annotate.pronouns import settle_antecedent
from sayso.encoder import load_encoder
from sayso.words.antecedents import NOBODY, antecedent_weights
from tests.making import make_report


def read(text):
    notes = annotate(make_report(text), encoder=load_encoder())
    return notes, {one.id: one.name for one in notes.entities}


def test_a_person_has_the_pronouns_that_mean_them():
    text = "Ottilie Brandvik opened the ferry office. Her boats had left, and she closed it again."
    notes, _ = read(text)
    (person,) = [one for one in notes.entities if one.name == "Ottilie Brandvik"]
    assert [mention.span.of(text) for mention in person.mentions if mention.kind == "pronoun"] == ["Her", "she"]


def test_two_who_come_near_each_other_are_kept_as_candidates(monkeypatch):
    monkeypatch.setattr("sayso.annotate.pronouns.rank_antecedents", lambda cast, _: dict.fromkeys(cast.entities, 0.4))
    notes, names = read("Karel Brandvik and Otto Lind met the guards at noon.\nThe boat, he said, had been sold.")
    (quote,) = notes.quotes
    assert quote.speakers == ()
    assert {names[one] for one in quote.candidates} == {"Karel Brandvik", "Otto Lind"}


def test_words_that_somebody_speaks_mean_nobody_outside():
    notes, _ = read("Otto Lind left. “He was here,” Ana Brack said.")
    assert not [mention for one in notes.entities for mention in one.mentions if mention.kind == "pronoun"]


@pytest.mark.parametrize(
    ("shares", "meant"),
    [({}, None), ({"a": 0.9}, "a"), ({"a": 0.2}, None), ({"a": 0.45, "b": 0.44}, None), ({"b": 0.6, "a": 0.3}, "b")],
)
def test_whoever_is_far_likelier_is_meant(shares, meant):
    assert settle_antecedent(shares) == meant


def test_weights_have_one_for_nobody_and_few_in_all():
    weights = antecedent_weights()
    assert NOBODY in weights
    assert len(weights) < 500
