"""Agencies and outlets that a report says it draws on. A picture's credit is none.

"As per AFP", "told Reuters", "the BBC reported", "Source: Brack Courier", "(AP) —", "NBC News has not independently verified".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.model import Part
from sayso.words.outlets import outlet_names, outlets_by_name

# What stands before a credited name, and after one. Not: "the Reuters building", "CNN's tower".
BEFORE = (
    "as per|according to|told|tells|citing|cited by|quoted by|quotes|reports?|reported by|reporting by|says|sources?:|via|credit:"
    "|information from:?|contributing:|with|by|interview with|speaking to|spoke to|statement to|obtained by|seen by"
)
AFTER = (
    "reported|reports|said|says|quoted|cited|has learned|has learnt|understands|has not|have not|had not|could not|was not able"
    "|was unable|did not|is told|news agency|contributed"
)
# An agency that no list has, by its own words: "according to the Orlo News Agency". Not: "the space agency".
AGENCY = re.compile(r"\b(?:according to|told|reported by|as per|citing)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s){1,3}(?:News|Press)\s+Agency)\b")
# An agency that no list has, in a dateline: "TARN (Northwire) - ". Not: "TARN (AP) —", which the list has.
WIRE = re.compile(r"\(([A-Z][\w.’' -]{1,24})\)\s*(?:—|–|-|:)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = outlet_names()
    return (
        re.compile(
            rf"\b(?:{BEFORE})\s+(?:the |news agency |broadcaster |newspaper |state news agency )*(?P<name>{names})(?!\w)", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)(?P<name>{names})(?: news agency| television| newspaper)?,? (?:{AFTER})\b"),
        re.compile(rf"\((?P<name>{names})\)\s*(?:—|–|-|:|$)", re.MULTILINE),
    )


def find_credits(text: str, parts: tuple[Part, ...], *, outlet: str | None) -> tuple[str, ...]:
    r"""The names under which a report credits others, in text order, each once; never its own outlet's.

    >>> from sayso.read.parts import label_parts
    >>> told = "Pier reopens\n\nThe pier reopened, the mayor told Reuters on Friday."
    >>> find_credits(told, label_parts(told), outlet=None)
    ('Reuters',)
    """
    found: dict[str, int] = {}
    for part in parts:
        if part.kind in {"caption", "boilerplate"}:
            continue
        stretch = part.span.of(text)
        wire = WIRE.search(stretch) if part.kind == "dateline" else None
        if wire and wire[1] not in outlets_by_name():
            found.setdefault(wire[1], part.span.start)
        for agency in AGENCY.finditer(stretch) if part.kind == "body" else ():
            if agency[1] not in outlets_by_name():
                found.setdefault(agency[1], part.span.start + agency.start(1))
        for name, at in _names(stretch, part.kind == "credit"):
            known = outlets_by_name()[name].name
            found[known] = min(found.get(known, len(text)), part.span.start + at)
    return tuple(sorted((name for name in found if name != outlet), key=lambda name: found[name]))


def _names(stretch: str, is_credit: bool) -> Iterator[tuple[str, int]]:  # noqa: FBT001 (one stretch, one kind)
    """The credited names of a stretch; in a credit line any name counts, unless the line credits pictures."""
    if is_credit:
        if not re.match(r"\s*\(?\[?(?:photo|image|picture|all photos|all images)|.*(?:/|via Getty)", stretch, re.IGNORECASE | re.DOTALL):
            for match in re.finditer(rf"(?<!\w)(?:{outlet_names()})(?!\w)", stretch):
                yield match[0], match.start()
        return
    for pattern in _patterns():
        for match in pattern.finditer(stretch):
            if match["name"] in outlets_by_name():
                yield match["name"], match.start("name")
