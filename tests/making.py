"""Reports and notes made in tests, from text that we wrote; and the mark of tests that need ../shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.annotate.annotator import annotate
from sayso.model import Annotator, Notes, Part, Report, Span, report_id

SHARED = Path(__file__).resolve().parents[2] / "shared"
# A machine without ../shared skips what needs it and says so; there the measures cannot be taken at all.
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is missing: measures on real reports cannot be taken here")


def make_report(text: str, *, file: str = "made.txt", **fields: object) -> Report:
    """A report whose whole text is body."""
    parts = (Part(kind="body", span=Span(0, len(text))),) if text else ()
    return Report(id=report_id(file, text), file=file, text=text, parts=fields.pop("parts", parts), **fields)


def make_notes(report: Report, *steps: Annotator) -> Notes:
    """The notes that these steps make of a report, run in this order."""
    return annotate(report, steps=steps)
