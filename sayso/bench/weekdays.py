"""Weekday words of the five reports of one story, the day of publication given, ours and those of general date libraries.

In: the folder of the stories. Out: rows. The marks (`weekdays.jsonl`) are ids and offsets, no text: 35 words in the reports of
`stories/trump-putin-call`, each with the day that it means, read by hand. The bare text is given to all alike, captions too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.bench.placing import place_times
from sayso.bench.rows import Row
from sayso.model import Span

STORY, PUBLISHED = "stories/trump-putin-call", date(2025, 5, 19)
Placer = Callable[[str, Span, date], str | None]
"""A text, a weekday's span and the day of publication to the day that the word means; None where it is not found."""


class WeekdayMark(msgspec.Struct, frozen=True, kw_only=True):
    """One weekday word and its day."""

    report: str
    start: int
    end: int
    value: str


@cache
def read_weekdays() -> tuple[WeekdayMark, ...]:
    """What was marked."""
    lines = (files("sayso.bench") / "weekdays.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=WeekdayMark) for line in lines)


def measure_weekdays(folder: Path, peers: dict[str, Placer]) -> Iterator[Row]:
    """The share on the right day, ours and each peer's; our misses."""
    for name, placer in {"": _place_here, **peers}.items():
        right, misses = 0, []
        for mark in read_weekdays():
            text = (folder / STORY / mark.report).read_text(encoding="utf-8")
            value = placer(text, Span(mark.start, mark.end), PUBLISHED)
            right += value == mark.value
            if value != mark.value:
                misses.append(f"{mark.report} {mark.start}: {mark.value} | {value}")
        total = len(read_weekdays())
        measure = f"  {name}: weekday words" if name else "weekday words of five reports"
        yield Row(measure=measure, value=right / total, floor=None if name else 1.0, detail=f"{right} of {total}")
        for miss in misses if not name else ():
            yield Row(measure="  miss", value=0, unit="count", detail=miss)


def _place_here(text: str, span: Span, published: date) -> str | None:
    """The day on which we place a word."""
    found = next((moment for moment in place_times(text, published).moments if moment.span.touches(span)), None)
    return str(found.when.day) if found and found.when.day else None
