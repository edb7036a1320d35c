"""Rules for times longer than a day: "March 2031", "last week", "the third quarter", "summer 2031", "the late 1990s", "the 19th century".

In: what a pattern found over a line's letters (`lexing`). Out: drafts. What needs an anchor is `Unplaced` and says no more than the words.
Rule 1: a month's name alone is a date only behind a word that dates take ("in March", "last May"), for "March", "May" and "August" are
other words, too, and "April" and "June" names.
Rule 2: a bare year is a date behind such a word or before a capital ("in 2015", "the 1962 Cuban Missile Crisis"), not "about 2000 people".
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.annotate.times.drafts import UNITS, Draft, Found, after, before, rule, side_of, two_digits, which_of, year_told
from sayso.model import Unplaced
from sayso.text.periods import century_of, decade_of, half_year, month, quarter, season, stretch, year_of

# What a date takes before it: "in", "since", "by". Not: "about", "some".
LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|between|early|earlier|late|mid|through|throughout|for|around|back|to|and|or"
    r"|this|last|next|the|its|his|her|their|our|a|than|circa)"
    r"|[’']s|[s][’']|\bmid[‐‑-]|[(,–—-])\s*$",
    re.IGNORECASE,
)
LEAD_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|during|before|after|between|early|earlier|late|mid|through|throughout|this|last|next|past|every|of|for)"
    r"\s*$|\bmid[‐‑-]$|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:and|to|or)\s+$",
    re.IGNORECASE,
)
SURE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
CAPITAL = re.compile(r"\s+[A-Z]")
COUNTED = re.compile(
    r"\s+(?:people|men|women|children|troops|soldiers|workers|jobs|miles|km|metres|feet|pounds|dollars|euros|tonnes|tons|employees|homes)\b"
)
HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}


def _month(found: Found) -> list[Draft]:
    year = year_told(found)
    return [found.draft("date", month(year, found.number("month")))] if year else two_digits(found)


def _month_of(found: Found) -> list[Draft]:
    """Such as "April of last year", "June this year"."""
    which = which_of(found)
    if which is None or found.value("unit") != "Y":
        return []
    return [found.draft("date", Unplaced(month=found.number("month"), unit="year", shift=which[0], anchor=which[1]))]


def _month_alone(found: Found) -> list[Draft]:
    """Rule 1."""
    line, at = found.line, found.match.start("month")
    name = line.word(at).lower()
    short = name.endswith(".")
    lead = before(line, at)
    if len(name) < 4 and not short and name != "may":
        return []  # "Jan Orlo"
    sure = name in SURE_MONTHS or short
    if not (LEAD_MONTH.search(lead) or (sure and not CAPITAL.match(after(line, found.match.end())) and line.word(at)[0].isupper())):
        return []
    return [found.draft("date", Unplaced(month=found.number("month")))]


def _season(found: Found) -> list[Draft]:
    letters, year = str(found.value("season")), year_told(found)
    return two_digits(found) or [found.draft("date", season(year, letters) if year else Unplaced(season=letters))]


def _which_season(found: Found) -> list[Draft]:
    which = which_of(found)
    if which is None:
        return []
    return [found.draft("date", Unplaced(season=str(found.value("season")), shift=which[0], unit="year", anchor=which[1]))]


def _quarter(found: Found) -> list[Draft]:
    """A quarter of a year told, or of the year that the anchor tells."""
    number, year = found.number("nth"), year_told(found)
    if not 1 <= number <= 4:
        return []
    if year:
        return [found.draft("date", quarter(year, number))]
    which = which_of(found) if found.has("which") else None
    if which and found.value("unit") == "Y":
        return [found.draft("date", Unplaced(quarter=number, unit="year", shift=which[0]))]
    if found.has("unit") and found.value("unit") != "Y":
        return []
    return [found.draft("date", Unplaced(quarter=number, unit="year", shift=0) if found.has("the") else Unplaced(quarter=number))]


def _half(found: Found) -> list[Draft]:
    """A half of a year told."""
    number, year = HALVES.get(found.word("nth"), 0), year_told(found)
    if not number or found.word("half") != "half":
        return []
    if year:
        return [found.draft("date", half_year(year, number))]
    which = which_of(found) if found.has("which") else (0, "speech")
    return [found.draft("date", Unplaced(half=number, unit="year", shift=which[0]))] if which and found.value("unit") == "Y" else []


# Units that a word may choose one of; any other word any. "That decade" is no time told before, nor "the current day".
CHOOSES = {
    "that": {"day", "week", "weekend", "month", "year"},
    "latest": {"quarter", "month", "week", "year"},
    "present": {"quarter", "month", "week", "year"},
    "current": {"quarter", "month", "week", "year"},
}


def _which_unit(found: Found) -> list[Draft]:
    """Such as "last week", "this month", "the following year", "that day"; "the past week" and "the last year" are `lengths`."""
    line, which, unit, at = found.line, which_of(found), UNITS.get(str(found.value("unit"))), found.match.start("which")
    programme = line.word(at)[0].isupper() and line.word(found.match.start("unit"))[0].isupper()  # "This Week"
    plain = not found.has("kind") or found.word("kind") in {"fiscal", "calendar", "full"}
    if which is None or unit is None or unit == "hour" or found.word("unit").endswith("s") or programme or not plain:
        return []
    word, article = line.word(at).lower(), line.letters[at - 1] if at else ""
    if unit not in CHOOSES.get(word, {unit}):
        return []
    if article == "d" and word in {"last", "next"}:
        if word == "last" or unit not in {"day", "week", "month", "year"}:
            return []
        which = (1, "story")  # "the next day"
    if unit == "quarter" and word == "latest":
        which = (-1, "speech")
    first = at - 1 if article in {"d", "a"} else at
    return [found.draft("date", Unplaced(shift=which[0], unit=unit, anchor=which[1]), first=first)]


def _which_month(found: Found) -> list[Draft]:
    which = which_of(found)
    if which is None or not found.line.word(found.match.start("month"))[0].isupper():
        return []
    number, day = found.number("month"), found.number("day") if found.has("day") else None
    if not which[0] and day is None:
        return [found.draft("date", Unplaced(month=number, unit="year", shift=0))]
    return [found.draft("date", Unplaced(month=number, day_of_month=day, direction=side_of(which[0])))]


def _edge_of_unit(found: Found) -> list[Draft]:
    """Such as "the end of the year", "mid-week", "early in the week"."""
    unit = UNITS.get(str(found.value("unit")))
    if unit not in {"week", "month", "quarter", "year"} or found.word("unit").endswith("s"):
        return []
    return [found.draft("date", Unplaced(shift=0, unit=unit), first=found.match.start("unit") - 1)]


def _unit_told(found: Found) -> list[Draft]:
    """Such as "the quarter" is the last that has ended, of which companies report."""
    return [found.draft("date", Unplaced(shift=-1, unit="quarter"))] if found.word("the") == "the" else []


def _weekend(found: Found) -> list[Draft]:
    return [found.draft("date", Unplaced(unit="weekend", shift=0, direction="near"))] if found.value("unit") == "WE" else []


def _months(found: Found) -> list[Draft]:
    """The two months of "May to October 2031", of which the year is told once."""
    year = year_told(found)
    if year is None or (found.has("and") and not re.search(r"\bbetween\s+$", before(found.line, found.match.start()), re.IGNORECASE)):
        return []
    first, last = found.number("month"), found.number("last")
    one = found.draft("date", month(year - (first > last), first), end=found.match.end("month"))
    return [replace(one, until=True), found.draft("date", month(year, last), first=found.match.start("last"))]


def _season_alone(found: Found) -> list[Draft]:
    """Such as "in the summer", "by spring"; "the fall of the wall" and "the spring" of water are none."""
    line, word = found.line, found.word("season")
    lead = before(line, found.match.start())
    if line.word(found.match.start("season"))[0].isupper() and line.starts[found.match.start()] > 0 and not found.has("the"):
        return []
    if not re.search(
        r"\b(?:in|by|until|since|during|of|for|through|this|over|all|throughout|before|after|early|late|mid|each)\s+$", lead, re.IGNORECASE
    ):
        return []
    if word in {"fall", "spring"} and (not found.has("the") or re.match(r"\s+(?:of|in|from)\b", after(line, found.match.end()))):
        return []
    return [found.draft("date", Unplaced(season=str(found.value("season"))))]


def _stretch(found: Found) -> list[Draft]:
    """Such as "the first week of 2031", "the last four months of 2031", "the first ten days of May 2031"."""
    year, unit, which = year_told(found), str(found.value("unit")), found.word("which")
    count = found.number("count") if found.has("count") else 1
    if year is None or unit not in {"D", "W", "M"} or not 0 < count < 100:
        return []
    whole = month(year, found.number("month")) if found.has("month") else year_of(year)
    number = found.number("which") if found.line.letters[found.match.start("which")] == "O" else {"last": -1}.get(which, 0)
    if found.has("count") and number > 1:
        return []
    part = stretch(whole, unit, number, count)
    first = found.match.start() - (found.match.start() > 0 and found.line.letters[found.match.start() - 1] == "d")
    return [found.draft("date", part, first=first)] if part else []


def _decade(found: Found) -> list[Draft]:
    """A decade; "40s" alone is an age or a warmth: "in his early 40s"."""
    if found.line.word(found.match.start())[:2].isdigit() and len(found.line.word(found.match.start())) == 3:
        return []
    return [found.draft("date", decade_of(found.number("decade")))]


def _century(found: Found) -> list[Draft]:
    return [found.draft("date", century_of(found.number("nth")))] if found.value("unit") == "CE" else []


def _year(found: Found) -> list[Draft]:
    """Rule 2."""
    line, at = found.line, found.match.start("year")
    lead, behind = before(line, at), after(line, at + 1)
    if (
        behind[:1] in {"%", "/", ":"}
        or (behind[:1] in {"-", "‑"} and behind[1:2].isalpha())
        or line.text[line.starts[at] - 1 : line.starts[at]] in {"/", ":", "+"}
    ):
        return []
    if re.match(r"[.,]\d", behind) or re.search(r"\d[.,]$|[$£€]\s?$", lead):
        return []
    plain = bool(LEAD.search(lead)) or bool(CAPITAL.match(behind)) or at == 0
    told = at > 0 and line.letters[at - 1] in "lU" and line.word(at - 1).lower() in {"fiscal", "year"}
    if told:
        the = at > 1 and line.word(at - 2).lower() == "the"
        return [found.draft("date", year_of(found.number("year")), first=at - 1 - the)]
    if line.word(at)[0].isalpha():
        plain = not line.word(at).lower().startswith("two") or bool(re.search(r"\b(?:in|since|of|by|until)\s+$", lead, re.IGNORECASE))
    if not plain or COUNTED.match(behind):
        return []
    return [found.draft("date", year_of(found.number("year")))]


def _short_year(found: Found) -> list[Draft]:
    """Such as "’98", behind a word that years take."""
    return two_digits(found) if LEAD.search(before(found.line, found.match.start())) else []


def _no_year(found: Found) -> list[Draft]:
    """The year 0, which no calendar has."""
    if found.word("unit") != "year" or found.value("year") != 0:
        return []
    return [replace(found.draft("date", Unplaced()), fault="'year 0': no calendar has it")]


LONGER = (
    rule("M", r"(?P<month>M) (?:,|v|-)? (?P<year>[Yy]) (?!Z)", _month),
    rule("M", r"(?P<month>M) v? (?P<which>L) (?P<unit>U)", _month_of),
    rule("M", r"(?P<month>M) (?![NO])", _month_alone),
    rule("S", r"(?P<season>S) ,? [vi]? d? (?P<year>[Yy])", _season),
    rule("L", r"(?P<which>L) (?P<season>S)", _which_season),
    rule("O", r"(?P<nth>O) -? Q (?: [vi]? (?P<year>[Yy]) | v (?:d? (?P<which>L)|(?P<the>d)) (?P<unit>U) )?", _quarter),
    rule("Y", r"(?P<year>Y) l? (?P<nth>O) -? Q", _quarter),
    rule("L", r"(?P<which>L) (?P<unit>U) s l? (?P<nth>O) -? Q", _quarter),
    rule("OL", r"(?P<nth>[OL]) -? (?P<half>f) [vi] (?: d? (?P<year>[Yy]) | (?:d|(?P<which>L)) (?P<unit>U) )", _half),
    rule("L", r"(?P<which>L) (?P<kind>l)? (?P<unit>[UQ])", _which_unit),
    rule("L", r"(?P<which>L) (?P<month>M) (?: (?P<day>[NO]) (?!U) )? (?![Yy])", _which_month),
    rule("e", r"e -? d (?P<unit>[UQ])", _edge_of_unit),
    rule("d", r"d (?P<unit>U)", _weekend),
    rule("LO", r"(?P<which>[LO]) (?P<count>[nN])? (?P<unit>U) [vi] (?P<month>M)? ,? (?P<year>Y)", _stretch),
    rule("M", r"(?P<month>M) [-~t] (?P<last>M) ,? v? (?P<year>[Yy]) (?!Z)", _months),
    rule("M", r"(?P<month>M) (?P<and>k) (?P<last>M) ,? v? (?P<year>[Yy]) (?!Z)", _months),
    rule("S", r"(?P<season>S)", _season_alone),
    rule("d", r"(?P<the>d) (?P<season>S) (?! ,? [vi]? d? [Yy])", _season_alone),
    rule("E", r"(?P<decade>E)", _decade),
    rule("O", r"(?P<nth>O) -? (?P<unit>U)", _century),
    rule("Y", r"(?P<year>Y) (?!Z)", _year),
    rule("y", r"(?P<year>y)", _short_year),
    rule("U", r"(?P<unit>U) (?P<year>n)", _no_year),
    rule("d", r"(?P<the>d) Q (?!v)", _unit_told),
)
