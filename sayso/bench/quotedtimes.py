"""Times inside quotations: "today", "last night" and "Monday" as somebody said them, who may not have spoken on the day of publication.

In: the folder of the stories. Out: rows, and the misses. The marks (`quotedtimes.jsonl`) are ids and offsets, no text: 80 words in the
quotations of 20 stories, with the day or TIMEX3 value that they mean and whether they were said on the day of publication (`same day`),
on another that the report or its story tells (`other day`), or nothing tells it (`untold`). One reader marked them, who had not seen what
the program finds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.bench.rows import Row
from sayso.desk import Desk, Settings
from sayso.tell import Account

ASKED = 0.90


class QuotedTime(msgspec.Struct, frozen=True, kw_only=True):
    """One word as a reader marked it."""

    set: str
    report: str
    start: int
    end: int
    said_on: str | None
    value: str
    how: str


@cache
def read_quoted_times() -> tuple[QuotedTime, ...]:
    """What was marked."""
    lines = (files("sayso.bench") / "quotedtimes.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=QuotedTime) for line in lines)


def measure_quoted_times(folder: Path) -> Iterator[Row]:
    """The share that is placed as marked, in all and by when it was said; what is left unplaced is no wrong day, and is counted apart."""
    marks = defaultdict(list)
    for mark in read_quoted_times():
        marks[mark.set].append(mark)
    right, wrong, total, misses = Counter[str](), Counter[str](), Counter[str](), []
    for name, words in marks.items():
        account = Desk.read([folder / name], settings=Settings(together=True)).accounts[0]
        for mark in words:
            value = _value(account, mark)
            total[mark.how] += 1
            right[mark.how] += value == mark.value
            if value != mark.value:
                wrong[mark.how] += value is not None
                misses.append(f"{name} {mark.report} {mark.start}: {mark.value}, said {mark.said_on} ({mark.how}) | {value}")
    every = sum(total.values())
    detail = f"{every} words, {sum(wrong.values())} on a wrong day, the rest left unplaced"
    yield Row(measure="times inside quotations", value=sum(right.values()) / every, floor=ASKED, detail=detail)
    for how, count in sorted(total.items()):
        yield Row(measure=f"  said on {how}", value=right[how] / count, detail=f"{count} words, {wrong[how]} on a wrong day")
    for miss in misses:
        yield Row(measure="  miss", value=0, unit="count", detail=miss)


def _value(account: Account, mark: QuotedTime) -> str | None:
    """The value of the time found where a word stands; a day's where an hour is told."""
    report = next(row.id for row in account.reports if row.file == mark.report)
    found = [row for row in account.times if row.report == report and row.start < mark.end and mark.start < row.end]
    value = found[0].value if found else None
    return value[:10] if value and len(mark.value) == 10 else value
