"""Numbers in digits, by their shape and by what is glued to them: "10:30", "20th", "1990s", "5/27/2031", "2031-05-06", "1,000".

In: what stands in digits. Out: its letter in a line (`lexing`), what it is worth, and how many tokens it takes.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from sayso.annotate.times.lexicon import Value
from sayso.words.times import time_words

Read = tuple[str, Value, int]  # a letter, what it is worth, how many tokens it took
# Hours that no clock shows, or of no one day, with the reason.
FAULTS = {
    "24:00": "it ends one day and begins another",
    "23:59:60": "a leap second is no time that a clock here can show",
}
MONEY = frozenset("$£€¥#")
YEARS = range(1500, 2100)
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
LONGEST = 9  # digits of a number that may be part of a time


def read_number(text: str, tokens: list[re.Match[str]], at: int) -> Read:
    """A number in digits by its shape and by what is glued to it."""
    token = tokens[at]
    digits, end = token[0], token.end()
    before = text[token.start() - 1 : token.start()] if token.start() else " "
    if (
        before in MONEY
        or (before == " " and text[token.start() - 2 : token.start() - 1] in MONEY)
        or len(digits) > LONGEST
        or before.isalpha()
        or (before == "-" and text[token.start() - 2 : token.start() - 1].isupper())
    ):
        return "x", None, 1
    glued = tokens[at + 1][0].lower() if at + 1 < len(tokens) and tokens[at + 1].start() == end else ""
    if glued and glued[0].isalpha():
        return _read_glued(tokens, at, glued)
    if glued == "%":
        return "x", None, 1
    if ":" in digits:
        return _read_clock(digits)
    if "/" in digits:
        return _read_slashes(digits)
    return _read_plain(digits)


def _read_glued(tokens: list[re.Match[str]], at: int, glued: str) -> Read:
    """A number with letters: "20th", "1990s", "10am", "24h"."""
    digits = tokens[at][0]
    whole = digits.isdigit()
    if glued in SUFFIXES and whole:
        return "O", int(digits), 2
    if glued == "s" and whole and digits.endswith("0") and (len(digits) == 2 or int(digits) in YEARS):
        return "E", int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10, 2
    if tokens[at + 1].lastgroup == "half" or glued in {"h", "hrs", "hours", "hr", "min", "mins", "secs"}:
        return _read_clock(digits) if ":" in digits else _read_plain(digits)
    return "x", None, 1


def _read_plain(digits: str) -> Read:
    """Digits with commas or a point."""
    if digits.isdigit():
        number = int(digits)
        if len(digits) == 4 and number in YEARS:
            return "Y", number, 1
        return ("N" if 0 < number < 32 and len(digits) < 3 else "n"), number, 1
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+", digits):
        return "n", float(digits.replace(",", "")), 1
    return "x", digits, 1


def _read_clock(digits: str) -> Read:
    """What a clock shows: "10:30"; 24:00 and a leap second by why they are no clock time, "25:10" and "2:3" as none."""
    if digits in FAULTS:
        return "I", FAULTS[digits], 1
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", digits)
    return ("T", time(int(found[1]), int(found[2]), int(found[3] or 0)), 1) if found else ("x", digits, 1)


def _read_slashes(digits: str) -> Read:
    """A fraction, or a date that can be read in one way only: "1/2", "5/27/2031"; "4/5/2031" and "5/27/31" have a fault."""
    parts = [int(part) for part in digits.split("/") if part.isdigit()]
    if digits == "9/11":
        return "F", time_words("event")["9/11"], 1
    if len(parts) == 2 and 0 < parts[0] < parts[1] <= 16 and len(digits) < 4:
        return "f", parts[0] / parts[1], 1
    is_date = len(parts) == 3 and 0 < min(parts[:2]) <= 12 and max(parts[:2]) <= 31 and (parts[2] < 100 or parts[2] in YEARS)
    return ("I", _read_date(*parts), 1) if is_date else ("x", digits, 1)


def _read_date(first: int, second: int, year: int) -> Value:
    """A date in numbers, or why it tells none."""
    if year not in YEARS:
        return "a year of two digits may be of any century"
    if max(first, second) <= 12 and first != second:
        return "day and month may stand in either order"
    try:
        return date(year, second, first) if first > 12 else date(year, first, second)
    except ValueError:
        return "no calendar has such a day"


def read_iso(written: str) -> Read:
    """A stamp of ISO 8601: a day, or an instant or wall time; no time where the calendar has none."""
    try:
        return "I", datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written), 1
    except ValueError:
        return "x", None, 1
