"""Speech is told from the report's own voice, whatever marks an outlet uses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.group.speech import find_speech

CASES = [
    ("“We stay,” she said.", ["We stay,”"], "curly marks"),
    ("“We stay,“ she said.", ["We stay,“"], "an opening mark that closes, as some systems print it"),
    ('"We stay," she said. "Go."', ['We stay,"', 'Go."'], "straight marks, twice"),
    ("He said: “We stay. We always have.\nRain fell.", ["We stay. We always have.\n"], "a mark left open runs to the end of its line only"),
    ("“He called it a ‘trap’ and left,” she said.", ["He called it a ‘trap’ and left,”"], "marks inside marks"),
    ("‘We stay,’ she said.", ["We stay,’"], "single marks"),
    ("'We stay,' she said.", ["We stay,'"], "single straight marks"),
    ("The crews' hours in the '90s weren't hers.", [], "apostrophes"),
    ("No marks here.", [], "none"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_speech_is_what_stands_between_marks(text, expected, why):
    assert [span.of(text) for span in find_speech(text)] == expected, why


@given(st.text(alphabet="ab \n“”\"'’‘.,«»", max_size=200))
def test_speech_stands_in_the_text_in_order_without_overlap(text):
    spans = find_speech(text)
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
