"""What lineage costs for a story of a thousand reports.

In: real reports and their notes. Out: a row. More reports than there are come of the real ones with letters of one word in three changed,
at the same places, so that notes hold and the words are another report's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import process_time

from sayso.bench.rows import Row
from sayso.group import find_origins, trace_lineage
from sayso.model import Notes, Report

MANY = 1000
ASKED = 60.0  # CPU-seconds after annotation
WORD = re.compile(r"[A-Za-z]{4,}")


def measure_many(reports: Sequence[Report], notes: Mapping[str, Notes]) -> Row:
    """CPU-seconds of lineage and origins for MANY reports taken for one story, with those for half as many beside."""
    rounds = 1 + MANY // max(1, len(reports))
    made = [_again(report, notes[report.id], number) for number in range(rounds) for report in reports][:MANY]
    half, whole = (_cost(made[:size]) for size in (MANY // 2, MANY))
    return Row(measure=f"lineage of {MANY} reports", value=whole, ceiling=ASKED, unit=" CPU-s", detail=f"{half:.1f} for half as many")


def _cost(made: Sequence[tuple[Report, Notes]]) -> float:
    """CPU-seconds of one story's lineage and origins."""
    start = process_time()
    reports = [report for report, _ in made]
    find_origins(reports, trace_lineage(reports, {own.report: own for _, own in made}))
    return process_time() - start


def _again(report: Report, notes: Notes, number: int) -> tuple[Report, Notes]:
    """The report itself, or from the second round on another of the same places."""
    if number == 0:
        return report, notes

    def changed(found: re.Match[str]) -> str:
        told = hashlib.sha256(f"{number}{found[0]}".encode()).hexdigest()
        return "".join(sorted(found[0], key=told.find)) if int(told[:2], 16) < 85 else found[0]

    one = f"{report.id[:-2]}{number:02}"
    return replace(report, id=one, file=f"{number}-{report.file}", text=WORD.sub(changed, report.text)), replace(notes, report=one)
