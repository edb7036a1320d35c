"""The reports of a story laid side by side: points with readings and verdicts, the timeline, what each leaves out, the brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model.notes import Entity, Notes, Participant, Status
from sayso.model.report import Problem
from sayso.model.span import Span
from sayso.model.story import Story

PointKind = Literal["quotation", "time", "figure", "venue", "speaker", "event", "place", "name"]
Verdict = Literal["agreed", "compatible", "differs", "conflict", "disputed", "altered", "revised", "single", "unsettled"]
ACCUSING: frozenset[str] = frozenset({"altered", "conflict", "disputed", "revised"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Where a report speaks to something; `finding` is the id of the quote, moment, figure or event found there, or None."""

    report: str
    span: Span
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way in which a point is told, with everybody who tells it so."""

    value: str
    text: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One subject with all its readings and one verdict. `origins` counts independent origins that speak to it.

    `source` is the one agency that all who tell it cite for it; None where they cite several, or none.
    """

    id: str
    kind: PointKind
    about: str
    verdict: Verdict
    confidence: float
    origins: int
    readings: tuple[Reading, ...]
    why: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event of the story, once for all who tell it.

    `events` are its tellings in the notes, `times` the moments that they tell, `participants` everybody whom any of them names, in the role
    that most give; `claimed_by` is on whose word it stands: empty where a report tells it in its own voice. `origins` counts independent
    origins that tell it.
    """

    id: str
    type: str
    status: Status
    text: str
    events: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    origins: int
    times: tuple[str, ...] = ()
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Something on the timeline: its day or period as a value, the words that tell it, and the events it gathers.

    `background` where it lies before the story's own days.
    """

    value: str
    text: str
    status: Status
    events: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a report has not: points that two or more other origins have, whom these quote and it does not, its source's words of doubt.

    `points` by id, `unquoted` entities by id, `hedges` places in the report that it retells.
    """

    report: str
    points: tuple[str, ...]
    unquoted: tuple[str, ...] = ()
    hedges: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """A story with everything found in it, settled across its reports. `notes` stand in the order of `story.reports`."""

    story: Story
    notes: tuple[Notes, ...]
    entities: tuple[Entity, ...] = ()
    points: tuple[Point, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """A sentence of the brief, in the reports' own words, with the places it stands on."""

    text: str
    cites: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The story in a few sentences, each with its cites."""

    sentences: tuple[BriefSentence, ...] = ()
