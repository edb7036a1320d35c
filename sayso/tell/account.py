"""The account: the JSON that tools outside read. These types are its contract; `sayso schema` is generated from them.

Names and meanings are fixed under `sayso.account/1`; fields may be added, never changed. They are msgspec structs rather than
the house's dataclasses because JSON names such as `from` are no Python names, and because msgspec reads and checks them on the
way back in. `sayso.tell.tell_account` makes one out of a collation.
"""

from __future__ import annotations

from typing import Any

import msgspec

from sayso.model import (
    AnchorFrom,
    Border,
    Direction,
    EntityKind,
    KinshipKind,
    MentionKind,
    Modifier,
    MomentKind,
    ParticipantRole,
    PartKind,
    PassageKind,
    PointKind,
    PublishedFrom,
    QuoteKind,
    Stance,
    Status,
    Verdict,
)

SCHEMA = "sayso.account/1"
Place = tuple[int, int]  # start and end in a report's text


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """The story: its name, and the first and last day on which it was reported."""

    id: str
    title: str
    first: str | None
    last: str | None


class PartRow(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of a report and what it is; the parts cover the text."""

    kind: PartKind
    start: int
    end: int


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its text; `origin` is an index into `origins`."""

    id: str
    file: str
    title: str | None
    outlet: str | None
    author: str | None
    dateline: str | None
    published: str | None
    published_from: PublishedFrom | None
    credits: list[str]
    language: str | None
    text: str
    parts: list[PartRow]
    origin: int | None
    url: str | None = None
    encoding: str = "utf-8"
    bytes: int = 0
    sha256: str = ""


class SetAsideRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read and is no part of the story."""

    report: str
    why: str
    file: str = ""


class PassageRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two stretches that tell the same."""

    source: Place = msgspec.field(name="from")
    target: Place = msgspec.field(name="to")
    kind: PassageKind


class KinshipRow(msgspec.Struct, frozen=True, kw_only=True):
    """How one report stands in another; `score` is the share of `to` that stands in `from`."""

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    kind: KinshipKind
    directed: bool
    score: float
    passages: list[PassageRow]
    left_out: list[Place]
    added: list[Place]


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that go back to one text; `left_out` are the points that all of them leave out."""

    reports: list[str]
    credit: str | None
    left_out: list[str] = []


class MentionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place where an entity is spoken of."""

    report: str
    start: int
    end: int
    kind: MentionKind


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a report calls somebody, where, and on which day it did so (its publication, null where unknown)."""

    role: str
    report: str
    start: int
    end: int
    day: str | None


class EntityRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that the reports speak of."""

    id: str
    name: str
    kind: EntityKind
    aliases: list[str]
    roles: list[str]
    mentions: list[MentionRow]
    speaks_for: str | None = None
    within: str | None = None
    told_roles: list[RoleRow] = []


class QuotationRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody is reported to have said.

    `hedged_by` is who hedges, null where the report itself does; `candidates` are those whom a pronoun may mean where that cannot be
    told; `unverified_by` says that it could not verify it.
    """

    id: str
    report: str
    kind: QuoteKind
    content: list[Place]
    speaker: str | None
    speakers: list[str]
    speaker_span: Place | None
    cue: Place | None
    through: list[str]
    hedge: str | None
    venue: str | None
    place: str | None
    addressee: str | None
    said_on: str | None
    hedged_by: str | None = None
    candidates: list[str] = []
    unverified_by: str | None = None


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression; `value` is null where it could not be placed.

    Beyond the contract: `timex` is the value as TIMEX3 writes it (`2031-05-04TNI`, `XXXX-WXX-7`), `wall` the clock as the report shows it,
    `zones` what an abbreviation of several may mean, `mod` TIMEX3's modifier, `border` what the word before makes of it, `until` the
    time that ends the range which this one begins, `anchor` from where it was placed, `direction` the way it looks, `precision` how precise
    it is ("minute", "day", "week" …). Now, recently and soon are no rows.
    """

    id: str
    report: str
    start: int
    end: int
    kind: MomentKind
    value: str | None
    zone: str | None
    timex: str | None = None
    wall: str | None = None
    zones: list[str] = []
    mod: Modifier | None = None
    border: Border | None = None
    until: str | None = None
    anchor: AnchorFrom | None = None
    direction: Direction | None = None
    precision: str | None = None


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A count or amount with its bounds and who claims it.

    Beyond the contract: `part_of` is the figure of which it is a part, `time` and `place` the one time and place that its sentence tells,
    `hedged_by` the words that hold it off.
    """

    id: str
    report: str
    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    per: str | None
    unit: str | None
    what: str | None
    claimed_by: str | None
    unverified_by: str | None
    part_of: str | None = None
    time: str | None = None
    place: str | None = None
    hedged_by: str | None = None


class ParticipantRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who took part in an event; `span` the words that stand for it there."""

    entity: str
    role: ParticipantRole
    span: Place | None = None


class UnnamedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something without a name that took part in an event."""

    role: ParticipantRole
    start: int
    end: int


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, is planned, or is denied; the span is the trigger's."""

    id: str
    report: str
    start: int
    end: int
    type: str
    status: Status
    participants: list[ParticipantRow]
    time: str | None
    value: str | None
    place: str | None
    unnamed: list[UnnamedRow] = []
    instrument: Place | None = None
    toll: list[str] = []
    claimed_by: str | None = None


class WitnessRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report speaks to something."""

    report: str
    start: int
    end: int
    finding: str | None = None


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a point is told."""

    value: str
    text: str
    witnesses: list[WitnessRow]


class PointRow(msgspec.Struct, frozen=True, kw_only=True):
    """One subject with all its readings and one verdict; `source` the one agency that all who tell it cite for it."""

    id: str
    kind: PointKind
    about: str
    verdict: Verdict
    confidence: float
    origins: int
    readings: list[ReadingRow]
    why: str
    source: str | None = None


class PositionRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party stands."""

    party: str
    stance: Stance
    what: str
    report: str
    start: int
    end: int
    said_by: str | None = None
    said_on: str | None = None
    quote: str | None = None


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the timeline; `background` where it lies before the story's own days."""

    value: str
    text: str
    status: Status
    events: list[str]
    witnesses: list[WitnessRow]
    background: bool = False


class OccurrenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the story once, with all its tellings; `claimed_by` is empty where a report tells it in its own voice."""

    id: str
    type: str
    status: Status
    text: str
    events: list[str]
    value: str | None
    place: str | None
    participants: list[ParticipantRow]
    claimed_by: list[str]
    origins: int
    witnesses: list[WitnessRow]


class LeftOutRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a report has not: points that two or more other origins have, entities whom these quote, hedges of the report it retells."""

    report: str
    points: list[str]
    unquoted: list[str] = []
    hedges: list[WitnessRow] = []


class BriefRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the brief and what it stands on."""

    text: str
    cites: list[WitnessRow]


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, was cut short or could not be settled."""

    report: str
    start: int | None
    end: int | None
    room: str
    text: str


class MadeBy(msgspec.Struct, frozen=True, kw_only=True):
    """What made the account; nothing that differs between two runs on the same input."""

    sayso: str
    model: str
    options: dict[str, Any]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Everything sayso has to say about one story."""

    schema: str
    story: StoryRow
    reports: list[ReportRow]
    set_aside: list[SetAsideRow]
    lineage: list[KinshipRow]
    origins: list[OriginRow]
    entities: list[EntityRow]
    quotations: list[QuotationRow]
    times: list[TimeRow]
    figures: list[FigureRow]
    events: list[EventRow]
    points: list[PointRow]
    positions: list[PositionRow]
    timeline: list[TimelineRow]
    left_out: list[LeftOutRow]
    brief: list[BriefRow]
    problems: list[ProblemRow]
    made_by: MadeBy
    occurrences: list[OccurrenceRow] = []
