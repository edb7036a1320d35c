"""What several formats share: the address of a report, the selectors of a place in it, and JSON that stays inert wherever it is pasted.

A report is named by its http or https address, else by the digest of its bytes (`urn:sha256:…`), else by its file name.
Offsets are those of the account: Unicode code points of the report's text, which for a web page is the text that was taken out of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from sayso.tell.account import Account, ReportRow, WitnessRow
from sayso.tell.hidden import inert_json, web_address
from sayso.tell.tables.columns import AROUND
from sayso.version import VERSION

MAKER = f"sayso {VERSION}"


def write_json(value: Any) -> bytes:
    """A value as indented JSON."""
    return inert_json(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def write_lines(values: Iterable[Any]) -> bytes:
    """Values as JSON lines."""
    return "".join(
        inert_json(json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False) + "\n") for value in values
    ).encode()


def one_or_all(told: Sequence[Any]) -> Any:
    """One object for one story, a list for several, as in the account."""
    return told[0] if len(told) == 1 else list(told)


def source_of(report: ReportRow) -> str:
    """The address of a report, an IRI."""
    if address := web_address(report.url):
        return address
    return f"urn:sha256:{quote(report.sha256, safe='')}" if report.sha256 else quote(report.file)


def urn(account: Account, *parts: str) -> str:
    """An IRI of our own for something in an account: `urn:sayso:STORY:p3`."""
    return ":".join(["urn:sayso", *(quote(part, safe=":") for part in (account.story.id, *parts))])


def reports_of(account: Account) -> dict[str, ReportRow]:
    """The reports by their ids."""
    return {row.id: row for row in account.reports}


def words_at(report: ReportRow, witness: WitnessRow) -> str:
    """The words of a witness."""
    return report.text[witness.start : witness.end]


def selectors(report: ReportRow, start: int, end: int) -> list[dict[str, Any]]:
    """A place as the two text selectors of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors)."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": report.text[start:end],
            "prefix": report.text[max(start - AROUND, 0) : start],
            "suffix": report.text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def known(**fields: Any) -> dict[str, Any]:
    """The fields that are known: neither null nor empty; a zero and a no stay.

    >>> known(name="A", url=None, credits=[], start=0)
    {'name': 'A', 'start': 0}
    """
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
