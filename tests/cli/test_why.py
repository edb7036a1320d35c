"""`sayso why`: where a finding of an account comes from."""

from __future__ import annotations

import json

import pytest

from sayso.tell.writing import write_account
from tests.tell.sample import make_account


@pytest.fixture
def account(tmp_path):
    path = tmp_path / "depot.json"
    write_account(path, (make_account(),))
    return path


def test_a_point_is_told_with_its_rule_its_places_and_what_would_change_it(sayso, account):
    told = sayso("why", account, make_account().points[0].id)
    assert told.code == 0
    assert all(label in told.out for label in ("why: ", "made by: ", "would change it: ", "how sure: "))
    assert len(told.out.splitlines()) <= 60


def test_json_is_the_same_chain(sayso, account):
    (row,) = [json.loads(line) for line in sayso("why", account, "p1", "--json").out.splitlines()]
    assert (row["id"], bool(row["sides"])) == ("p1", True)


def test_an_id_that_is_not_there_ends_in_4(sayso, account):
    told = sayso("why", account, "p999")
    assert (told.code, told.out) == (4, "")
    assert "p999" in told.err


def test_an_id_of_two_stories_asks_for_one(sayso, tmp_path):
    path = tmp_path / "both.jsonl"
    write_account(path, (make_account(), make_account()))
    told = sayso("why", path, "p1")
    assert told.code == 4
    assert f"{make_account().story.id}:p1" in told.err


def test_a_file_that_is_no_account_says_what_was_expected(sayso, tmp_path):
    path = tmp_path / "none.json"
    path.write_text("{}", encoding="utf-8")
    told = sayso("why", path, "p1")
    assert told.code != 0
    assert "sayso read -o" in told.err
