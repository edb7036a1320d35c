"""The zone of "local time", and of an abbreviation of several zones ("IST"): the place that a report tells from.

Rule 1: a place named before the time in its sentence, then the dateline, then the title, then the places that the report names most.
Rule 2: an abbreviation has the one of its zones that such a place lies in, or else that of the outlet's readers.
Rule 3: where one of these names places of two zones, it tells nothing; where none tells, the zone stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from sayso.model import Entity, Report, Sentence, Span
from sayso.text.covered import Ground
from sayso.words.outlets import outlets_by_name
from sayso.words.zones import zone_names, zone_pattern

MOST = 0.6  # share of the places named in a report that must lie in one zone


@cache
def _places() -> re.Pattern[str]:
    """Names of places with one zone: "Kabul", "New York". Not: "kabul", "Kabuli"."""
    return re.compile(rf"(?<!\w)(?:{zone_pattern('place')})(?!\w)")


SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
# Behind a time of no one place: "10 a.m. local time | in each time zone". Not: "in Kabul".
EACH = re.compile(r"\s+in\s+(?:each|every|their|all|both)\b")


def find_local_zone(report: Report, others: Ground | None, sentence: Sentence, at: Span) -> str | None:
    """The zone in which a report's "local time" at a span is told; `others` is where it names people: "Sydney" may be one."""
    if EACH.match(report.text, at.end):
        return None
    own = _zones(report.text, Span(sentence.span.start, at.start), others)
    if len(set(own)) == 1:
        return own[0]
    for span in report.spans("dateline", "title"):
        zones = set(_zones(report.text, span, None))
        if len(zones) == 1:
            return zones.pop()
    named = Counter(zone for span in report.spans("title", "body", "crosshead") for zone in _zones(report.text, span, others))
    for words in (report.dateline or "", report.title or ""):
        zones = set(_zones(words, Span(0, len(words)), None))
        if len(zones) == 1:
            return zones.pop()
    if not named:
        return None
    zone, _ = named.most_common(1)[0]
    count = sum(times for name, times in named.items() if _is_same_clock(name, zone, report))
    return zone if count >= MOST * sum(named.values()) else None


def other_names(entities: tuple[Entity, ...]) -> Iterator[Span]:
    """Where people and bodies are named that are not called like a place: "Sydney" of "Sydney Orlo", not "Hokkaido"."""
    for entity in entities:
        if entity.kind in {"person", "organization"} and entity.name not in zone_names("place"):
            yield from (mention.span for mention in entity.mentions)


def _is_same_clock(one: str, other: str, report: Report) -> bool:
    """Whether the clocks of two zones show the same on a report's day, as those of Gaza and Jerusalem."""
    day = report.published.day if report.published else None
    if one == other or day is None:
        return one == other
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return noon.astimezone(ZoneInfo(one)).utcoffset() == noon.astimezone(ZoneInfo(other)).utcoffset()


def settle_zone(report: Report, others: Ground | None, sentence: Sentence, at: Span, candidates: tuple[str, ...]) -> str | None:
    """Rule 2: which of the zones that an abbreviation may mean is meant; None where no place tells, or two do."""
    outlet = outlets_by_name().get(report.outlet or "")
    levels = (
        _zones(report.text, Span(sentence.span.start, at.start), others),
        [zone for span in report.spans("dateline", "title") for zone in _zones(report.text, span, None)],
        [zone for words in (report.dateline or "", report.title or "") for zone in _zones(words, Span(0, len(words)), None)],
        [outlet.zone] if outlet and outlet.zone else [],
        [zone for zone, _ in Counter(z for span in report.spans("body") for z in _zones(report.text, span, others)).most_common(1)],
    )
    for zones in levels:
        fits = [zone for zone in candidates if zone in zones]
        if len(fits) == 1:
            return fits[0]
    return None


def _zones(text: str, span: Span, others: Ground | None) -> list[str]:
    """The zones of the places named in a span, outside the names of people and bodies; capitals are read as names ("NEW DELHI")."""
    names = zone_names("place")
    words = SHOUTED.sub(lambda word: word[0].title(), span.of(text))
    found = (one for one in _places().finditer(words) if others is None or others.is_free(Span(*one.span()).shift(span.start)))
    return [names[" ".join(one[0].split())] for one in found]


def sentence_at(sentences: tuple[Sentence, ...], span: Span) -> int | None:
    """The number of the sentence in which a span begins."""
    number = bisect_right(sentences, span.start, key=lambda one: one.span.start) - 1
    return number if number >= 0 and span.start < sentences[number].span.end else None
