"""A report's credits are those whose words it says it uses, pictures and itself left out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.read.credits import find_credits
from sayso.read.parts import label_parts

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/read/credits.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_credits_are_those_that_the_text_names_as_sources(case):
    found = find_credits(case["text"], label_parts(case["text"]), outlet=case.get("outlet"))
    assert list(found) == case["credits"], case["why"]
