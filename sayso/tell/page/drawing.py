"""Where the shapes of the two drawings stand: the strip above the timeline and the tree of who copied whom.

In: an account and its letters. Out: records of numbers and words; the template turns them into SVG. Each drawing says nothing that
the list beside it does not say, so that nobody needs to see it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.tell.account import Account, KinshipRow, TimelineRow
from sayso.tell.lettering import LetteredReport, Letters
from sayso.tell.saying_when import say_shortly

STRIP_WIDTH, STRIP_EDGE = 1000, 50
MOST_LABELS = 9  # labels that fit beside one another on the strip
MOST_DOTS = 5  # dots over one day; more are told as a number
BOX_WIDTH, BOX_HEIGHT, COLUMN, ROW = 210, 34, 300, 48
MOST_BOXES = 40  # a taller tree is harder to read than its list
LONGEST_NAME = 24
HAPPENED = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Tick:
    """A time on the strip: where it stands, its label, and a dot an entry (`solid` for what happened)."""

    x: int
    label: str
    dots: tuple[tuple[int, bool], ...]  # height of each, and whether it is solid
    more: int


@dataclass(frozen=True, slots=True)
class Box:
    """A report, or a text that is not here (`missing`), in the tree."""

    x: int
    y: int
    letter: str
    name: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another; `directed` is False where it cannot be told who copied whom."""

    path: str
    label: str
    x: int
    y: int
    directed: bool
    tip_x: int = 0
    tip_y: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """The boxes and arrows of the lineage, and the room they take."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    width: int = 0
    height: int = 0


def draw_strip(timeline: list[TimelineRow]) -> tuple[Tick, ...]:
    """The days and times of the timeline at even distances: their order counts, not how long it is between them."""
    entries: defaultdict[str, list[bool]] = defaultdict(list)
    for row in timeline:
        if not row.background:
            entries[row.value].append(row.status in HAPPENED)
    if len(entries) < 2:
        return ()
    step = (STRIP_WIDTH - 2 * STRIP_EDGE) / (len(entries) - 1)
    every = -(-len(entries) // MOST_LABELS)
    ticks = []
    for at, (value, solid) in enumerate(entries.items()):
        dots = tuple((44 - 9 * height, one) for height, one in enumerate(solid[:MOST_DOTS]))
        label = say_shortly(value) if at % every == 0 else ""
        ticks.append(Tick(round(STRIP_EDGE + at * step), label, dots, max(len(solid) - MOST_DOTS, 0)))
    return tuple(ticks)


def draw_tree(account: Account, letters: Letters) -> Tree:
    """Reports that copy or are copied, each right of the one it draws on; nothing where nobody copies or the tree is too tall."""
    parents = find_parents(account)
    missing = _missing_credits(account, letters, parents)
    if not (parents or missing):
        return Tree()
    children: defaultdict[str, list[str]] = defaultdict(list)
    for child, kinship in parents.items():
        children[kinship.source].append(child)
    roots = [row.id for row in account.reports if row.id in children and row.id not in parents]
    places: dict[str, tuple[int, int]] = {}
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    row = 0
    for credit, reports in (*missing.items(), *(("", [root]) for root in roots)):
        top = row
        for report in reports:
            row = _place(report, 1 if credit else 0, row, children, places)
        if credit:
            boxes.append(Box(0, top * ROW, "", _short(credit), missing=True))
            arrows += [_arrow((0, top), places[report], "credited", directed=True) for report in reports]
    if not 0 < row <= MOST_BOXES:
        return Tree()
    boxes += [_box(letters.reports[report], place) for report, place in places.items()]
    arrows += [
        _arrow(places[one.source], places[child], one.kind, directed=one.directed)
        for child, one in parents.items()
        if child in places and one.source in places
    ]
    deepest = max(box.x for box in boxes)
    return Tree(tuple(boxes), tuple(arrows), deepest + BOX_WIDTH + 2, row * ROW)


def find_parents(account: Account) -> dict[str, KinshipRow]:
    """For each report the kinship that shares most with what it draws on, so that every report has one; circles are left open."""
    known = {row.id for row in account.reports}
    parents: dict[str, KinshipRow] = {}
    for row in sorted(account.lineage, key=lambda row: (-row.score, row.source, row.target)):
        if row.target in parents or not {row.source, row.target} <= known or _leads_to(parents, row.source, row.target):
            continue
        parents[row.target] = row
    return parents


def _leads_to(parents: dict[str, KinshipRow], report: str, ancestor: str) -> bool:
    """Whether going from source to source from `report` comes to `ancestor`."""
    while report != ancestor and report in parents:
        report = parents[report].source
    return report == ancestor


def _missing_credits(account: Account, letters: Letters, parents: dict[str, KinshipRow]) -> dict[str, list[str]]:
    """Agencies and outlets whose text is not among the reports, with the reports that go back to it."""
    here = {row.outlet for row in account.reports}
    missing: dict[str, list[str]] = {}
    for origin in account.origins:
        reports = [report for report in origin.reports if report in letters.reports and report not in parents]
        if origin.credit and origin.credit not in here and reports:
            missing.setdefault(origin.credit, []).extend(reports)
    return missing


def _place(report: str, column: int, row: int, children: dict[str, list[str]], places: dict[str, tuple[int, int]]) -> int:
    """Put a report and all that draw on it into rows from `row` on; the first row that is left free."""
    waiting = [(report, column)]
    while waiting:
        one, at = waiting.pop()
        if one in places:
            continue
        places[one] = (at, row)
        below = children.get(one, [])
        waiting += [(child, at + 1) for child in reversed(below)]
        row += not below
    return row


def _box(report: LetteredReport, place: tuple[int, int]) -> Box:
    column, row = place
    return Box(column * COLUMN, row * ROW, report.letter, _short(report.name))


def _arrow(start: tuple[int, int], end: tuple[int, int], label: str, *, directed: bool) -> Arrow:
    """A line from the right edge of one box to the left edge of another."""
    x, y = start[0] * COLUMN + BOX_WIDTH, start[1] * ROW + BOX_HEIGHT // 2
    to_x, to_y = end[0] * COLUMN, end[1] * ROW + BOX_HEIGHT // 2
    middle = (x + to_x) // 2 if start[1] != end[1] else to_x
    path = f"M{x} {y}H{to_x}" if y == to_y else f"M{x} {y}H{x + 14}V{to_y}H{to_x}"
    return Arrow(path, label, (x + 20 + to_x) // 2 if middle else x, to_y - 5, directed, to_x, to_y)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
