"""Names in ten real reports that people marked by hand, and how they are found: by the encoder alone, and by the whole step of names.

In: a folder with `stories/`. Out: rows, F1 of each kind. The marks (`handmarked.jsonl`) are ids and offsets, no text: a line a report, with
[start, end, kind] of every mention. Two readers marked five reports each before the final model existed, without seeing what any program
finds. Only sentences of the story count. The step of names leaves adjectives of a people out on purpose ("the Orloan coast").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import get_args

from sayso.annotate.annotator import annotate
from sayso.annotate.names import find_names
from sayso.bench.rows import Row, f1_row
from sayso.encoder import Encoder
from sayso.model import Entity, EntityKind, Report, Span
from sayso.read import read_inputs

KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
Name = tuple[str, int, int, EntityKind]
"""A report's id, start and end in its text, kind."""


def measure_names(stories: Path, encoder: Encoder) -> Iterator[Row]:
    """F1 over all kinds and of each, for the encoder alone, the step of names with it, and the same by rules."""
    marks = read_marks()
    read = (one for path in sorted(stories.glob("*.jsonl")) for one in read_inputs([path]))
    reports = {one.id: one for one in read if isinstance(one, Report) and one.id in marks}
    true: set[Name] = set()
    found: dict[str, set[Name]] = {"encoder alone": set(), "with the encoder": set(), "by rules": set()}
    for report in reports.values():
        notes = annotate(report, encoder=encoder, steps=(find_names,))
        told = [sentence.span for sentence in notes.sentences]
        true |= {(report.id, *name) for name in marks[report.id] if any(span.holds(Span(name[0], name[1])) for span in told)}
        for sentence in notes.sentences:
            for place, kind in sentence.encoding.names if sentence.encoding else ():
                span = place.shift(sentence.span.start)
                found["encoder alone"].add((report.id, span.start, span.end, kind))
        found["with the encoder"] |= _mentions(notes.entities, report)
        found["by rules"] |= _mentions(annotate(report, steps=(find_names,)).entities, report)
    for way, names in found.items():
        yield f1_row(f"ten reports by hand, {way}", names, true)
        for kind in KINDS:
            yield f1_row(
                f"ten reports by hand, {way}: {kind}", {one for one in names if one[3] == kind}, {one for one in true if one[3] == kind}
            )


def _mentions(entities: Iterable[Entity], report: Report) -> set[Name]:
    """Where the entities of a report are named."""
    return {(report.id, one.span.start, one.span.end, entity.kind) for entity in entities for one in entity.mentions}


def read_marks() -> dict[str, tuple[tuple[int, int, EntityKind], ...]]:
    """The marks of each report, by its id."""
    lines = (files("sayso.bench") / "handmarked.jsonl").read_text(encoding="utf-8").splitlines()
    held = (json.loads(line) for line in lines)
    return {row["report"]: tuple((start, end, kind) for start, end, kind in row["names"]) for row in held}
