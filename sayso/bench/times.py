"""When: every measure of times in one run, beside dateparser and recognizers-text where these are installed, with the misses by cause.

In: a folder with `data/` and `stories/`. Out: rows. The reports of `gold/` are measured by `sayso bench gold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times
from sayso.bench.date_peers import placers, reports_per_second, time_finder
from sayso.bench.quotedtimes import measure_quoted_times
from sayso.bench.recognizers import measure_recognizers
from sayso.bench.rows import Row, require
from sayso.bench.speed import cut_reports
from sayso.bench.timebank import measure_timebank
from sayso.bench.timenorm import measure_timenorm
from sayso.bench.weekdays import measure_weekdays
from sayso.bench.zones import measure_zones
from sayso.model import Notes

ASKED = 150.0  # reports per CPU-second
REPORTS, OF_PEERS = 40, 3  # the peers are slow, and three reports tell how slow
PEERS = ("dateparser", "recognizers-text")


def measure_times(folder: Path | None = None) -> tuple[Row, ...]:
    """Every figure; MissingPath without the corpora, MissingModel without the model (quotations are found with it)."""
    folder = require(folder, "data", "stories")
    data = folder / "data"
    return (
        *measure_timebank(data),
        *measure_timenorm(data),
        *measure_recognizers(data, time_finder()),
        *measure_weekdays(folder, placers()),
        *measure_zones(folder),
        *measure_quoted_times(folder),
        *_speed(folder / "stories"),
    )


def _speed(stories: Path) -> Iterator[Row]:
    """Reports of 36 sentences per CPU-second, once their sentences are known, and the peers' on the bare text."""
    reports = list(islice(cut_reports(stories), REPORTS))
    notes = [find_sentences(report, Notes(report=report.id)) for report in reports]
    find_times(reports[0], notes[0])  # the words are read once
    start = process_time()
    for report, own in zip(reports, notes, strict=True):
        find_times(report, own)
    rate = len(reports) / (process_time() - start)
    yield Row(measure="times: reports per CPU-second", value=rate, floor=ASKED, unit=" a second", detail=f"{len(reports)} reports")
    for name in PEERS:
        rate_of = reports_per_second([report.text for report in reports[:OF_PEERS]], name)
        detail = "is not installed" if rate_of is None else f"{OF_PEERS} reports"
        yield Row(measure=f"  {name}: reports per CPU-second", value=rate_of or 0.0, unit=" a second", detail=detail)
