"""Quotations of 21 real reports that people marked by hand, held against the account of the story that each is part of.

In: the account of each story. Out: rows, and a line for each miss. The marks (`handquoted.jsonl`) are ids and offsets, no text: a line a
report, with kind, pieces of content, cue, source, the fullest mention of each speaker, who passes it on, venue, addressee, place and day.
Three readers marked seven reports each without seeing what any program finds. A stretch in marks is found where a stretch found shares
most of its letters; a speaker is right where one that is named for it has the mention marked, or its words, as a mention or a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import msgspec

from sayso.bench.rows import Row
from sayso.bench.triples import Tally, paired
from sayso.model import Span
from sayso.tell import Account
from sayso.tell.account import EntityRow, QuotationRow
from sayso.text.tokens import fold
from sayso.words.venues import find_venue

SAME, HALF = 0.6, 0.5  # letters that two stretches must share of both: between marks, and in reported speech
Place = tuple[int, int]


class HandQuote(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation as a reader marked it; every pair is a stretch of the report."""

    kind: str
    content: list[Place]
    cue: Place | None = None
    source: Place | None = None
    speakers: list[Place] = []
    through: list[Place] = []
    venue: Place | None = None
    addressee: Place | None = None
    place: Place | None = None
    said_on: str | None = None


class HandReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report by its id, with the story that it is part of, its quotations, and what stands in marks and is none."""

    report: str
    story: str
    quotes: list[HandQuote]
    no_quotes: list[Place] = []


@cache
def read_marks() -> tuple[HandReport, ...]:
    """What was marked."""
    lines = (files("sayso.bench") / "handquoted.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=HandReport) for line in lines)


class Sheet:
    """One report's marks beside what its account has."""

    def __init__(self, marked: HandReport, account: Account) -> None:
        self.marked = marked
        self.text = next(row.text for row in account.reports if row.id == marked.report)
        self.found = [row for row in account.quotations if row.report == marked.report]
        self.entities = {row.id: row for row in account.entities}

    def words(self, place: Sequence[int]) -> str:
        """What stands in a stretch."""
        return self.text[place[0] : place[1]]

    def names(self, entity: str | None, place: Place) -> bool:
        """Whether somebody has this mention, or a name of these words."""
        row = self.entities.get(entity or "")
        if row is None:
            return False
        touched = any(one.report == self.marked.report and one.start < place[1] and place[0] < one.end for one in row.mentions)
        return touched or fold(self.words(place)) in _forms(row)


def _forms(row: EntityRow) -> set[str]:
    """Every name of an entity, folded."""
    return {fold(form) for form in (row.name, *row.aliases)}


def measure_handquoted(accounts: Mapping[str, Account]) -> Iterator[Row]:
    """Every figure on both halves of the reports: the first was looked at while the steps were mended, the other was not."""
    sheets = [Sheet(marked, accounts[marked.story]) for marked in read_marks()]
    for half, rows in (("looked at", sheets[::2]), ("not looked at", sheets[1::2])):
        for row in score_sheets(rows):
            yield row if row.unit == "count" else replace(row, measure=f"by hand, {half}: {row.measure}")


@dataclass(slots=True)
class Scores:
    """What was counted so far: stretches in marks, a tally for each share, a line for each miss."""

    marks: Tally = field(default_factory=Tally)
    shares: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, share: str, miss: str, *, right: bool) -> None:
        """Count one more towards a share."""
        self.shares.setdefault(share, Tally()).add(right, 1, 1)
        if not right:
            self.misses.append(f"{share}: {miss}")


def score_sheets(sheets: Sequence[Sheet]) -> Iterator[Row]:
    """Quotations in marks, their speakers and circumstances, reported speech."""
    scores = Scores()
    for sheet in sheets:
        _score_marks(sheet, scores)
        for quote in sheet.marked.quotes:
            _score_quote(sheet, quote, scores)
    yield scores.marks.row("quotations in marks", None)
    for share, tally in sorted(scores.shares.items()):
        yield Row(measure=share, value=tally.right / (tally.marked or 1), detail=f"{tally.right:.0f} of {tally.marked}")
    for miss in scores.misses:
        yield Row(measure="  miss", value=0, unit="count", detail=" ".join(miss.split()))


def _score_marks(sheet: Sheet, scores: Scores) -> None:
    """Stretches in marks, found or not."""
    pieces = [piece for quote in sheet.marked.quotes if quote.kind != "indirect" for piece in quote.content]
    found = [(start, end) for row in sheet.found if row.kind != "indirect" for start, end in row.content]
    scores.marks.add(paired(pieces, found, alike), len(pieces), len(found))
    scores.misses += [f"not found: {sheet.words(one)}" for one in pieces if not any(alike(one, other) for other in found)]
    scores.misses += [f"no quotation: {sheet.words(one)}" for one in found if not any(alike(one, other) for other in pieces)]


def _score_quote(sheet: Sheet, quote: HandQuote, scores: Scores) -> None:
    """Whose word one quotation is, who passes it on, where and to whom and when it was said."""
    row = _best(sheet, quote)
    words = sheet.words(quote.content[0])[:60]
    if quote.kind == "indirect":
        told = [other for other in sheet.found if other.kind != "direct" and _covers(other, quote)]
        right = any(sheet.names(one, place) for other in told for one in other.speakers for place in quote.speakers[:1])
        scores.add("reported speech with its source", f"{_who(sheet, quote, row)} | {words}", right=right)
    elif row is not None:
        named = all(any(sheet.names(one, place) for one in row.speakers) for place in quote.speakers)
        scores.add("their speakers", f"{_who(sheet, quote, row)} | {words}", right=named if quote.speakers else not row.speakers)
    if row is None:
        return
    for place in quote.through:
        right = any(sheet.names(one, place) for one in row.through)
        scores.add("who passes it on", f"{sheet.words(place)} | {words}", right=right)
    for share, wanted, given in _circumstances(sheet, quote, row):
        scores.add(share, f"{wanted} | {given} | {words}", right=bool(given) and _agree(wanted, given or ""))


def alike(one: Place, other: Place, least: float = SAME) -> float:
    """The share of letters that two stretches share of both, 0 below the least."""
    first, second = Span(*one), Span(*other)
    shared = first.shared(second)
    share = shared / (len(first) + len(second) - shared)
    return share if share >= least else 0.0


def _best(sheet: Sheet, quote: HandQuote) -> QuotationRow | None:
    """The quotation found that shares most with one marked; reported speech may be found as a whole with words in marks."""
    rows = [row for row in sheet.found if (row.kind == "indirect") == (quote.kind == "indirect")]
    least = HALF if quote.kind == "indirect" else SAME
    best = max(
        ((alike((one[0], one[1]), piece, least), -n) for n, row in enumerate(rows) for one in row.content for piece in quote.content),
        default=(0.0, 0),
    )
    return rows[-best[1]] if best[0] else None


def _covers(row: QuotationRow, quote: HandQuote) -> bool:
    """Whether reported speech found is that marked: taken as wholes, they share half of their letters."""
    whole, marked = ((min(start for start, _ in one.content), max(end for _, end in one.content)) for one in (row, quote))
    return alike(whole, marked, HALF) > 0


def _circumstances(sheet: Sheet, quote: HandQuote, row: QuotationRow) -> Iterator[tuple[str, str, str | None]]:
    """Each circumstance that was marked, as it was and as it was found."""
    if quote.venue:
        words = sheet.words(quote.venue)
        yield "venue", find_venue(words) or words, row.venue
    if quote.addressee:
        yield "addressee", sheet.words(quote.addressee), row.addressee
    if quote.place:
        yield "place", sheet.words(quote.place), row.place
    if quote.said_on:
        yield "day", quote.said_on, row.said_on


def _agree(wanted: str, given: str) -> bool:
    """Whether one holds the other, letters folded."""
    return fold(wanted) in fold(given) or fold(given) in fold(wanted)


def _who(sheet: Sheet, quote: HandQuote, row: QuotationRow | None) -> str:
    """Who was marked, and who was found."""
    wanted = " and ".join(sheet.words(place) for place in quote.speakers) or "nobody"
    names = [sheet.entities[one].name for one in row.speakers] if row else []
    return f"{wanted} | {' and '.join(names) or 'nobody' if row else 'not found'}"
