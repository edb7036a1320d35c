"""Corrections beside what they correct: the sentence of their own report, and the words of others that they take back."""

from __future__ import annotations

from copy import deepcopy

import lxml.html
import msgspec
import pytest

from sayso.tell.account import Account
from sayso.tell.correcting import find_notes
from sayso.tell.lettering import letter_reports
from sayso.tell.page import render_page
from sayso.tell.summary import summarize
from tests.tell.sample import IDS, account_rows


def noted(note, *, letter="A"):
    """The depot fire with a note at the end of one report."""
    rows = deepcopy(account_rows())
    report = next(row for row in rows["reports"] if row["id"] == IDS[letter])
    start = len(report["text"])
    report["text"] += f"\n{note}\n"
    report["parts"][-1]["end"] = start
    report["parts"].append({"kind": "note", "start": start, "end": len(report["text"])})
    return msgspec.convert(rows, Account)


def told(account):
    """Each note as (corrects, the words of what it is about, the words that it takes back)."""
    texts = {row.id: row.text for row in account.reports}
    return [
        (
            note.corrects,
            texts[note.report][note.about.start : note.about.end] if note.about else None,
            [(row.report, texts[row.report][row.start : row.end]) for row in note.taken_back],
        )
        for note in find_notes(account, letter_reports(account))
    ]


CASES = [
    # the number that it takes back stands in C still
    (
        "Correction: An earlier version misstated how many firefighters were treated for smoke. It was three, not four.",
        True,
        "Three firefighters were treated for smoke",
        [],
    ),
    # words of another name: nobody else has them
    ("This version corrects the name of the fire chief to Ilse Brandau.", True, "fire chief Ilse Brandau told", []),
    # an update is no correction
    ("Updated at 9:20 p.m.: This story was updated with more from the mayor.", False, None, []),
    # a correction that is about nothing here
    ("Correction: the byline was wrong.", True, None, []),
]


@pytest.mark.parametrize(("note", "corrects", "about", "taken_back"), CASES)
def test_a_note_is_set_beside_the_sentence_that_it_is_about(note, corrects, about, taken_back):
    ((is_correction, sentence, back),) = told(noted(note))
    assert is_correction is corrects
    assert (about in sentence) if about else (sentence is None)
    assert back == taken_back


def test_words_that_a_correction_takes_back_are_found_where_others_still_have_them():
    note = "Correction: An earlier version said that sixteen trams burned out in the Sixteen trams hall; 14 trams of the depot burned out."
    ((_, _, back),) = told(noted(note))
    assert (IDS["C"], "Sixteen trams") in back


def test_the_page_and_the_terminal_say_that_a_report_corrects_itself():
    account = noted("This version corrects the name of the fire chief to Ilse Brandau.")
    tree = lxml.html.document_fromstring(render_page(account))
    assert tree.xpath("//ul[@class='warnings']/li/a/text()")[0] == "A Halden Press corrects itself"
    assert "fire chief Ilse Brandau" in tree.xpath("string(//section[@id='notes'])")
    assert any("Halden Press corrects itself" in line.text for line in summarize(account))
