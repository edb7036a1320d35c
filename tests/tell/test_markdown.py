"""The account as Markdown: everything a reader needs, and no mark that a report could have written."""

from __future__ import annotations

import re
from copy import deepcopy

import msgspec
import pytest
from markdown_it import MarkdownIt

from sayso.tell.account import Account
from sayso.tell.markdown import escape, render_markdown
from tests.tell.sample import account_rows, make_account

ATTACKS = (
    "# a heading",
    "- a list",
    "1. a list",
    "2) a list",
    "> quoted",
    "[link](https://example.org)",
    "![picture](https://example.org/a.png)",
    "<script>alert(1)</script>",
    "**bold** _italic_ `code` ~~gone~~",
    "https://example.org/a www.example.org",
    "<https://example.org>",
    "| a | b |",
    "&lt;b&gt;",
    "a\\",
    "--- ",
    "=== ",
    "line\n\n# heading\n\nline",
    "[a]: https://example.org",
    "\u202ereversed\x1b[31m",
)


@pytest.fixture(scope="module")
def told():
    return render_markdown(make_account())


def headings(text):
    """Every heading of a Markdown text, as a reader of Markdown finds them."""
    tokens = MarkdownIt("commonmark").parse(text)
    return [(tokens[at].tag, tokens[at + 1].content) for at, one in enumerate(tokens) if one.type == "heading_open"]


def test_title_and_sections_stand_in_order(told):
    first, *rest = headings(told)
    assert first == ("h1", "Fire guts tram depot in Sorvan")
    assert [text for tag, text in rest if tag == "h2"] == [
        "Where they conflict",
        "Altered quotations and meanings",
        "Disputed by those they quote",
        "Revised later",
        "For a person to look at",
        "Differs, and all of it can be true",
        "The same, told less exactly",
        "Agreed",
        "Told by one origin",
        "In brief",
        "Timeline",
        "Who copied whom",
        "Who says what",
        "Reports",
        "Problems",
    ]


def test_the_counts_stand_under_the_title(told):
    assert "5 reports · 4 independent origins · newest Wednesday 4 March 2026, 18:20 UTC" in told
    assert "1 conflict · 2 altered · 1 disputed" in told


def test_every_point_is_told_with_its_number(told):
    for point in account_rows()["points"]:
        assert f"({point['id']})" in told


def test_an_accusation_gives_the_sentence_of_each_side(told):
    assert "- **Four firefighters**\n  - C6 The Northern Lantern: Four firefighters were taken to hospital" in told


def test_the_brief_cites_its_reports(told):
    assert "- Some 40,000 people take the northern lines every working day. \\[D6 A7\\]" in told


def test_who_copies_whom_is_told(told):
    assert "- B Sorvan Daily rewrites A Halden Press: 93 %" in told


def test_quotations_stand_under_their_speakers(told):
    assert "- **Petra Landis**\n  - “We wrote to them in October, and in November" in told


def test_what_accuses_nobody_is_said_to_be_not_found():
    rows = deepcopy(account_rows()) | {"points": [], "problems": [], "brief": [], "timeline": [], "quotations": []}
    told = render_markdown(msgspec.convert(rows, Account))
    for sentence in ("No conflict found.", "No altered quotation found.", "No quotation found.", "No event with a day was found."):
        assert sentence in told
    assert "## Disputed" not in told
    assert "## Problems" not in told


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_report_writes_markdown(attack, told):
    rows = deepcopy(account_rows())
    rows["story"]["title"] = attack
    for report in rows["reports"]:
        report |= {"title": attack, "outlet": attack, "file": attack, "url": attack}
    for point in rows["points"]:
        point |= {"about": attack, "why": attack}
        for reading in point["readings"]:
            reading["text"] = attack
    for row in (*rows["brief"], *rows["timeline"], *rows["problems"]):
        row["text"] = attack
    rows["entities"][0]["name"] = attack
    rows["origins"][0]["credit"] = attack
    attacked = render_markdown(msgspec.convert(rows, Account))
    assert [tag for tag, _ in headings(attacked)] == [tag for tag, _ in headings(told)]
    made = MarkdownIt("commonmark").enable("table").render(attacked)
    assert set(re.findall(r"<(\w+)", made)) <= {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a"}
    assert not re.search(r"<a href=\"(?!https?://)", made)
    assert "\x1b" not in attacked
    assert "\u202e" not in attacked


@pytest.mark.parametrize("attack", ATTACKS)
def test_escaped_text_reads_as_it_was_written(attack):
    (paragraph,) = MarkdownIt("commonmark").parse(escape(attack))[1:2]
    seen = "".join(child.content for child in paragraph.children)
    assert seen == " ".join(attack.replace("\u202e", "⟦U+202E⟧").replace("\x1b", "⟦U+001B⟧").split())


def test_the_same_account_gives_the_same_text(told):
    assert render_markdown(make_account()) == told
