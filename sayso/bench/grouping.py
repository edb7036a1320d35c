"""Grouping: all stories poured into one heap, and how well they come apart again.

In: a folder with `stories/`. Out: rows. BCubed (Bagga and Baldwin 1998; Amigó et al. 2009): for each report the share of its group
that tells its story, and the share of its story that stands in its group, averaged. A set-aside report counts as a group of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path
from time import perf_counter

from sayso.annotate.annotator import annotate
from sayso.bench.rows import Row, require
from sayso.encoder import load_encoder
from sayso.group import group_reports
from sayso.model import Report, Story
from sayso.read import read_inputs

FLOOR = 0.9  # BCubed F1; .99 when it was set


def measure_grouping(folder: Path | None = None) -> tuple[Row, ...]:
    """BCubed precision, recall and F1 over all stories of `folder`/stories at once; MissingPath where there are none."""
    heap: list[Report] = []
    labels: dict[str, str] = {}
    for name, path in _stories(require(folder, "stories") / "stories"):
        read = [report for report in read_inputs([path]) if isinstance(report, Report)]
        heap.extend(report for report in read if report.id not in labels)
        labels |= {report.id: labels.get(report.id, name) for report in read}
    encoder = load_encoder()
    notes = {report.id: annotate(report, encoder=encoder, steps=()) for report in heap}
    start = perf_counter()
    stories = group_reports(heap, notes)
    taken = perf_counter() - start
    groups = groups_of(stories)
    order = sorted(labels)
    precision, recall, f1 = bcubed([groups[one] for one in order], [labels[one] for one in order])
    detail = f"{len(heap)} reports, {len(set(labels.values()))} stories, {len(stories)} found"
    plain = group_reports(heap, {report.id: annotate(report, steps=()) for report in heap})
    kinships = [sum(len(story.lineage) for story in told) for told in (plain, stories)]
    return (
        Row(measure="BCubed precision", value=precision, detail=detail),
        Row(measure="BCubed recall", value=recall, detail=detail),
        Row(measure="BCubed F1", value=f1, floor=FLOOR, detail=detail),
        Row(measure="kinships by words alone", value=kinships[0], unit="count"),
        Row(measure="kinships by words and vectors", value=kinships[1], unit="count"),
        Row(measure="grouping and lineage", value=taken, unit=" s", detail="in this run"),
    )


def groups_of(stories: Sequence[Story]) -> dict[str, str]:
    """The group of every report by its id: its story's id, or its own where it is set aside."""
    groups = {report.id: story.id for story in stories for report in story.reports}
    return groups | {aside.report.id: aside.report.id for story in stories for aside in story.set_aside}


def bcubed(found: Sequence[Hashable], true: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition, given the group found and the true one of each member.

    >>> bcubed("aab", "xyy")
    (0.6666666666666666, 0.6666666666666666, 0.6666666666666666)
    """
    both, groups, wanted = Counter(zip(found, true, strict=True)), Counter(found), Counter(true)
    total = len(found) or 1
    precision = sum(count * count / groups[group] for (group, _), count in both.items()) / total
    recall = sum(count * count / wanted[label] for (_, label), count in both.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _stories(folder: Path) -> list[tuple[str, Path]]:
    """Every story with its name: its JSON lines, or its folder of texts where there are none."""
    named = {path.stem: path for path in folder.glob("*.jsonl")}
    named |= {path.name: path for path in folder.iterdir() if path.is_dir() and path.name not in named}
    return sorted(named.items())
