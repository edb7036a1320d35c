"""Rules for days: "19 May 2031", "Monday", "today", "two days ago", "the day before", and for what is of no day: "now", "in the morning".

In: what a pattern found over a line's letters (`lexing`). Out: drafts. What needs an anchor is `Unplaced` and says no more than the words.
Rule 1: a day that no calendar has ("31 February") is kept with its fault and no value.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from sayso.annotate.times.drafts import UNITS, Draft, Found, after, before, rule, side_of, two_digits, which_of, year_told
from sayso.model import Anchor, Day, Instant, Reference, Unplaced, WallTime, When

# "USA Today", "Russia Today". Not: "He said today".
PAPER = re.compile(r"\b[A-Z][A-Za-z]+\s$")
# Days with names of their own: "Black Friday". Not: "on Sunday".
NAMED_DAY = re.compile(r"\b(?:Palm|Good|Black|Ash|Holy|Cyber|Bloody|Maundy|Whit|Super|Shrove|Fat|Giving)\s$")


def _stamp(found: Found) -> list[Draft]:
    value = found.line.values[found.match.start()]
    if isinstance(value, str):
        return [replace(found.draft("date", Unplaced()), fault=f"{found.line.word(found.match.start())!r}: {value}")]
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return [found.draft("time", WallTime(on=value.date(), at=value.time()))]
        offset = value.strftime("%z")
        return [found.draft("time", Instant(at=value, zone=f"{offset[:3]}:{offset[3:5]}" if offset != "+0000" else "UTC"))]
    return [found.draft("date", Day(on=value))] if isinstance(value, date) else []


def _day(found: Found) -> list[Draft]:
    """Rule 1."""
    number, day, year = found.number("month"), found.number("day"), year_told(found)
    if short := two_digits(found):
        return short
    try:
        date(year or 2024, number, day)
    except ValueError:
        told = found.line.text[found.line.starts[found.match.start()] : found.line.ends[found.match.end() - 1]]
        return [replace(found.draft("date", Unplaced()), fault=f"{told!r} is no day of the calendar")]
    drafts = [found.draft("date", Day(on=date(year, number, day)) if year else Unplaced(month=number, day_of_month=day))]
    return drafts if not found.has("last") else _days(found, year)


def _days(found: Found, year: int | None) -> list[Draft]:
    """The two days of "March 3-5, 2031" and "3 to 5 March"."""
    number, first, last = found.number("month"), found.number("day"), found.number("last")
    if not first < last <= 31:
        return []
    try:
        whens: list[When] = [Day(on=date(year, number, day)) for day in (first, last)] if year else []
    except ValueError:
        return []
    whens = whens or [Unplaced(month=number, day_of_month=day) for day in (first, last)]
    middle = max(found.match.end("day"), found.match.end("month") if found.match.end("month") < found.match.start("last") else 0)
    one = found.draft("date", whens[0], end=middle)
    return [replace(one, until=True), found.draft("date", whens[1], first=found.match.start("last"))]


def _weekday(found: Found) -> list[Draft]:
    line, weekday = found.line, found.number("weekday")
    if NAMED_DAY.search(before(line, found.match.start("weekday"))):
        return []
    part = str(found.value("part")) if found.has("part") else None
    day = found.number("day") if found.has("day") else None
    if found.has("week"):
        week = which_of(found, "week")
        if week is None or found.value("unit") != "W":
            return []
        return [found.draft("date", Unplaced(weekday=weekday, unit="week", shift=week[0], part=part, anchor=week[1]))]
    which = which_of(found) if found.has("which") else None
    if which and which[0]:
        return [
            found.draft(
                "date", Unplaced(weekday=weekday, day_of_month=day, shift=which[0], direction=side_of(which[0]), part=part, anchor=which[1])
            )
        ]
    if which and which[1] == "story":
        return [found.draft("date", Unplaced(weekday=weekday, part=part, direction="past"))]
    return [found.draft("date", Unplaced(weekday=weekday, day_of_month=day, part=part))]


def _shift(found: Found) -> list[Draft]:
    line, at = found.line, found.match.start("shift")
    if line.word(at)[0].isupper() and PAPER.search(before(line, at)):
        return []
    shift, _, part = str(found.value("shift")).partition(" ")
    part = str(found.value("part")) if found.has("part") else part
    return [found.draft("date", Unplaced(shift=int(shift), part=part or None))]


def _day_beside(found: Found) -> list[Draft]:
    """Such as "the day before", "the night after", of a time told before."""
    side = {"before": -1, "after": 1}.get(found.word("side"))
    if side is None or found.value("unit") not in {"D", "W", "M", "Y"} or found.word("unit").endswith("s"):
        return []
    return [found.draft("date", Unplaced(shift=side, unit=UNITS[str(found.value("unit"))], anchor="story"))]


def _day_of_month(found: Found) -> list[Draft]:
    """Such as "the 15th day of next month", "the third day of May"."""
    day, year = found.number("nth"), year_told(found)
    if found.value("unit") != "D":
        return []
    which = which_of(found) if found.has("which") else None
    if which and found.value("of") == "M":
        return [found.draft("date", Unplaced(day_of_month=day, unit="month", shift=which[0], anchor=which[1]))]
    if not found.has("month"):
        return []
    number = found.number("month")
    try:
        return [found.draft("date", Day(on=date(year, number, day)) if year else Unplaced(month=number, day_of_month=day))]
    except ValueError:
        return []


def _part(found: Found) -> list[Draft]:
    """A part of no day told: "in the morning", "at night", "overnight"."""
    word, lead = found.word("part"), found.word("lead") if found.has("lead") else ""
    capital = found.line.word(found.match.start("part"))[0].isupper() and found.match.start("part") > 0 and word != "overnight"
    if word.endswith("s") or not (lead or word in {"overnight", "lunchtime"}) or capital:
        return []
    if word == "night" and lead == "the" and re.match(r"\s+(?:before|after)\b", after(found.line, found.match.end())):
        return []
    first = found.match.start() + (found.line.letters[found.match.start()] == "i")
    return [found.draft("time", Unplaced(part=str(found.value("part"))), first=first)]


def _feast(found: Found) -> list[Draft]:
    value, year = str(found.value("feast")), year_told(found)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [found.draft("date", Day(on=date.fromisoformat(value)))]
    which = which_of(found) if found.has("which") else None
    side = side_of(which[0]) if which else "near"
    if re.fullmatch(r"\d\d-\d\d", value):
        number, day = (int(part) for part in value.split("-"))
        when: When = Day(on=date(year, number, day)) if year else Unplaced(month=number, day_of_month=day, direction=side)
        return [found.draft("date", when)]
    return [found.draft("date", Unplaced(feast=value, shift=year, unit="year") if year else Unplaced(feast=value, direction=side))]


def _reference(found: Found) -> list[Draft]:
    if re.search(r"\bas\s+$", before(found.line, found.match.start()), re.IGNORECASE):
        return []  # "as soon as"
    if re.match(r"\s+(?:after|afterwards|before)\b", after(found.line, found.match.end())):
        return []  # "soon after"
    return [found.draft("date", Reference(value=str(found.value("reference"))))]


def _some_time(found: Found) -> list[Draft]:
    """Such as "the current chairman", "recent clashes", "in recent weeks", "in the past"."""
    line, word = found.line, found.word("which")
    if word == "past":
        the = found.match.start() > 0 and line.letters[found.match.start() - 1] == "d"
        return [found.draft("date", Reference(value="PAST_REF"), first=found.match.start() - 1)] if the and not found.has("unit") else []
    if found.has("unit") and not found.word("unit").endswith("s"):
        return []
    value = {"recent": "PAST_REF", "current": "PRESENT_REF"}.get(word)
    return [found.draft("date", Reference(value=value))] if value and (word == "recent" or not found.has("unit")) else []


def _away(found: Found) -> list[Draft]:
    """Such as "two years ago", "a day later", "three weeks from now"."""
    shift, _, told = str(found.value("away")).partition(" ")
    unit, count = UNITS.get(str(found.value("unit"))), found.value("count") if found.has("count") else 1
    if found.has("count") and found.line.letters[found.match.start("count")] == "a":
        count = 1
    if found.value("unit") == "FN" and isinstance(count, int | float):
        unit, count = "week", 2 * count
    if not isinstance(count, int | float) and str(count).isdigit():
        count = int(str(count))
    if unit is None or (not told and unit == "hour" and isinstance(count, int | float)) or found.value("unit") in {"m", "s"}:
        return [found.draft("time", Unplaced(shift=0))] if not told and str(found.value("away")) == "-1" else []
    if not isinstance(count, int | float) or (not found.has("count") and found.word("unit").endswith("s")):
        return [found.draft("date", Reference(value="PAST_REF" if int(shift) < 0 else "FUTURE_REF"))]
    whole = int(count) * int(shift)
    if abs(whole) > 3000:
        return []
    anchor: Anchor = "story" if told else "quarter" if (unit, whole) == ("year", -1) else "speech"
    return [found.draft("date", Unplaced(shift=whole, unit=unit, anchor=anchor))]


DAYS = (
    rule("I", r"I", _stamp),
    rule("NO", r"(?P<day>[NO]) (?P<range>[-tk]) (?P<last>[NO]) v? (?P<month>M) (?: ,? v? (?P<year>[Yy]) )?", _day),
    rule("NO", r"(?P<day>[NO]) v? (?P<month>M) (?: ,? v? (?P<year>[Yy]) (?!Z) )?", _day),
    rule("M", r"(?P<month>M) (?P<day>[NO]) (?:[-~]|t|k) d? (?P<last>[NO]) (?![nHUPM:]) (?: ,? v? (?P<year>[Yy]) (?!Z) )?", _day),
    rule("M", r"(?P<month>M) d? (?P<day>[NO]) (?![nH]|-?U|-[NO]) (?: ,? [vi]? (?P<year>[Yy]) (?!Z) )?", _day),
    rule("LW", r"(?P<which>L)? (?P<weekday>W) (?: d? (?P<day>O) )? (?: ,? e? (?P<part>P) )? (?: v? (?P<week>L) (?P<unit>U) )?", _weekday),
    rule("D", r"(?P<shift>D) (?: e? (?P<part>P) )?", _shift),
    rule("d", r"d (?P<unit>U) (?P<side>j) (?![dpxMWDFY])", _day_beside),
    rule("O", r"(?P<nth>O) (?P<unit>U) v (?: (?P<which>L) (?P<of>U) | (?P<month>M) (?: ,? (?P<year>Y) )? )", _day_of_month),
    rule("w", r"(?P<weekday>w) \.? d? (?P<day>O)", _weekday),
    rule("diP", r"(?: (?P<lead>[di]) d? )? e? (?P<part>P)", _part),
    rule("e", r"(?P<lead>e) d? (?P<part>P)", _part),
    rule("LF", r"(?P<which>L)? (?P<feast>F) (?: ,? [vi]? (?P<year>[Yy]) )?", _feast),
    rule("R", r"(?P<reference>R)", _reference),
    rule("L", r"(?P<which>L) (?: (?P<unit>U) | (?![nNUQ]) )", _some_time),
    rule("nNaU", r"(?P<count>[nNa])? l? -? (?P<unit>[UQ]) (?: kaf )? -? (?P<away>A) (?:-? Q)?", _away),
)
