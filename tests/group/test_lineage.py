"""Who copied whom is told from the report's own voice, never from what everybody quotes."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate.sentences import find_sentences
from sayso.group.lineage import trace_lineage
from sayso.model import Day
from tests.making import make_notes, make_report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/lineage/ferry.toml").read_text(encoding="utf-8"))
TEXTS = {name: text.strip() for name, text in CASES["texts"].items()}


def trace(*names, **fields):
    """The kinships among these texts, their ends by name."""
    reports = [make_report(TEXTS[name], file=name, **fields.get(name, {})) for name in names]
    called = {report.id: report.file for report in reports}
    notes = {report.id: make_notes(report, find_sentences) for report in reports}
    return {(called[kin.source], called[kin.target]): kin for kin in trace_lineage(reports, notes)}, reports


@pytest.fixture(scope="module")
def all_kin():
    return trace(*TEXTS)


@pytest.mark.parametrize("case", CASES["kin"], ids=lambda case: f"{case['source']}-{case['target']}")
def test_kin_are_found_with_their_kind_and_direction(all_kin, case):
    kin = all_kin[0][case["source"], case["target"]]
    assert (kin.kind, kin.directed) == (case["kind"], case["directed"]), case["why"]


def test_a_pair_that_shares_facts_and_quotations_only_is_not_kin(all_kin):
    assert set(all_kin[0]) == {(case["source"], case["target"]) for case in CASES["kin"]}


@pytest.mark.parametrize("pair", [("full", "own_words"), ("full", "block"), ("own_words", "block")], ids="-".join)
def test_two_reports_that_quote_one_statement_are_not_kin_even_alone(pair):
    assert trace(*pair)[0] == {}


@pytest.mark.parametrize("pair", [("full", "rewrite"), ("full", "print"), ("full", "passage")], ids="-".join)
def test_kin_are_found_when_no_third_report_is_there(pair):
    assert set(trace(*pair)[0]) == {pair}


def test_every_passage_stands_in_both_reports_and_verbatim_ones_are_equal(all_kin):
    kins, reports = all_kin
    texts = {report.file: report.text for report in reports}
    for (source, target), kin in kins.items():
        assert kin.passages
        for passage in kin.passages:
            one, other = passage.source.of(texts[source]), passage.target.of(texts[target])
            assert one.strip() == one
            assert other.strip() == other
            assert passage.kind != "verbatim" or one.lower() == other.lower()


def test_what_a_rewrite_drops_is_left_out_and_what_it_tells_is_not(all_kin):
    kins, _ = all_kin
    dropped = " ".join(span.of(TEXTS["full"]) for span in kins["full", "rewrite"].left_out)
    assert "broken wrists" in dropped
    assert "chartered catamaran" in dropped
    assert "silting up" not in dropped


def test_what_an_excerpt_has_for_itself_is_added(all_kin):
    added = " ".join(span.of(TEXTS["passage"]) for span in all_kin[0]["full", "passage"].added)
    assert "Underwriters" in added
    assert "deckhand" not in added


def test_a_rewrite_of_an_agency_text_that_both_credit_has_no_direction():
    kins, _ = trace("full", "rewrite", full={"credits": ("AFP",)}, rewrite={"credits": ("AFP",)})
    assert not kins["full", "rewrite"].directed


def test_a_credit_to_the_shorter_report_turns_the_direction():
    kins, _ = trace("full", "rewrite", full={"credits": ("The Tarn Times",)}, rewrite={"outlet": "www.tarntimes.co.uk"})
    assert kins["rewrite", "full"].directed


def test_a_fuller_report_that_came_later_is_not_called_the_source():
    late, early = {"published": Day(on=date(2031, 5, 9))}, {"published": Day(on=date(2031, 5, 5))}
    kins, _ = trace("full", "rewrite", full=late, rewrite=early)
    assert not kins["full", "rewrite"].directed


def test_one_text_under_two_names_is_a_copy_without_direction():
    one, other = make_report(TEXTS["full"], file="a.txt"), make_report(TEXTS["full"], file="b.txt")
    notes = {report.id: make_notes(report, find_sentences) for report in (one, other)}
    (kin,) = trace_lineage([one, other], notes)
    assert (kin.kind, kin.directed, kin.score, kin.left_out, kin.added) == ("copy", False, 1.0, (), ())


def test_empty_and_tiny_reports_are_nobodys_kin():
    reports = [make_report(text, file=f"{number}.txt") for number, text in enumerate(("", "Rain.", "Rain.\n", TEXTS["full"]))]
    assert trace_lineage(reports, {report.id: make_notes(report, find_sentences) for report in reports}) == ()


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(list(permutations(("full", "rewrite", "own_words", "passage"), 4))))
def test_the_order_of_reports_changes_no_kinship(order):
    assert trace(*order)[0] == trace("full", "rewrite", "own_words", "passage")[0]


def test_many_prints_of_one_text_do_not_make_its_words_common():
    prints = [make_report(f"{TEXTS['print']}\nPrint {n}.", file=f"print{n}") for n in range(6)]
    rewrite = make_report(TEXTS["rewrite"], file="rewrite")
    reports = [*prints, rewrite]
    kins = trace_lineage(reports, {report.id: make_notes(report, find_sentences) for report in reports})
    assert {rewrite.id} <= {end for kin in kins if kin.kind == "rewrite" for end in (kin.source, kin.target)}
