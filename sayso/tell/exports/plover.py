"""Events in the JSON of PLOVER (https://github.com/openeventdata/PLOVER, manual, chapter "JSON Data Fields"): a record a line.

Only events of PLOVER's own types are told; deaths, accidents, elections and what else the newsroom has beside them are in `--to jsonl
--table events`. YIELD is CAMEO's 08, which drafts of PLOVER have split in two since.

Rule 1: no code is made up. An actor has its words and its name, no country or sector; `date` is null where the day is not known. Who wants
to count an event from the day on which it was reported finds that under `sayso`.
Rule 2: `text` is left out, as the manual asks of who has no right to pass it on: `event_text` and `text_info` give the trigger's words and
place. What PLOVER has no field for (status, whose word it is, when the report came
out) stands under `sayso`.
Rule 3: `link` joins the tellings of one event by several reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model import ParticipantRole, Status
from sayso.tell.account import Account, EventRow, ReportRow
from sayso.tell.exports.pointing import MAKER, known, reports_of, source_of, write_lines
from sayso.words.event_types import PLOVER

# What the manual's context says of an event that is not simply told: "future", "hypothetical", "negation".
CONTEXTS: dict[Status, str] = {
    "planned": "future",
    "threatened": "hypothetical",
    "demanded": "hypothetical",
    "hypothetical": "hypothetical",
    "denied": "negation",
    "failed": "negation",
}
# A day, and an hour behind it: "2031-05-04", "2031-05-04T10:00Z". Not: "2031-05", "2031-W20".
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T([\d:]+Z?))?")


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """Every event of a PLOVER type, story by story."""
    return write_lines(record for account in accounts for record in _records(account))


def _records(account: Account) -> Iterator[dict[str, Any]]:
    """The records of a story."""
    reports, names = reports_of(account), {row.id: row.name for row in account.entities}
    links = {event: one.id for one in account.occurrences for event in one.events}
    for row in account.events:
        if row.type in PLOVER and row.report in reports:
            link = f"{account.story.id}:{links[row.id]}" if row.id in links else None
            yield {"id": f"{account.story.id}:{row.id}"} | _record(row, reports[row.report], names) | known(link=link)


def _record(row: EventRow, report: ReportRow, names: dict[str, str]) -> dict[str, Any]:
    """One telling of an event."""
    placed = DAY.fullmatch(row.value or "")
    day, hour = placed.groups() if placed else (None, None)
    return {
        "has_event": True,
        "date": day,
        **known(time=hour),
        "source": list(_actors(row, report, names, "actor")),
        "recipient": list(_actors(row, report, names, "recipient")),
        "event": [row.type],
        "event_text": [report.text[row.start : row.end]],
        **known(event_loc=known(name=names.get(row.place or "")), context=[word for word in [CONTEXTS.get(row.status)] if word]),
        "text_info": {"start": row.start, "end": row.end},
        "cite_info": known(
            citation=report.file,
            url=source_of(report),
            title=report.title,
            language=report.language,
            publication=report.outlet,
            coder=MAKER,
        ),
        "sayso": known(
            report=report.id,
            published=report.published,
            status=row.status,
            value=row.value,
            claimed_by=names.get(row.claimed_by or ""),
            toll=list(row.toll),
        ),
    }


def _actors(row: EventRow, report: ReportRow, names: dict[str, str], role: ParticipantRole) -> Iterator[dict[str, str]]:
    """Those who take part in one role: first those with a name, then those of whom the report has only words."""
    for one in row.participants:
        if one.role == role:
            words = report.text[one.span[0] : one.span[1]] if one.span else None
            yield known(actor_text=words, identifier_id=one.entity, identifier_text=names.get(one.entity))
    for none in row.unnamed:
        if none.role == role:
            yield {"actor_text": report.text[none.start : none.end]}
