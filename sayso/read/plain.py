"""A plain text file: one report, its text the decoded file, unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Report
from sayso.read.decoding import decode
from sayso.read.making import Source, Wishes, make_report


def read_plain(raw: bytes, name: str, wishes: Wishes) -> Iterator[Report]:
    """The report of a text file; raises `UnreadableReport` where it is empty or no text."""
    decoded = decode(raw, where=name)
    remarks = (decoded.remark,) if decoded.remark else ()
    yield make_report(Source(name=name, text=decoded.text, raw=raw, encoding=decoded.encoding, remarks=remarks), wishes)
