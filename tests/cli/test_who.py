"""`sayso who`: everything that somebody is reported to have said."""

from __future__ import annotations

import json

import pytest

from tests.tell.sample import make_account


@pytest.mark.parametrize("name", ["Tomas Reveny", "Reveny", "reveny", "Reveny Tomas"])
def test_a_name_is_found_whole_by_surname_and_in_any_case(sayso, tell, name):
    tell()
    told = sayso("who", name, "depot")
    assert told.out.startswith("Tomas Reveny (Mayor)")
    assert "“We will not leave a single district without a tram,”" in told.out
    assert "Halden Press · direct · Tomas Reveny · on Halden Radio" in told.out


def test_all_stories_are_searched(sayso, tell):
    tell(make_account(), make_account())
    assert sayso("who", "Brandau", "depot").out.count("Ilse Brandau (fire chief)") == 2


def test_json_is_a_quotation_a_line(sayso, tell):
    tell()
    rows = [json.loads(line) for line in sayso("who", "Landis", "depot", "--json").out.splitlines()]
    assert rows
    assert {row["name"] for row in rows} == {"Petra Landis"}
    assert rows[0]["words"] == "We wrote to them in October, and in November, and nobody answered,"


def test_a_name_that_is_not_there_ends_in_4_and_offers_one_that_is(sayso, tell):
    tell()
    told = sayso("who", "Tomas Revenny", "depot")
    assert (told.code, told.out) == (4, "")
    assert "Tomas Reveny" in told.err


def test_a_part_of_a_word_is_no_name(sayso, tell):
    tell()
    assert sayso("who", "Rev", "depot").code == 4
