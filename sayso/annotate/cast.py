"""Whom a report has named so far, and who has spoken: what pronouns, roles and "the company" are settled by.

In: a report with its sentences and names. Out: a `Cast`, the one thing of this room that grows while a report is read, in the order of
its text. It remembers; whom words mean is asked elsewhere (`sayso.annotate.speakers`, `sayso.annotate.pronouns`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.annotate.grammar import Grammar
from sayso.model import Entity, Mention, MentionKind, Notes, Report, Sentence, Span

# What makes a name a side's and no person's: "the Arle | government". Not: "Arle | said", "Arle’s campaign", which names Arle, too.
HIS_SIDE = re.compile(r"\s(?:regime|government|administration|camp|campaign|loyalists|supporters|forces|troops|family|era|dynasty)\b")
# What joins two speakers: ", " — " and the " — ", and Foreign Minister ". Not: " publisher and editor ".
JOINT = re.compile(r"(?:,|,?\s+and)\s+(?:[\w.]+\s+){0,3}")
REACH = 3_000  # characters before a place in which a stretch between marks that reaches it may open


@dataclass(slots=True)
class Cast:
    """Whom a report has named so far. `heard` are the speakers in order: where, and who."""

    report: Report
    notes: Notes
    entities: dict[str, Entity]
    starts: list[int]
    mentions: list[tuple[Span, str]]
    spoken: tuple[Span, ...] = ()  # between marks: no pronoun outside means whom only a speaker names
    phrases: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    undecided: dict[int, tuple[str, ...]] = field(default_factory=dict)  # by place: the persons whom a pronoun there may mean
    grammars: dict[int, Grammar | None] = field(default_factory=dict)  # of sentences, by their number, as far as they were asked for


def gather_cast(report: Report, notes: Notes, spoken: tuple[Span, ...]) -> Cast:
    """The names of a report, ready to be asked who is meant; `spoken` stands between marks."""
    mentions = sorted(
        ((mention.span, one.id) for one in notes.entities for mention in one.mentions), key=lambda row: (row[0].start, -row[0].end)
    )
    return Cast(report, notes, {one.id: one for one in notes.entities}, [span.start for span, _ in mentions], mentions, spoken)


def hear(cast: Cast, at: int, speakers: tuple[str, ...]) -> None:
    """Remember who spoke, for the pronouns and quotations after."""
    if speakers:
        cast.heard.append((at, speakers))


def note_mention(cast: Cast, entity: str, span: Span, kind: MentionKind) -> None:
    """Note a place where somebody is spoken of."""
    one = cast.entities[entity]
    mention = Mention(report=cast.report.id, span=span, kind=kind)
    if mention not in one.mentions:
        cast.entities[entity] = replace(one, mentions=tuple(sorted((*one.mentions, mention), key=lambda row: (row.span, row.kind))))


def sentences_before(cast: Cast, at: int) -> Iterator[Sentence]:
    """The sentences of the body that start before a place, the nearest first."""
    before = bisect_left(cast.notes.sentences, at, key=lambda sentence: sentence.span.start)
    for number in range(before - 1, -1, -1):
        if cast.notes.sentences[number].part == "body":
            yield cast.notes.sentences[number]


def heard_between(cast: Cast, start: int, end: int) -> list[tuple[str, ...]]:
    """Who spoke between two places, in order."""
    first = bisect_left(cast.heard, start, key=lambda row: row[0])
    last = bisect_left(cast.heard, end, key=lambda row: row[0])
    return [speakers for _, speakers in cast.heard[first:last]]


def named_outside(cast: Cast, start: int, end: int) -> list[str]:
    """Whom the report's own voice names between two places."""
    first, last = bisect_left(cast.starts, start), bisect_left(cast.starts, end)
    rows = cast.mentions[first:last]
    from_here = bisect_left(cast.spoken, start - REACH, key=lambda one: one.start)
    spoken = [one for one in cast.spoken[from_here : bisect_left(cast.spoken, end, key=lambda one: one.start)] if one.end > start]
    text = cast.report.text
    return [entity for span, entity in rows if not any(one.holds(span) for one in spoken) and not HIS_SIDE.match(text, span.end)]


def named_in(cast: Cast, span: Span) -> list[tuple[Span, str]]:
    """The mentions in a span, in order."""
    first = bisect_left(cast.starts, span.start)
    found: list[tuple[Span, str]] = []
    for row in cast.mentions[first:]:
        if row[0].start >= span.end:
            break
        if row[0].end <= span.end and not (found and found[-1][0].holds(row[0])):
            found.append(row)
    return found
