"""Words, sentences and spellings keep their places and lose only what comparison must not see."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.sentences import split_sentences
from sayso.text.spelling import plain_spelling
from sayso.text.tokens import content_stems, find_words, fold, stem


@given(st.text(max_size=400))
def test_every_word_gives_its_text_back(text):
    for token in find_words(text):
        assert token.span.of(text) == token.text


@given(st.text(max_size=400))
def test_sentences_come_in_order_and_do_not_overlap(text):
    spans = split_sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in spans)


@given(st.text(max_size=400))
def test_sentences_lose_no_letter(text):
    kept = "".join(span.of(text) for span in split_sentences(text))
    assert [letter for letter in kept if not letter.isspace()] == [letter for letter in text if not letter.isspace()]


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left at 10 a.m. on Monday. She stayed.", 2),
        ("“Why now?” asked Dr. Ode. “Stop!” said Ms. Arle.", 2),
        ("They meet at 10 a.m. Monday in Oslo. Nobody else comes.", 2),
        ("It began at 5 p.m. Moscow time. At 6 p.m. The mayor left.", 3),
        ("The U.S. embassy closed.\nNobody said why.", 2),
        ("", 0),
        ("   \n \n", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, sentences):
    assert len(split_sentences(text)) == sentences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("organise", "organize"),
        ("labour", "labor"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("Seven", "7"),
        ("21st", "21"),
    ],
)
def test_varieties_of_a_spelling_are_one(one, other):
    assert plain_spelling(one) == plain_spelling(other)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("rose", "rise"), ("hour", "her"), ("tour", "tor")])
def test_other_words_stay_two(one, other):
    assert plain_spelling(one) != plain_spelling(other)


def test_stems_drop_possessives_and_small_words():
    assert content_stems("The mayor’s boats were sinking") == ("mayor", "boat", "sink")
    assert stem("boats’") == stem("boat")


@pytest.mark.parametrize("piece", ["U.S. ", "a-", "1,", "“no. ", "’s", "word "])
def test_words_and_sentences_take_linear_time(piece):
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        find_words(text)
        split_sentences(text)
        return time.process_time() - start

    seconds(100)
    small, large = min(seconds(4000) for _ in range(3)), min(seconds(32000) for _ in range(3))
    assert large < 8 * 3 * max(small, 0.0005)
