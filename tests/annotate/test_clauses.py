"""Clauses: where a sentence is cut, where it is not, and how its pieces hang together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.clauses import cut_clauses
from sayso.annotate.triggers import find_hits, gather, read_words
from sayso.model import Span


def clauses_of(text: str) -> list[tuple[str, str]]:
    """The clauses of a sentence with their links."""
    return [(one.span.of(text), one.link) for one in cut_clauses(text, read_words(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Orlo, Brask and Vell signed it.", [("Orlo, Brask and Vell signed it", "main")]),
        ("After the meeting, Vell left.", [("After the meeting, Vell left", "adverbial")]),
        ("Vell said that the dam held.", [("Vell said", "main"), ("that the dam held", "content")]),
        ("Vell said the dam held.", [("Vell said", "main"), ("the dam held", "content")]),
        ("Vell said on Monday it was over.", [("Vell said on Monday it was over", "main")]),
        ("Brask, who runs the yard, has resigned.", [("Brask", "main"), ("who runs the yard", "relative"), ("has resigned", "main")]),
        ("The raid killed two, wounding four.", [("The raid killed two", "main"), ("wounding four", "participle")]),
        ("Vell met Brask and later left.", [("Vell met Brask", "main"), ("and later left", "coordinate")]),
        ("It fell if the wind rose.", [("It fell", "main"), ("if the wind rose", "condition")]),
        ("The raid, in which two died, was denied.", [("The raid", "main"), ("in which two died", "relative"), ("was denied", "main")]),
    ],
)
def test_a_sentence_is_cut_here_and_hangs_together_so(text, clauses):
    assert clauses_of(text) == clauses


def test_an_empty_sentence_has_no_clause():
    assert cut_clauses("—", ()) == ()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Vell", "said", "that", ",", "met", "and", "who", "in", "which", "left", "—", "if", "running", "."]), max_size=30
    )
)
def test_clauses_cover_every_word_in_order_and_never_overlap(pieces):
    text = " ".join(pieces)
    words = read_words(text, Span(0, len(text)))
    clauses = cut_clauses(text, words)
    assert [number for one in clauses for number in range(one.first, one.end)] == list(range(len(words)))
    assert all(one.span.end <= other.span.start for one, other in pairwise(clauses))


def hits_of(text: str, *phrases: str) -> list[str]:
    """The words that these phrases find in a text."""
    words = read_words(text, Span(0, len(text)))
    found = find_hits(words, gather((phrase, phrase) for phrase in phrases))
    return [text[words[hit.first].span.start : words[hit.end - 1].span.end] for hit in found]


def test_a_plain_trigger_stands_for_every_form_of_its_stem():
    assert hits_of("They attack. He attacks. She attacked.", "attack") == ["attack", "attacks", "attacked"]


def test_an_exact_trigger_stands_for_itself_alone():
    assert hits_of("He demands it on demand.", "=demands") == ["demands"]


def test_a_gap_holds_at_most_three_words_and_the_longest_phrase_wins():
    assert hits_of("They held long and hard talks.", "=held ... talks", "=talks") == ["held long and hard talks"]
    assert hits_of("They held long and very hard talks.", "=held ... talks", "=talks") == ["talks"]
