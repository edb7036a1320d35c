"""`sayso show`: a report, its findings marked and listed."""

from __future__ import annotations

import json

import msgspec
from rich.console import Console

from sayso.cli.show import Found, mark_text
from sayso.tell import Account
from tests.cli.conftest import make_retold
from tests.tell.sample import IDS, TEXTS, account_rows


def test_every_kind_is_listed_with_its_words(sayso, tell):
    tell()
    out = sayso("show", "a.txt").out
    assert "“14 trams” 14 · trams burned out · claimed by transport authority" in out
    assert "“early Tuesday” 2026-03-03" in out
    assert "“We will not leave a single district without a tram,” direct · Tomas Reveny · on Halden Radio" in out
    assert "Ilse Brandau · person · fire chief" in out


def test_the_text_stands_there_whole(sayso, tell):
    tell()
    out = " ".join(sayso("show", "a.txt").out.split())
    assert " ".join(TEXTS["A"].split()) in out


def test_only_what_is_asked_for_is_listed(sayso, tell):
    tell()
    out = sayso("show", "a.txt", "--times", "--figures").out
    assert "Times: 3" in out
    assert "Figures: 2" in out
    assert "Quotations" not in out
    assert "Names" not in out


def test_json_is_a_finding_a_line(sayso, tell):
    tell()
    rows = [json.loads(line) for line in sayso("show", "a.txt", "--figures", "--json").out.splitlines()]
    assert {row["finding"] for row in rows} == {"figure"}
    mine = [row for row in rows if row["report"] == IDS["A"]]
    assert [row["words"] for row in mine] == [["14 trams"], ["About 40,000 people"]]


def test_overlapping_marks_give_the_text_back():
    text = "Ana Brack said “the quay\x1b is shut” on Monday."
    found = [Found(kind="name", spans=((0, 9),), remark="", row=None), Found(kind="quote", spans=((4, 30),), remark="", row=None)]
    marked = mark_text(text, found)
    assert marked.plain == text.replace("\x1b", "⟦U+001B⟧")
    console = Console(record=True, force_terminal=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    console.print(marked)
    assert text.replace("\x1b", "⟦U+001B⟧") in console.export_text().replace("\n", " ")


def test_a_missing_report_ends_in_4(sayso, tmp_path):
    told = sayso("show", tmp_path / "missing.txt")
    assert told.code == 4
    assert "missing.txt" in told.err


def test_what_is_told_in_the_report_s_own_words_has_no_marks(sayso, tell):
    tell(make_retold())
    out = sayso("show", "a.txt", "--quotes").out
    assert "  We will not leave a single district without a tram, · indirect · Tomas Reveny" in out
    assert "“We will not leave a single district" not in out.rpartition("Quotations")[2]


def test_an_event_is_called_in_plain_words(sayso, tell):
    rows = account_rows()
    event = {"id": "e1", "report": IDS["A"], "start": 0, "end": 4, "type": "CONSULT", "status": "happened", "participants": []}
    rows["events"] = [event | {"time": None, "value": None, "place": None}]
    tell(msgspec.convert(rows, Account))
    out = sayso("show", "a.txt", "--events").out
    assert "“Fire” meeting · happened" in out
    assert "CONSULT" not in out


def test_a_day_and_an_outlet_reach_the_desk(sayso, tell):
    asked = tell()
    sayso("show", "a.txt", "--published", "2031-05-05", "--outlet", "Brack Courier")
    assert (asked[0][1].published, asked[0][1].outlet) == ("2031-05-05", "Brack Courier")
