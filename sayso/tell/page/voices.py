"""Who says what: quotations by speaker, figures, and where parties stand.

In: an account, `Cites`. Out: views for the page. Printings of one statement stand together: those that a point lines up, and those
with the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.tell.account import Account, EntityRow, FigureRow, QuotationRow
from sayso.tell.lettering import close_marks, count
from sayso.tell.page.cites import Cite, Cites
from sayso.tell.saying_when import say_when
from sayso.text.tokens import fold

PREPOSITIONS = frozenset({"on", "to", "with", "that", "about", "for", "in", "over", "not", "against", "of"})
UNNAMED = "Speaker not named"
STANCES = {
    "demands": "demands", "supports": "supports", "rejects": "rejects", "offers": "offers", "threatens": "threatens",
    "agrees": "agrees", "condemns": "condemns", "claims": "claims", "denies": "denies", "pledges": "pledges",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement with everybody who prints it."""

    text: str
    is_direct: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a speaker said, in one wording or more; `point` is the point that lines them up, if any does."""

    wordings: tuple[Wording, ...]
    staging: str
    point: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with everything that he, she or it is reported to have said."""

    name: str
    role: str
    summary: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as it is told, with who claims it and who tells it."""

    what: str
    value: str
    words: str
    claimed_by: str
    unverified_by: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A party and where it stands."""

    party: str
    positions: tuple[tuple[str, str, Cite | None], ...]


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
    voices.sort(key=lambda pair: (pair[0], -len(pair[1].statements), pair[1].name))
    return tuple(voice for _, voice in voices)


def _without_fragments(quotations: list[QuotationRow], points: dict[str, str]) -> Iterator[QuotationRow]:
    """Quotations without the few words between marks that stand inside another by the same speaker: that one shows them, marks and all.

    What a point lines up is always kept.
    """
    wider: defaultdict[tuple[str, tuple[str, ...]], list[QuotationRow]] = defaultdict(list)
    for row in quotations:
        wider[row.report, tuple(row.speakers)].append(row)
    for row in quotations:
        others = wider[row.report, tuple(row.speakers)]
        if row.id in points or not any(_holds(other, row) for other in others if other is not row):
            yield row


def _holds(wide: QuotationRow, narrow: QuotationRow) -> bool:
    """Whether every piece of the one stands inside a piece of the other, which is longer."""
    inside = all(any(start <= piece[0] and piece[1] <= end for start, end in wide.content) for piece in narrow.content)
    return inside and sum(end - start for start, end in wide.content) > sum(end - start for start, end in narrow.content)


def _points_by_quotation(account: Account) -> dict[str, str]:
    """For each quotation that a point on a quotation lines up, that point."""
    return {
        row.finding: point.id
        for point in account.points
        if point.kind == "quotation"
        for reading in point.readings
        for row in reading.witnesses
        if row.finding
    }


def _voice(entity: EntityRow | None, rows: list[QuotationRow], points: dict[str, str], cites: Cites, names: dict[str, str]) -> Voice:
    gathered: defaultdict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        gathered[points.get(row.id) or fold(_content(row, cites))].append(row)
    statements = tuple(_statement(group, points, cites, names) for group in gathered.values())
    printings = count(len(rows), "printing")
    summary = count(len(statements), "statement") + (f", {printings}" if len(rows) != len(statements) else "")
    role = ", ".join(entity.roles[:2]) if entity else ""
    return Voice(entity.name if entity else UNNAMED, role, summary, statements)


def _statement(rows: list[QuotationRow], points: dict[str, str], cites: Cites, names: dict[str, str]) -> Statement:
    """The printings of one statement, equal wordings together."""
    wordings: defaultdict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        wordings[fold(_content(row, cites))].append(row)
    told = tuple(
        Wording(_content(same[0], cites), any(_is_in_marks(row, cites) for row in same), _cites(same, cites)) for same in wordings.values()
    )
    return Statement(told, _staging(rows, names), next((points[row.id] for row in rows if row.id in points), None))


def _is_in_marks(row: QuotationRow, cites: Cites) -> bool:
    """Whether the report prints it between quotation marks."""
    report = cites.letters.find(row.report)
    return bool(report and row.content and report.is_in_marks(*row.content[0]))


def _content(row: QuotationRow, cites: Cites) -> str:
    """The words of a quotation, its pieces joined by an ellipsis."""
    report = cites.letters.find(row.report)
    return " … ".join(" ".join(report.words(*place).split()) for place in row.content) if report else ""


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
            row.said_on and say_when(row.said_on),
            *(f"as {names[one]} has it" for one in row.through if one in names),
            row.hedge and f"with the reserve “{row.hedge}”",
            row.unverified_by and f"not verified by {names.get(row.unverified_by, row.unverified_by)}",
            row.candidates and f"by {' or '.join(names.get(one, one) for one in row.candidates)}, which cannot be told",
        )
        if part
    )
    return " · ".join(told)


def lay_out_figures(account: Account, cites: Cites) -> tuple[FigureView, ...]:
    """Figures, equal ones together."""
    names = {row.id: row.name for row in account.entities}
    gathered: defaultdict[tuple[object, ...], list[FigureRow]] = defaultdict(list)
    for row in account.figures:
        gathered[row.low, row.high, row.approximate, fold(row.what or row.unit or ""), row.per, row.claimed_by].append(row)
    return tuple(_figure(rows, names, cites) for rows in gathered.values())


def _figure(rows: list[FigureRow], names: dict[str, str], cites: Cites) -> FigureView:
    first = rows[0]
    report = cites.letters.find(first.report)
    found = (cites.cite(row.report, row.start, row.end) for row in rows)
    return FigureView(
        what=first.what or first.unit or "",
        value=say_figure(first),
        words=" ".join(report.words(first.start, first.end).split()) if report else "",
        claimed_by=names.get(first.claimed_by or "", ""),
        unverified_by=names.get(next((row.unverified_by for row in rows if row.unverified_by), None) or "", ""),
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


def say_stance(stance: str, what: str) -> tuple[str, str]:
    """The verb of a position and what it is about, fitted to one another; a mark that was cut off is put back.

    >>> say_stance("agrees", "on a truce"), say_stance("agrees", "both lose"), say_stance("claims", "“a win")
    (('agrees', 'on a truce'), ('agrees:', 'both lose'), ('claims:', '“a win”'))
    """
    verb = STANCES.get(stance, stance)
    return (verb if what.split(" ", 1)[0].lower() in PREPOSITIONS else f"{verb}:"), close_marks(what)


def lay_out_stands(account: Account, cites: Cites) -> tuple[Stand, ...]:
    """Parties in the order of the account, each with its positions."""
    names = {row.id: row.name for row in account.entities}
    stands: defaultdict[str, list[tuple[str, str, Cite | None]]] = defaultdict(list)
    for row in account.positions:
        stands[names.get(row.party, row.party)].append((*say_stance(row.stance, row.what), cites.cite(row.report, row.start, row.end)))
    return tuple(Stand(party, tuple(positions)) for party, positions in stands.items())
