"""Points on events that stand in clauses of sentences which tell other things, too: "a blast followed by gunfire …" in two reports.

In: the table and the sentences that already tell one thing. Out: points of kind event on clauses. It works as `happenings` does on
sentences, with more asked: the event's type must be one, and most of the words.
Rule: the dead and wounded are left to figures, speech to quotations and statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.collate.happenings import TELLING, denies, name_stems
from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, names_of, witness
from sayso.model import Event, Point, Reading

ALIKE = 0.5  # cosine of two clauses from which they tell one event; read on two stories: 9 of 10 right at .45
LEAST = 3  # stems of a clause that can be compared
LEFT = frozenset({"DEATH", "STATEMENT"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause that tells an event; `telling` are its stems beside names."""

    event: Event
    line: Line
    stems: frozenset[str]
    telling: frozenset[str]


def find_tellings(table: Table, joined: Sequence[frozenset[Line]]) -> Iterator[Point]:
    """Every point on clauses; `joined` are sentences that have a point together."""
    homes = {line: number for number, lines in enumerate(joined) for line in lines}
    groups: list[list[Telling]] = []
    pairs = ((likeness, one, other) for one, other in combinations(_tellings(table), 2) if (likeness := _likeness(table, one, other)))
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1].event.id, pair[2].event.id)):
        if one.line in homes and homes[one.line] == homes.get(other.line):
            continue
        group = next((group for group in groups if one in group or other in group), None)
        if group is None:
            groups.append([one, other])
            continue
        for new in (one, other):
            if new not in group and all(_likeness(table, new, old) for old in group if old.event.report != new.event.report):
                group.append(new)
    told: set[frozenset[Line]] = set()
    for group in groups:
        lines = frozenset(one.line for one in group)
        if lines not in told and table.count_origins(one.event.report for one in group) > 1:
            told.add(lines)
            yield _point(table, group)


def _tellings(table: Table) -> list[Telling]:
    """Every clause of the bodies that tells an event and is not its whole sentence, in the story's order."""
    found = []
    for report in table.story.reports:
        for event in table.notes[report.id].events:
            line = table.line_at(report.id, event.span)
            if line is None or line.rank < 0 or event.type in LEFT:
                continue
            stems = comparable_stems(table.words(report.id, event.clause))
            if len(stems) >= LEAST:
                found.append(Telling(event, line, stems, stems - name_stems(table, line)))
    return found


def _likeness(table: Table, one: Telling, other: Telling) -> float:
    """How alike two clauses are if they may tell one event; 0 where they may not."""
    if one.event.report == other.event.report or one.event.type != other.event.type or one.event.status != other.event.status:
        return 0.0
    if len(one.telling & other.telling) < TELLING or denies(table, one.line) != denies(table, other.line):
        return 0.0
    likeness = table.likeness(one.stems, other.stems)
    return likeness if likeness >= ALIKE else 0.0


def _point(table: Table, group: list[Telling]) -> Point:
    """The clauses as one reading."""
    witnesses = tuple(witness(table, one.event.report, one.event.clause, one.event.id) for one in group)
    shortest = min(witnesses, key=lambda one: (len(one.span), one.report))
    text = table.words(shortest.report, shortest.span)
    judged = Judgement(verdict="agreed", about=clip(text, 110), why=f"{names_of(table, witnesses)} tell the same", sure=0.8)
    return make_point(table, "event", judged, [Reading(value=text, text=text, witnesses=witnesses)])
