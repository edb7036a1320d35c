"""Times against the cases of recognizers-text (Microsoft), those that occur in news prose, and the same for what it finds itself.

In: the folder of the corpora. Out: rows: F1 of exact extents, and of those found exactly the share with the right value. The cases take
the preposition of a border or a range into the extent ("since Monday", "from May to June"), and give every value that fits ("Friday" is
the last or the next); our times are read that way here. What is left out, and why, stands in `notnews.toml`; a row counts it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.bench.placing import place_times
from sayso.bench.rows import Row
from sayso.model import Day, Instant, Moment, Notes, Period, Unplaced, WallTime, When
from sayso.tell.timex import read_timex

SPEC = "DateTime/English/DateTimeModel"
ASKED_SPANS, ASKED_VALUES = 0.75, 0.80
# Hours of the parts of a day as these cases have them.
PARTS = {"MO": ("08:00:00", "12:00:00"), "AF": ("12:00:00", "16:00:00"), "EV": ("16:00:00", "20:00:00"), "NI": ("20:00:00", "23:59:59")}
SECONDS = {
    "Y": 31_536_000,
    "M": 2_592_000,
    "W": 604_800,
    "D": 86_400,
    "TH": 3600,
    "TM": 60,
    "TS": 1,
    "DE": 315_360_000,
    "CE": 3_153_600_000,
}
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)")
# What these cases take into an extent: the word of a border, the first word of a range, "in" before a part of a day.
LEAD = re.compile(
    r"\b(?:since|until|till|before|after|by|prior to|starting(?: on)?|beginning(?: on)?|as early as|as late as|ending|around|about)\s+$",
    re.IGNORECASE,
)
OPENS = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
IN = re.compile(r"\b(?:in|at)\s+$", re.IGNORECASE)
LENGTH_TOLD = re.compile(r"(?:an?|\d+|[a-z]+) (?:days?|weeks?|months?|years?)\b(?! ago)", re.IGNORECASE)
VAGUE = "3"  # what these cases take "several" for
MOST = 40
Found = tuple[int, int, frozenset[str]]
"""First character, last character, and what its value may be called."""
Finder = Callable[[str, date], list[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An input with the day it was given on, and the times in it."""

    text: str
    day: date
    times: tuple[Found, ...]


@cache
def read_cases(data: Path) -> tuple[tuple[Case, ...], dict[str, int]]:
    """The cases of news prose, and how many were left out by reason."""
    left_out = [
        (row["why"], re.compile(row["pattern"])) for row in tomllib.loads((files("sayso.bench") / "notnews.toml").read_text())["left_out"]
    ]
    kept, why = [], Counter[str]()
    for line in (data / "peer-cases" / "recognizers-text" / "cases.dev.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["spec"] != SPEC or not row["ref"]:  # one case has no day
            continue
        reason = next((reason for reason, pattern in left_out if pattern.search(row["input"])), None)
        if reason:
            why[reason] += 1
        else:
            kept.append(
                Case(text=row["input"], day=date.fromisoformat(row["ref"][:10]), times=tuple(_found(one) for one in row["results"]))
            )
    return tuple(kept), dict(why)


def _found(result: dict[str, Any]) -> Found:
    """A time of a case, with every value that it may have."""
    names: set[str] = set()
    for value in (result.get("Resolution") or {}).get("values") or ():
        names |= {str(value.get("timex")), str(value.get("value")), f"{value.get('start')}/{value.get('end')}"}
    return result["Start"], result["End"] + 1, frozenset(names - {"None", "None/None", "not resolved"})


def measure_recognizers(data: Path, peer: Finder | None = None) -> Iterator[Row]:
    """Ours, and the peer's where it is installed; what was left out, and our misses."""
    cases, left_out = read_cases(data)
    spans, values, detail, misses = score(cases, find_times_here)
    yield Row(measure="recognizers-text cases of news prose: exact F1", value=spans, floor=ASKED_SPANS, detail=detail)
    yield Row(measure="recognizers-text cases of news prose: value", value=values, floor=ASKED_VALUES)
    if peer:
        spans, values, detail, _ = score(cases, peer)
        yield Row(measure="  recognizers-text itself: exact F1", value=spans, detail=detail)
        yield Row(measure="  recognizers-text itself: value", value=values)
    for why, count in left_out.items():
        yield Row(measure="  left out", value=count, unit="count", detail=why)
    for miss, times in misses.most_common(MOST):
        yield Row(measure="  miss", value=times, unit="count", detail=miss)


def score(cases: tuple[Case, ...], find: Finder) -> tuple[float, float, str, Counter[str]]:
    """F1 of exact extents, the share of right values among them, what these are of, and the misses."""
    exact = right = found = true = 0
    misses: Counter[str] = Counter()
    for case in cases:
        mine = {(start, end): names for start, end, names in find(case.text, case.day)}
        found, true = found + len(mine), true + len(case.times)
        for start, end, names in case.times:
            if (start, end) not in mine:
                misses[f"{case.text[start:end]!r} of {case.text[:90]!r}"] += 1
                continue
            exact += 1
            fits = bool(names & mine[start, end])
            right += fits
            if not fits:
                misses[f"value: {case.text[start:end]!r} {case.day}: {sorted(names)[:4]} | {sorted(mine[start, end])}"] += 1
        for start, end in mine.keys() - {(start, end) for start, end, _ in case.times}:
            misses[f"no time: {case.text[start:end]!r} of {case.text[:90]!r}"] += 1
    return 2 * exact / ((found + true) or 1), right / (exact or 1), f"{len(cases)} inputs, {true} times, {found} found", misses


def find_times_here(text: str, day: date) -> list[Found]:
    """Our times as these cases write them."""
    notes = place_times(text, day)
    ends = {moment.until for moment in notes.moments}
    return [_extent(text, notes, moment) for moment in notes.moments if moment.id not in ends]


def _extent(text: str, notes: Notes, moment: Moment) -> Found:
    """A moment with what these cases take into its extent, or a range as one."""
    last = next((one for one in notes.moments if one.id == moment.until), None)
    start = moment.span.start
    lead = (OPENS if last else LEAD).search(text, max(0, start - 16), start)
    ahead = moment.kind == "date" and moment.span.of(text)[-1:] == "s" and LENGTH_TOLD.match(text, start) is not None
    if not lead and (ahead or (isinstance(moment.when, Unplaced) and moment.when.part and moment.when.shift is None)):
        lead = IN.search(text, max(0, start - 16), start)
    if moment.kind == "duration" and not lead and text[start : start + 4].lower() == "the ":
        start += 4  # these cases leave the article out
    start = lead.start() if lead else start
    if last:
        return start, last.span.end, frozenset({f"{_bounds(moment.when)[0]}/{_bounds(last.when)[0]}"})
    return start, moment.span.end, frozenset(_names(moment))


def _names(moment: Moment) -> set[str]:
    """What a moment's value may be called."""
    when, timex = moment.when, read_timex(moment)
    first, last = _bounds(when)
    names = {timex, f"{first}/{last}", first if first == last else ""}
    if moment.border in {"before", "until", "by"}:
        names = {f"None/{first}"}
    elif moment.border == "since":
        names = {f"{first}/None"}
    elif moment.border == "after":
        names = {f"{last}/None", f"{first}/None"}
    if isinstance(when, Day | WallTime | Instant) or (isinstance(when, Unplaced) and when.clock):
        names |= {first}
    if isinstance(when, Period) and (told := LENGTH.fullmatch(when.value)):
        names.add(f"{float(told[2]) * SECONDS.get(told[1] + told[3], 0):.10g}")
    if isinstance(when, Day) and when.part in PARTS:
        names |= {f"T{when.part}", "/".join(PARTS[when.part])}  # "in the morning" is of no day there
    if isinstance(when, Period) and "X" in when.value:
        names.add(when.value.replace("X", VAGUE))
    return names - {""}


def _bounds(when: When) -> tuple[str, str]:
    """The first moment of a time and the first behind it, as these cases write them; empty for what has none."""
    if isinstance(when, Day) and when.part in PARTS:
        first, last = PARTS[when.part]
        return f"{when.value} {first}", f"{when.value} {last}"
    if isinstance(when, Period):
        return (str(when.first), str(when.last + timedelta(days=1))) if when.first and when.last else ("", "")
    if isinstance(when, Unplaced) and not when.clock:
        return PARTS.get(when.part or "", ("", ""))
    one = _point(when)
    return one, one


def _point(when: When) -> str:
    """A time that is no stretch, as these cases write it."""
    if isinstance(when, WallTime):
        return f"{when.on} {when.at:%H:%M:%S}"
    if isinstance(when, Unplaced):
        return f"{when.clock:%H:%M:%S}" if when.clock else ""
    return when.value or ""
