"""How fast the annotate room is, and whether its time grows with the length of a report.

In: a folder with `stories/`. Out: rows. Reports are cut to SENTENCES sentences, so that outlets of long reports do not weigh more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from sayso.annotate.annotator import annotate
from sayso.annotate.sentences import find_sentences
from sayso.bench.rows import Row, whole_report
from sayso.encoder.files import read_files
from sayso.encoder.minilm import MiniLM
from sayso.model import Notes, Report
from sayso.read import read_inputs

SENTENCES, REPORTS = 36, 30
ASKED = 6.0  # reports per CPU-second
TIMES = (1, 10, 100)
GROWTH = 2.0  # times the time for its length that the longest may take


def measure_speed(stories: Path) -> Iterator[Row]:
    """Reports per CPU-second with the encoder and by rules, and the time for one report repeated 10 and 100 times."""
    yield from measure_rate(stories)
    yield from _growth(next(cut_reports(stories)).text)


def measure_rate(stories: Path, *, asked: float = ASKED) -> Iterator[Row]:
    """Reports per CPU-second with the encoder and by rules, once the words are read."""
    *reports, first = islice(cut_reports(stories), REPORTS + 1)
    for way, encoder in (("with the encoder", MiniLM(read_files())), ("by rules", None)):
        annotate(first, encoder=encoder)
        start = process_time()
        for report in reports:
            annotate(report, encoder=encoder)
        rate = len(reports) / (process_time() - start)
        floor = asked if encoder else None
        yield Row(
            measure=f"annotate, {way}: reports per CPU-second",
            value=rate,
            floor=floor,
            unit=" a second",
            detail=f"{len(reports)} of {SENTENCES} sentences",
        )


def cut_reports(stories: Path) -> Iterator[Report]:
    """Reports cut after their first sentences; shorter ones are left out."""
    for path in sorted(stories.glob("*.jsonl")):
        for report in read_inputs([path]):
            if isinstance(report, Report):
                sentences = find_sentences(report, Notes(report=report.id)).sentences
                if len(sentences) >= SENTENCES:
                    yield whole_report("speed", report.text[: sentences[SENTENCES - 1].span.end])


def _growth(text: str) -> Iterator[Row]:
    """The time for a text, ten of it and a hundred, each by rules, against the time for one."""
    once = 0.0
    for times in TIMES:
        report = whole_report("speed", "\n\n".join(f"{text} ({number})" for number in range(times)))
        start = process_time()
        annotate(report)
        taken = process_time() - start
        once = once or taken
        yield Row(
            measure=f"annotate by rules: a report {times} times as long, time for its length",
            value=taken / times / once,
            ceiling=GROWTH,
            unit=" times",
        )
