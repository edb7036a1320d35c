"""Days, months, years and the days told from another: "Monday", "19 May", "March 2022", "yesterday", "last week", "two years ago".

In: a text and where to look. Out: dates with spans, in order, none inside another. What needs an anchor is `Unplaced` and says no
more than the words; tense is read elsewhere (`sayso.annotate.tense`).
Rule 1: a month's name alone is a date only behind a word that dates take ("in March", "last May"), for "March", "May" and "August" are
other words, too, and "April" and "June" names.
Rule 2: a bare year is a date behind such a word or before a capital ("in 2015", "the 1962 Cuban Missile Crisis"), not "about 2000 people".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.model import Day, Span, Unit, Unplaced, When
from sayso.text.numbers import SMALL_NUMBERS, TENS
from sayso.text.periods import decade_of, month, quarter, season, year_of
from sayso.words.times import time_pattern, time_words

WEEKDAYS, MONTHS = time_words("weekday"), time_words("month")
MONTH = rf"(?:{time_pattern('month')})\b\.?"
YEAR = r"(?:1[5-9]|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)?"
PART = rf"(?:{time_pattern('part')}|midnight|noon)"
UNITS: dict[str, Unit] = {unit: unit for unit in ("day", "week", "month", "quarter", "year", "decade")}
DAYLIKE = r"(?:early|late|later|earlier|shortly)"
COUNT = "|".join([*SMALL_NUMBERS, *TENS, "an", "a"])
# A calendar date: "19 May 2025", "19th of May", "May 19, 2025", "Nov. 10", "2025-05-19", "March 2022".
# Not: "May 2,000".
DATE = re.compile(
    rf"""
    (?<![\w$£€.,/-])
    (?: (?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])
      | (?P<day>[0-3]?\d){ORDINAL}\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})\b)?
      | (?P<us_month>{MONTH})\s+(?:the\s+)?(?P<us_day>[0-3]?\d){ORDINAL}
        (?![\d:%]|[.,]\d|\s?(?:[ap]\.?m\b|per\s?cent|million))(?:,?\s+(?P<us_year>{YEAR})\b(?!\s?(?:GMT|UTC)))?
      | (?P<in_month>{MONTH}),?\s+(?:of\s+)?(?P<in_year>{YEAR})\b(?![,.]\d)
      | (?P<season>(?i:{time_pattern("season")}))\s+(?:of\s+|in\s+)?(?P<season_year>{YEAR})\b
      | (?P<quarter>(?i:first|second|third|fourth))[\s-]quarter\s+(?:of\s+|in\s+)?(?:the\s+year\s+)?(?P<quarter_year>{YEAR})\b
    )
    """,
    re.VERBOSE,
)
# A weekday with what belongs to it: "Monday", "last Monday", "late on Thursday night", "the early hours of Friday", "Tuesday of last
# week", "Monday the 19th". Not: "Mondays" (a set).
WEEKDAY = re.compile(
    rf"""
    \b(?:(?:(?P<hours>the\s+(?:early|small|late)\s+hours\s+of|(?:the\s+)?{PART}\s+of|{DAYLIKE}(?:\s+on)?)\s+)?
       (?:(?P<which>last|next|this\s+past|this\s+coming|this|past|coming|previous)\s+)?)
    (?P<weekday>{time_pattern("weekday")})\b(?!s\b)
    (?:\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b)?
    (?:\s+(?:early\s+|late\s+)?{PART}\b)?
    (?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Days with names of their own: "Easter Sunday", "Black Friday". Not: "on Sunday".
NAMED_DAY = re.compile(r"\b(?:Easter|Palm|Good|Black|Ash|Holy|Cyber|Bloody|Maundy|Whit|Super|Shrove|Fat|News|Giving)\s$")
# A day told from another: "yesterday", "early today", "tomorrow night", "last night". Not: "USA Today".
SHIFT = re.compile(rf"\b(?:{DAYLIKE}\s+)?(?P<shift>{time_pattern('shift')})\b(?:\s+{PART}\b)?", re.IGNORECASE)
# "USA Today", "Russia Today". Not: "He said today".
PAPER = re.compile(r"\b[A-Z][A-Za-z]+\s$")
# A longer time told from another: "last week", "earlier this month", "the end of this year". Not: "the last week" (as long as one).
LONG = re.compile(
    rf"""
    \b(?P<the>(?:the|its|his|her|their|a)\s+)?
    (?:(?:early|earlier|late|later|sometime|(?:the\s+)?(?:end|start|beginning|middle)\s+of)\s+)?
    (?P<which>last|this\s+past|this\s+coming|this|current|next|coming|previous|past)\s+
    (?P<unit>week(?!end)|month|quarter|year|decade|weekend|(?P<month>{"|".join(sorted(MONTHS, key=len, reverse=True))}))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "two days ago", "a week ago", "more than three years ago". Not: "hours ago", "long ago".
AGO = re.compile(
    rf"\b(?:(?:about|around|nearly|almost|more\s+than|over|just|some|only)\s+)?(?P<count>{COUNT}|\d{{1,3}})[\s-]+(?P<unit>day|week|month|year|decade)s?[\s-]+ago\b",
    re.IGNORECASE,
)
# "the 1990s", "mid-1980s", "the '90s". Not: "1990".
DECADE = re.compile(r"\b(?:(?:early|mid|late)[\s-])?(?P<decade>(?:1[89]|20)\d)0[’']?s\b|(?<=\s)[’'‘](?P<short>[2-9])0s\b", re.IGNORECASE)
# What a date takes before it: "in", "since", "by". Not: "about", "some".
LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|between|early|earlier|late|mid|through|throughout|for|around|back|late\s+in|to|and|this|last|next|the|its|his|her|their|our|a|end\s+of)"
    r"|[’']s|[s][’']|\bmid[‐‑-]|[(,])\s*$",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(rf"(?<![\w-])(?:mid[‐‑-])?(?P<month>{MONTH})(?!\s*\d|\w|[’']\w)")
YEAR_ALONE = re.compile(r"(?<![\w$£€.,/:+-])(?:(?:mid|early|late)[‐‑-])?(?P<year>1[5-9]\d\d|20[0-4]\d)(?![\w%/:]|[.,]\d|[‐‑–-]\d?[A-Za-z])")
# "April of last year", "June this year". Not: "April last week".
MONTH_OF_YEAR = re.compile(rf"(?<![\w-])(?P<month>{MONTH})\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b")
FULL_MONTHS = frozenset(name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"})
SURE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
LEAD_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|during|before|after|between|early|earlier|late|mid|through|throughout|this|last|next|past|every|of|late\s+in|end\s+of|for)\s*$|\bmid[‐‑-]$"
    rf"|\b(?:{MONTH})\s+(?:and|to|or)\s+$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s+(?:people|men|women|children|troops|soldiers|workers|jobs|miles|km|metres|feet|pounds|dollars|euros|tonnes|tons|employees|homes)\b"
)
FEAST = re.compile(rf"\b(?:{time_pattern('feast')})\b")
EVENT = re.compile(rf"(?<![\w/])(?:{time_pattern('event')})(?![\w/])")
SHIFTS = {"last": -1, "previous": -1, "past": -1, "this past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "this coming": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date where it stands; `part` where the words also tell a part of the day."""

    span: Span
    when: When


def find_dates(text: str, span: Span) -> tuple[Date, ...]:
    """The dates within a span, in order, the longest where two begin alike.

    >>> text = "He left late on Thursday, 8 May 2031, two years after the summer of 2029."
    >>> [(one.span.of(text), one.when.value) for one in find_dates(text, Span(0, len(text)))]
    [('late on Thursday, 8 May 2031', '2031-05-08'), ('summer of 2029', '2029-SU')]
    """
    found: list[Date] = []
    for read in FINDERS:
        found.extend(read(text, span))
    kept: list[Date] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if kept and one.span.start < kept[-1].span.end:
            if len(one.span) > len(kept[-1].span):
                kept[-1] = one
            continue
        if kept and (joined := _join_weekday(text, kept[-1], one)):
            kept[-1] = joined
        else:
            kept.append(one)
    return tuple(kept)


def _join_weekday(text: str, one: Date, other: Date) -> Date | None:
    """A weekday and the date that follows it ("Monday, May 19"): one date, which keeps the weekday to tell its year by."""
    if not isinstance(one.when, Unplaced) or one.when.weekday is None or one.when.day_of_month:
        return None
    if not re.fullmatch(r",?\s+(?:the\s+)?|\s*\(", text[one.span.end : other.span.start]):
        return None
    span = Span(one.span.start, other.span.end)
    if isinstance(other.when, Day):
        return Date(span=span, when=other.when)
    if isinstance(other.when, Unplaced) and other.when.day_of_month:
        when = Unplaced(
            weekday=one.when.weekday, month=other.when.month, day_of_month=other.when.day_of_month, direction=one.when.direction
        )
        return Date(span=span, when=when)
    return None


def _calendar(text: str, span: Span) -> Iterator[Date]:
    """Dates of the calendar, whole or without their year."""
    for found in DATE.finditer(text, span.start, span.end):
        when = _of_calendar(found)
        if when is not None:
            full = text[found.end() - 1] == "." and (found["month"] or "").lower().rstrip(".") in FULL_MONTHS
            yield Date(span=Span(found.start(), found.end() - full), when=when)


def _of_calendar(found: re.Match[str]) -> When | None:
    if found["iso"]:
        return _day(*(int(part) for part in found["iso"].split("-")))
    if found["season"]:
        return season(int(found["season_year"]), time_words("season")[found["season"].lower()])
    if found["quarter"]:
        return quarter(int(found["quarter_year"]), ("first", "second", "third", "fourth").index(found["quarter"].lower()) + 1)
    if found["in_month"]:
        return month(int(found["in_year"]), _month(found["in_month"]))
    number = _month(found["month"] or found["us_month"])
    day, year = int(found["day"] or found["us_day"]), found["year"] or found["us_year"]
    if year:
        return _day(int(year), number, day)
    return Unplaced(month=number, day_of_month=day) if _day(2024, number, day) else None


def _month(name: str) -> int:
    return int(MONTHS[name.lower().rstrip(".")])


def _day(year: int, number: int, day: int) -> Day | None:
    try:
        return Day(on=date(year, number, day))
    except ValueError:
        return None


def _weekdays(text: str, span: Span) -> Iterator[Date]:
    for found in WEEKDAY.finditer(text, span.start, span.end):
        if NAMED_DAY.search(text, max(span.start, found.start() - 12), found.start()):
            continue
        which = " ".join((found["which"] or "").lower().split())
        day = int(found["day"]) if found["day"] else None
        weekday = int(WEEKDAYS[found["weekday"].lower()])
        if found["week"]:
            when = Unplaced(weekday=weekday, unit="week", shift=SHIFTS[found["week"].lower()])
        elif SHIFTS.get(which):
            when = Unplaced(weekday=weekday, day_of_month=day, shift=SHIFTS[which], direction="past" if SHIFTS[which] < 0 else "future")
        else:
            when = Unplaced(weekday=weekday, day_of_month=day)
        yield Date(span=Span(*found.span()), when=when)


def _shifts(text: str, span: Span) -> Iterator[Date]:
    values = time_words("shift")
    for found in SHIFT.finditer(text, span.start, span.end):
        words = " ".join(found["shift"].split())
        if words[0].isupper() and PAPER.search(text, max(span.start, found.start() - 12), found.start()):
            continue
        yield Date(span=Span(*found.span()), when=Unplaced(shift=int(values[words.lower()])))


def _longs(text: str, span: Span) -> Iterator[Date]:
    for found in LONG.finditer(text, span.start, span.end):
        which = " ".join(found["which"].lower().split())
        if which == "past" or (found["the"] and which in {"last", "next"} and not found["month"]):
            continue  # "the past week", "the last year": how long, which `durations` reads
        if found["which"][0].isupper() and found["unit"][0].isupper() and not found["month"]:
            continue  # "This Week", a programme
        shift = SHIFTS[which]
        start = found.end("the") if found["the"] else found.start()
        if found["month"]:
            name = found["month"].lower()
            if not text[found.start("month")].isupper():
                continue
            when = Unplaced(month=int(MONTHS[name]), direction="past" if shift < 0 else "future" if shift else "near")
        elif found["unit"].lower() == "weekend":
            when = Unplaced(shift=shift, unit="week")
        else:
            when = Unplaced(shift=shift, unit=UNITS[found["unit"].lower()])
        yield Date(span=Span(start, found.end()), when=when)


def _agos(text: str, span: Span) -> Iterator[Date]:
    for found in AGO.finditer(text, span.start, span.end):
        word = found["count"].lower()
        count = int(word) if word.isdigit() else 1 if word in {"a", "an"} else SMALL_NUMBERS.get(word, TENS.get(word, 0))
        yield Date(span=Span(*found.span()), when=Unplaced(shift=-count, unit=UNITS[found["unit"].lower()]))


def _decades(text: str, span: Span) -> Iterator[Date]:
    for found in DECADE.finditer(text, span.start, span.end):
        tens = int(found["decade"]) if found["decade"] else 190 + int(found["short"])
        yield Date(span=Span(*found.span()), when=decade_of(tens))


def _months_alone(text: str, span: Span) -> Iterator[Date]:
    """Rule 1."""
    for found in MONTH_ALONE.finditer(text, span.start, span.end):
        name = found["month"].lower().rstrip(".")
        if name not in FULL_MONTHS and not found["month"].endswith("."):
            continue  # "Jan Orlo"
        before = text[max(span.start, found.start() - 20) : found.start("month")]
        if LEAD_MONTH.search(before) or (name in SURE_MONTHS and LEAD.search(before)):
            end = found.end() - (found["month"].endswith(".") and name in FULL_MONTHS)
            yield Date(span=Span(found.start(), end), when=Unplaced(month=int(MONTHS[name])))


def _months_of_a_year(text: str, span: Span) -> Iterator[Date]:
    for found in MONTH_OF_YEAR.finditer(text, span.start, span.end):
        when = Unplaced(month=_month(found["month"]), unit="year", shift=SHIFTS[found["which"].lower()])
        yield Date(span=Span(*found.span()), when=when)


def _years_alone(text: str, span: Span) -> Iterator[Date]:
    """Rule 2."""
    for found in YEAR_ALONE.finditer(text, span.start, span.end):
        before = text[max(span.start, found.start() - 24) : found.start("year")]
        after = text[found.end() : found.end() + 24]
        capital = re.match(r"\s+[A-Z]", after)
        if (LEAD.search(before) or capital) and not COUNTED.match(after):
            yield Date(span=Span(*found.span()), when=year_of(int(found["year"])))


def _named(text: str, span: Span) -> Iterator[Date]:
    for found in FEAST.finditer(text, span.start, span.end):
        number, day = time_words("feast")[" ".join(found[0].lower().split())].split("-")
        yield Date(span=Span(*found.span()), when=Unplaced(month=int(number), day_of_month=int(day)))
    for found in EVENT.finditer(text, span.start, span.end):
        value = time_words("event")[" ".join(found[0].lower().split())]
        yield Date(span=Span(*found.span()), when=Day(on=date.fromisoformat(value)))


FINDERS: tuple[Callable[[str, Span], Iterator[Date]], ...] = (
    _calendar,
    _weekdays,
    _shifts,
    _longs,
    _agos,
    _decades,
    _months_alone,
    _months_of_a_year,
    _years_alone,
    _named,
)
