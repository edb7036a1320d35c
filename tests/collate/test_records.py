"""Firsts and worsts are held against one another by how long ago the last one was."""

from __future__ import annotations

import pytest

from sayso.desk import Desk, Settings

LEADS = (
    "Crews of Orlo and Brask met in Hamburg on Monday over the ferry Northern Star, the port said, and talked for two hours.",
    "Two hours were enough for the sailors to sit at one table on Monday, and the harbour master of Hamburg poured the tea himself.",
)


def verdicts(tmp_path, *sentences):
    """The verdicts on records of two independent reports of 6 May 2031 that end with these sentences."""
    for number, (lead, sentence) in enumerate(zip(LEADS, sentences, strict=True)):
        (tmp_path / f"{number}.txt").write_text(f"Sailors at one table {number}\n\n{lead}\n\n{sentence}\n")
    desk = Desk.read([tmp_path], settings=Settings(published="2031-05-06", together=True))
    points = desk.accounts[0].points
    return [point.verdict for point in points if point.about.startswith(("the first since", "the worst since"))]


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        ("the first since March 2028", "the first in nearly three years", ["conflict"], "three years and a month are not nearly three"),
        ("the first since June 2028", "the first in nearly three years", ["compatible"], "two years and eleven months are"),
        ("the first since March 2028", "the first since spring 2028", ["compatible"], "a month lies in its season"),
        ("the first since 2020", "the first in more than ten years", ["compatible"], "any day of the year may be meant"),
        ("the first since 2028", "the worst in twenty years", [], "a first and a worst are two things"),
        ("the first between captains since 2020", "the first at which lawyers sat since 2029", [], "firsts of two kinds"),
    ],
)
def test_two_tellings_of_a_record_are_compared(tmp_path, one, other, expected, why):
    sentences = (f"The meeting of Orlo and Brask in Hamburg was {one}.", f"It was {other} that Orlo and Brask met in Hamburg.")
    assert verdicts(tmp_path, *sentences) == expected, why
