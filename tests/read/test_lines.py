"""JSON lines: a report a line; a line that holds none is named and the others go on."""

from __future__ import annotations

import json

import pytest

from sayso.model import Problem, Report
from sayso.read import read_inputs

TEXT = "The quay in Marl reopened on Monday, the mayor said."


def read_rows(tmp_path, *rows, name="told.jsonl"):
    """What is read of these rows: objects are written as JSON, strings as they are."""
    path = tmp_path / name
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return list(read_inputs([path]))


def test_what_a_line_says_beats_what_its_text_suggests(tmp_path):
    row = {"id": "r1", "text": f"Quay reopens\nPublished: 1 May 2031\n\n{TEXT}", "title": "Marl: quay open", "outlet": "Brack Courier",
           "author": "Ode Arle", "published": "2031-05-02T08:00:00Z", "url": "https://brackcourier.example/q", "language": "en"}  # fmt: skip
    (report,) = read_rows(tmp_path, row)
    assert (report.file, report.title, report.outlet, report.author) == ("r1", "Marl: quay open", "Brack Courier", "Ode Arle")
    assert (report.published.value, report.published_from) == ("2031-05-02T08:00:00Z", "metadata")
    assert report.text == row["text"]


def test_a_line_without_an_id_is_called_by_its_address_else_by_its_place(tmp_path):
    reports = read_rows(tmp_path, {"text": TEXT, "url": "https://a.example/1"}, {"text": TEXT})
    assert [report.file for report in reports] == ["https://a.example/1", "told.jsonl:2"]


@pytest.mark.parametrize(
    ("row", "says"),
    [({"id": "a"}, "no `text` and no `html`"), ({"text": "  "}, "no `text` and no `html`"), ({"text": ["a"]}, "found list for `text`"),
     ("[1, 2", "found no JSON"), ("3", "found int"), ("[" * 50_000, "found no JSON"), ({"schema": "sayso.account/1"}, "an account that sayso wrote")],
    ids=lambda one: str(one)[:30],
)  # fmt: skip
def test_a_line_that_holds_no_report_is_named_and_the_next_is_read(tmp_path, row, says):
    problem, report = read_rows(tmp_path, row, {"text": TEXT})
    assert isinstance(problem, Problem)
    assert problem.report == "told.jsonl:1"
    assert says in problem.text
    assert isinstance(report, Report)


def test_unknown_fields_and_a_wrong_date_are_said_and_the_report_stands(tmp_path):
    (report,) = read_rows(tmp_path, {"text": TEXT, "colour": "red", "published": "soon"})
    told = " ".join(problem.text for problem in report.problems)
    assert "colour" in told
    assert "'soon'" in told
    assert report.published is None


def test_several_authors_are_joined_and_an_object_is_called_by_its_name(tmp_path):
    (report,) = read_rows(tmp_path, {"text": TEXT, "author": ["Ode Arle", "Ana Brack"], "outlet": {"name": "Brack Courier"}})
    assert (report.author, report.outlet) == ("Ode Arle, Ana Brack", "Brack Courier")


def test_a_list_of_reports_is_read_like_lines(tmp_path):
    reports = read_rows(tmp_path, json.dumps([{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}], indent=1), name="told.json")
    assert [report.file for report in reports] == ["a", "b"]


def test_a_lone_surrogate_is_shown_and_not_fatal(tmp_path):
    (report,) = read_rows(tmp_path, '{"text": "The quay \\ud800 in Marl reopened."}')
    report.text.encode("utf-8")


def test_two_lines_of_one_text_stay_two_reports(tmp_path):
    one, other = read_rows(tmp_path, {"id": "a", "text": TEXT}, {"id": "b", "text": TEXT})
    assert one.id != other.id


@pytest.mark.parametrize("failing", [False, True], ids=["no article", "a library breaks"])
def test_a_page_in_a_line_that_cannot_be_read_costs_only_its_line(tmp_path, monkeypatch, failing):
    def fail(*_args, **_more):
        raise RecursionError("too deep")

    if failing:
        monkeypatch.setattr("trafilatura.extract", fail)
    problem, report = read_rows(tmp_path, {"html": "<html><body><script>go()</script></body></html>"}, {"text": TEXT})
    assert problem.report == "told.jsonl:1"
    assert report.text == TEXT


def test_a_page_in_a_line_is_read_with_what_the_line_says(tmp_path):
    html = f"<html><head><title>Other</title></head><body><h1>Quay reopens</h1><p>{TEXT} Boats are back on the river since noon.</p></body></html>"
    (report,) = read_rows(tmp_path, {"id": "r1", "html": html, "text": " ", "title": "Marl: quay open", "published": "2031-05-02"})
    assert (report.file, report.title, report.published.value) == ("r1", "Marl: quay open", "2031-05-02")
    assert TEXT in report.text
