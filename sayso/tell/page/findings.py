"""The points of an account as the page shows them: by verdict, each with its readings and, for each reading, the words themselves.

In: an account, `Cites`. Out: sections. A wording is set against the one that most reports have, word by word.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.tell.account import Account, PointRow, ReadingRow
from sayso.tell.changes import Piece, is_changed, mark_changes
from sayso.tell.lettering import Letters
from sayso.tell.page.cites import Cite, Cites, Evidence
from sayso.tell.verdicts import VERDICTS, VerdictWords, gather_points

MOST_EVIDENCE = 4  # sentences shown under one reading; further witnesses are told as cites
MOST_CITES = 40
KINDS = {
    "quotation": "quotation", "time": "time", "figure": "figure", "venue": "where it was said", "speaker": "who said it",
    "event": "event", "place": "place", "name": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One way of telling a point; `pieces` is its wording set against the others', empty where words are not compared."""

    text: str
    who: str
    pieces: tuple[Piece, ...]
    is_base: bool
    evidence: tuple[Evidence, ...]
    cites: tuple[Cite, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One point with all that its card and its filters need."""

    id: str
    kind: str
    about: str
    words: VerdictWords
    sure: int
    origins: int
    readings: tuple[ReadingView, ...]
    why: str
    speakers: tuple[str, ...]
    letters: tuple[str, ...]
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The points of one verdict, and how many more there are that the page does not show."""

    words: VerdictWords
    points: tuple[PointView, ...]
    more: int


def lay_out_findings(account: Account, cites: Cites, *, most_single: int) -> tuple[Section, ...]:
    """A section a verdict, in the order in which verdicts are told; of what one origin alone tells, the first `most_single`."""
    names = {row.id: row.name for row in account.entities}
    speakers = {row.id: tuple(names[one] for one in row.speakers if one in names) for row in account.quotations}
    gathered = gather_points(account)
    sections = []
    for words in VERDICTS:
        points = gathered[words.verdict]
        kept = points[:most_single] if words.verdict == "single" else points
        views = tuple(_point(point, words, cites, speakers) for point in kept)
        sections.append(Section(words=words, points=views, more=len(points) - len(kept)))
    return tuple(sections)


def _point(point: PointRow, words: VerdictWords, cites: Cites, speakers: dict[str, tuple[str, ...]]) -> PointView:
    witnesses = [row for reading in point.readings for row in reading.witnesses]
    said_by = dict.fromkeys(name for row in witnesses for name in speakers.get(row.finding or "", ()))
    return PointView(
        id=point.id,
        kind=KINDS.get(point.kind, point.kind),
        about=point.about,
        words=words,
        sure=round(point.confidence * 100),
        origins=point.origins,
        readings=_readings(point, cites),
        why=point.why,
        speakers=tuple(said_by),
        letters=tuple(dict.fromkeys(cites.letters.letter(row.report) for row in witnesses)),
        copy=tell_point(point, words, cites.letters),
    )


def _readings(point: PointRow, cites: Cites) -> tuple[ReadingView, ...]:
    """The readings; wordings are compared with the reading that most reports have, the first of those."""
    if not (point.kind == "quotation" and point.verdict in {"altered", "differs", "unsettled", "conflict"} and len(point.readings) > 1):
        return tuple(_reading(reading, cites, (), is_base=False) for reading in point.readings)
    base = max(point.readings, key=lambda reading: len({row.report for row in reading.witnesses}))
    views = []
    compared = [(reading, mark_changes(wording(base, cites.letters), wording(reading, cites.letters))) for reading in point.readings]
    against = next(
        (pair[0] for reading, pair in compared if reading is not base and is_changed(pair[0])), (Piece(wording(base, cites.letters)),)
    )
    for reading, (_, changed) in compared:
        views.append(_reading(reading, cites, against if reading is base else changed, is_base=reading is base))
    return tuple(views)


def wording(reading: ReadingRow, letters: Letters) -> str:
    """The words of a reading as its first witness has them; its own text where no report here has it."""
    for row in reading.witnesses:
        report = letters.find(row.report)
        if report is not None:
            return report.words(row.start, row.end)
    return reading.text


def _reading(reading: ReadingRow, cites: Cites, pieces: tuple[Piece, ...], *, is_base: bool) -> ReadingView:
    seen = {(row.report, row.start): row for row in reading.witnesses}
    first = list({row.report: row for row in reversed(reading.witnesses)}.values())[::-1]
    evidence = tuple(found for row in first[:MOST_EVIDENCE] if (found := cites.evidence(row)))
    shown = {one.cite.label for one in evidence}
    rest = tuple(cite for cite in cites.cites(seen.values()) if cite.label not in shown)
    return ReadingView(
        text=reading.text,
        who=", ".join(dict.fromkeys(cites.letters.letter(row.report) for row in reading.witnesses)),
        pieces=pieces,
        is_base=is_base,
        evidence=evidence,
        cites=rest[:MOST_CITES],
        more=max(len(rest) - MOST_CITES, 0),
    )


def tell_point(point: PointRow, words: VerdictWords, letters: Letters) -> str:
    """A point as text that can be passed on: what, the verdict, every reading with its words and who has them."""
    lines = [f"{point.about}: {words.tag.lower()}"]
    for reading in point.readings:
        first = reading.witnesses[0] if reading.witnesses else None
        who = "; ".join(dict.fromkeys(_source(row.report, letters) for row in reading.witnesses[:MOST_CITES]))
        report = letters.find(first.report) if first else None
        at = f" [{report.cite(first.start)}]" if report and first else ""
        lines.append(f"- “{' '.join(wording(reading, letters).split())}”{at} ({who or 'nobody'})")
    return "\n".join([*lines, f"sayso {point.id}"])


def _source(report: str, letters: Letters) -> str:
    """Letter, outlet, day and address of a report."""
    found = letters.find(report)
    if found is None:
        return report
    return ", ".join(part for part in (f"{found.letter} {found.name}", found.row.published, found.row.url) if part)
