"""A publication day is read where it is said and never guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.read.days import find_day, find_day_in_address, read_stamp

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/read/days.toml").read_text(encoding="utf-8"))
FINDERS = {"text": find_day, "stamp": read_stamp, "address": find_day_in_address}


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind in FINDERS for case in CASES[kind]],
    ids=lambda one: one if isinstance(one, str) else one["why"],
)
def test_a_day_is_what_the_words_say(kind, case):
    found = FINDERS[kind](case["said"])
    assert (found.value if found else "") == case["day"], case["why"]
