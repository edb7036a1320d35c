"""The points of an account as the page shows them: by verdict, each with its readings and, for each reading, the words themselves.

In: an account, `Cites`. Out: sections. A wording is set against the one that most reports have, word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.tell.account import Account, PointRow, ReadingRow, WitnessRow
from sayso.tell.changes import Piece, is_changed, mark_changes
from sayso.tell.lettering import Letters, order_letters, say_reading, shorten, wording
from sayso.tell.page.cites import Cite, Cites, Evidence, is_marked_in_text, is_under_speaker
from sayso.tell.saying_when import say_day
from sayso.tell.verdicts import VERDICTS, VerdictWords, gather_points

MOST_EVIDENCE = 4  # sentences shown under one reading; further witnesses are told as cites
MOST_CITES = 40
KINDS = {
    "quotation": "quotation", "time": "time", "figure": "figure", "venue": "where it was said", "speaker": "who said it",
    "event": "event", "place": "place", "name": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One way of telling a point; `pieces` is its wording set against the others', empty where words are not compared.

    `day` is that of the last report that tells it so, where the point was revised: its readings then stand newest first.
    """

    text: str
    who: str
    day: str
    pieces: tuple[Piece, ...]
    in_marks: bool
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
    source: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lone:
    """A point that one origin alone tells: the first words of it, and where it stands."""

    id: str
    speakers: tuple[str, ...]
    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What one report tells first of all that share its origin, by kind.

    `sentences` are marked in its text and `quotations` stand under their speakers: both are counted here and not listed.
    """

    letter: str
    name: str
    number: int
    sentences: int
    quotations: int
    kinds: tuple[tuple[str, tuple[Lone, ...]], ...]

    @property
    def points(self) -> Iterator[Lone]:
        """All that is listed."""
        return (point for _, points in self.kinds for point in points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The points of one verdict, and how many more there are that the page does not show."""

    words: VerdictWords
    points: tuple[PointView, ...]
    more: int
    groups: tuple[Group, ...] = ()


def lay_out_findings(account: Account, cites: Cites, *, most_single: int, most_letters: int) -> tuple[Section, ...]:
    """A section a verdict, in the order in which verdicts are told; of what one origin alone tells, the first `most_single`.

    Those are told in their first `most_letters` letters, since the link beside them leads to the rest.
    """
    names = {row.id: row.name for row in account.entities}
    speakers = {row.id: tuple(names[one] for one in row.speakers if one in names) for row in account.quotations}
    gathered = gather_points(account)
    sections = []
    for words in VERDICTS:
        points = gathered[words.verdict]
        if words.verdict == "single":
            groups = _groups(points[:most_single], cites, speakers, most_letters)
            sections.append(Section(words=words, points=(), groups=groups, more=max(len(points) - most_single, 0)))
        else:
            sections.append(Section(words=words, points=tuple(_point(point, words, cites, speakers) for point in points), more=0))
    return tuple(sections)


def _groups(points: Sequence[PointRow], cites: Cites, speakers: dict[str, tuple[str, ...]], most: int) -> tuple[Group, ...]:
    """Points that one origin has, under the report that tells them first."""
    by_report: defaultdict[str, list[PointRow]] = defaultdict(list)
    for point in points:
        told = (row.report for reading in point.readings for row in reading.witnesses)
        by_report[min(told, key=lambda one: order_letters(cites.letters.letter(one)), default="")].append(point)
    ordered = sorted(by_report, key=lambda one: order_letters(cites.letters.letter(one)))
    return tuple(_group(report, by_report[report], cites, speakers, most) for report in ordered)


def _group(report: str, points: Sequence[PointRow], cites: Cites, speakers: dict[str, tuple[str, ...]], most: int) -> Group:
    is_whole = cites.shown is None
    marked = {point.id for point in points if is_whole and is_marked_in_text(point)}
    spoken = {point.id for point in points if is_whole and is_under_speaker(point)}
    listed: defaultdict[str, list[Lone]] = defaultdict(list)
    for point in points:
        if point.id not in marked | spoken:
            listed[point.kind].append(_lone(point, cites, speakers, most))
    return Group(
        letter=cites.letters.letter(report),
        name=cites.letters.label(report),
        number=len(points),
        sentences=len(marked),
        quotations=len(spoken),
        kinds=tuple((kind, tuple(listed[kind])) for kind in KINDS if kind in listed),
    )


def _lone(point: PointRow, cites: Cites, speakers: dict[str, tuple[str, ...]], most: int) -> Lone:
    witnesses = [row for reading in point.readings for row in reading.witnesses]
    told = "; ".join(say_reading(reading, cites.letters) for reading in point.readings)
    text = told if point.kind in {"quotation", "event"} else f"{point.about}: {told}"
    return Lone(point.id, _speakers(witnesses, speakers), shorten(text, most), cites.cites(witnesses)[:MOST_CITES])


def _speakers(witnesses: Iterable[WitnessRow], speakers: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in witnesses for name in speakers.get(row.finding or "", ())))


def _point(point: PointRow, words: VerdictWords, cites: Cites, speakers: dict[str, tuple[str, ...]]) -> PointView:
    witnesses = [row for reading in point.readings for row in reading.witnesses]
    return PointView(
        id=point.id,
        kind=point.kind,
        about=point.about,
        words=words,
        sure=round(point.confidence * 100),
        origins=point.origins,
        readings=_readings(point, cites),
        why=point.why,
        source=point.source or "",
        speakers=_speakers(witnesses, speakers),
    )


def _readings(point: PointRow, cites: Cites) -> tuple[ReadingView, ...]:
    """The readings; wordings are compared with the reading that most reports have, the first of those."""
    if not (point.kind == "quotation" and point.verdict in {"altered", "differs", "unsettled", "conflict"} and len(point.readings) > 1):
        views = [_reading(reading, cites, (), is_base=False) for reading in point.readings]
        if point.verdict != "revised":
            return tuple(views)
        dated = sorted(zip((_last_day(reading, cites.letters) for reading in point.readings), views, strict=True), key=lambda one: one[0])
        return tuple(replace(view, day=say_day(day)) for day, view in reversed(dated))
    base = max(point.readings, key=lambda reading: len({row.report for row in reading.witnesses}))
    views = []
    compared = [(reading, mark_changes(wording(base, cites.letters), wording(reading, cites.letters))) for reading in point.readings]
    against = next(
        (pair[0] for reading, pair in compared if reading is not base and is_changed(pair[0])), (Piece(wording(base, cites.letters)),)
    )
    for reading, (_, changed) in compared:
        views.append(_reading(reading, cites, against if reading is base else changed, is_base=reading is base))
    return tuple(views)


def _last_day(reading: ReadingRow, letters: Letters) -> str:
    """The day of the last report that tells it so; empty where none has one."""
    found = (letters.find(row.report) for row in reading.witnesses)
    return max((report.row.published[:10] for report in found if report and report.row.published), default="")


def _reading(reading: ReadingRow, cites: Cites, pieces: tuple[Piece, ...], *, is_base: bool) -> ReadingView:
    seen = {(row.report, row.start): row for row in reading.witnesses}
    first = list({row.report: row for row in reversed(reading.witnesses)}.values())[::-1]
    evidence = tuple(found for row in first[:MOST_EVIDENCE] if (found := cites.evidence(row)))
    shown = {one.cite.label for one in evidence}
    rest = tuple(cite for cite in cites.cites(seen.values()) if cite.label not in shown)
    return ReadingView(
        text=say_reading(reading, cites.letters),
        in_marks=_in_marks(reading, cites.letters),
        day="",
        who=", ".join(dict.fromkeys(cites.letters.letter(row.report) for row in reading.witnesses)),
        pieces=pieces,
        is_base=is_base,
        evidence=evidence,
        cites=rest[:MOST_CITES],
        more=max(len(rest) - MOST_CITES, 0),
    )


def _in_marks(reading: ReadingRow, letters: Letters) -> bool:
    """Whether a report prints the words between quotation marks; a paraphrase never stands between ours."""
    found = ((letters.find(row.report), row) for row in reading.witnesses)
    return any(report is not None and report.is_in_marks(row.start, row.end) for report, row in found)
