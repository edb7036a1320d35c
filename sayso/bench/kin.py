"""Lineage against pairs of reports marked by hand, which are copies and rewrites in five stories without gold, and what it costs.

In: a folder with `stories/`. Out: rows, pooled and a story each. The marks (`kin.jsonl`: report ids, kind, who marked) were made by readers
who had read the reports side by side and seen no output of lineage nor one another's marks; every other pair is not kin. Excerpts count
neither way. Reader 1 marked the five stories that are asked for; reader 2 read the two of them that are hard once more, and says how sure
each mark is: what the two make of one another is as near as a measure of this kind can come. Reader 3 marked eleven other stories.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.annotate import annotate
from sayso.bench.many import measure_many
from sayso.bench.rows import Row, require
from sayso.encoder import load_encoder
from sayso.group import trace_lineage
from sayso.model import Notes, Report
from sayso.read import read_inputs

MARKS = Path(__file__).with_name("kin.jsonl")
ASKED = 0.95  # F1 of copies and rewrites
SURE = 0.7  # how sure of a mark the second reader must be for it to count
READ_BY_THIRD = (  # also those in which the third reader found no pair
    "airasia-8501", "baghdadi-dead", "baghdadi-injured", "boko-haram-21-girls", "china-tariffs", "cleveland-women-found", "g7-trade",
    "goldman-5bn-tax", "texas-gunman-airforce", "thai-cave", "turkey-offensive",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Pairs of one story that are found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0


def measure_lineage(folder: Path | None = None) -> tuple[Row, ...]:
    """F1 on the marked stories, and the CPU-seconds of many reports; MissingPath without the stories, MissingModel without the model."""
    encoder = load_encoder()
    stories: dict[str, dict[str, tuple[Report, Notes]]] = {}
    for path in sorted((require(folder, "stories") / "stories").glob("*.jsonl")):
        reports = (report for report in read_inputs([path]) if isinstance(report, Report))
        stories[path.stem] = {report.id: (report, annotate(report, encoder=encoder)) for report in reports}
    heap = {report: told for story in stories.values() for report, told in story.items()}
    cost = measure_many([report for report, _ in heap.values()], {report: own for report, (_, own) in heap.items()})
    return (*measure_kin(stories), cost)


def measure_kin(stories: Mapping[str, Mapping[str, tuple[Report, Notes]]]) -> Iterator[Row]:
    """F1 of copies and rewrites over the marked stories among these, which are by name; their reports by id."""
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    asked = sorted({mark["story"] for mark in marks if mark["reader"] == 1} & stories.keys())
    yield from _measure("all marked stories", {story: (_kinds(marks, story, 1), _found(stories[story])) for story in asked}, ASKED)
    others = [story for story in READ_BY_THIRD if story in stories]
    yield from _measure("eleven other stories", {story: (_kinds(marks, story, 3), _found(stories[story])) for story in others}, None)
    twice = sorted({mark["story"] for mark in marks if mark["reader"] == 2})
    yield from _measure("one reader against another", {story: (_kinds(marks, story, 1), _sure(marks, story)) for story in twice}, None)


def _kinds(marks: Sequence[Mapping[str, Any]], story: str, reader: int) -> dict[frozenset[str], str]:
    """What a reader made of each pair of a story."""
    own = (mark for mark in marks if (mark["story"], mark["reader"]) == (story, reader))
    return {frozenset((mark["one"], mark["other"])): mark["kind"] for mark in own}


def _sure(marks: Sequence[Mapping[str, Any]], story: str) -> frozenset[frozenset[str]]:
    """The copies and rewrites of a story of which the second reader is sure."""
    own = (mark for mark in marks if (mark["story"], mark["reader"]) == (story, 2))
    return frozenset(frozenset((mark["one"], mark["other"])) for mark in own if mark["kind"] != "excerpt" and mark["sure"] >= SURE)


def _measure(
    name: str, pairs: Mapping[str, tuple[Mapping[frozenset[str], str], frozenset[frozenset[str]]]], asked: float | None
) -> Iterator[Row]:
    """A row pooled over stories, then one a story in which there is something to find or something was found."""
    counted = {story: count_pairs(marked, found) for story, (marked, found) in pairs.items()}
    pooled = Counted(
        right=sum(one.right for one in counted.values()),
        wrong=sum(one.wrong for one in counted.values()),
        missed=sum(one.missed for one in counted.values()),
    )
    told = {f"  {story}": one for story, one in counted.items() if one != Counted(right=0, wrong=0, missed=0)}
    for label, one, floor in ((name, pooled, asked), *((label, one, None) for label, one in told.items())):
        detail = f"{one.right} right, {one.wrong} wrong, {one.missed} missed"
        yield Row(measure=f"copies and rewrites, {label}: F1", value=one.f1, floor=floor, detail=detail)


def count_pairs(marked: Mapping[frozenset[str], str], found: frozenset[frozenset[str]]) -> Counted:
    """The pairs found against those marked, each with its kind.

    >>> count_pairs({frozenset("ab"): "copy", frozenset("bc"): "excerpt"}, frozenset({frozenset("bc"), frozenset("ac")}))
    Counted(right=0, wrong=1, missed=1)
    """
    wanted = {pair for pair, kind in marked.items() if kind != "excerpt"}
    return Counted(right=len(wanted & found), wrong=len(found - marked.keys()), missed=len(wanted - found))


def _found(reports: Mapping[str, tuple[Report, Notes]]) -> frozenset[frozenset[str]]:
    """The pairs of a story that lineage calls copy or rewrite."""
    lineage = trace_lineage([report for report, _ in reports.values()], {report: notes for report, (_, notes) in reports.items()})
    return frozenset(frozenset((kin.source, kin.target)) for kin in lineage if kin.kind != "excerpt")
