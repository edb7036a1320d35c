"""Vectors as bytes: how close they are, and which are nearest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.encoder import load_encoder, loading
from sayso.encoder.vectors import as_bytes, closeness, closeness_to, nearest, stack

WIDE, NARROW = as_bytes(np.array([3, 4, 0], dtype=np.float32)), as_bytes(np.array([1, 1], dtype=np.float32))


def test_a_vector_of_another_width_or_none_is_close_to_nothing():
    assert closeness(WIDE, WIDE) == pytest.approx(1, abs=0.02)
    assert closeness(WIDE, NARROW) == closeness(WIDE, b"") == closeness(b"", b"") == 0.0
    assert closeness_to(stack((WIDE, NARROW, b"")), [0, 1, 2], WIDE)[1:] == [0.0, 0.0]
    assert as_bytes(np.zeros(3, dtype=np.float32)) == b""


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(-3, 3), min_size=2, max_size=2), min_size=1, max_size=9), st.integers(1, 4))
def test_the_nearest_are_the_nearest_and_of_equals_the_first(rows, count):
    table = np.array(rows, dtype=np.int8)
    for number, found in enumerate(nearest(table, count)):
        others = [at for at in range(len(rows)) if at != number]
        wanted = sorted(others, key=lambda at: (-int(np.dot(rows[at], rows[number])), at))[:count]
        assert sorted(found) == sorted(wanted)


class Abacus:
    """An encoder that somebody else brings."""

    name = "abacus"


class Point:
    """An entry point as an installed package has it."""

    name = "abacus"

    def load(self):
        return lambda rest: (Abacus(), rest)


def test_an_encoder_that_a_package_brings_is_found(monkeypatch):
    monkeypatch.setattr(loading, "entry_points", lambda group: [Point()] if group == "sayso.encoders" else [])
    encoder, rest = load_encoder("abacus:beads")
    assert encoder.name == "abacus"
    assert rest == "beads"
