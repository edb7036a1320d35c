"""Reports of one unfolding event, with who copied whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.report import Report
from sayso.model.span import Span

KinshipKind = Literal["copy", "rewrite", "excerpt"]
PassageKind = Literal["verbatim", "reworded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Two stretches that tell the same: `source` in the older or fuller report, `target` in the other."""

    source: Span
    target: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """How one report stands in another.

    `score` is the share (0 to 1) of `target`'s words that stand in `source`, in its words or others. `directed` is False where
    it cannot be told who copied whom (two copies of one agency text). `left_out` are spans of `source`, `added` of `target`.
    """

    source: str
    target: str
    kind: KinshipKind
    directed: bool
    score: float
    passages: tuple[Passage, ...] = ()
    left_out: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports that go back to one text. `credit` is the agency or outlet whose text it is, also when its own report is not here."""

    reports: tuple[str, ...]
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A report that was read and is no part of the story, with the reason in plain words."""

    report: Report
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one event, in the order of their files, with lineage and origins."""

    id: str
    title: str
    reports: tuple[Report, ...]
    lineage: tuple[Kinship, ...] = ()
    origins: tuple[Origin, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def report(self, report_id: str) -> Report:
        """The report of this id; KeyError where the story has none."""
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)

    def origin(self, report_id: str) -> int:
        """The index into `origins` of the one that this report goes back to."""
        for number, origin in enumerate(self.origins):
            if report_id in origin.reports:
                return number
        raise KeyError(report_id)
