"""`sayso who`: everything that somebody is reported to have said."""

from __future__ import annotations

import json

import msgspec
import pytest

from sayso.tell import Account
from tests.cli.conftest import make_retold
from tests.tell.sample import account_rows, make_account


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


def test_what_is_told_in_the_report_s_own_words_has_no_marks(sayso, tell):
    tell(make_retold())
    out = sayso("who", "Reveny", "depot").out
    assert "\n  We will not leave a single district without a tram,\n" in out
    assert "“We will not" not in out


@pytest.mark.parametrize("role", ["Mayor", "the mayor", "fire chief"])
def test_a_role_that_one_bears_is_as_good_as_the_name(sayso, tell, role):
    tell()
    told = sayso("who", role, "depot")
    assert told.out.startswith(("Tomas Reveny (Mayor)", "Ilse Brandau (fire chief)"))


def with_roles(*, aliases=()):
    """The depot fire with two ministers."""
    rows = account_rows()
    for entity in rows["entities"]:
        if entity["name"] in {"Tomas Reveny", "Ilse Brandau"}:
            entity["roles"] = ["transport minister" if entity["name"] == "Tomas Reveny" else "Minister"]
            entity["aliases"] = [*entity["aliases"], *aliases]
    return msgspec.convert(rows, Account)


def test_a_role_that_several_bear_lists_them(sayso, tell):
    tell(with_roles())
    out = sayso("who", "the minister", "depot").out.splitlines()
    assert out[0] == "2 may be meant by “the minister”:"
    assert {line.partition(" (")[0].strip() for line in out[1:3]} == {"Tomas Reveny", "Ilse Brandau"}
    assert out[3].endswith("depot")
    rows = [json.loads(line) for line in sayso("who", "the minister", "depot", "--json").out.splitlines()]
    assert {row["name"] for row in rows} == {"Tomas Reveny", "Ilse Brandau"}


def test_a_part_of_another_name_is_enough(sayso, tell):
    tell(with_roles(aliases=["Minister Revenius"]))
    assert sayso("who", "revenius", "depot").code == 3
    assert sayso("who", "minister", "depot").out.startswith("2 may be meant")


def test_a_page_of_a_speaker_holds_what_is_said_and_the_paragraphs_that_say_it(sayso, tell, tmp_path):
    tell()
    path = tmp_path / "who.html"
    assert sayso("who", "Brandau", "depot", "-o", path).code == 3, "one input was set aside"
    page = path.read_text(encoding="utf-8")
    assert "<h1>Ilse Brandau</h1>" in page
    assert "The roof came down before we could reach the second hall" in page
    assert "Mayor Tomas Reveny promised" not in page
    assert page.index("<section id=voices") < page.index("<section id=findings")


def test_a_page_of_a_speaker_on_stdout_is_the_only_thing_there(sayso, tell):
    tell()
    told = sayso("who", "Brandau", "depot", "--html")
    assert told.out.startswith("<!DOCTYPE html>")
    assert told.out.endswith("</html>")


def test_a_speaker_of_two_stories_has_two_pages_and_stdout_takes_one(sayso, tell, tmp_path):
    tell(make_account(), make_account())
    told = sayso("who", "Brandau", "depot", "--html")
    assert (told.code, told.out) == (2, "")
    assert "2 pages · --html" in told.err
    sayso("who", "Brandau", "depot", "-o", tmp_path / "who.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["who-1.html", "who-2.html"]


def test_no_page_is_made_of_a_role_that_several_bear(sayso, tell, tmp_path):
    tell(with_roles())
    for ways in (["--html"], ["-o", tmp_path / "who.html"]):
        told = sayso("who", "the minister", "depot", *ways)
        assert (told.code, told.out) == (2, "")
        assert "2 who may be meant by 'the minister'" in told.err
        assert "Ilse Brandau" in told.err
    assert list(tmp_path.iterdir()) == []
