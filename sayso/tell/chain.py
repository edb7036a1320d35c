"""The whole chain of a finding: spans on each side, alignment, what made it, its confidence and what would change it.

In: an account and an id in it. Out: a `Chain`, which is also what `sayso why --json` prints. Every witness carries the words that stand at
its place; nothing is looked up outside the account.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import msgspec

from sayso.collate.wordings import compare
from sayso.errors import NoSuchName
from sayso.tell.account import Account, KinshipRow, PointRow, ReadingRow, WitnessRow
from sayso.tell.summary import in_one_line, report_names
from sayso.words.rules import rule_of

AROUND = 50  # characters to each side of a witness that are shown with it
MOST_PASSAGES = 3  # aligned passages of one kinship that are shown


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a report with its words, those around, and the finding that stands there."""

    report: str
    file: str
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    finding: dict[str, Any] | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One reading with everybody who tells it so; `origins` are the independent origins among them, by number."""

    value: str
    seen: list[Seen]
    origins: list[int]


class Swap(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one reading, by its number, and those of another in their place."""

    readings: tuple[int, int]
    words: tuple[str, str]


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """A kinship between two of the reports, with passages of the one and the other."""

    source: str
    target: str
    kind: str
    directed: bool
    score: float
    passages: list[tuple[Seen, Seen]]


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """Why a finding is there; for what is no point `record` holds it, and `rests` the ids of the points that rest on it."""

    id: str
    kind: str
    about: str
    verdict: str | None = None
    why: str | None = None
    confidence: float | None = None
    rule: str | None = None
    change: str | None = None
    source: str | None = None
    sides: list[Side] = []
    swaps: list[Swap] = []
    lineage: list[Kin] = []
    record: dict[str, Any] = {}
    rests: list[str] = []


def find_chain(account: Account, wanted: str) -> Chain:
    """The chain of the finding of this id; `NoSuchName` offers ids like it where there is none."""
    point = next((one for one in account.points if one.id == wanted), None)
    if point is not None:
        return _of_point(account, point)
    for kind, rows in _findings(account).items():
        for row in rows:
            if row.id == wanted:
                return _of_finding(account, kind, row)
    known = [one.id for one in account.points] + [row.id for rows in _findings(account).values() for row in rows]
    near = difflib.get_close_matches(wanted, known, n=4, cutoff=0.3)
    hint = f"ids like it: {', '.join(near)}" if near else "ids stand in the account: p1, q1, f1, t1, v1, e1, or a report's"
    raise NoSuchName(f"the id {wanted!r}", expected="an id of this account", hint=hint)


def _findings(account: Account) -> dict[str, Sequence[Any]]:
    """Everything beside points that has an id, by its kind."""
    return {
        "quotation": account.quotations, "figure": account.figures, "time": account.times, "event": account.events,
        "entity": account.entities, "occurrence": account.occurrences, "report": account.reports,
    }  # fmt: skip


def _of_point(account: Account, point: PointRow) -> Chain:
    """A point's chain."""
    rule = rule_of(point.verdict, point.kind)
    told = {one.report for reading in point.readings for one in reading.witnesses}
    return Chain(
        id=point.id,
        kind=point.kind,
        about=point.about,
        verdict=point.verdict,
        why=point.why,
        confidence=point.confidence,
        rule=rule.rule,
        change=rule.change,
        source=point.source,
        sides=[_side(account, reading) for reading in point.readings],
        swaps=list(_swaps(point)),
        lineage=[_kin(account, row, point) for row in account.lineage if {row.source, row.target} <= told],
    )


def _side(account: Account, reading: ReadingRow) -> Side:
    """A reading with its witnesses' words."""
    origin = {report.id: report.origin for report in account.reports}
    return Side(
        value=reading.value,
        seen=[_seen(account, one) for one in reading.witnesses],
        origins=sorted({number for one in reading.witnesses if (number := origin[one.report]) is not None}),
    )


def _seen(account: Account, one: WitnessRow) -> Seen:
    """A witness with its words, what stands around, and the finding behind it."""
    report = next(row for row in account.reports if row.id == one.report)
    rows = (row for kind, held in _findings(account).items() if kind != "report" for row in held)
    found = next((row for row in rows if row.id == one.finding), None) if one.finding else None
    return Seen(
        report=one.report,
        file=report.file,
        start=one.start,
        end=one.end,
        words=report.text[one.start : one.end],
        before=report.text[max(0, one.start - AROUND) : one.start],
        after=report.text[one.end : one.end + AROUND],
        finding=_told(msgspec.to_builtins(found)) if found is not None else None,
    )


def _told(record: dict[str, Any]) -> dict[str, Any]:
    """A finding without what it does not say."""
    return {name: value for name, value in record.items() if value not in (None, [], "", False)}


def _swaps(point: PointRow) -> Iterator[Swap]:
    """Which words of a quotation stand in the place of which, reading against reading."""
    if point.kind == "quotation":
        for (one, first), (other, second) in combinations(enumerate(point.readings), 2):
            for change in compare(first.text, second.text, one=True).changes:
                yield Swap(readings=(one, other), words=change)


def _kin(account: Account, row: KinshipRow, point: PointRow | None = None) -> Kin:
    """A kinship with the passages in which the point's witnesses stand, or its first ones."""
    places = [one for reading in point.readings for one in reading.witnesses] if point else []
    ends = [(one.report, one.start, one.end) for one in places]

    def holds(report: str, place: tuple[int, int]) -> bool:
        return any(report == where and start < place[1] and place[0] < end for where, start, end in ends)

    aligned = [one for one in row.passages if not ends or holds(row.source, one.source) or holds(row.target, one.target)]
    return Kin(
        source=row.source,
        target=row.target,
        kind=row.kind,
        directed=row.directed,
        score=row.score,
        passages=[(_at(account, row.source, one.source), _at(account, row.target, one.target)) for one in aligned[:MOST_PASSAGES]],
    )


def _at(account: Account, report: str, place: tuple[int, int]) -> Seen:
    return _seen(account, WitnessRow(report=report, start=place[0], end=place[1]))


def _of_finding(account: Account, kind: str, row: Any) -> Chain:
    """The chain of what is no point: its record, its place, and the points that rest on it."""
    record = {name: value for name, value in _told(msgspec.to_builtins(row)).items() if name != "text"}  # a report's whole text
    rests = [point.id for point in account.points if any(one.finding == row.id for side in point.readings for one in side.witnesses)]
    lineage = [_kin(account, one) for one in account.lineage if row.id in {one.source, one.target}]
    seen = [_seen(account, one) for one in _places(row)]
    about = str(record.get("title") or record.get("name") or (in_one_line(seen[0].words) if seen else row.id))
    sides = [Side(value=about, seen=seen, origins=[])] if seen else []
    return Chain(id=row.id, kind=kind, about=about, sides=sides, lineage=lineage, record=record, rests=rests)


def _places(row: Any) -> list[WitnessRow]:
    """Where a finding stands."""
    if hasattr(row, "content"):
        return [WitnessRow(report=row.report, start=start, end=end) for start, end in row.content]
    if hasattr(row, "witnesses"):
        return list(row.witnesses)
    if hasattr(row, "mentions"):
        return [WitnessRow(report=one.report, start=one.start, end=one.end) for one in row.mentions]
    return [WitnessRow(report=row.report, start=row.start, end=row.end)] if hasattr(row, "start") else []


def chain_lines(account: Account, chain: Chain, *, most: int = 8) -> Iterator[tuple[str, int]]:
    """The chain as lines with their indents, `most` places of a reading and no more."""
    names = report_names(account)
    yield f"{chain.id} · {chain.verdict or chain.kind} · {chain.kind if chain.verdict else 'found'}: {in_one_line(chain.about)}", 0
    for label, told in (("why", chain.why), ("made by", chain.rule), ("source", chain.source), ("would change it", chain.change)):
        if told:
            yield f"{label}: {told}", 0
    if chain.confidence is not None:
        yield f"how sure: {chain.confidence:.2f}", 0
    for side in chain.sides:
        yield "", 0
        yield in_one_line(side.value), 0
        for seen in side.seen[:most]:
            before, after = seen.before.partition(" ")[2], seen.after.rpartition(" ")[0]
            words = in_one_line(f"{before}[{seen.words}]{after}", longest=300)
            yield f"{names[seen.report]} {seen.start}-{seen.end}: {words}", 2
        if len(side.seen) > most:
            yield f"and {len(side.seen) - most} more", 2
    yield from _ending(chain, names)


def _ending(chain: Chain, names: dict[str, str]) -> Iterator[tuple[str, int]]:
    """What stands in whose place, who copied whom, and what rests on it."""
    if chain.swaps:
        yield "", 0
        yield "word by word", 0
        for swap in chain.swaps:
            yield f"{swap.words[0] or '(nothing)'} → {swap.words[1] or '(nothing)'}", 2
    for kin in chain.lineage:
        yield "", 0
        way = "has it from" if kin.directed else "and, of one text,"
        yield f"{kin.kind}: {names[kin.target]} {way} {names[kin.source]}; {round(100 * kin.score)} % of it stands there", 0
        for source, target in kin.passages:
            yield in_one_line(source.words), 2
            yield f"→ {in_one_line(target.words)}", 2
    if chain.rests:
        yield "", 0
        yield f"points that rest on it: {', '.join(chain.rests)}", 0
