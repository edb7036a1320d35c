"""Which place lies in which, where the report's words say so: "Erie, Pennsylvania", "Istanbul in Turkey".

In: a report and its entities. Out: the entities, places with `within`. Where a report puts one place into two others, it says nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sayso.model import Entity, Report

# Between a place and that in which it lies: "Erie|, |Pennsylvania", "Istanbul| in |Turkey", "Marl| in the |Orlo". Not: "Orlo and Brask".
LIES_IN = re.compile(r",\s|\s(?:in|in\sthe)\s")
# What makes a list of places and no containment: "Orlo, Brask and Vell" — "Orlo, Brask, Vell".
GOES_ON = re.compile(r",?\s(?:and|or)\s|,\s(?=[A-Z])")


def find_containing(report: Report, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Entities of which places say what they lie in."""
    places = {one.id for one in entities if one.kind == "place"}
    mentions = sorted((mention.span, one.id) for one in entities if one.id in places for mention in one.mentions)
    within: dict[str, set[str]] = {}
    last = 0  # where the last place ended that a comma parts from one before it
    for (span, inner), (following, outer) in pairwise(mentions):
        between = report.text[span.end : following.start] if span.end < following.start else ""
        listed = between.startswith(",") and (span.end == last or GOES_ON.match(report.text, following.end))
        last = following.end if between == ", " else 0
        if inner != outer and LIES_IN.fullmatch(between) and not listed:
            within.setdefault(inner, set()).add(outer)
    settled = {inner: outers.pop() for inner, outers in within.items() if len(outers) == 1}
    return tuple(
        replace(one, within=settled[one.id]) if one.id in settled and settled.get(settled[one.id]) != one.id else one for one in entities
    )
