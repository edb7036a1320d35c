"""Who says what: quotations by speaker, and figures.

In: an account, `Cites`. Out: views for the page. Printings of one statement stand together: those that a point lines up, and those
with the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.tell.account import Account, EntityRow, FigureRow, PointRow, QuotationRow
from sayso.tell.lettering import count
from sayso.tell.page.cites import Cite, Cites
from sayso.tell.saying_when import say_shortly
from sayso.text.tokens import fold

UNNAMED = "Speaker not named"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement with everybody who prints it."""

    text: str
    is_direct: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a speaker said, in one wording or more; `point` is the point that lines them up, if any does.

    Where several wordings are laid side by side under that point, `others` are the cites of those that are not told here. `address` is the
    point whose only place on the page this is: a quotation that one origin alone has.
    """

    wordings: tuple[Wording, ...]
    staging: str
    point: str | None
    others: tuple[Cite, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with everything that he, she or it is reported to have said; `retold` are the statements that nobody prints in marks."""

    name: str
    role: str
    summary: str
    printed: tuple[Statement, ...]
    retold: tuple[Statement, ...]

    @property
    def number(self) -> int:
        """How many statements there are."""
        return len(self.printed) + len(self.retold)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A value as it is told, with who claims it, what holds it off, and who tells it."""

    value: str
    words: str
    claimed_by: str
    doubt: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything told of one thing that is counted, the largest value first."""

    what: str
    figures: tuple[FigureView, ...]


def lay_out_voices(account: Account, cites: Cites) -> tuple[Voice, ...]:
    """Speakers by how much they say, those with no name last."""
    entities = {row.id: row for row in account.entities}
    names = {row.id: row.name for row in account.entities}
    points = _points_by_quotation(account)
    spoken: defaultdict[str, list[QuotationRow]] = defaultdict(list)
    for row in _without_fragments(account.quotations, points):
        for speaker in row.speakers or [""]:
            spoken[speaker if speaker in entities else ""].append(row)
    voices = [(not speaker, _voice(entities.get(speaker), rows, points, cites, names)) for speaker, rows in spoken.items()]
    voices.sort(key=lambda pair: (pair[0], -pair[1].number, pair[1].name))
    addressed: set[str] = set()
    return tuple(_address_once(voice, addressed) for _, voice in voices)


def _address_once(voice: Voice, addressed: set[str]) -> Voice:
    """The voice, its statements without an address that one before has: a joint statement stands under each who made it."""

    def keep(said: Statement) -> Statement:
        if said.address in addressed:
            return replace(said, address="")
        addressed.add(said.address)
        return said

    return replace(voice, printed=tuple(map(keep, voice.printed)), retold=tuple(map(keep, voice.retold)))


def _without_fragments(quotations: list[QuotationRow], points: Mapping[str, PointRow]) -> Iterator[QuotationRow]:
    """Quotations without the few words between marks that stand inside another by the same speaker: that one shows them, marks and all.

    What a point lines up is always kept, and then the wider one around it is left out: a sentence with its quotation is told once.
    """
    wider: defaultdict[tuple[str, tuple[str, ...]], list[QuotationRow]] = defaultdict(list)
    for row in quotations:
        wider[row.report, tuple(row.speakers)].append(row)
    for row in quotations:
        others = wider[row.report, tuple(row.speakers)]
        told = any(_holds(other, row) or (other.id in points and _holds(row, other)) for other in others if other is not row)
        if row.id in points or not told:
            yield row


def _holds(wide: QuotationRow, narrow: QuotationRow) -> bool:
    """Whether every piece of the one stands inside a piece of the other, which is longer."""
    inside = all(any(start <= piece[0] and piece[1] <= end for start, end in wide.content) for piece in narrow.content)
    return inside and sum(end - start for start, end in wide.content) > sum(end - start for start, end in narrow.content)


def _points_by_quotation(account: Account) -> dict[str, PointRow]:
    """For each quotation that a point on a quotation lines up, that point."""
    return {
        row.finding: point
        for point in account.points
        if point.kind == "quotation"
        for reading in point.readings
        for row in reading.witnesses
        if row.finding
    }


def _voice(
    entity: EntityRow | None, rows: list[QuotationRow], points: Mapping[str, PointRow], cites: Cites, names: dict[str, str]
) -> Voice:
    gathered: defaultdict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        gathered[points[row.id].id if row.id in points else fold(_content(row, cites))].append(row)
    statements = tuple(_statement(group, points, cites, names) for group in gathered.values())
    printings = count(len(rows), "printing")
    summary = count(len(statements), "statement") + (f", {printings}" if len(rows) != len(statements) else "")
    role = max(entity.roles[:2], key=len, default="") if entity else ""
    printed = tuple(one for one in statements if any(wording.is_direct for wording in one.wordings))
    return Voice(entity.name if entity else UNNAMED, role, summary, printed, tuple(one for one in statements if one not in printed))


def _statement(rows: list[QuotationRow], points: Mapping[str, PointRow], cites: Cites, names: dict[str, str]) -> Statement:
    """The printings of one statement, equal wordings together."""
    gathered: defaultdict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        gathered[fold(_content(row, cites))].append(row)
    wordings = tuple(_wording(same, cites) for same in gathered.values())
    staging, point = _staging(rows, names), next((points[row.id] for row in rows if row.id in points), None)
    if point is None:
        return Statement(wordings, staging, None)
    if point.verdict == "single":
        return Statement(wordings, staging, point.id, address=point.id if cites.shown is None else "")
    first = next((one for one in wordings if one.is_direct), wordings[0])
    others = {cite.label: cite for one in wordings if one is not first for cite in one.cites}
    return Statement((first,), staging, point.id, tuple(others.values()))


def _wording(same: list[QuotationRow], cites: Cites) -> Wording:
    """One wording."""
    words, is_direct = _content(same[0], cites), any(_is_in_marks(row, cites) for row in same)
    return Wording(words, is_direct, _cites(same, cites))


def _is_in_marks(row: QuotationRow, cites: Cites) -> bool:
    """Whether the report prints it between quotation marks."""
    report = cites.letters.find(row.report)
    return bool(report and row.content and report.is_in_marks(*row.content[0]))


def _content(row: QuotationRow, cites: Cites) -> str:
    """The words of a quotation, its pieces joined by an ellipsis."""
    return " … ".join(cites.words(row.report, place) for place in row.content)


def _cites(rows: Iterable[QuotationRow], cites: Cites) -> tuple[Cite, ...]:
    found = (cites.cite(row.report, *row.content[0]) for row in rows if row.content)
    return tuple({cite.label: cite for cite in found if cite}.values())


def _staging(rows: list[QuotationRow], names: dict[str, str]) -> str:
    """Where, when, to whom and through whom it was said, how surely, and who may be meant, each as one report or another has it."""
    told = dict.fromkeys(
        part
        for row in rows
        for part in (
            row.venue,
            row.place,
            row.addressee and f"to {row.addressee}",
            row.said_on and say_shortly(row.said_on),
            *(f"as {names[one]} has it" for one in row.through if one in names),
            row.hedge and f"with the reserve “{row.hedge}”",
            row.unverified_by and f"not verified by {names.get(row.unverified_by, row.unverified_by)}",
            row.candidates and f"by {' or '.join(names.get(one, one) for one in row.candidates)}, which cannot be told",
        )
        if part
    )
    return " · ".join(told)


def lay_out_figures(account: Account, cites: Cites) -> tuple[Counted, ...]:
    """Figures by what is counted, equal ones together."""
    names = {row.id: row.name for row in account.entities}
    counted: defaultdict[str, defaultdict[tuple[object, ...], list[FigureRow]]] = defaultdict(lambda: defaultdict(list))
    for row in account.figures:
        key = (row.low, row.high, row.approximate, row.per, row.claimed_by, row.hedged_by)
        counted[fold(row.what or row.unit or "").removeprefix("people ")][key].append(row)
    return tuple(_counted(list(gathered.values()), names, cites) for gathered in counted.values())


def _counted(gathered: list[list[FigureRow]], names: dict[str, str], cites: Cites) -> Counted:
    gathered.sort(key=lambda rows: -(rows[0].low or rows[0].high or 0))
    name = max((rows[0].what or rows[0].unit or "" for rows in gathered), key=len)
    return Counted(name, tuple(_figure(rows, names, cites) for rows in gathered))


def _figure(rows: list[FigureRow], names: dict[str, str], cites: Cites) -> FigureView:
    first = rows[0]
    found = (cites.cite(row.report, row.start, row.end) for row in rows)
    unverified = next((row.unverified_by for row in rows if row.unverified_by), None)
    doubts = [f"“{first.hedged_by}”"] if first.hedged_by else []
    doubts += [f"not verified by {names.get(unverified, unverified)}"] if unverified else []
    return FigureView(
        value=say_figure(first),
        words=cites.words(first.report, (first.start, first.end)),
        claimed_by=names.get(first.claimed_by or "", ""),
        doubt="; ".join(doubts),
        cites=tuple({cite.label: cite for cite in found if cite}.values()),
    )


def say_figure(row: FigureRow) -> str:
    """A figure with its bounds.

    >>> make = lambda low, high, **more: FigureRow(id="f", report="r", start=0, end=1, low=low, high=high, approximate=False,
    ...     per=None, unit=None, what=None, claimed_by=None, unverified_by=None)
    >>> say_figure(make(5000, None)), say_figure(make(3, 3)), say_figure(make(1.5, 2)), say_figure(make(None, 9))
    ('5,000 or more', '3', '1.5 to 2', 'up to 9')
    """
    low, high = (_number(bound) if bound is not None else None for bound in (row.low, row.high))
    if low == high:
        said = low or ""
    elif low is None or high is None:
        said = f"up to {high}" if low is None else f"{low} or more"
    else:
        said = f"{low} to {high}"
    about = "about " if row.approximate and said else ""
    return f"{about}{said}{f' per {row.per}' if row.per else ''}"


def _number(bound: float) -> str:
    return f"{int(bound):,}" if float(bound).is_integer() and abs(bound) < 1e15 else f"{bound:,}"
