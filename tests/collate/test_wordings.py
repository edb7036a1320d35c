"""Two printings of one statement are told apart by their words, never by what every desk may do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.wordings import compare, spell

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/wordings/pairs.toml").read_text())["case"]
WORDS = st.lists(
    st.sampled_from(["harbour", "must", "open", "before", "winter", "crew", "never", "sailed", "north", "again"]), min_size=1, max_size=12
)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_two_printings_compare_as_an_editor_would_say(case):
    assert compare(case["first"], case["second"]).sameness == case["sameness"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_which_printing_comes_first_does_not_matter(case):
    assert compare(case["second"], case["first"]).sameness == case["sameness"]


@given(WORDS)
def test_a_printing_is_the_same_as_itself_in_capitals_and_with_a_final_stop(words):
    text = " ".join(words)
    assert compare(text, text.upper() + ".").sameness == "same"


@given(WORDS, st.integers(0, 11))
def test_a_shorter_quotation_from_either_end_is_the_same(words, cut):
    text, shorter = " ".join(words), " ".join(words[cut % len(words) :])
    assert compare(text, shorter).sameness == "same"


@given(WORDS)
def test_a_printing_holds_no_article_and_ends_in_a_word(words):
    assert spell("the " + " ".join(words) + " …") == spell(" ".join(words))


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        ("The base at Holbourne kept no records", "The base at Holborne kept no records", ()),
        ("We shall sail to Austria in the winter", "We shall sail to Australia in the winter", (("austria", "australia"),)),
        ("We shall sail to Iran in the winter", "We shall sail to Iraq in the winter", (("iran", "iraq"),)),
        ("The abilities of the crew were great", "The capabilities of the crew were great", (("abilities", "capabilities"),)),
    ],
)
def test_a_slip_in_a_name_is_no_change_of_words(first, second, changes):
    assert compare(first, second, one=True).changes == changes
