"""Links from a finding to the words that it stands on.

In: a place in a report. Out: a `Cite` (`A3`, where the link leads, how far the words go) or an `Evidence` (the words in their
sentence). Where a page leaves a paragraph out, its links lead to the head of the report instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.tell.account import Account, Place, PointRow, WitnessRow
from sayso.tell.lettering import LetteredReport, Letters, order_letters

MOST_AROUND = 48  # characters shown on either side of the words that a finding stands on


@dataclass(frozen=True, slots=True)
class Cite:
    """A place that a reader can go to.

    `extent` tells which letters of the target are meant: how many (`24`), or from where how many (`80.24`); it is empty where the words are
    not on the page, or are all of the target.
    """

    label: str
    target: str
    extent: str
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
    ends: dict[str, dict[int, int]] = field(default_factory=dict)  # where each element of marked words ends, by report and start

    def cite(self, report: str, start: int, end: int) -> Cite | None:
        """A cite of a place; None where there is no such report."""
        found = self.letters.find(report)
        if found is None:
            return None
        label, name = found.cite(start), found.name
        if self.shown is not None and found.paragraph_at(start) not in self.shown.get(report, frozenset()):
            return Cite(label, f"text-{found.letter}", "", name)
        marked = self.ends.get(report, {}).get(start)
        if marked is not None:
            return Cite(label, f"{found.letter}.{start}", "" if marked == end else f"{end - start}", name)
        first, last = found.paragraph_place(start)
        return Cite(label, label, "" if (first, last) == (start, end) else f"{start - first}.{end - start}", name)

    def words(self, report: str, place: Place) -> str:
        """The words of a place in one line; nothing where there is no such report."""
        found = self.letters.find(report)
        return " ".join(found.words(*place).split()) if found else ""

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


def is_marked_in_text(point: PointRow) -> bool:
    """Whether a point is a mere sentence that one origin has: there are so many that they are marked where they stand and not listed."""
    return point.verdict == "single" and point.kind == "event"


def is_under_speaker(point: PointRow) -> bool:
    """Whether a point is a quotation that one origin has, which stands under its speaker."""
    return point.verdict == "single" and point.kind == "quotation" and any(row.finding for one in point.readings for row in one.witnesses)


def find_lone(account: Account, letters: Letters) -> dict[str, dict[int, list[str]]]:
    """The points that are marked where they stand: their ids by report and start, each in the first report that tells it."""
    lone: dict[str, dict[int, list[str]]] = {row.id: {} for row in account.reports}
    for point in filter(is_marked_in_text, account.points):
        told = [row for reading in point.readings for row in reading.witnesses if letters.find(row.report)]
        first = min(told, key=lambda row: (order_letters(letters.letter(row.report)), row.start), default=None)
        if first is not None:
            lone[first.report].setdefault(first.start, []).append(point.id)
    return lone


def find_linked(account: Account) -> dict[str, set[int]]:
    """Where words begin that a link of the page may lead to, by report."""
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
    for left in account.left_out:
        for hedge in left.hedges:
            places.setdefault(hedge.report, set()).add(hedge.start)
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


def find_spoken(account: Account, letters: Letters) -> dict[str, frozenset[int]]:
    """The paragraphs that hold a quotation, a figure or a position of the account."""
    kept: dict[str, set[int]] = {row.id: set() for row in account.reports}
    told = [(row.report, start, end) for row in account.quotations for start, end in row.content]
    told += [(row.report, row.start, row.end) for row in account.figures]
    told += [(row.report, row.start, row.end) for row in account.positions]
    for report, start, end in told:
        kept[report] |= set(_paragraphs_of(letters.reports[report], WitnessRow(report=report, start=start, end=end)))
    return {report: frozenset(numbers) for report, numbers in kept.items()}


def _paragraphs_of(report: LetteredReport, row: WitnessRow) -> range:
    return range(report.paragraph_at(row.start), report.paragraph_at(max(row.start, row.end - 1)) + 1)


def _witnesses(account: Account) -> Iterable[WitnessRow]:
    """The witnesses of brief, timeline and of all points that are listed."""
    for point in account.points:
        if not is_marked_in_text(point):
            for reading in point.readings:
                yield from reading.witnesses
    for sentence in account.brief:
        yield from sentence.cites
    for entry in account.timeline:
        yield from entry.witnesses
