"""Clock times with their zones: 159 of real reports, marked by hand before the rules were written.

In: the folder of the corpora. Out: a row, and the misses. The marks (`zonecases.jsonl`) are ids and offsets, no text: the instant in UTC
where the report tells zone and day, the clock on the wall ("T10:00") with its zone where it tells no day, no zone where it tells none.
Two readers marked half each; the sentences were drawn by pattern, those near a change of clocks first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.annotate.annotator import annotate
from sayso.bench.corpora import read_corpus
from sayso.bench.rows import Row
from sayso.collate.place import place_days
from sayso.collate.timings import zone_of
from sayso.model import Instant, Moment, Report, Span, Unplaced, WallTime, When

ASKED = 0.95


class ZoneCase(msgspec.Struct, frozen=True, kw_only=True):
    """One clock time as a reader marked it."""

    set: str
    report: str
    start: int
    end: int
    published: str | None
    value: str
    zone: str | None
    candidates: list[str] = []


@cache
def read_zone_cases() -> tuple[ZoneCase, ...]:
    """What was marked."""
    lines = (files("sayso.bench") / "zonecases.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=ZoneCase) for line in lines)


def measure_zones(folder: Path) -> Iterator[Row]:
    """The share of the cases that are right in clock, zone and, where told, day; each miss."""
    by_set: dict[str, dict[str, list[ZoneCase]]] = defaultdict(lambda: defaultdict(list))
    for case in read_zone_cases():
        by_set[case.set][case.report].append(case)
    right, misses = 0, []
    for name, wanted in by_set.items():
        for identity, report in read_corpus(folder, name, wanted):
            for case, moment in _found(report, wanted[identity]):
                fits = moment is not None and is_right(case, moment)
                right += fits
                if not fits:
                    words = " ".join(report.text[case.start : case.end].split())
                    misses.append(f"{words}: {case.value} {case.zone} | {_told(moment)}")
    total = len(read_zone_cases())
    yield Row(measure="clock times with their zones", value=right / total, floor=ASKED, detail=f"{right} of {total}")
    for miss in sorted(misses):
        yield Row(measure="  miss", value=0, unit="count", detail=miss)


def _found(report: Report, cases: list[ZoneCase]) -> Iterator[tuple[ZoneCase, Moment | None]]:
    """Each case with the clock time found where it stands."""
    _, (notes,), _ = place_days((report,), (annotate(report),))
    clocks = [moment for moment in notes.moments if moment.kind == "time"]
    for case in cases:
        span = Span(case.start, case.end)
        near = [moment for moment in clocks if moment.span.touches(span)]
        yield case, max(near, key=lambda one: min(one.span.end, span.end) - max(one.span.start, span.start), default=None)


def is_right(case: ZoneCase, moment: Moment) -> bool:
    """Whether a clock time is told as it was marked; a day that was not marked is not asked for."""
    when = moment.when
    if case.value.endswith("Z"):
        return isinstance(when, Instant) and when.value == case.value
    if case.zone is None or case.zone == "unknown":
        told = when.value if isinstance(when, WallTime) else f"T{when.clock:%H:%M}" if isinstance(when, Unplaced) and when.clock else ""
        no_zone = isinstance(when, WallTime) or (isinstance(when, Unplaced) and when.zone in {None, "local"})
        return no_zone and (told or "").endswith(
            case.value if case.value.startswith("T") or isinstance(when, WallTime) else case.value[10:]
        )
    mine = _minute(when, case.published)
    return mine is not None and mine == _minute_at(time.fromisoformat(case.value[1:]), case.zone, case.published)


def _minute(when: When, published: str | None) -> int | None:
    """The minute of the day in UTC at which a clock time with a zone falls."""
    if isinstance(when, Instant):
        return when.at.astimezone(UTC).hour * 60 + when.at.astimezone(UTC).minute
    return _minute_at(when.clock, when.zone, published) if isinstance(when, Unplaced) and when.clock and when.zone else None


def _minute_at(at: time, zone: str, published: str | None) -> int | None:
    """The same for a clock on the wall, on the day of publication; None in a zone that is not known."""
    if zone in {"local", "unknown"}:
        return None
    day = date.fromisoformat(published) if published else date(2031, 1, 1)
    utc = datetime.combine(day, at, zone_of(zone)).astimezone(UTC)
    return utc.hour * 60 + utc.minute


def _told(moment: Moment | None) -> str:
    if moment is None:
        return "not found"
    when = moment.when
    if isinstance(when, Unplaced):
        return f"T{when.clock} {when.zone}"
    return f"{when.value} {when.zone if isinstance(when, Instant) else None}"
