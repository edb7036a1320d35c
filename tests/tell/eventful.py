"""The sample's story with what it lacks for tables and exports: events with those who take part, lists, nulls, and hostile words."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import msgspec

from sayso.tell.account import Account
from tests.tell.sample import IDS, TEXTS, account_rows, place
from tests.tell.test_page import ATTACKS


def event(number: int, letter: str, words: str, kind: str, status: str, **more: Any) -> dict[str, Any]:
    """An event at these words of a report."""
    start, end = place(letter, words)
    row = {"participants": [], "time": None, "value": None, "place": None}
    return {"id": f"v{number}", "report": IDS[letter], "start": start, "end": end, "type": kind, "status": status, **row, **more}


def taker(entity: str, role: str) -> dict[str, Any]:
    """Somebody with a name who takes part."""
    return {"entity": entity, "role": role}


def unnamed(letter: str, words: str, role: str) -> dict[str, Any]:
    """Somebody without a name who takes part."""
    start, end = place(letter, words)
    return {"role": role, "start": start, "end": end}


EVENTS = [
    event(1, "A", "destroyed", "ACCIDENT", "happened", value="2026-03-03", time="t1", toll=["f1"],
          unnamed=[unnamed("A", "the Eastgate tram depot", "recipient")], place="e6", claimed_by="e5"),
    event(2, "E", "will stop work", "PROTEST", "planned", value="2026-03-05", unnamed=[unnamed("E", "Tram drivers", "actor")]),
    event(3, "E", "called on", "REQUEST", "happened", participants=[taker("e3", "actor"), taker("e4", "recipient")],
          instrument=place("E", "a statement")),
    event(4, "A", "promised", "AGREE", "hypothetical", value="2026-03", participants=[taker("e2", "actor")]),
    event(5, "D", "said at a news conference", "CONSULT", "denied", value="2026-03-04T09:30:00Z", participants=[taker("e2", "actor"), taker("e99", "other")]),
]  # fmt: skip


def eventful_rows() -> dict[str, Any]:
    """The account's JSON with events, free to be changed."""
    rows = deepcopy(account_rows())
    rows["events"] = deepcopy(EVENTS)
    rows["quotations"][2]["content"] = [place("A", "We will not leave"), place("A", "a single district")]
    return rows


def eventful_account() -> Account:
    """The story with events."""
    return msgspec.convert(eventful_rows(), Account)


def empty_account() -> Account:
    """A story in which nothing was found."""
    rows = eventful_rows()
    return msgspec.convert({key: [] if isinstance(value, list) else value for key, value in rows.items()}, Account)


def hostile_account(attack: str) -> Account:
    """A story in which everybody is called by an attack, and every report is one from end to end."""
    rows = eventful_rows()
    for report in rows["reports"]:
        length = len(TEXTS["A"]) + len(TEXTS["C"])
        report.update(dict.fromkeys(("title", "outlet", "author", "dateline", "file", "url", "published"), attack))
        report["text"] = (attack * (length // len(attack) + 1))[:length]
        report["credits"] = [attack]
    for row in (*rows["entities"], rows["story"], *rows["origins"]):
        row.update({key: attack for key in ("name", "title", "credit") if key in row})
    for row in rows["quotations"]:
        row.update(dict.fromkeys(("hedge", "venue", "place", "addressee", "said_on"), attack))
    for row in (*rows["figures"], *rows["times"], *rows["events"]):
        row.update({key: attack for key in ("what", "unit", "per", "value", "hedged_by") if key in row})
    for row in rows["points"]:
        row.update({"about": attack, "why": attack, "source": attack})
        for reading in row["readings"]:
            reading.update({"value": attack, "text": attack})
    return msgspec.convert(rows, Account)


__all__ = ["ATTACKS", "empty_account", "eventful_account", "eventful_rows", "hostile_account"]
