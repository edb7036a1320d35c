"""Markdown without its marks, each character with its place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.text.markup import read_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Rain\n\nIt **fell**.", "Rain\n\nIt fell."),
        ("“We _must_ go,” she said", "“We must go,” she said"),
        ("> “We go,” [Ana Brack](https://a.example/b) said", "“We go,” Ana Brack said"),
        ("- one\n- two", "one\ntwo"),
        ("![The quay](quay.jpg)Rain", "Rain"),
        ("2 * 3 and a_b and [the mayor] and #rain", "2 * 3 and a_b and [the mayor] and #rain"),
        ("---\ntitle: Rain\n---\nIt fell.", "It fell."),
        ("It <!-- check this --> fell \\* here", "It  fell * here"),
        ("[**Ana** Brack](b)", "Ana Brack"),
    ],
)
def test_marks_are_left_out_and_words_stay(text, words):
    assert read_markup(text).text == words


@given(st.text(alphabet="ab *_`[]()#>-\\!\n“”", max_size=60))
def test_every_character_stands_at_its_place(text):
    plain = read_markup(text)
    assert "".join(text[at] for at in plain.places) == plain.text
    assert list(plain.places) == sorted(set(plain.places))


def test_a_stretch_has_its_place_in_the_file():
    plain = read_markup("It **fell** here")
    assert plain.place(Span(3, 7)).of("It **fell** here") == "fell"
