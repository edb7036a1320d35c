"""Whom and what a report names, case by case."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.names import find_names
from sayso.annotate.sentences import find_sentences
from sayso.model import Notes, Report
from tests.making import make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/names/names.toml").read_text("utf-8"))["case"]


def named(report: Report) -> Notes:
    """The notes of a report after sentences and names."""
    return find_names(report, find_sentences(report, Notes(report=report.id)))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_names_make_the_entities_an_editor_sees(case):
    entities = named(make_report(case["text"])).entities
    assert [[one.kind, one.name] for one in entities] == case["entities"]
    forms = {form for one in entities for form in one.aliases}
    roles = {role for one in entities for role in one.roles}
    assert set(case.get("aliases", ())) <= forms
    assert set(case.get("roles", ())) <= roles


@given(st.text(alphabet="AbO cd.,’s-“”\nMr The", max_size=300))
def test_every_mention_stands_in_the_text_and_is_not_empty(text):
    report = make_report(text)
    for one in named(report).entities:
        assert one.mentions
        assert all(mention.span.of(report.text).strip() for mention in one.mentions)


def test_a_long_list_of_names_takes_no_more_than_linear_time():
    names = " ".join(f"Ode{number} Arle{number} met Ilse{number} Varn." for number in range(4_000))
    assert len(named(make_report(names)).entities) > 1_000


def test_a_role_is_kept_with_the_place_where_it_is_told():
    text = "President Iva Morrow left.\nIva Morrow, a former mayor of Tarn, said so. She was met by police chief Otto Lind."
    roles = {(one.name, role.role, role.span.of(text)) for one in named(make_report(text)).entities for role in one.told_roles}
    assert roles == {
        ("Iva Morrow", "President", "President"),
        ("Iva Morrow", "a former mayor of Tarn", "a former mayor of Tarn"),
        ("Otto Lind", "police chief", "police chief"),
    }


@pytest.mark.parametrize("before", ["told", "met", "on Monday", "because", "whose", "Meanwhile"])
def test_a_word_that_says_nothing_of_a_role_is_no_part_of_it(before):
    (one,) = named(make_report(f"Nobody left, {before} police chief Otto Lind.")).entities
    assert one.roles == ("police chief",)
