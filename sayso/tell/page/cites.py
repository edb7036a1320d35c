"""Links from a finding to the words that it stands on.

In: a place in a report. Out: a `Cite` (`A3`, where the link leads, how far the words go) or an `Evidence` (the words in their
sentence). Where a page leaves a paragraph out, its links lead to the head of the report instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.tell.account import Account, WitnessRow
from sayso.tell.lettering import LetteredReport, Letters

MOST_AROUND = 160  # characters shown on either side of the words that a finding stands on


@dataclass(frozen=True, slots=True)
class Cite:
    """A place that a reader can go to. `length` is 0 where the words are not on the page, or are all of the target."""

    label: str
    target: str
    length: int
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a finding as they stand in their sentence."""

    cite: Cite
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Cites:
    """What is needed to cite: the letters, and which paragraphs of which report are on the page (None: all of all)."""

    letters: Letters
    shown: dict[str, frozenset[int]] | None = None
    ends: dict[str, dict[int, int]] = field(default_factory=dict)  # where the element that a link leads to ends, by report and start

    def cite(self, report: str, start: int, end: int) -> Cite | None:
        """A cite of a place; None where there is no such report."""
        found = self.letters.find(report)
        if found is None:
            return None
        label, name = found.cite(start), found.name
        if self.shown is not None and found.paragraph_at(start) not in self.shown.get(report, frozenset()):
            return Cite(label, f"text-{found.letter}", 0, name)
        return Cite(label, f"{found.letter}.{start}", 0 if self.ends.get(report, {}).get(start) == end else end - start, name)

    def cites(self, witnesses: Iterable[WitnessRow]) -> tuple[Cite, ...]:
        """Cites of witnesses, each paragraph once."""
        found = (self.cite(row.report, row.start, row.end) for row in witnesses)
        return tuple({cite.label: cite for cite in found if cite}.values())

    def evidence(self, row: WitnessRow) -> Evidence | None:
        """The words of a witness in their sentence; None where there is no such report."""
        found, cite = self.letters.find(row.report), self.cite(row.report, row.start, row.end)
        if found is None or cite is None:
            return None
        first, last = found.around(row.start, row.end)
        before, after = found.words(first, row.start), found.words(row.end, last)
        return Evidence(cite, _end_of(before), found.words(row.start, row.end), _start_of(after))


def _end_of(text: str) -> str:
    """The last words before a place."""
    if len(text) <= MOST_AROUND:
        return text
    return "… " + text[-MOST_AROUND:].split(" ", 1)[-1]


def _start_of(text: str) -> str:
    """The first words after a place."""
    if len(text) <= MOST_AROUND:
        return text
    return text[:MOST_AROUND].rsplit(" ", 1)[0] + " …"


def find_targets(account: Account) -> dict[str, set[int]]:
    """Every place that a link of the page may lead to, by report."""
    places: dict[str, set[int]] = {row.id: set() for row in account.reports}
    for witness in _witnesses(account):
        places.setdefault(witness.report, set()).add(witness.start)
    for quotation in account.quotations:
        if quotation.content:
            places.setdefault(quotation.report, set()).add(quotation.content[0][0])
    for figure in account.figures:
        places.setdefault(figure.report, set()).add(figure.start)
    for row in account.lineage:
        places.setdefault(row.source, set()).update(start for start, _ in (*(one.source for one in row.passages), *row.left_out))
        places.setdefault(row.target, set()).update(start for start, _ in (*(one.target for one in row.passages), *row.added))
    for position in account.positions:
        places.setdefault(position.report, set()).add(position.start)
    return places


def find_cited(account: Account, letters: Letters) -> dict[str, frozenset[int]]:
    """The paragraphs that a page of excerpts keeps: those that the brief or a point told by more than one origin stands on."""
    kept: dict[str, set[int]] = {row.id: set() for row in account.reports}
    weighty = [row for point in account.points if point.verdict != "single" for reading in point.readings for row in reading.witnesses]
    for row in (*weighty, *(cite for sentence in account.brief for cite in sentence.cites)):
        report = letters.find(row.report)
        if report is not None:
            kept[row.report] |= set(_paragraphs_of(report, row))
    return {report: frozenset(numbers) for report, numbers in kept.items()}


def _paragraphs_of(report: LetteredReport, row: WitnessRow) -> range:
    return range(report.paragraph_at(row.start), report.paragraph_at(max(row.start, row.end - 1)) + 1)


def _witnesses(account: Account) -> Iterable[WitnessRow]:
    """All witnesses of points, brief and timeline."""
    for point in account.points:
        for reading in point.readings:
            yield from reading.witnesses
    for sentence in account.brief:
        yield from sentence.cites
    for entry in account.timeline:
        yield from entry.witnesses
