"""What a copy left out and added, the consequential first: a doubt, then somebody's word, then a figure, then the rest.

In: a story and its notes. Out: the story, its kinships with their `left_out` and `added` in that order, and in the text's among equals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.collate.hedges import HEDGE
from sayso.model import Kinship, Notes, Span, Story


def rank_gaps(story: Story, notes: Mapping[str, Notes]) -> Story:
    """The story with the gaps of its lineage in the order of their consequence; `notes` by report id."""
    texts = {report.id: report.text for report in story.reports}

    def ranked(report: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(sorted(spans, key=lambda span: (_rank(texts[report], notes[report], span), span)))

    def in_order(kin: Kinship) -> Kinship:
        return replace(kin, left_out=ranked(kin.source, kin.left_out), added=ranked(kin.target, kin.added))

    return replace(story, lineage=tuple(in_order(kin) for kin in story.lineage))


def _rank(text: str, notes: Notes, span: Span) -> int:
    """How much hangs on a stretch, 0 the most."""
    if HEDGE.search(text, span.start, span.end):
        return 0
    if any(quote.cue is not None and quote.cue.touches(span) for quote in notes.quotes):
        return 1
    return 2 if any(figure.span.touches(span) for figure in notes.figures) else 3
