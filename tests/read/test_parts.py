"""Passages are labelled and nothing is edited: a line is what an editor would call it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.parts import label_parts

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/read/parts.toml").read_text(encoding="utf-8"))["case"]


def text_of(lines):
    """The rows as a text: a dateline and a caption go on in their line."""
    return "".join(words + ("" if kind == "dateline" or (kind == "caption" and words.endswith(" ")) else "\n") for words, kind in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"][:50])
def test_a_line_is_what_an_editor_calls_it(case):
    text = text_of(case["lines"])
    parts = label_parts(text)
    at = 0
    for words, kind in case["lines"]:
        if not words:
            continue
        at = text.index(words, at)
        found = next(part.kind for part in parts if part.span.start <= at < part.span.end)
        assert found == kind, f"{words!r}: {case['why']}"
        at += len(words)


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from(["By Ana Brack", "MARL (AP) — Rain fell.", "", "Photo: AP", "Read more", "Two words"])).map("\n".join)
)
def test_parts_cover_any_text_without_gap_or_overlap(text):
    edge = 0
    for part in label_parts(text):
        assert part.span.start == edge
        edge = part.span.end
    assert edge == len(text)
