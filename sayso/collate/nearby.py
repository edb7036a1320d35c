"""The zone of "local time": the place that a report tells from.

Rule 1: a place named before the time in its sentence, then the dateline, then the title, then the places that the report names most.
Rule 2: where one of these names places of two zones, it tells nothing; where none tells, the zone stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from sayso.model import Report, Sentence, Span
from sayso.words.zones import zone_names, zone_pattern

Places = frozenset[int]
"""Where the names of a report's places start."""
MOST = 0.6  # share of the places named in a report that must lie in one zone


@cache
def _places() -> re.Pattern[str]:
    """Names of places with one zone: "Kabul", "New York". Not: "kabul", "Kabuli"."""
    return re.compile(rf"(?<!\w)(?:{zone_pattern('place')})(?!\w)")


def find_local_zone(report: Report, places: Places | None, sentence: Sentence, at: Span) -> str | None:
    """The zone in which a report's "local time" at a span is told; `places` are where it names places: "Sydney" may be a person."""
    own = _zones(report.text, Span(sentence.span.start, at.start), places)
    if len(set(own)) == 1:
        return own[0]
    for span in report.spans("dateline", "title"):
        zones = set(_zones(report.text, span, None))
        if len(zones) == 1:
            return zones.pop()
    named = Counter(zone for span in report.spans("title", "body", "crosshead") for zone in _zones(report.text, span, places))
    for words in (report.dateline or "", report.title or ""):
        zones = set(_zones(words, Span(0, len(words)), None))
        if len(zones) == 1:
            return zones.pop()
    if not named:
        return None
    zone, count = named.most_common(1)[0]
    return zone if count >= MOST * sum(named.values()) else None


def _zones(text: str, span: Span, places: Places | None) -> list[str]:
    """The zones of the places named in a span; without `places` every name of one counts."""
    names = zone_names("place")
    found = (one for one in _places().finditer(text, span.start, span.end) if places is None or one.start() in places)
    return [names[" ".join(one[0].split())] for one in found]


def sentence_at(sentences: tuple[Sentence, ...], span: Span) -> int | None:
    """The number of the sentence in which a span begins."""
    return next((number for number, one in enumerate(sentences) if one.span.start <= span.start < one.span.end), None)
