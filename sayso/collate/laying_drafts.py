"""A draft laid on the table beside the reports that it is held against, as one more report that bears witness to nothing.

In: the story of the reports, their notes, the draft and its notes. Out: a `Laid`. Days and origins of the reports are settled without the
draft: it may change nothing in what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.collate.entities import settle_entities
from sayso.collate.place import place_days
from sayso.collate.table import Table, lay_out, names_of
from sayso.model import Checked, CheckKind, Day, Notes, Origin, Report, Span, Story, Witness
from sayso.text.spelling import plain_spelling
from sayso.text.tokens import find_words


@dataclass(frozen=True)
class Laid:
    """The draft on the table. The table's story holds the draft as its last report, with an origin of its own."""

    table: Table
    draft: Report
    story: Story  # of the reports alone, their days settled

    @property
    def notes(self) -> Notes:
        """The draft's own."""
        return self.table.notes[self.draft.id]

    @property
    def sources(self) -> tuple[Report, ...]:
        """The reports that it is held against."""
        return self.story.reports

    @cached_property
    def spelled(self) -> dict[str, list[tuple[str, Span]]]:
        """The words of each source in one spelling, each with its place."""
        return {one.id: [(plain_spelling(word.text), word.span) for word in find_words(one.text)] for one in self.sources}

    @cached_property
    def starts(self) -> dict[str, dict[str, list[int]]]:
        """By source and word, which of its words it is."""
        found: dict[str, dict[str, list[int]]] = {report: {} for report in self.spelled}
        for report, words in self.spelled.items():
            for at, (word, _) in enumerate(words):
                found[report].setdefault(word, []).append(at)
        return found

    def names(self, witnesses: Iterable[Witness]) -> str:
        """Who they are, by outlet or file."""
        return names_of(self.table, witnesses)

    def find_run(self, words: tuple[str, ...]) -> Iterator[Witness]:
        """The first place in each source in which these words stand one behind the other."""
        for report in self.sources:
            spelled = self.spelled[report.id]
            for at in self.starts[report.id].get(words[0], ()) if words else ():
                run = spelled[at : at + len(words)]
                if tuple(word for word, _ in run) == words:
                    yield Witness(report=report.id, span=Span(run[0][1].start, run[-1][1].end))
                    break

    def borne_out(self, kind: CheckKind, span: Span, witnesses: Iterable[Witness], why: str) -> Checked:
        """What reports bear out: by one origin `single`, by more `confirmed`."""
        seen = tuple(witnesses)
        origins = self.table.count_apart(seen)
        return Checked(kind=kind, span=span, verdict="confirmed" if origins > 1 else "single", origins=origins, witnesses=seen, why=why)


def lay_draft(story: Story, notes: Mapping[str, Notes], draft: Report, own: Notes) -> Laid:
    """Put the draft on the table; `notes` are those of the story's reports, by id."""
    before = tuple(notes[report.id] for report in story.reports)
    reports, placed, _ = place_days(story.reports, before)
    dated, with_draft, _ = place_days((*story.reports, draft), (*before, own))
    if dated[-1].published is None and (newest := _newest(reports)) is not None:
        draft = replace(draft, published=newest, published_from="story")
        dated, with_draft, _ = place_days((*story.reports, draft), (*before, own))
    entities, settled = settle_entities((*placed, with_draft[-1]))
    story = replace(story, reports=reports)
    together = replace(story, reports=(*reports, dated[-1]), origins=(*story.origins, Origin(reports=(draft.id,))))
    return Laid(table=lay_out(together, settled, entities), draft=dated[-1], story=story)


def _newest(reports: Iterable[Report]) -> Day | None:
    """The day of the newest report: that of a draft that tells none, which is said."""
    days = [report.published.day for report in reports if report.published]
    return Day(on=max(days)) if days else None


def first_of_each(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """The first witness of each report."""
    found: dict[str, Witness] = {}
    for one in witnesses:
        found.setdefault(one.report, one)
    return tuple(found.values())
