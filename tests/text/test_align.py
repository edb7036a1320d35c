"""Shared runs of words, and the order they keep."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.align import find_runs, longest_chain

WORDS = st.lists(st.sampled_from("abc"), max_size=40)


@given(WORDS, WORDS)
def test_every_run_stands_in_both_and_none_overlaps_another(source, target):
    runs = find_runs(source, target, least=2)
    for run in runs:
        assert run.length >= 2
        assert source[run.source : run.source + run.length] == target[run.target : run.target + run.length]
    assert all(one.target + one.length <= other.target for one, other in itertools.pairwise(runs))


@given(st.lists(st.text("abcdef", min_size=1), min_size=5, max_size=60))
def test_a_text_stands_whole_in_itself(words):
    assert sum(run.length for run in find_runs(words, words)) == len(words)


def test_a_run_is_as_long_as_it_can_be_wherever_it_starts():
    (run,) = find_runs(
        ["x", "the", "old", "ferry", "sank", "x", "the", "old", "ferry", "sank", "at", "noon"],
        ["the", "old", "ferry", "sank", "at", "noon"],
        least=3,
    )
    assert (run.source, run.target, run.length) == (6, 0, 6)


def test_texts_without_a_shared_run_share_none():
    assert find_runs(["one", "two", "three"], ["three", "two", "one"], least=2) == ()


def test_a_word_repeated_ten_thousand_times_takes_no_quadratic_time():
    assert sum(run.length for run in find_runs(["a"] * 10_000, ["a"] * 10_000)) == 10_000


@given(st.lists(st.integers(0, 9), max_size=12))
def test_a_chain_never_goes_back_and_none_is_longer(places):
    chain = longest_chain(places)
    assert all(places[one] <= places[other] for one, other in itertools.pairwise(chain))
    best = [0] * len(places)
    for at, place in enumerate(places):
        best[at] = 1 + max((best[one] for one in range(at) if places[one] <= place), default=0)
    assert len(chain) == max(best, default=0)
