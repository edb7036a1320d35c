"""Accusations read by hand: of those that are made on the stories without gold, how many two readers call right.

In: a folder with `stories/` and `gold/`. Out: rows. The judgements (`readaccusations.jsonl`) are ids and offsets, no text: the first
reader wrote the rules, the second saw nothing but the reports. An accusation is known by its kind, its verdict and a place in each of two
readings; what is made today and nobody has read is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from typing import Literal

import msgspec

from sayso.bench.rows import Row, require
from sayso.desk import Desk
from sayso.model import ACCUSING, PointKind, Verdict
from sayso.tell.account import PointRow

ASKED = 0.9
Judgement = Literal["right", "wrong", "unsure"]
Place = tuple[str, int, int]  # a report, start and end


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """One accusation as two readers judged it; `readings` are places."""

    story: str
    kind: PointKind
    verdict: Verdict
    readings: list[list[Place]]
    first: Judgement
    second: Judgement
    note: str

    @property
    def holds(self) -> bool:
        """Whether both call it right."""
        return self.first == self.second == "right"


@cache
def read_accusations() -> tuple[Read, ...]:
    """What was read."""
    lines = (files("sayso.bench") / "readaccusations.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Read) for line in lines)


def measure_accusations(folder: Path | None = None) -> Iterator[Row]:
    """The share right of those made that were read, and how many are not read, or no longer made."""
    folder = require(folder, "stories", "gold")
    made, unread = [], 0
    for path in sorted((folder / "stories").glob("*.jsonl")):
        if (folder / "gold" / f"{path.stem}.yaml").exists():
            continue
        for point in (point for account in Desk.read([path]).accounts for point in account.points if point.verdict in ACCUSING):
            known = [one for one in read_accusations() if one.story == path.stem and is_read(point, one)]
            unread += not known
            made += known[:1]
    right = sum(one.holds for one in made)
    yield Row(measure="accusations read by two: right", value=right / max(1, len(made)), floor=ASKED, detail=f"{right} of {len(made)}")
    yield Row(measure="accusations that nobody has read", value=unread, unit="count")
    yield Row(measure="accusations read and no longer made", value=len(read_accusations()) - len(made), unit="count")


def is_read(point: PointRow, read: Read) -> bool:
    """Whether an accusation is one that was read."""
    if (point.kind, point.verdict) != (read.kind, read.verdict):
        return False
    told = [[(one.report, one.start, one.end) for one in reading.witnesses] for reading in point.readings]
    pairs = permutations(told, 2)
    return any(_meet(one, mine) and _meet(other, theirs) for one, other in pairs for mine, theirs in permutations(read.readings, 2))


def _meet(one: list[Place], other: list[Place]) -> bool:
    """Whether a place of the one touches a place of the other."""
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in one for b in other)
