"""Near-equal texts leave equal numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.shingles import resemblance, shingles, winnow

WORDS = st.lists(st.sampled_from(["ferry", "tarn", "noon", "sand", "bank", "buoy"]), max_size=30)


def test_numbers_are_the_same_on_every_machine():
    assert shingles(["the", "ferry", "left", "the", "harbour"]) == (1429613643,)


@given(WORDS, WORDS, st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=8, max_size=8))
def test_eight_shared_words_in_a_row_always_leave_a_shared_number(before, after, shared):
    one, other = [*before, *shared], [*shared, *after]
    assert winnow(one, size=5, window=4) & winnow(other, size=5, window=4)


@given(WORDS)
def test_winnowing_keeps_only_numbers_of_the_text(words):
    assert winnow(words) <= frozenset(shingles(words))


def test_resemblance_is_the_share_of_the_smaller():
    assert resemblance(frozenset(), frozenset({1})) == 0
    assert resemblance(frozenset({1, 2, 3, 4}), frozenset({3, 9})) == 0.5
