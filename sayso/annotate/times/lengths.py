"""Rules for how long and how often: "30-day", "nearly three years", "the past week"; "every week", "daily", "twice a week".

In: what a pattern found over a line's letters (`lexing`). Out: drafts of durations and sets. An age ("a 75-year-old", "two years old")
is no duration, and a rate behind a count ("5,000 barrels a day") is the figure's.
"""

from __future__ import annotations

import re

from sayso.annotate.times.drafts import Draft, Found, rule
from sayso.model import MomentKind, Period

# Units as TIMEX3 writes them behind a count: those of the clock behind a T.
CLOCK_UNITS = {"h": "H", "m": "M", "s": "S"}
HALVES = {
    "h": "PT30M", "Y": "P6M", "CE": "P50Y", "DE": "P5Y", "D": "PT12H", "m": "PT30S", "M": "P15D", "W": "P3D",
}  # fmt: skip
PARTS = {"MO": "XXXX-XX-XXTMO", "AF": "XXXX-XX-XXTAF", "EV": "XXXX-XX-XXTEV", "NI": "XXXX-XX-XXTNI"}
# What stands before "a year" or "years" where these are a length: "for | a year", "after | years". Not: "5,000 barrels | a day".
BEFORE_LENGTH = re.compile(
    r"\b(?:for|within|after|about|nearly|almost|over|around|than|under|in|throughout|lasted|lasts|last|took|takes|take|spent|spend|of|through"
    r"|every|at\s+least|up\s+to|just|only|another|be|was)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BEFORE_PLURAL = re.compile(
    r"\b(?:for|after|within|in|following|despite|amid|through|than|over|took|lasted|takes|take|spent|all|these)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Behind a unit, what makes it a length from a point told: "a day | after". Not: "a day".
BEHIND = re.compile(r"\s+(?:long|before|after|into|on\s+from)\b", re.IGNORECASE)
NOUN = re.compile(r"\s(?!later|before|after|in|of|on|and|or|to|apart|ago|between)[a-z]")  # "a second | day"
WIDE = 30


def length(count: float | str, unit: str) -> Period:
    """So many of a unit, as TIMEX3 writes it; the count may be X.

    >>> length(2, "h").value, length("X", "Y").value, length(1, "FN").value
    ('PT2H', 'PXY', 'P2W')
    """
    if unit == "FN":
        return length(2 * count if isinstance(count, int | float) else count, "W")
    told = count if isinstance(count, str) else f"{count:.10g}"
    return Period(value=f"PT{told}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{told}{unit}")


def _unit(found: Found) -> str:
    value = str(found.value("unit"))
    return "D" if found.line.letters[found.match.start("unit")] == "P" else value


def _count(found: Found, name: str = "count") -> float | str:
    value = found.value(name)
    if isinstance(value, int | float):
        return value
    return int(str(value)) if str(value).isdigit() else "X"


def _draft(found: Found, when: Period, kind: MomentKind = "duration", *, first: int | None = None) -> list[Draft]:
    return [found.draft(kind, when, first=first)]


def _measured(found: Found) -> list[Draft]:
    """A number before a unit, with its halves and fractions."""
    line, unit, count = found.line, _unit(found), _count(found)
    if unit == "Q" and line.letters[found.match.end() - 2] == "-":
        return []  # "three-quarters of them"
    at, unit_at = found.match.start("count"), found.match.start("unit")
    if line.letters[unit_at] == "P" and line.word(unit_at).lower() not in {"night", "nights"}:
        return []
    if line.word(unit_at)[0].isupper() and line.word(at)[0].isdigit() and line.letters[unit_at - 1] != "-":
        return []  # "60 Minutes"
    one = line.word(at).lower() == "one"
    if one and line.word(unit_at).lower() in {"second", "day", "night", "minute", "week", "time"} and not _led(found, at):
        return []  # "one day the bridge will open"
    if isinstance(count, int | float):
        fraction = found.value("fraction") if found.has("fraction") else None
        count += fraction if isinstance(fraction, float) else 0.5 if found.has("half") else 0
    return _draft(found, length(count, unit))


def _led(found: Found, at: int) -> bool:
    return at > 0 and (found.line.letters[at - 1] in "qLjb" or found.line.word(at - 1).lower() in {"for", "in", "within", "than"})


def _between(found: Found) -> list[Draft]:
    """Such as "two to three weeks": the least is kept."""
    return _draft(found, length(_count(found), _unit(found)))


def _half(found: Found) -> list[Draft]:
    if found.word("half") != "half":
        return []
    whole = HALVES.get(_unit(found))
    return _draft(found, Period(value=whole)) if whole else []


def _chosen(found: Found) -> list[Draft]:
    """Such as "the past two months", "the first nine months", "the next few days"."""
    word = found.word("which")
    if word in {"this", "that", "same", "current", "latest", "present"} and found.line.letters[found.match.start("which")] == "L":
        return [] if word in {"that", "same"} else _draft(found, length(_count(found), _unit(found)))
    return _draft(found, length(_count(found), _unit(found)), first=_with_the(found))


def _with_the(found: Found) -> int:
    at = found.match.start()
    return at - 1 if at and found.line.letters[at - 1] == "d" else at


def _past(found: Found) -> list[Draft]:
    """Such as "the past week", "over the past year", "recent years"."""
    line, at = found.line, found.match.start()
    word, plural = found.word("which"), found.word("unit").endswith("s")
    the = at > 0 and line.letters[at - 1] == "d"
    if not plural and not (word == "past" or (word == "last" and the)):
        return []
    if plural and word not in {"past", "last", "next", "coming"}:
        return []
    return _draft(found, length("X" if plural else 1, _unit(found)), first=_with_the(found))


def _single(found: Found) -> list[Draft]:
    """One of a unit: "for a year", "a day after"; "a week" alone is a rate."""
    line, at = found.line, found.match.start()
    behind = line.text[line.ends[found.match.end() - 1] :][:WIDE]
    lead = line.text[max(0, line.starts[at] - WIDE) : line.starts[at]]
    bounded = at > 0 and line.letters[at - 1] == "q"
    if found.word("unit") == "second" and NOUN.match(behind):
        return []
    if found.word("unit").endswith("s") or not (bounded or BEFORE_LENGTH.search(lead) or BEHIND.match(behind)):
        return []
    if re.match(r"\s+(?:ago|old|of|in)\b|[‐‑-]", behind) and not bounded:
        return []
    return _draft(found, length(1, _unit(found)))


def _whole(found: Found) -> list[Draft]:
    """Such as "all day", "the whole week", "the entire year"."""
    word = found.word("whole")
    if word not in {"whole", "entire", "full", "all"} or found.word("unit").endswith("s"):
        return []
    return _draft(found, length(1, _unit(found)), first=_with_the(found))


def _some(found: Found) -> list[Draft]:
    """Such as "some days", "another week"."""
    plural = found.word("unit").endswith(("s", "ies"))
    if not plural and found.word("some").startswith(("another", "a ", "an ", "the ")):
        return _draft(found, length(1, _unit(found)))
    return _draft(found, length("X", _unit(found))) if found.word("some") == "some" and plural else []


def _plural(found: Found) -> list[Draft]:
    """Such as "for months", "years of war"."""
    line, at = found.line, found.match.start()
    if not found.word("unit").endswith(("s", "ies")) or line.word(at)[0].isupper():
        return []
    lead = line.text[max(0, line.starts[at] - WIDE) : line.starts[at]]
    return _draft(found, length("X", _unit(found))) if BEFORE_PLURAL.search(lead) else []


def _every(found: Found) -> list[Draft]:
    """Such as "every week", "each Monday", "every two years"."""
    letter, value = found.line.letters[found.match.start("unit")], found.value("unit")
    if letter == "W":
        return _draft(found, Period(value=f"XXXX-WXX-{found.number('unit') + 1}"), "set")
    if letter == "S":
        return _draft(found, Period(value=f"XXXX-{value}"), "set")
    if letter == "P":
        return _draft(found, Period(value=PARTS.get(str(value), "XXXX-XX-XX")), "set")
    if letter == "M":
        return _draft(found, Period(value=f"XXXX-{found.number('unit'):02}"), "set")
    if value == "WE":
        return _draft(found, Period(value="XXXX-WXX-WE"), "set")
    count = _count(found) if found.has("count") else 1
    if found.line.letters[found.match.end() - 2] == "O":
        count = found.number("nth")
    return _draft(found, length(count, _unit(found)), "set")


def _often(found: Found) -> list[Draft]:
    """Such as "daily", "weekly", "Mondays"; "Daily Mail" and "the Weekly" are names."""
    line, at = found.line, found.match.start()
    word = line.word(at)
    behind = line.text[line.ends[at] : line.ends[at] + 3]
    ahead = line.text[max(0, line.starts[at] - 6) : line.starts[at]].lower()
    value = str(found.value("often"))
    if value.startswith("XXXX-W"):
        return _draft(found, Period(value=value), "set")
    if word[0].isupper() or re.match(r"\s+[A-Z]|[-‑]", behind) or ahead.endswith(("-", "‑")):
        return []
    return _draft(found, Period(value=value), "set")


def _times(found: Found) -> list[Draft]:
    """Such as "twice a week", "three times a day"."""
    return _draft(found, length(1, _unit(found)), "set")


LENGTHS = (
    rule("nNY", r"(?P<count>[nNY]) (?:(?P<half>kaf)|(?P<fraction>f))? (?:-?l{1,2})? -? (?P<unit>[UQP]) (?! -?z) (?! -?A)", _measured),
    rule("nN", r"(?P<count>[nN]) (?P<unit>U) (?P<half>kaf) (?! -?A )", _measured),
    rule("a", r"(?P<count>a) (?P<unit>U) (?P<half>kaf) (?! -?A )", lambda found: _draft(found, length(1.5, _unit(found)))),
    rule("nN", r"(?P<count>[nN]) [tk-] [nN] l? -? (?P<unit>[UQ]) (?! -? z) (?! -?A )", _between),
    rule("f", r"(?P<half>f) -? [ad]? (?P<unit>U)", _half),
    rule("a", r"a (?P<half>f) -? (?P<unit>U)", _half),
    rule("LO", r"(?P<which>[LO]) (?P<count>[nN]) l? -? (?P<unit>[UQ]) (?! -? z)", _chosen),
    rule("L", r"(?P<which>L) (?P<unit>[UQ])", _past),
    rule("a", r"a l? (?P<unit>U) (?! -?[Az])", _single),
    rule("l", r"(?P<whole>l) (?P<unit>[UQ])", _whole),
    rule("U", r"(?P<unit>U) (?! -?A )", _plural),
    rule("q", r"(?P<some>q) (?P<unit>U) (?! -?A )", _some),
    rule("g", r"g (?: (?P<count>[nN]) l? | (?P<nth>O) )? (?P<unit>[UQPWSM])", _every),
    rule("G", r"(?P<often>G)", _often),
    rule("m", r"m [ag] (?P<unit>[UQP])", _times),
    rule("nN", r"[nN] m [ag] (?P<unit>[UQP])", _times),
)  # fmt: skip
