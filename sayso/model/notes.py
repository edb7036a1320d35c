"""What was found in one report, every finding with the span it stands on.

Ids are unique over all reports (`<report id>:q3`), so that notes of a story can be put together; the story renames entities
when several reports name the same one (`sayso.collate.settle`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.model.encoding import Attribution, Encoding, EntityKind
from sayso.model.report import PartKind, Problem, Report
from sayso.model.span import Span
from sayso.model.when import When

MentionKind = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Modifier = Literal["START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"]
Border = Literal["before", "after", "since", "until", "by"]
Direction = Literal["past", "future"]
AnchorFrom = Literal["publication", "said", "told"]
MomentKind = Literal["date", "time", "duration", "set"]
Status = Literal["planned", "happened", "ongoing", "threatened", "demanded", "denied", "failed", "hypothetical"]
ParticipantRole = Literal["actor", "recipient", "other"]
Stance = Literal["demands", "supports", "rejects", "offers", "threatens", "agrees", "condemns", "claims", "denies", "pledges"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the story's text (title, body, crosshead); `paragraph` counts from 0 over the report.

    `encoding` is what the encoder found in it, None where no encoder read it; its places count from the sentence's start.
    """

    span: Span
    part: PartKind
    paragraph: int
    encoding: Encoding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an entity is spoken of."""

    report: str
    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a report calls somebody, where it does: roles change, and are claimed."""

    role: str
    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that reports speak of: within one report in `Notes`, across the story in `Collation`.

    `name` is the fullest name seen; `aliases` all the other forms; `roles` what the reports call it ("Ukrainian President"), `told_roles`
    the same with the places where they do.
    `speaks_for` is the entity whose word it gives (a spokesperson, a metonym such as "the Kremlin"): a relation, never a merge.
    `within` is the place in which a place lies, where the reports say so.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    told_roles: tuple[Role, ...] = ()
    speaks_for: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Something somebody is reported to have said; `content` is a span a piece, without the marks.

    `speakers` is empty where the report names nobody or two antecedents fit, who are then `candidates`. `through` is the chain of say-so,
    outermost first. `hedge` is the report's word of doubt, or that of whoever hands it on; `unverified_by` who could not verify it.
    """

    id: str
    report: str
    kind: QuoteKind
    content: tuple[Span, ...]
    speakers: tuple[str, ...] = ()
    speaker_span: Span | None = None
    cue: Span | None = None
    candidates: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    hedge: str | None = None
    unverified_by: str | None = None
    venue: str | None = None
    place: str | None = None
    addressee: str | None = None
    said_on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression and what it says.

    `mod` is TIMEX3's modifier ("late last week" is END, "nearly a year" LESS_THAN), `border` what the word before makes of it ("since
    Monday"), `until` the id of the moment that ends the range which this one begins ("from Monday to Friday"), `anchor` from where it
    was placed: the day of publication, the day on which the quotation around it was said, or the time told before it. `direction` is the
    way it looks, by its words or by the tense of its clause, where one of them tells.
    """

    id: str
    report: str
    span: Span
    kind: MomentKind
    when: When
    mod: Modifier | None = None
    border: Border | None = None
    until: str | None = None
    anchor: AnchorFrom | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count or amount as it is told: bounds kept, never rounded away. `low`/`high` is None where the words leave it open.

    `part_of` is the figure of which this one is a part ("112 drones, of which 76 were shot down"), `time` and `place` the moment and the
    entity that its sentence tells, where it tells one alone, `hedged_by` the words with which it is held off ("reportedly").
    """

    id: str
    report: str
    span: Span
    low: float | None
    high: float | None
    approximate: bool = False
    per: str | None = None
    unit: str | None = None
    what: str | None = None
    claimed_by: str | None = None
    unverified_by: str | None = None
    part_of: str | None = None
    time: str | None = None
    place: str | None = None
    hedged_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part in an event, and how; `span` the words that stand for it there, None where no grammar was read."""

    entity: str
    role: ParticipantRole
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Somebody or something that took part in an event and has no name: "two guards"."""

    role: ParticipantRole
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, is planned, or is said not to have happened. `span` is the trigger's, `clause` the words that tell it.

    `unnamed` are those who take part and have no name, `instrument` tells with what it is done, `toll` are the figures of dead and injured
    in its clause, `claimed_by` is on whose word the report tells it: None where it does so itself, or on the word of several.
    """

    id: str
    report: str
    span: Span
    clause: Span
    type: str
    status: Status
    participants: tuple[Participant, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    time: str | None = None  # a moment's id
    place: str | None = None  # an entity's id
    instrument: Span | None = None
    toll: tuple[str, ...] = ()  # figures' ids
    claimed_by: str | None = None  # an entity's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a party stands, in the report's words.

    `said_by` is who takes the stand for the party (a spokesperson, a leader, or the party itself), `quote` the quotation or reported speech
    that holds it, `time` the moment at which it was taken, where its clause or the saying tells one: both by id.
    """

    party: str
    stance: Stance
    what: str
    report: str
    span: Span
    said_by: str | None = None
    quote: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All that was found in one report; `attributions` are evidence for `quotes`, in the order of their cues."""

    report: str
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sketch: bytes = b""
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    moments: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    problems: tuple[Problem, ...] = ()


Annotator = Callable[[Report, Notes], Notes]
"""A step of the annotate room: it may read all notes made so far and adds its own."""
