"""How long and how often: "30-day", "nearly three years", "the past week", "a year later"; "every week", "daily", "twice a week".

In: a text and where to look. Out: durations and sets with spans. An age ("a 75-year-old", "two years old") is no duration, and a rate
behind a count ("5,000 barrels a day") is the figure's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import MomentKind, Period, Span
from sayso.text.numbers import find_numbers
from sayso.words.times import time_pattern, time_words

UNITS = time_words("unit")
UNIT = rf"(?:{time_pattern('unit')}|half\s+hour)"
ABOUT = (
    r"(?:(?:nearly|almost|about|around|roughly|approximately|more\s+than|less\s+than|fewer\s+than|over|under|at\s+least|up\s+to|just|only"
    r"|just\s+over|just\s+under|some|within|another|the\s+(?:last|past|next|first|final|previous|coming|following))\s+)"
)
# A unit that a number stands before: "days", "-day", " more hours". Not: "days ago", "-year-old", "years old", "years of age".
MEASURED = re.compile(
    rf"(?:\s+and\s+a\s+half)?(?:\s+|[‐‑-])(?:more\s+|long\s+|full\s+|consecutive\s+|straight\s+|whole\s+|further\s+|(?P<half>and\s+a\s+half\s+)|or\s+so\s+)?"
    rf"(?P<unit>{UNIT})\b(?!\s+(?:old|ago|of\s+age)\b|[‐‑-](?:olds?|ago)\b|[’']?\s+ago\b)[’']?",
    re.IGNORECASE,
)
LEAD = re.compile(rf"\b{ABOUT}{{1,2}}$", re.IGNORECASE)
# How long without a number: "several weeks", "a few days", "half an hour", "the past week", "for a year", "a decade later", "for months".
# Not: "a day after tomorrow", "$5 a week", "last week".
VAGUE = re.compile(
    rf"""
    \b(?:
      (?:the\s+)?(?:last\s+|past\s+|next\s+|first\s+)?(?:several|a\s+few|few|many|a\s+couple\s+of|a\s+number\s+of|some)\s+(?:more\s+|long\s+)?(?P<some>{UNIT})\b(?!\s+(?:ago|old)\b)
    | (?:the|over|this|in)\s+(?:the\s+)?(?:last|past)\s+(?P<past>{UNIT})\b
    | (?P<half>half[\s-]+(?:an?|the)\s+(?P<half_unit>{UNIT})|(?:an?\s+)?half[\s-](?P<half_more>hour|century|decade))\b
    | (?:for|within|after|about|nearly|almost|over|around|than|under|in(?!\s+a\s+(?:minute|second)))
        \s+(?P<an>an?\s+(?:full\s+|whole\s+|further\s+)?(?P<one>{UNIT}))\b(?!\s+(?:ago|old|of)\b|[‐‑-])
    | (?P<later>an?\s+(?P<later_unit>{UNIT}))(?=\s+(?:later|earlier|long|before|after|into|on\s+from)\b)
    | for\s+(?P<plural>(?:the\s+)?(?:years|months|weeks|days|hours|decades|centuries|minutes))\b
    | (?:after|following|despite|amid|through|than)\s+(?P<of>(?:years|months|weeks|decades|days|hours|centuries)\s+of)\b
    | (?P<whole>(?:all|whole|entire)\s+(?P<whole_unit>day|week|night|month|year))\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# How often: "every week", "each Monday", "every two years", "twice a week", "daily", "on Mondays". Not: "Daily Mail", "biweekly".
OFTEN = re.compile(
    rf"""
    \b(?:
      (?:every|each)\s+(?:single\s+|other\s+)?(?P<every>day|night|week|month|year|hour|minute|morning|evening|weekend|spring|summer|autumn|winter|{time_pattern("weekday")})\b
    | (?:every|each)\s+(?P<several>(?:few\s+)?(?P<count>[a-z]+|\d+)\s+(?P<several_unit>{UNIT}))\b
    | (?:once|twice|(?:three|four|five|several|many)\s+times)\s+(?:an?|each|every|per)\s+(?P<times>day|week|month|year|hour|decade)\b
    | (?:on\s+)?(?P<days>{time_pattern("weekday")})s\b(?![’'])
    | (?<![‐‑-])(?<!the\s)(?<!\ba\s)(?-i:(?<![A-Z][a-z]{{4}}\s)(?P<often>{time_pattern("often")}))\b(?![‐‑-]|\s+(?-i:[A-Z]))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
SEASONS = {"spring": "XXXX-SP", "summer": "XXXX-SU", "autumn": "XXXX-FA", "winter": "XXXX-WI"}
PARTS = {"morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV", "night": "XXXX-XX-XXTNI", "weekend": "XXXX-WXX-WE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration or a set where it stands."""

    span: Span
    kind: MomentKind
    when: Period


# A noun behind "second" makes it an ordinal: "a second | day". Not: "a second | later".
NOUN = re.compile(r"\s(?!later|before|after|in|of|on|and|or|to|apart|ago|between)[a-z]")


def find_lengths(text: str, span: Span) -> tuple[Length, ...]:
    """Durations and sets within a span; they may overlap, the caller keeps the longest.

    >>> text = "For nearly three years the 30-day limit held, and the council met twice a week."
    >>> [(one.span.of(text), one.when.value) for one in find_lengths(text, Span(0, len(text)))]
    [('nearly three years', 'P3Y'), ('30-day', 'P30D'), ('twice a week', 'P1W')]
    """
    return tuple(
        sorted((*_measured(text, span), *_vague(text, span), *_often(text, span)), key=lambda one: (one.span.start, -one.span.end))
    )


def length(count: str, unit: str) -> Period:
    """So many of a unit, as TIMEX3 writes it; the count may be X.

    >>> length("2", "h").value, length("X", "Y").value
    ('PT2H', 'PXY')
    """
    return Period(value=f"PT{count}{unit.upper()}" if unit in "hms" else f"P{count}{unit}")


def _unit(words: str) -> str:
    return UNITS[words.lower().split()[-1]]


def _measured(text: str, span: Span) -> Iterator[Length]:
    """Numbers before a unit."""
    for number in find_numbers(text, span):
        found = MEASURED.match(text, number.span.end, span.end)
        if not found:
            continue
        if found["unit"][0].isupper() and number.digits and text[number.span.end] == " ":
            continue  # "60 Minutes"
        lead = LEAD.search(text, max(span.start, number.span.start - 30), number.span.start)
        count = number.value + (0.5 if "and a half" in " ".join(found[0].lower().split()) else 0)
        unit = _unit(found["unit"])
        start = lead.start() if lead else number.span.start
        if text[number.span.start : number.span.end].lower() == "one" and found["unit"].lower() in {"second", "day", "night"} and not lead:
            continue  # "one day the bridge will open"
        if found["unit"].lower() == "second" and NOUN.match(text, found.end("unit")):
            continue  # "for a second day"
        yield Length(span=Span(start, found.end("unit")), kind="duration", when=length("X" if number.vague else f"{count:.10g}", unit))


def _vague(text: str, span: Span) -> Iterator[Length]:
    """Lengths told without a number."""
    for found in VAGUE.finditer(text, span.start, span.end):
        if found["half"]:
            unit = _unit(found["half_unit"] or found["half_more"])
            whole = {"h": "PT30M", "Y": "P6M", "CE": "P50Y", "DE": "P5Y", "D": "PT12H", "m": "PT30S", "M": "P15D"}.get(unit)
            if whole:
                yield Length(span=Span(*found.span()), kind="duration", when=Period(value=whole))
        elif found["plural"] or found["of"]:
            name = "plural" if found["plural"] else "of"
            word = next(word for word in found[name].split() if word.lower() in UNITS)
            start = found.start(name) + found[name].index(word)
            yield Length(span=Span(start, start + len(word)), kind="duration", when=length("X", UNITS[word.lower()]))
        elif found["some"]:
            yield Length(span=Span(*found.span()), kind="duration", when=length("X", _unit(found["some"])))
        else:
            yield from _single(found)


def _single(found: re.Match[str]) -> Iterator[Length]:
    """One of a unit: "for a year", "a decade later", "the past week", "all day"."""
    for group, unit in (("an", "one"), ("later", "later_unit"), ("whole", "whole_unit")):
        if found[group]:
            yield Length(span=Span(*found.span(group)), kind="duration", when=length("1", _unit(found[unit])))
            return
    word = found["past"].lower()
    yield Length(span=Span(*found.span()), kind="duration", when=length("X" if word.endswith("s") else "1", _unit(word)))


def _often(text: str, span: Span) -> Iterator[Length]:
    """Sets."""
    for found in OFTEN.finditer(text, span.start, span.end):
        when = _how_often(found)
        if when:
            yield Length(span=Span(*found.span()), kind="set", when=Period(value=when))


def _how_often(found: re.Match[str]) -> str | None:
    """A set's value."""
    if found["often"]:
        return time_words("often")[found["often"].lower()]
    if found["several"]:
        count = find_numbers(found["count"])
        few = "few" in found["several"].lower()
        return length(f"{count[0].value:.10g}" if count else "X", _unit(found["several_unit"])).value if count or few else None
    word = (found["every"] or found["times"] or found["days"]).lower()
    if word in time_words("weekday"):
        return f"XXXX-WXX-{int(time_words('weekday')[word]) + 1}"
    return SEASONS.get(word) or PARTS.get(word) or length("1", UNITS[word]).value
