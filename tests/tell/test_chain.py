"""The chain of a finding can be told for every id of an account, and every place in it gives its words back."""

from __future__ import annotations

import pytest

from sayso.errors import NoSuchName
from sayso.tell.chain import chain_lines, find_chain
from sayso.words.rules import rule_of
from tests.tell.sample import make_account

ACCOUNT = make_account()
IDS = [
    row.id
    for rows in (ACCOUNT.points, ACCOUNT.quotations, ACCOUNT.figures, ACCOUNT.times, ACCOUNT.events, ACCOUNT.entities, ACCOUNT.reports)
    for row in rows
]
VERDICTS = ["agreed", "altered", "compatible", "conflict", "differs", "disputed", "revised", "single", "unsettled"]


@pytest.mark.parametrize("wanted", IDS)
def test_every_id_has_a_chain_whose_places_give_their_words_back(wanted):
    chain = find_chain(ACCOUNT, wanted)
    texts = {report.id: report.text for report in ACCOUNT.reports}
    places = [seen for side in chain.sides for seen in side.seen] + [
        seen for kin in chain.lineage for pair in kin.passages for seen in pair
    ]
    assert all(texts[seen.report][seen.start : seen.end] == seen.words for seen in places)
    assert chain.about
    lines = [line for line, _ in chain_lines(ACCOUNT, chain)]
    assert lines[0].startswith(f"{wanted} · ")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_a_rule_and_what_would_change_it(verdict):
    rule = rule_of(verdict, "quotation")
    assert rule.rule
    assert rule.change


def test_an_id_that_is_not_there_names_one_that_is():
    with pytest.raises(NoSuchName, match="'p99'") as raised:
        find_chain(ACCOUNT, "p99")
    assert "p" in raised.value.hint


def test_an_altered_quotation_is_told_word_by_word():
    altered = [point.id for point in ACCOUNT.points if (point.kind, point.verdict) == ("quotation", "altered")]
    assert altered
    assert all(find_chain(ACCOUNT, wanted).swaps for wanted in altered)
