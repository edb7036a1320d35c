"""The calendar: what is planned for an instant, nothing else, as other programs read it."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime

import msgspec
import pytest
from icalendar import Calendar

from sayso.desk import Desk, Settings
from sayso.tell.account import Account
from sayso.tell.diary import render_calendar
from tests.tell.sample import account_rows

PLANNED = "The mayor of London will meet the drivers at 10 a.m. GMT on Friday."


def entries(text: str):
    """The entries of a calendar as another program reads it."""
    return [
        (event.decoded("dtstart"), str(event["summary"]), str(event["description"])) for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def told(tmp_path, *bodies):
    """The calendar of a story of reports."""
    for number, body in enumerate(bodies):
        (tmp_path / f"{number}.txt").write_text(f"London mayor to meet drivers {number}\n\n{body}\n", encoding="utf-8")
    return render_calendar(Desk.read([tmp_path], settings=Settings(published="2031-05-06", together=True)).accounts)


def test_a_plan_with_an_instant_is_an_entry_with_its_witnesses(tmp_path):
    text = told(tmp_path, PLANNED, "London's mayor is set to meet the drivers at 10 a.m. GMT on Friday, May 9.")
    ((when, summary, description),) = entries(text)
    assert when == datetime(2031, 5, 9, 10, tzinfo=UTC)
    assert "meet the drivers" in summary
    assert description.count("meet the drivers") == 2
    assert text == told(tmp_path, PLANNED, "London's mayor is set to meet the drivers at 10 a.m. GMT on Friday, May 9.")


@pytest.mark.parametrize(
    "body",
    [
        "The mayor of London met the drivers at 10 a.m. GMT on Monday.",
        "The mayor of London will meet the drivers on Friday.",
        "The mayor of London may meet the drivers at 10 a.m. GMT on Friday.",
    ],
    ids=["what happened", "a day without an hour", "what only may happen"],
)
def test_nothing_else_is(tmp_path, body):
    assert entries(told(tmp_path, body)) == []


def test_no_report_can_write_a_line_of_its_own(tmp_path):
    hostile = "The mayor of London will meet the drivers at 10 a.m. GMT on Friday; BEGIN:VALARM \u202eEND:VEVENT."
    text = told(tmp_path, hostile)
    calendar = Calendar.from_ical(text)
    assert not calendar.walk("VALARM")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\u202e" not in text


def test_a_backslash_before_a_capital_n_is_no_end_of_a_line():
    rows = deepcopy(account_rows())
    rows["timeline"][-1] |= {"value": "2026-03-09T10:00:00Z", "text": r"the archive in C:\Names, closed; again"}
    text = render_calendar([msgspec.convert(rows, Account)])
    assert r"SUMMARY:the archive in C:\\Names\, closed\; again" in text
