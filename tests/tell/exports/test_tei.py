"""TEI: valid by the rules of P5 for the elements that we use, every pointer arrives, and every wording stands where it says."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.etree
import msgspec
import pytest

from sayso.tell.exports import export_accounts
from sayso.tell.hidden import show_hidden
from tests.tell.eventful import ATTACKS, empty_account, eventful_account, eventful_rows, hostile_account
from tests.tell.sample import IDS

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
RULES = lxml.etree.RelaxNG(lxml.etree.parse(str(Path(__file__).with_name("tei.rng"))))
PLACE = re.compile(r"#char=(\d+),(\d+)$")


def document(*accounts):
    return lxml.etree.fromstring(export_accounts(accounts, "tei"))


def find(tree, path):
    return tree.xpath(path, namespaces=NAMES)


def story(**changes):
    return msgspec.convert({**eventful_rows(), **changes}, type(eventful_account()))


def test_it_keeps_the_rules(account):
    RULES.assertValid(document(account))


@pytest.mark.parametrize("accounts", [(empty_account(),), (eventful_account(), empty_account())], ids=["nothing", "a corpus"])
def test_nothing_and_several_stories_keep_the_rules_too(accounts):
    RULES.assertValid(document(*accounts))


def test_every_id_stands_once_and_every_pointer_arrives(account):
    tree = document(account, account)
    ids = find(tree, "//@xml:id")
    assert len(ids) == len(set(ids)) > 0
    pointed = [
        one for name in ("wit", "target") for value in find(tree, f"//t:app//@{name}") for one in value.split() if one.startswith("#")
    ]
    assert {one.removeprefix("#") for one in pointed} <= set(ids)
    assert pointed


def test_an_id_that_xml_cannot_hold_is_written_another_way():
    points = [{**row, "id": f'{row["id"]} "<'} for row in eventful_rows()["points"]]
    RULES.assertValid(document(story(points=points)))


def test_every_altered_point_has_its_wordings(account):
    altered = [point.id for point in account.points if point.verdict == "altered"]
    apps = find(document(account), "//t:app")
    assert [one.get(XML_ID) for one in apps] == [f"s1.{one}" for one in altered]
    assert all(len(find(one, "t:lem|t:rdg")) > 1 for one in apps)


def test_a_wording_stands_at_its_places(account):
    tree = document(account)
    witnesses = dict(zip((one.get(XML_ID) for one in find(tree, "//t:witness")), account.reports, strict=True))
    for detail in find(tree, "//t:witDetail"):
        start, end = map(int, PLACE.search(find(detail, "t:ptr/@target")[0]).groups())
        (reading,) = find(tree, f"//*[@xml:id='{detail.get('target').removeprefix('#')}']")
        report = witnesses[detail.get("wit").removeprefix("#")]
        assert "".join(reading.itertext()) == show_hidden(report.text[start:end]) != ""
        assert detail.get("wit") in reading.get("wit").split()


def test_changed_words_are_marked_in_both():
    changed = find(document(eventful_account()), "//t:app[@xml:id='s1.p2']//t:seg[@type='changed']/text()")
    assert changed == ["reach", "everybody", "get to", "everyone"]


def test_a_lemma_stands_only_where_lineage_shows_the_source():
    tree = document(eventful_account())
    assert find(tree, "//t:lem/@wit") == ["#s1.A"], "B rewrites A; nothing is known of C and D"
    (kin,) = eventful_rows()["lineage"]
    assert find(document(story(lineage=[{**kin, "directed": False}])), "//t:lem") == []
    turned = {**kin, "from": IDS["B"], "to": IDS["A"], "passages": []}
    assert find(document(story(lineage=[turned])), "//t:lem/@wit") == ["#s1.B"]


@pytest.mark.parametrize("attack", [*ATTACKS, "\ufffe\uffff", "<app><lem/></app>", "&xxe;"])
def test_hostile_words_make_no_element(attack):
    plain, tree = document(eventful_account()), document(hostile_account(attack))
    RULES.assertValid(tree)
    assert {one.tag for one in tree.iter()} <= {one.tag for one in plain.iter()}
    assert not find(tree, "//comment()|//processing-instruction()")
    (title,) = find(tree, "//t:titleStmt/t:title/text()")
    assert title == re.sub("[\ufffe\uffff]", lambda found: f"⟦U+{ord(found[0]):04X}⟧", show_hidden(attack))
