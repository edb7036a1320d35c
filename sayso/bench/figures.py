"""How many: every measure of figures in one run, beside recognizers-text where it is installed, with the misses by cause.

In: a folder with `data/` and `stories/`. Out: rows. What is counted, and who claims or could not verify it, is measured on the reports of
`gold/` by `sayso bench gold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from sayso.annotate.figures import find_figures
from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times
from sayso.bench.date_peers import is_installed, recognize_numbers
from sayso.bench.quantities import measure_quantities
from sayso.bench.rows import Row, require
from sayso.bench.speed import cut_reports
from sayso.model import Notes

ASKED = 150.0  # reports per CPU-second
REPORTS = 40


def measure_figures(folder: Path | None = None) -> tuple[Row, ...]:
    """Every figure; MissingPath without the corpora."""
    folder = require(folder, "data", "stories")
    peer = recognize_numbers if is_installed("recognizers_number") else None
    return (*measure_quantities(folder / "data", peer), *_speed(folder / "stories"))


def _speed(stories: Path) -> Iterator[Row]:
    """Reports of 36 sentences per CPU-second, once their sentences and times are known."""
    reports = list(islice(cut_reports(stories), REPORTS))
    notes = [find_times(report, find_sentences(report, Notes(report=report.id))) for report in reports]
    find_figures(reports[0], notes[0])  # the words are read once
    start = process_time()
    for report, own in zip(reports, notes, strict=True):
        find_figures(report, own)
    rate = len(reports) / (process_time() - start)
    yield Row(measure="figures: reports per CPU-second", value=rate, floor=ASKED, unit=" a second", detail=f"{len(reports)} reports")
