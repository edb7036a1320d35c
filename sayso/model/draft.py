"""A draft held against reports: what in it they bear out, each with its place in the draft and the words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.collation import Witness
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.model.story import Story

CheckKind = Literal["quotation", "attribution", "venue", "name", "title", "day", "figure"]
CheckVerdict = Literal["altered", "conflict", "not found", "single", "confirmed"]
HELD_AGAINST: frozenset[CheckVerdict] = frozenset({"altered", "conflict"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing that a draft says. `span` stands in the draft, `witnesses` in the reports: those that bear it out, else those that differ.

    `origins` counts the independent origins that bear it out; `why` is one plain sentence.
    """

    kind: CheckKind
    span: Span
    verdict: CheckVerdict
    why: str
    origins: int = 0
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """A sentence of the draft in which nothing was checked, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """A draft with all that was checked in it, in the order of its text. `story` is that of the reports alone."""

    draft: Report
    story: Story
    checked: tuple[Checked, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
