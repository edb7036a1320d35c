"""Runs the steps of the annotate room over one report, in the order in which they build on one another.

A step is a function `(Report, Notes) -> Notes`. A step that fails on a report costs that report this step's findings and leaves
a problem; it never stops a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sayso.annotate.events import find_events
from sayso.annotate.figures import find_figures
from sayso.annotate.labelled import find_labelled
from sayso.annotate.names import find_names
from sayso.annotate.plugins import Plugin, run_plugin
from sayso.annotate.positions import find_positions
from sayso.annotate.pronouns import find_pronouns
from sayso.annotate.quotes import find_quotes
from sayso.annotate.sentences import find_sentences, reading_by
from sayso.annotate.times import find_times
from sayso.annotate.vouching import find_doubts
from sayso.encoder import Encoder
from sayso.model import Annotator, Notes, Problem, Report

STEPS: tuple[Annotator, ...] = (find_names, find_quotes, find_times, find_figures, find_doubts, find_events, find_positions, find_pronouns)
ENGLISH = "en"


def annotate(
    report: Report, *, encoder: Encoder | None = None, steps: Sequence[Annotator] = STEPS, plugins: Sequence[Plugin] = ()
) -> Notes:
    """Everything that the steps, and after them the plug-ins, find in one report; in one that is not in English they are not run.

    With an encoder they rest on what it reads in each sentence, without one on rules alone.
    """
    notes = Notes(report=report.id)
    if report.language not in {None, ENGLISH}:
        text = f"it is written in another language ({report.language!r}); nothing is looked for in it, English alone is read so far"
        return replace(notes, problems=(Problem(report=report.id, room="annotate", text=text),))
    reading = (find_sentences, reading_by(encoder), find_labelled) if encoder else (find_sentences, find_labelled)
    added = ((plugin.name, partial(run_plugin, plugin)) for plugin in plugins)
    for name, step in (*((step.__name__, step) for step in (*reading, *steps)), *added):
        try:
            notes = step(report, notes)
        except Exception as error:  # noqa: BLE001 (the per-report boundary: one bad report never stops a run)
            text = f"{name} failed ({type(error).__name__}: {error}); its findings are missing for this report"
            notes = replace(notes, problems=(*notes.problems, Problem(report=report.id, room="annotate", text=text)))
    return notes
