"""Rules for clock times with their zones: "10 a.m. ET", "1400 GMT", "11pm local time (18:30 GMT)", "an hour before midnight".

In: what a pattern found over a line's letters (`lexing`). Out: drafts of kind time, the day not yet known. A time given in a second
zone in brackets is the same time: it stands in the same span, and where the first is told in no named zone ("local time") it tells how
far that is from UTC.
Rule 1: digits alone are a clock time only with a colon after a word such as "at", or with a zone ("1400 GMT", "21.30 local time").
Rule 2: "midnight" alone says no day (it is the end of one and the start of another), so its hour is kept and its day left open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from sayso.annotate.times.drafts import Draft, Found, rule
from sayso.annotate.times.lexing import Line
from sayso.model import Instant, Unplaced

# What may stand before a bare "21:30". Not: "Genesis 21:30", "won 21:30".
BEFORE = re.compile(
    r"(?:\b(?:at|around|about|by|until|till|from|before|after|between|since|approximately|to|and|shortly|time)|[(,–—-])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
BRACKET = re.compile(r"\s*[(/,]\s*(?:or\s+)?|\s+(?:or|\()\s*")
HOURS_24 = 24 * 60
ONE_DAY = 9 * 60  # minutes between two zones' clocks up to which both show the same day
AFTERNOON = frozenset({"AF", "EV", "NI", "MI"})
SMALL_HOURS = frozenset({12, 1, 2, 3, 4})
WIDE = 20  # characters before a bare clock time in which such a word stands


def _zone(found: Found) -> tuple[str | None, tuple[str, ...]]:
    """The zone told, and the zones that it may mean where it is ambiguous."""
    there = found.has("there") and found.line.word(found.match.start("there") - 1).lower() == "in"
    value = found.value("there") if there else found.value("zone")
    if isinstance(value, tuple):
        return "local", tuple(str(one) for one in value)
    return (str(value), ()) if value else (None, ())


def _clock(found: Found, at: time) -> list[Draft]:
    zone, candidates = _zone(found)
    return [found.draft("time", Unplaced(clock=at, zone=zone, candidates=candidates))]


def _lead(line: Line, at: int) -> str:
    return line.text[max(0, line.starts[at] - WIDE) : line.starts[at]]


def _hour(line: Line, at: int) -> tuple[int, int] | None:
    """The hour and minute that a number tells: "10", "10.30", "1030"; None where it tells none."""
    told = line.values[at]
    if isinstance(told, time):
        return told.hour, told.minute
    found = re.fullmatch(r"(\d{1,2})(?:[.:]([0-5]\d))?(?::[0-5]\d)?", line.word(at))
    if found:
        return int(found[1]), int(found[2] or 0)
    value = line.values[at]
    if isinstance(value, int | float) and value == int(value) and value < 25:
        return int(value), 0
    military = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", line.word(at))
    return (int(military[1]), int(military[2])) if military else None


def _half_day(found: Found) -> list[Draft]:
    """Such as "10 a.m.", "7.45 pm", "10:30pm ET"."""
    told = _hour(found.line, found.match.start("hour"))
    if told and found.has("minute"):
        told = (told[0], found.number("minute")) if found.number("minute") > 12 else None  # "10-30 a.m.", but "10-11 a.m."
    if told is None or not 1 <= told[0] <= 23 or (told[0] > 12 and found.value("half") == "am"):
        return []
    afternoon, at = found.value("half") == "pm", found.value("hour")
    second = at.second if isinstance(at, time) else 0
    return _clock(found, time(told[0] % 12 + 12 * afternoon if told[0] <= 12 else told[0], told[1], second))


def _hours(found: Found) -> list[Draft]:
    """The two hours of "10-11 a.m.", "5 to 6:30 pm", "between 5 and 6 pm", of which the half of the day is told once."""
    line = found.line
    told = [_hour(line, found.match.start(name)) for name in ("hour", "last")]
    if found.has("and") and not re.search(r"\bbetween\s+$", _lead(line, found.match.start()), re.IGNORECASE):
        return []
    if not all(one and 1 <= one[0] <= 12 for one in told):
        return []
    (first, minute), (last, last_minute) = (one for one in told if one)
    afternoon = found.value("half") == "pm"
    ends = time(last % 12 + 12 * afternoon, last_minute)
    begins = time(first % 12 + 12 * (afternoon and first % 12 <= last % 12), minute)
    zone, candidates = _zone(found)
    whens = [Unplaced(clock=at, zone=zone, candidates=candidates) for at in (begins, ends)]
    one = found.draft("time", whens[0], end=found.match.start("hour") + 1)
    return [replace(one, until=True), found.draft("time", whens[1], first=found.match.start("last"))]


def _of_part(found: Found) -> list[Draft]:
    """Such as "8:30 in the morning", "11 at night"; at night after midnight is of which day is not told."""
    told, part = _hour(found.line, found.match.start("hour")), str(found.value("part"))
    if told is None or not 1 <= told[0] <= 23 or (part == "NI" and told[0] in SMALL_HOURS):
        return []
    return _clock(found, time(told[0] % 12 + 12 * (part in AFTERNOON) if told[0] <= 12 else told[0], told[1]))


def _colon(found: Found) -> list[Draft]:
    """Rule 1: "21:30" behind a word that hours take, or with a zone."""
    line, at = found.line, found.match.start("hour")
    value = line.values[at]
    if isinstance(value, time) and value.second and len(line.word(at)) < 8:
        return []  # "won in 2:03:15"
    if not isinstance(value, time) or (not found.has("zone") and not found.has("there") and not BEFORE.search(_lead(line, at))):
        return []
    return _clock(found, value)


def _military(found: Found) -> list[Draft]:
    """Rule 1: "1400 GMT", "21.30 local time", "0730 hours"."""
    line, at = found.line, found.match.start("hour")
    word = line.word(at)
    if word in {"2400", "24.00"} and found.has("zone"):
        return [replace(one, fault=f"{word} is of no day alone: it ends one and begins another") for one in _clock(found, time(0))]
    if not re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d|\d{1,2}[.:h][0-5]\d|\d{1,2}", word):
        return []
    if len(word) < 3 and not str(found.value("zone")).startswith(("UTC", "+", "-")):
        return []  # "10 Eastern"
    if not found.has("zone") and not (len(word) == 4 and word.isdigit() and BEFORE.search(_lead(line, at))):
        return []
    told = _hour(line, at) if not (len(word) == 4 and word.isdigit()) else (int(word[:2]), int(word[2:]))
    return _clock(found, time(*told)) if told and told[0] < 24 else []


def _o_clock(found: Found) -> list[Draft]:
    """Such as "10 o'clock": of which half of the day is not told, so the hour stands as it is where it can only be one."""
    told = _hour(found.line, found.match.start("hour"))
    if told is None or not found.has("part"):
        return []
    return _of_part(found)


def _named(found: Found) -> list[Draft]:
    """Noon, or midnight by rule 2."""
    if found.line.values[found.match.start()] not in {12, found.word("named")}:
        return []
    if found.word("named") == "midnight":
        zone, candidates = _zone(found)
        return [found.draft("time", Unplaced(clock=time(0), zone=zone, candidates=candidates))]
    return _clock(found, time(12))


def _beside(found: Found) -> list[Draft]:
    """Such as "an hour before midnight", "10 minutes after noon"."""
    count = found.value("count") if found.line.letters[found.match.start("count")] in "nN" else 0.5 if found.word("count") == "half" else 1
    unit, side = found.value("unit"), found.word("side")
    if unit not in {"h", "m"} or side not in {"before", "after"} or not isinstance(count, int | float):
        return []
    base = 0 if found.word("named") == "midnight" else 12 * 60
    minutes = int(count * (60 if unit == "h" else 1)) * (1 if side == "after" else -1)
    total = (base + minutes) % HOURS_24
    return _clock(found, time(total // 60, total % 60))


ZONE = r"(?: ,? \(? (?P<zone>Z) \)? | i (?P<there>p) )?"
CLOCKS = (
    rule("NnTY", rf"(?P<hour>[NnTY]) -? (?P<half>H) {ZONE}", _half_day),
    rule("N", rf"(?P<hour>N) - (?P<minute>N) (?P<half>H) {ZONE}", _half_day),
    rule("NT", rf"(?P<hour>[NT]) (?: [-~t] | (?P<and>k) ) (?P<last>[NT]) -? (?P<half>H) {ZONE}", _hours),
    rule("NT", rf"(?P<hour>[NT]) c? i d? (?P<part>P) {ZONE}", _of_part),
    rule("T", rf"(?P<hour>T) (?:U (?!A))? {ZONE}", _colon),
    rule("YnN", r"(?P<hour>[YnN]) (?:U)? ,? \(? (?P<zone>Z) \)?", _military),
    rule("Yn", r"(?P<hour>[Yn]) (?P<hours>U) (?P<zone>(?!))?", _military),
    rule("N", rf"(?P<hour>N) c (?: i d? (?P<part>P) )? {ZONE}", _o_clock),
    rule("CN", rf"N? (?P<named>C) {ZONE}", _named),
    rule("nNaf", rf"(?P<count>[nNaf]) a? l? (?P<unit>U) (?P<side>j) (?P<named>C) {ZONE}", _beside),
)  # fmt: skip


def join_zones(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Two clock times of which the second tells the first again in another zone, as one."""
    joined: list[Draft] = []
    for draft in drafts:
        one = joined[-1] if joined else None
        if one and _is_same_again(line, one, draft):
            joined[-1] = _join(line, one, draft)
        else:
            joined.append(draft)
    return joined


def _is_same_again(line: Line, one: Draft, other: Draft) -> bool:
    """Whether the second stands in brackets, or behind a stroke or comma, to tell the first again in another zone.

    Where a day follows the second inside the brackets, it waits until each has its day.
    """
    between = BRACKET.fullmatch(line.text, line.ends[one.end - 1], line.starts[other.first])
    if not between or zone_of(other) is None or zone_of(one) == zone_of(other) or not (_has_clock(one) and _has_clock(other)):
        return False
    inside = "(" in between[0] and line.letters[other.end - 1] != ")" and line.letters[other.end : other.end + 1] not in {")", ""}
    return not inside or _has_day(other)


def _has_clock(draft: Draft) -> bool:
    return isinstance(draft.when, Instant) or (isinstance(draft.when, Unplaced) and draft.when.clock is not None)


def _has_day(draft: Draft) -> bool:
    when = draft.when
    return isinstance(when, Instant) or (isinstance(when, Unplaced) and (when.weekday, when.shift, when.day_of_month) != (None, None, None))


def zone_of(draft: Draft) -> str | None:
    """The zone in which a draft is told."""
    return draft.when.zone if isinstance(draft.when, Instant | Unplaced) else None


def _join(line: Line, one: Draft, other: Draft) -> Draft:
    """The two as one: the one that has a day; where the first has no named zone, it is as far from UTC as the second tells."""
    opened = "(" in line.text[line.ends[one.end - 1] : line.starts[other.first]]
    closed = opened and line.letters[other.end : other.end + 1] == ")" and line.letters[other.end - 1] != ")"
    whole = replace(one, end=other.end + closed)
    if _has_day(other) and not _has_day(one):
        return replace(other, first=one.first, end=whole.end)
    first, second = one.when, other.when
    if zone_of(one) not in {None, "local"} or not isinstance(first, Unplaced) or not isinstance(second, Unplaced):
        return whole
    if first.clock is None or second.clock is None:
        return whole
    if second.zone == "UTC":
        return replace(whole, when=replace(first, zone=_distance(first.clock, second.clock) or first.zone))
    apart = abs((first.clock.hour - second.clock.hour) * 60 + first.clock.minute - second.clock.minute)
    if apart <= ONE_DAY or not _has_day(one):
        return replace(whole, when=replace(first, clock=second.clock, zone=second.zone, candidates=second.candidates))
    return whole


def _distance(local: time, utc: time) -> str | None:
    """How far a clock is from UTC, between -12:00 and +14:00, in quarters of an hour."""
    minutes = (local.hour - utc.hour) * 60 + local.minute - utc.minute
    minutes += HOURS_24 if minutes < -12 * 60 else -HOURS_24 if minutes > 14 * 60 else 0
    if minutes % 15:
        return None
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
