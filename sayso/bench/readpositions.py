"""Positions read by hand: of those that the program finds in five stories, how many an editor calls right.

In: the folder of the stories. Out: rows. The judgements (`readpositions.jsonl`) are ids, offsets and stances, no text: a reader who did not
write the program judged every position that it found in five stories which its author had not looked at. What it finds today and nobody
has judged is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.bench.rows import Row
from sayso.desk import Desk
from sayso.model import Stance

ASKED = 0.80


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One position as the reader judged it."""

    set: str
    report: str
    start: int
    end: int
    stance: Stance
    right: bool


@cache
def read_judgements() -> tuple[Judged, ...]:
    """What was judged."""
    lines = (files("sayso.bench") / "readpositions.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Judged) for line in lines)


def measure_positions(folder: Path) -> Iterator[Row]:
    """The share right of those found that were judged."""
    known = {(one.report, one.start, one.end, one.stance): one.right for one in read_judgements()}
    right, unread = [], 0
    for name in sorted({one.set for one in read_judgements()}):
        for account in Desk.read([folder / name]).accounts:
            for one in account.positions:
                verdict = known.get((one.report, one.start, one.end, one.stance))
                unread += verdict is None
                right += [] if verdict is None else [verdict]
    detail = f"{sum(right)} of {len(right)} judged; {unread} found that nobody has judged"
    yield Row(measure="positions in five stories: right", value=sum(right) / max(1, len(right)), floor=ASKED, detail=detail)
