"""Whatever a report holds, in whatever field: no output runs it, fetches for it, obeys it or tells it as another text."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from sayso.desk import Desk, Settings
from sayso.tell.hidden import show_hidden
from sayso.tell.page import checking, rendering
from sayso.tell.summary import in_one_line, in_shell
from tests.tell.hostile.outputs import OUTPUTS, check_calendar, check_table, check_xml
from tests.tell.hostile.payloads import load_kinds, load_payloads
from tests.tell.hostile.story import Case

PAYLOADS = load_payloads()
AT_ONCE = 60  # payloads in one story: about a megabyte of page
CHUNKS = [PAYLOADS[at : at + AT_ONCE] for at in range(0, len(PAYLOADS), AT_ONCE)]
RUNNING = [one for one in PAYLOADS if one.kind in {"script elements", "event handlers", "elements that load or lead away"}][:48]
PLAIN, SHOWN = ([one for one in OUTPUTS if one.in_browser is wanted] for wanted in (False, True))
NAMED = {one.name: one for one in OUTPUTS}


def case_of(payloads):
    """The story of these payloads."""
    return Case(tuple(one.admitted for one in payloads))


def blame(output, payloads, *rest, **options):
    """The faults of an output, each with the payload that does it: found by halving."""
    faults = output.faults(case_of(payloads), *rest, **options)
    if not faults or len(payloads) == 1:
        return [f"{payloads[0]}: {fault}" for fault in faults]
    half = len(payloads) // 2
    found = [one for part in (payloads[:half], payloads[half:]) for one in blame(output, part, *rest, **options)]
    return found or [f"{payloads[0]} to {payloads[-1]} together: {fault}" for fault in faults]


def test_there_are_three_hundred_payloads_and_more_of_them_and_each_kind_says_where_it_is_from():
    assert len({one.text for one in PAYLOADS}) == len(PAYLOADS) >= 300
    assert len({one.admitted for one in PAYLOADS}) >= 300
    assert all(kind["source"] and kind["payloads"] for kind in load_kinds())


@pytest.mark.slow
@pytest.mark.parametrize("output", PLAIN, ids=lambda one: one.name)
def test_no_payload_does_anything(output):
    assert [fault for payloads in CHUNKS for fault in blame(output, payloads)] == []


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("unguarded", [False, True], ids=["as it is", "its policy ignored"])
@pytest.mark.parametrize("output", SHOWN, ids=lambda one: one.name)
def test_no_payload_does_anything_in_a_browser(output, unguarded, browser):
    assert [fault for payloads in CHUNKS for fault in blame(output, payloads, browser, bypass_csp=unguarded)] == []


def test_a_command_that_is_offered_runs_nothing_of_a_name():
    names = [in_one_line(show_hidden(one.admitted)) for one in PAYLOADS]
    script = "printf '%s\\0' " + " ".join(in_shell(name) for name in names)
    told = subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout.decode().split("\0")
    assert told[:-1] == names


def test_surrogates_that_stand_alone_end_at_the_door(tmp_path):
    broken = [one for one in PAYLOADS if one.text != one.admitted]
    assert broken
    rows = [
        {"title": f"Quay shut {one.text}", "text": f"The quay in Marl was shut on Monday {one.text}, the mayor said."} for one in broken
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    desk = Desk.read([tmp_path], settings=Settings(together=True, model=None))
    texts = [report.text for account in desk.accounts for report in account.reports]
    assert texts
    assert all(show_hidden(text) == text and text.encode() for text in texts)


# The checks can fail


@pytest.fixture
def unescaped(monkeypatch):
    """The templates with escaping switched off."""
    bare = rendering.environment().overlay(autoescape=False)
    for module in (rendering, checking):
        monkeypatch.setattr(module, "environment", lambda: bare)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("unescaped")
@pytest.mark.parametrize("name", ["story page", "page of excerpts", "checked draft's page"])
def test_a_page_that_escapes_nothing_is_caught(name, browser):
    guarded = NAMED[name].faults(case_of(RUNNING), browser)
    assert any("a message" in fault and "Content Security Policy" in fault for fault in guarded), guarded
    assert not [fault for fault in guarded if "a dialog" in fault]
    bare = NAMED[name].faults(case_of(RUNNING), browser, bypass_csp=True)
    assert any("a dialog" in fault for fault in bare)
    assert any("a request" in fault for fault in bare)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("unescaped")
@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "<!--"])
def test_one_text_that_is_told_as_another_is_caught(text, browser):
    assert any("holds another text" in fault for fault in NAMED["story page"].faults(Case((text, "Plain words")), browser))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.usefixtures("unescaped")
def test_a_text_that_breaks_out_of_an_attribute_is_caught(browser):
    faults = NAMED["story page"].faults(Case(('en" onmouseover="alert(1)', "Plain words")), browser)
    assert "an element or attribute of none of ours: div onmouseover" in faults


@pytest.mark.slow
@pytest.mark.browser
def test_markdown_that_escapes_nothing_is_caught(browser, monkeypatch):
    monkeypatch.setattr("sayso.tell.markdown.escape", lambda text: " ".join(text.split()))
    faults = NAMED["Markdown"].faults(case_of(RUNNING), browser)
    assert any("dialogs" in fault for fault in faults)
    assert any("a request" in fault for fault in faults)
    assert any("a mark that is none of ours" in fault for fault in faults)


def test_a_terminal_that_is_sent_raw_text_is_caught(monkeypatch):
    monkeypatch.setattr("sayso.cli.terminal.show_hidden", str)
    case = Case(("\x1b]0;title\x07", "\u202egnp.exe", "x\nFORGED: line"))
    told = [fault for name in ("sayso read", "sayso who", "sayso check") for fault in NAMED[name].faults(case)]
    assert {one for one in told if "raw letter" in one} >= {"a raw letter U+001B", "a raw letter U+202E"}
    monkeypatch.setattr("sayso.cli.terminal.LINE_BREAK", re.compile("(?!)"))
    assert any("a forged line" in fault for fault in NAMED["sayso who"].faults(case))


def test_a_calendar_in_which_a_report_writes_lines_is_caught():
    case, calendar = Case(("x\r\nBEGIN:VALARM\r\nEND:VALARM",)), NAMED["calendar"]
    text = calendar.write(case)
    assert check_calendar(None, case, text) == []
    forged = text.replace("\r\nEND:VEVENT", "\r\nURL:https://evil.example\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT")
    assert check_calendar(None, case, forged)[:2] == ["a component VALARM", "a property URL"]


def test_a_table_with_a_formula_and_xml_with_an_entity_are_caught():
    case = Case(("x",))
    assert check_table(None, case, 'a,b\r\n"\'=1+1",-2.5\r\n') == []
    assert check_table(None, case, "a,b\r\n=1+1\r\n") == ["a row of 1 cells instead of 2", "a formula: '=1+1'"]
    assert check_xml(None, case, "<TEI>&lt;a&gt;</TEI>") == []
    assert check_xml(None, case, '<!DOCTYPE x [<!ENTITY a "lol">]><x>&a;</x>')
    assert check_xml(None, case, "<TEI>]]></TEI")
