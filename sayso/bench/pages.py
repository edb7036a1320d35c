"""A report that is to be changed, with what every kind of change asks of it: its sentences, its quotations, its own words.

In: a report with its notes. Out: places in its text, in order. It rests on the text: what sayso finds is in `notes` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.bench.perturb import Edit, rank
from sayso.model import Notes, Report, Span, hull
from sayso.text.marks import find_marked

LEAST = 8  # words of a quotation that is changed
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report to be changed, with what is asked of it again and again: its notes, its sentences, its longer quotations."""

    report: Report
    notes: Notes
    told: str  # every text of its story: what is put in must not stand there

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def sentences(self) -> list[Span]:
        """The sentences of the body."""
        return [sentence.span for sentence in self.notes.sentences if sentence.part == "body"]

    def marked(self) -> list[Span]:
        """All that stands between double marks, closed, by line."""
        lines = [match.span() for span in self.report.spans("body") for match in LINE.finditer(self.text, span.start, span.end)]
        return [one.content for line in lines for one in find_marked(self.text, Span(*line)) if one.double and one.closed]

    def quoted(self) -> list[Span]:
        """The quotations that are long enough."""
        return [span for span in self.marked() if len(span.of(self.text).split()) >= LEAST]

    def own(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds in the body outside quotation marks."""
        marked = self.marked()
        for sentence in self.sentences():
            for match in pattern.finditer(self.text, sentence.start, sentence.end):
                if not any(span.touches(Span(*match.span())) for span in marked):
                    yield match

    def home(self, span: Span) -> Span:
        """The sentences that a place touches, with the place."""
        return hull((span, *(one for one in self.sentences() if one.touches(span))))

    def may(self, edits: tuple[Edit, ...]) -> bool:
        """Whether every edit lies inside one part."""
        parts = [part.span for part in self.report.parts]
        return all(any(part.start <= edit.span.start < part.end and edit.span.end <= part.end for part in parts) for edit in edits)

    def pick(self, choices: Sequence[str], *beside: str) -> str:
        """One of some words by hash, none that stands in the story, if that can be."""
        fresh = [one for one in choices if one not in self.told] or list(choices)
        return fresh[rank(self.report.id, *beside) % len(fresh)]
