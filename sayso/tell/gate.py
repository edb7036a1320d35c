"""The gate: before anything is written, every finding is checked against the text that it stands on.

Rule 1: a span lies in its text and holds something. Rule 2: it lies in the story's part of the text or its dateline, never in a
caption, a credit or boilerplate. Rule 3: what is named exists: entities, moments. Rule 4: a reading's and an entry's words stand at their
witnesses. Rule 5: every content word of a sentence of the brief stands in what it cites.
What fails is dropped and becomes a problem; the gate repairs nothing. It runs in the release, not only in tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.model import (
    STORY_PARTS,
    Brief,
    BriefSentence,
    Collation,
    Entity,
    Event,
    Figure,
    Kinship,
    Notes,
    Occurrence,
    Point,
    Position,
    Problem,
    Quote,
    Report,
    Span,
    Story,
    TimelineEntry,
    Witness,
)
from sayso.text.tokens import content_stems, fold

Finding = TypeVar("Finding")
LONGEST_WITNESS = 400  # characters: a witness longer than two sentences witnesses nothing (contract.md)


@dataclass(frozen=True, slots=True)
class Ground:
    """The texts that findings must stand on: each report's text and the spans of it that belong to the story."""

    texts: dict[str, str]
    story: dict[str, tuple[Span, ...]]

    def stands(self, report: str, span: Span | None) -> bool:
        """Rules 1 and 2; no span at all breaks neither."""
        if span is None:
            return True
        return len(span) > 0 and any(part.holds(span) for part in self.story.get(report, ()))

    def within(self, report: str, span: Span) -> bool:
        """Rule 1 alone: for lineage, which compares whole texts."""
        return len(span) > 0 and span.end <= len(self.texts.get(report, ""))

    def witness(self, witness: Witness) -> bool:
        """Rules 1 and 2 for a witness, and its length."""
        return self.stands(witness.report, witness.span) and len(witness.span) <= LONGEST_WITNESS

    def words(self, witness: Witness) -> str:
        """The words at a witness."""
        return witness.span.of(self.texts[witness.report])


def pass_gate(collation: Collation, brief: Brief) -> tuple[Collation, Brief]:
    """The collation and the brief without what does not stand, each loss a problem."""
    ground = _ground(collation.story.reports)
    lost: list[Problem] = []
    entities = {entity.id for entity in collation.entities}
    notes = tuple(_checked_notes(note, ground, entities, lost) for note in collation.notes)
    kept = replace(
        collation,
        story=_checked_story(collation.story, ground, lost),
        notes=notes,
        entities=tuple(_checked_entity(entity, ground, lost) for entity in collation.entities),
        points=_keep(collation.points, lambda point: _point_stands(point, ground), lost, "collate"),
        occurrences=_keep(collation.occurrences, lambda one: _entry_stands(one, ground), lost, "collate"),
        timeline=_keep(collation.timeline, lambda entry: _entry_stands(entry, ground), lost, "collate"),
    )
    points = {point.id for point in kept.points}
    left_out = tuple(
        replace(
            one, points=tuple(p for p in one.points if p in points), hedges=tuple(hedge for hedge in one.hedges if ground.witness(hedge))
        )
        for one in collation.left_out
    )
    sentences = _keep(brief.sentences, lambda sentence: _sentence_stands(sentence, ground), lost, "tell")
    return replace(kept, left_out=left_out, problems=(*collation.problems, *lost)), Brief(sentences=sentences)


def _ground(reports: Iterable[Report]) -> Ground:
    """What findings may stand on: neighbouring parts of the story run on into one stretch."""
    texts, story = {}, {}
    for report in reports:
        texts[report.id] = report.text
        runs: list[Span] = []
        for part in report.parts:
            if part.kind not in STORY_PARTS and part.kind != "dateline":
                continue
            if runs and runs[-1].end == part.span.start:
                runs[-1] = Span(runs[-1].start, part.span.end)
            else:
                runs.append(part.span)
        story[report.id] = tuple(runs)
    return Ground(texts, story)


def _keep(findings: Iterable[Finding], stands: Callable[[Finding], bool], lost: list[Problem], room: str) -> tuple[Finding, ...]:
    """The findings that stand; each other one leaves a problem that names it."""
    kept = []
    for finding in findings:
        if stands(finding):
            kept.append(finding)
        else:
            lost.append(_loss(finding, room))
    return tuple(kept)


def _loss(finding: object, room: str) -> Problem:
    """A dropped finding, told to a person."""
    kind = type(finding).__name__.lower()
    name = getattr(finding, "id", "") or getattr(finding, "text", "")[:60]
    text = f"a {kind} ({name}) did not stand on its text and was dropped; please report it as a fault of sayso"
    return Problem(report=getattr(finding, "report", ""), room=room, text=text)


def _checked_notes(notes: Notes, ground: Ground, entities: set[str], lost: list[Problem]) -> Notes:
    """One report's findings without what does not stand."""
    moments = _keep(notes.moments, lambda one: ground.stands(one.report, one.span), lost, "annotate")
    known = {moment.id for moment in moments}
    return replace(
        notes,
        quotes=_keep(notes.quotes, lambda one: _quote_stands(one, ground, entities), lost, "annotate"),
        moments=moments,
        figures=_keep(notes.figures, lambda one: _figure_stands(one, ground, entities), lost, "annotate"),
        events=_keep(notes.events, lambda one: _event_stands(one, ground, entities, known), lost, "annotate"),
        positions=_keep(notes.positions, lambda one: _position_stands(one, ground, entities, known), lost, "annotate"),
    )


def _quote_stands(quote: Quote, ground: Ground, entities: set[str]) -> bool:
    spans = (*quote.content, quote.cue, quote.speaker_span)
    named = {*quote.speakers, *quote.through, *quote.candidates, *((quote.unverified_by,) if quote.unverified_by else ())}
    return bool(quote.content) and all(ground.stands(quote.report, span) for span in spans) and named <= entities


def _figure_stands(figure: Figure, ground: Ground, entities: set[str]) -> bool:
    named = {who for who in (figure.claimed_by, figure.unverified_by, figure.place) if who}
    return ground.stands(figure.report, figure.span) and named <= entities


def _event_stands(event: Event, ground: Ground, entities: set[str], moments: set[str]) -> bool:
    named = {participant.entity for participant in event.participants} | {who for who in (event.place, event.claimed_by) if who}
    parts = (*(one.span for one in event.participants), *(one.span for one in event.unnamed), event.instrument)
    timed = event.time is None or event.time in moments
    return all(ground.stands(event.report, span) for span in (event.span, event.clause, *parts)) and named <= entities and timed


def _position_stands(position: Position, ground: Ground, entities: set[str], moments: set[str]) -> bool:
    named = {position.party, position.said_by or position.party}
    return ground.stands(position.report, position.span) and named <= entities and (position.time is None or position.time in moments)


def _checked_entity(entity: Entity, ground: Ground, lost: list[Problem]) -> Entity:
    """The entity without mentions that do not stand, or whose words are none of its names."""
    forms = {fold(form) for form in (entity.name, *entity.aliases, *entity.roles)}

    def stands(report: str, span: Span, kind: str) -> bool:
        return ground.stands(report, span) and (kind != "name" or fold(span.of(ground.texts[report])) in forms)

    kept = tuple(mention for mention in entity.mentions if stands(mention.report, mention.span, mention.kind))
    if len(kept) < len(entity.mentions):
        lost.append(_loss(entity, "annotate"))
    roles = tuple(
        one for one in entity.told_roles if ground.stands(one.report, one.span) and one.span.of(ground.texts[one.report]) == one.role
    )
    return replace(entity, mentions=kept, told_roles=roles)


def _checked_story(story: Story, ground: Ground, lost: list[Problem]) -> Story:
    """The story without kinships one of whose spans lies outside its text."""

    def stands(kinship: Kinship) -> bool:
        sources = [*(passage.source for passage in kinship.passages), *kinship.left_out]
        targets = [*(passage.target for passage in kinship.passages), *kinship.added]
        return all(ground.within(kinship.source, span) for span in sources) and all(ground.within(kinship.target, span) for span in targets)

    return replace(story, lineage=_keep(story.lineage, stands, lost, "group"))


def _point_stands(point: Point, ground: Ground) -> bool:
    """Every reading has witnesses that stand, and its words are found at one of them."""
    for reading in point.readings:
        if not reading.witnesses or not all(ground.witness(witness) for witness in reading.witnesses):
            return False
        if not any(fold(reading.text) in fold(ground.words(witness)) for witness in reading.witnesses):
            return False
    return bool(point.readings)


def _entry_stands(entry: TimelineEntry | Occurrence, ground: Ground) -> bool:
    """Its witnesses stand, and its words are found at one of them."""
    witnessed = bool(entry.witnesses) and all(ground.witness(witness) for witness in entry.witnesses)
    return witnessed and any(fold(entry.text) in fold(ground.words(witness)) for witness in entry.witnesses)


def _sentence_stands(sentence: BriefSentence, ground: Ground) -> bool:
    """Rule 5: the content words of the sentence stand in its cites."""
    if not sentence.cites or not all(ground.witness(cite) for cite in sentence.cites):
        return False
    cited = {stem for cite in sentence.cites for stem in content_stems(ground.words(cite))}
    return set(content_stems(sentence.text)) <= cited
