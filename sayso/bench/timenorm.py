"""Values of time phrases against timenorm's (Bethard 2013): a phrase, the day it is told on, its type and value as TIMEX3 writes it.

In: the folder of the corpora. Out: rows. The phrases were cut from their sentences, so each is put into one that says no more than that
a time follows; no tense tells which Friday is meant.
"""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sayso.bench.placing import place_times
from sayso.bench.rows import Row
from sayso.model import Span
from sayso.tell.timex import read_timex

ASKED = 0.80
MOST = 40
LEAD, END = "That was in ", ".\n\n"


def read_groups(data: Path) -> Iterator[tuple[str, date, list[tuple[str, str]]]]:
    """The part, the day and the phrases of a report with their values; a blank line parts the reports, their first line is the day."""
    with tarfile.open(data / "timenorm-phrases" / "timenorm-en.tar.xz") as archive:
        for part in ("train", "test"):
            file = archive.extractfile(f"datasets/en/{part}.tsv")
            for group in file.read().decode("utf-8").strip().split("\n\n") if file else ():
                rows = [line.split("\t") for line in group.splitlines()]
                yield part, date.fromisoformat(rows[0][2][:10]), [(row[0], row[2]) for row in rows[1:]]


def measure_timenorm(data: Path) -> Iterator[Row]:
    """The share of phrases with the same value, in all, and by part; the misses of train."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for part, day, phrases in read_groups(data):
        for (phrase, value), mine in zip(phrases, read_values([phrase for phrase, _ in phrases], day), strict=True):
            told[part] += 1
            right[part] += mine == value
            if part == "train" and mine != value:
                misses[f"{phrase.lower()} {value} | {mine}"] += 1
    total = sum(told.values())
    yield Row(measure="timenorm phrases: value", value=sum(right.values()) / (total or 1), floor=ASKED, detail=f"{total} phrases")
    for part, count in told.items():
        yield Row(measure=f"  {part}", value=right[part] / count, detail=f"{count} phrases")
    for miss, times in misses.most_common(MOST):
        yield Row(measure="  miss", value=times, unit="count", detail=miss)


def read_values(phrases: list[str], day: date) -> Iterator[str]:
    """The value of the longest time of each phrase of a report; each stands in a sentence of its own, behind a word that times take."""
    text, spans = "", []
    for phrase in phrases:
        text += LEAD
        spans.append(Span(len(text), len(text) + len(phrase)))
        text += f"{phrase}{END}"
    notes = place_times(text, day)
    for span in spans:
        inside = [moment for moment in notes.moments if moment.span.touches(span)]
        longest = max(inside, key=lambda moment: len(moment.span), default=None)
        yield read_timex(longest) if longest else ""
