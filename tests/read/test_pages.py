"""Saved web pages: the article is read with its metadata; navigation, prompts and scripts are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.model import Problem
from sayso.read import read_inputs

PAGES = Path(__file__).parent / "pages"


def read_one(path):
    """The one report of a page."""
    (report,) = read_inputs([path])
    return report


def test_json_ld_gives_title_author_outlet_and_instant():
    report = read_one(PAGES / "quay.html")
    assert (report.title, report.author, report.outlet) == ("Quay in Marl shut after flood", "Ode Arle", "Brack Courier")
    assert (report.published.value, report.published_from) == ("2031-05-05T07:20:00Z", "metadata")
    assert (report.url, report.language) == ("https://brackcourier.example/2031/05/05/quay-marl", "en")


def test_open_graph_gives_outlet_and_day():
    report = read_one(PAGES / "bridge.html")
    assert (report.title, report.outlet, report.published.value) == ("Tarn bridge opens a year late", "The Tarn Observer", "2031-06-12")
    assert report.credits == ("Reuters",)


def test_an_old_page_is_decoded_and_keeps_its_marks():
    report = read_one(PAGES / "cafe.html")
    assert "“I heard a bang – then the whole roof was alight,” said its owner, André Lindqvist" in report.text


@pytest.mark.parametrize(
    ("page", "words"),
    [("quay.html", "carried off eleven boats"), ("quay.html", "“Nobody is to go near the wall.”"), ("quay.html", "built in 1911 & repaired only once"),
     ("bridge.html", "“which nobody could have foreseen,”"), ("bridge.html", "“It is the finest bridge in the country and worth every crown,”"),
     ("bridge.html", "whether lorries have to pay a toll"), ("cafe.html", "two neighbouring kiosks")],
)  # fmt: skip
def test_the_article_is_read_whole(page, words):
    report = read_one(PAGES / page)
    assert any(words in span.of(report.text) for span in report.spans("body"))


@pytest.mark.parametrize(
    ("page", "words"),
    [("quay.html", "cookies"), ("quay.html", "Ten walks"), ("quay.html", "Weather"), ("quay.html", "Injected"), ("quay.html", "rights reserved"),
     ("bridge.html", "morning letter"), ("bridge.html", "reader42"), ("bridge.html", "Log in"), ("bridge.html", "Facebook")],
)  # fmt: skip
def test_what_surrounds_the_article_is_no_body(page, words):
    report = read_one(PAGES / page)
    assert not any(words in span.of(report.text) for span in report.spans("title", "body", "crosshead"))


def test_a_page_nested_five_thousand_deep_is_read_and_says_what_was_cut(tmp_path):
    path = tmp_path / "deep.html"
    told = "<p>The quay in Marl reopened on Monday, the mayor said. Boats are back on the river.</p>"
    path.write_text(f"<html><body>{'<div>' * 5000}{told}{'</div>' * 5000}</body></html>")
    report = read_one(path)
    assert "The quay in Marl reopened on Monday, the mayor said." in report.text
    assert any("nesting" in problem.text for problem in report.problems)


def test_a_page_without_an_article_is_named_with_the_reason(tmp_path):
    path = tmp_path / "bare.html"
    path.write_text("<html><body><script>go()</script></body></html>")
    problem = read_one(path)
    assert isinstance(problem, Problem)
    assert "without an article" in problem.text


def test_markup_in_a_title_stays_text(tmp_path):
    path = tmp_path / "mark.html"
    path.write_text((PAGES / "quay.html").read_text().replace('"headline": "Quay', '"headline": "<script>alert(1)</script> Quay'))
    assert "Quay in Marl" in read_one(path).title


@pytest.mark.parametrize("odd", ["\x0b", "&#11;", "&#xFFFF;", "&#xD800;", "&#0;", "&#99999999;", "\uffff"], ids=ascii)
def test_a_character_that_no_page_may_hold_costs_only_itself(tmp_path, odd):
    path = tmp_path / "odd.html"
    path.write_text((PAGES / "quay.html").read_text().replace("harbour master", f"harbour{odd} master"))
    assert "carried off eleven boats" in read_one(path).text


def test_an_address_that_is_none_costs_only_itself(tmp_path):
    path = tmp_path / "odd.html"
    path.write_text((PAGES / "quay.html").read_text().replace("https://brackcourier.example/2031", "https://[brack/2031"))
    assert read_one(path).outlet == "Brack Courier"
