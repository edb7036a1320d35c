"""An event that a clause tells is found, whatever else its sentence says."""

from __future__ import annotations

import pytest

from sayso.desk import Desk, Settings

ONE = "A tram jumped the rails in Orlo on Monday.\n\nPolice arrested the driver of the tram; the mayor of Orlo, who was abroad, \
cut short a visit to three towns on the coast and promised an inquiry."
CASES = [
    (
        "Shops near the square stayed shut all day after it; officers arrested the driver of the tram.",
        1,
        "the same arrest in another sentence",
    ),
    ("Shops near the square stayed shut all day after it; officers arrested a thief in the market.", 0, "another arrest"),
    ("Shops near the square stayed shut all day after it; officers did not arrest the driver of the tram.", 0, "an arrest that was denied"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_a_clause_is_held_against_a_clause(tmp_path, sentence, expected, why):
    other = "Nobody was killed when a tram left its rails on Monday, the fire chief of the port said at noon in the square."
    for number, text in enumerate((ONE, f"{other}\n\n{sentence}")):
        (tmp_path / f"{number}.txt").write_text(f"Tram leaves the rails {number}\n\n{text}\n")
    account = Desk.read([tmp_path], settings=Settings(published="2031-05-06", together=True)).accounts[0]
    agreed = [
        point for point in account.points if point.kind == "event" and point.verdict == "agreed" and "arrested the driver" in point.about
    ]
    assert len(agreed) == expected, why
