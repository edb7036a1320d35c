"""Cards for a notebook: a fragment without script or id, inert whatever a report holds, that fits any theme."""

from __future__ import annotations

from copy import deepcopy

import lxml.html
import msgspec
import pytest

from sayso.desk import ToldStory
from sayso.tell.account import Account
from tests.tell.sample import account_rows, make_account
from tests.tell.test_page import ATTACKS

CARDS = {
    "story": lambda story: story._repr_html_(),
    "lineage": lambda story: story.lineage._repr_html_(),
    **{
        name: (lambda story, name=name: getattr(story, name)._repr_html_())
        for name in ("points", "quotations", "figures", "times", "events")
    },
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_has_no_script_no_id_and_no_address(name):
    tree = lxml.html.fragment_fromstring(CARDS[name](ToldStory(make_account())))
    assert tree.tag == "div"
    assert tree.xpath("//script | //*[@id] | //@src | //@href | //*[@style] | //@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("string(style)").lstrip().startswith("@scope {")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", CARDS)
def test_no_report_writes_into_a_card(name, attack):
    honest = lxml.html.fragment_fromstring(CARDS[name](ToldStory(make_account())))
    rows = deepcopy(account_rows())
    for report in rows["reports"]:
        report |= {"title": attack, "outlet": attack, "file": attack, "credits": [attack]}
    for point in rows["points"]:
        point["about"] = attack
        for reading in point["readings"]:
            reading |= {"text": attack, "value": attack}
    for entity in rows["entities"]:
        entity |= {"name": attack}
    rows["story"]["title"] = attack
    tree = lxml.html.fragment_fromstring(CARDS[name](ToldStory(msgspec.convert(rows, Account))))
    assert {one.tag for one in tree.iter()} <= {one.tag for one in honest.iter()} | {"td", "li", "h4", "ul", "p", "b", "span"}
    assert [one for one in tree.iter() for key in one.attrib if key.startswith("on")] == []


def test_the_card_of_a_story_tells_counts_and_what_is_in_conflict():
    told = " ".join(lxml.html.fragment_fromstring(ToldStory(make_account())._repr_html_()).text_content().split())
    assert "5 reports · 4 independent origins (B rewrites A)" in told
    assert "≠ How many firefighters were hurt conflict, p3" in told


def test_the_lineage_is_a_sequence_of_kinships():
    lineage = ToldStory(make_account()).lineage
    assert len(lineage) == len(list(lineage)) == 1
    assert lineage[0].kind == "rewrite"
    assert repr(lineage) == "<1 kinships of 5 reports, 4 origins>"


def test_a_long_table_says_how_many_lines_more_there_are():
    rows = deepcopy(account_rows())
    rows["quotations"] = [rows["quotations"][0] | {"id": f"q{number}"} for number in range(30)]
    told = ToldStory(msgspec.convert(rows, Account)).quotations._repr_html_()
    assert told.count("<tr>") == 13
    assert "and 18 more lines" in told
