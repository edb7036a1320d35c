"""Runs the steps of the annotate room over one report, in the order in which they build on one another.

A step is a function `(Report, Notes) -> Notes`. A step that fails on a report costs that report this step's findings and leaves
a problem; it never stops a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.annotate.events import find_events
from sayso.annotate.names import find_names
from sayso.annotate.positions import find_positions
from sayso.annotate.quotes import find_quotes
from sayso.annotate.sentences import find_sentences
from sayso.model import Annotator, Notes, Problem, Report

STEPS: tuple[Annotator, ...] = (find_sentences, find_names, find_quotes, find_events, find_positions)


def annotate(report: Report, *, steps: Sequence[Annotator] = STEPS) -> Notes:
    """Everything that the steps find in one report."""
    notes = Notes(report=report.id)
    for step in steps:
        try:
            notes = step(report, notes)
        except Exception as error:  # noqa: BLE001 (the per-report boundary: one bad report never stops a run)
            text = f"{step.__name__} failed ({type(error).__name__}: {error}); its findings are missing for this report"
            notes = replace(notes, problems=(*notes.problems, Problem(report=report.id, room="annotate", text=text)))
    return notes
