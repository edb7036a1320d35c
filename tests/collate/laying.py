"""Small stories made in tests: reports with marked quotations, figures and times, laid on the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sayso.annotate.sentences import find_sentences
from sayso.collate.table import Table, lay_out
from sayso.model import Day, Entity, Figure, Kinship, Mention, Moment, Notes, Origin, Passage, Quote, Report, Span, Story
from tests.making import make_notes, make_report


def span_of(report: Report, words: str) -> Span:
    """Where these words first stand in a report."""
    start = report.text.index(words)
    return Span(start, start + len(words))


def make_story(*texts: str, kin: Iterable[tuple[int, int]] = (), days: Iterable[str | None] = ()) -> tuple[Story, dict[str, Notes]]:
    """A story of reports `a.txt`, `b.txt` …; `kin` are (source, copy) pairs, which share an origin; `days` their publication."""
    reports = [make_report(text, file=f"{chr(97 + number)}.txt") for number, text in enumerate(texts)]
    for number, day in enumerate(days):
        if day:
            reports[number] = replace(reports[number], published=Day(on=_day(day)), published_from="metadata")
    lineage, groups = [], {number: {number} for number in range(len(reports))}
    for source, target in kin:
        lineage.append(_kinship(reports[source], reports[target]))
        groups[source] |= groups.pop(target)
    origins = tuple(Origin(reports=tuple(reports[number].id for number in sorted(group))) for group in groups.values())
    story = Story(id="s", title="made", reports=tuple(reports), lineage=tuple(lineage), origins=origins)
    return story, {report.id: make_notes(report, find_sentences) for report in reports}


def _day(value: str):
    return date.fromisoformat(value)


def _kinship(source: Report, target: Report) -> Kinship:
    """A rewrite, sentence by sentence in the same order."""
    pairs = zip(source.text.split("\n"), target.text.split("\n"), strict=False)
    passages = tuple(
        Passage(source=span_of(source, one), target=span_of(target, other), kind="reworded") for one, other in pairs if one and other
    )
    return Kinship(source=source.id, target=target.id, kind="rewrite", directed=True, score=0.9, passages=passages)


def with_quotes(notes: Notes, report: Report, *quotes: str, speaker: str | None = None, venue: str | None = None) -> Notes:
    """Notes with these words as direct quotations."""
    made = tuple(
        Quote(
            id=f"{report.id}:q{number + 1}",
            report=report.id,
            kind="direct",
            content=(span_of(report, words),),
            speakers=(speaker,) if speaker else (),
            venue=venue,
        )
        for number, words in enumerate(quotes)
    )
    return replace(notes, quotes=made)


def with_figure(notes: Notes, report: Report, words: str, **fields: object) -> Notes:
    """Notes with one more figure."""
    figure = Figure(id=f"{report.id}:f{len(notes.figures) + 1}", report=report.id, span=span_of(report, words), **fields)
    return replace(notes, figures=(*notes.figures, figure))


def with_day(notes: Notes, report: Report, words: str, day: str) -> Notes:
    """Notes with one more placed day."""
    moment = Moment(
        id=f"{report.id}:t{len(notes.moments) + 1}", report=report.id, span=span_of(report, words), kind="date", when=Day(on=_day(day))
    )
    return replace(notes, moments=(*notes.moments, moment))


def with_entity(notes: Notes, report: Report, name: str, *, id: str, kind: str = "person", **fields: object) -> Notes:  # noqa: A002
    """Notes with one more entity, mentioned wherever its name stands."""
    mentions, at = [], report.text.find(name)
    while at >= 0:
        mentions.append(Mention(report=report.id, span=Span(at, at + len(name)), kind="name"))
        at = report.text.find(name, at + 1)
    return replace(notes, entities=(*notes.entities, Entity(id=id, name=name, kind=kind, mentions=tuple(mentions), **fields)))


def lay(story: Story, notes: dict[str, Notes]) -> Table:
    """The story on the table, its entities merged by id."""
    merged: dict[str, Entity] = {}
    for note in notes.values():
        for entity in note.entities:
            known = merged.get(entity.id)
            merged[entity.id] = replace(known, mentions=known.mentions + entity.mentions) if known else entity
    return lay_out(story, tuple(notes[report.id] for report in story.reports), tuple(merged.values()))
