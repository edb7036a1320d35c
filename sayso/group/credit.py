"""Whose text a report says it is: its agency, by credit, byline, dateline or address; and whether it credits another's outlet.

In: a report. Out: short names of agencies (`sayso.words.wires`). It reads marks of ownership only, never the story's sentences.
"""

from __future__ import annotations

import re

from sayso.model import Report
from sayso.text.tokens import fold
from sayso.words.wires import wire_names, wires

HEAD = 400  # characters of the body in which a dateline's mark stands: TARN HARBOUR (AP) —
HOST = re.compile(r"^(?:https?://)?(?:www\.|m\.|edition\.|amp\.)?([\w.-]+)")  # https://www.tarntimes.test/a → tarntimes.test; not: a path
TOP = re.compile(r"(?:\.co|\.com|\.org|\.net)?\.[a-z]{2,6}$")  # tarntimes.co.uk → tarntimes; not: tarntimes


def owning_wires(report: Report) -> frozenset[str]:
    """The agencies whose text the whole report shows itself to be: by its address, byline or dateline."""
    body = report.spans("body")
    start = body[0].start if body else 0
    head = " ".join([report.dateline or "", report.author or "", report.outlet or "", report.text[start : start + HEAD]])
    head = " ".join([head, *(span.of(report.text) for span in report.spans("byline", "dateline"))])
    url = (report.url or "").lower()
    named = {wire_names().get(name.strip().lower()) for name in (report.author or "", report.outlet or "")}
    return frozenset(
        wire.name
        for wire in wires()
        if wire.name in named or any(mark in head for mark in wire.marks) or any(_stands_in(mark, url) for mark in wire.urls)
    )


def credited_wires(report: Report) -> frozenset[str]:
    """The agencies that it shows or credits at all."""
    named = {wire_names().get(credit.lower()) for credit in report.credits}
    return owning_wires(report) | frozenset(name for name in named if name)


def credits_outlet(report: Report, other: Report) -> bool:
    """Whether `report` credits the outlet of `other`, by name or by its site's name."""
    outlet = outlet_name(other)
    return bool(outlet) and any(outlet == _plain(credit) for credit in report.credits)


def outlet_name(report: Report) -> str:
    """The outlet in its plainest form, for comparison only: "The Tarn Times" and www.tarntimes.co.uk are one.

    >>> from sayso.model import Report
    >>> outlet_name(Report(id="a", file="a", text="", parts=(), outlet="www.tarntimes.co.uk"))
    'tarntimes'
    """
    named = report.outlet or ""
    host = HOST.match(named or report.url or "")
    if host and "." in host[1] and " " not in named:
        named = TOP.sub("", host[1])
    return _plain(named)


def _plain(name: str) -> str:
    """A name without article, spaces and marks."""
    return "".join(letter for letter in fold(name).removeprefix("the ").removesuffix(" news") if letter.isalnum())


def _stands_in(mark: str, url: str) -> bool:
    """Whether an address holds a mark; the name of a host must stand whole."""
    if mark.startswith("/"):
        return mark in url
    return any(before + mark in url for before in ("/", "."))
