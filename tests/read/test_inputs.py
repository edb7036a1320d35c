"""Files, folders, patterns and standard input: what cannot be read is named, and the rest goes on."""

from __future__ import annotations

import io
import json
import os
import sys

import pytest

from sayso.model import Problem, Report
from sayso.read import read_inputs

TEXT = "Quay reopens\n\nThe quay in Marl reopened on Monday. “The water has gone,” harbour master Ana Brack said.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with two reports, one of them further down."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.txt").write_text(TEXT)
    return tmp_path


def names(paths, **wishes):
    """The file of every report, and of every problem behind an exclamation mark."""
    return [one.file if isinstance(one, Report) else f"!{os.path.basename(one.report)}" for one in read_inputs(paths, **wishes)]  # noqa: PTH119


def test_a_text_is_the_decoded_file_unchanged(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    (report,) = read_inputs([tmp_path / "a.txt"])
    assert report.text == TEXT.replace("\n", "\r\n")


def test_a_folder_is_read_through_by_name(folder):
    assert names([folder]) == ["a.txt", "b.txt"]


def test_a_pattern_is_followed_and_one_that_fits_nothing_is_named(folder):
    assert names([folder / "*.txt"]) == ["a.txt"]
    assert names([folder / "*.html"]) == ["!*.html"]


def test_manifests_hidden_files_and_pictures_of_a_folder_are_passed_over(folder):
    for name in ("manifest.json", ".hidden.txt", "README.md", "LICENSE", "picture.jpg", "style.css"):
        (folder / name).write_text("anything")
    assert names([folder]) == ["a.txt", "b.txt"]


def test_a_document_of_a_form_that_is_not_read_is_named(folder):
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    assert names([folder]) == ["a.txt", "!c.pdf", "b.txt"]


def test_a_loop_of_links_ends_and_each_file_is_read_once(folder):
    (folder / "deeper" / "up").symlink_to("..")
    (folder / "deeper" / "again.txt").symlink_to("b.txt")
    assert names([folder]) == ["a.txt", "again.txt"]


def test_a_link_to_nothing_a_pipe_and_a_missing_file_are_named(folder):
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    assert names([folder, folder / "missing.txt"]) == ["a.txt", "b.txt", "!gone.txt", "!pipe.txt", "!missing.txt"]


def test_a_file_that_the_system_refuses_is_named(folder, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (problem,) = read_inputs([folder / "a.txt"])
    assert isinstance(problem, Problem)
    assert problem.text.startswith("Permission denied")


def test_standard_input_is_read_as_what_it_holds(monkeypatch):
    for told, name in ((TEXT, "stdin"), ('{"id": "r1", "text": "The quay in Marl reopened."}', "r1")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told.encode())))
        assert names(["-"]) == [name]


def test_wishes_hold_only_where_a_report_does_not_say_its_own(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(f"Quay reopens\nPublished: 3 May 2031\n\n{TEXT}")
    one, other = read_inputs([tmp_path], published="2031-05-09", outlet="Brack Courier")
    assert (one.published.value, one.published_from, one.outlet) == ("2031-05-09", "option", "Brack Courier")
    assert (other.published.value, other.published_from) == ("2031-05-03", "text")


def test_the_same_text_under_two_names_stays_two_reports(folder):
    one, other = read_inputs([folder])
    assert one.text == other.text
    assert one.id != other.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Набережная в городе была открыта в понедельник после того, как вода ушла.", "ru"),
        ("افتتح رئيس البلدية الرصيف يوم الاثنين بعد انحسار المياه", "ar"),
        (TEXT, "en"),
    ],
)
def test_the_language_is_told(tmp_path, text, language):
    (tmp_path / "a.txt").write_text(text)
    (report,) = read_inputs([tmp_path])
    assert report.language == language


def test_a_page_on_which_a_library_breaks_is_named_and_the_next_is_read(folder, monkeypatch):
    def fail(*_args, **_more):
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.extract", fail)
    (folder / "page.html").write_text("<html><body><p>The quay in Marl reopened on Monday.</p></body></html>")
    problem, report = read_inputs([folder / "page.html", folder / "a.txt"])
    assert "RecursionError: too deep" in problem.text
    assert report.file == "a.txt"


def test_a_language_of_a_region_is_that_language(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "The pier reopened on Friday.", "language": "en-GB"}) + "\n")
    (report,) = read_inputs([path])
    assert report.language == "en"
