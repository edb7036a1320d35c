"""Marking: one account held against what a careful editor found in the same reports.

In: a gold file as a mapping (its format is that of `example/ferry.gold.yaml`) and an account. Out: a `Mark` a section: quotations and
their speakers, lineage, origins, what is set aside, each accusing verdict, the brief. It finds places by searching for the gold's
words in the account's own texts, so it needs no offsets; a witness longer than `TIGHT` characters witnesses nothing.
A gold file is complete in quotations, lineage, strays and accusations. What is `agreed` or `differs` it gives by example: there only
recall tells something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import msgspec

from sayso.bench.grouping import bcubed
from sayso.model import ACCUSING, Span, hull
from sayso.tell import Account
from sayso.tell.account import BriefRow, PointRow, QuotationRow

TIGHT = 400  # characters: two long sentences, as the contract has it
ENOUGH = 0.6  # intersection over union at which a quotation found is the one meant; a mark more or less does no harm
SUPPORT = 0.9  # share of a brief sentence's words that its cites must hold
SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by for from had has have he her his in into is it its of on or she that the their they this to was "
        "were will with would who which",
    )
)


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand in a report."""

    report: str
    text: str


class GoldQuote(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between the marks, and whose it is."""

    report: str
    content: str
    speaker: str


class GoldPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its verdict and the places that speak to it."""

    verdict: str
    about: str
    witnesses: list[Phrase]


class GoldKinship(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of reports, by what one is of the other."""

    copies: list[tuple[str, str]] = []
    rewrites: list[tuple[str, str]] = []
    excerpts: list[tuple[str, str]] = []
    same_origin_partial: list[tuple[str, str]] = []


class GoldEntity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, with the other names that reports use."""

    name: str
    aliases: list[str] = []


class Stray(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is no part of the story."""

    report: str


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A gold file, as far as it is marked here; reports are named by the first characters of their files."""

    reports: dict[str, Any]
    origins: list[list[str]] = []
    set_aside: list[Stray] = []
    lineage: GoldKinship = GoldKinship()
    entities: list[GoldEntity] = []
    quotations: list[GoldQuote] = []
    optional: list[Phrase] = []
    points: list[GoldPoint] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How one section came out: `hit` of `wanted` were found, `right` of `given` were no mistake; `misses` says which."""

    hit: float
    wanted: float
    right: float
    given: float
    misses: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """The share found; 1 where nothing was wanted."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1 where nothing was given."""
        return self.right / self.given if self.given else 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A gold file and an account of the same reports, with the names that each has for them."""

    gold: Gold
    account: Account

    def key(self, report: str) -> str | None:
        """The gold's name of a report of the account."""
        file = next((row.file for row in self.account.reports if row.id == report), "")
        return next((key for key in self.gold.reports if file.startswith(key)), None)

    def text(self, key: str) -> str:
        """The text of a report by the gold's name; empty where the account lacks it."""
        return next((row.text for row in self.account.reports if row.file.startswith(key)), "")

    def places(self, phrase: Phrase) -> list[Span]:
        """Everywhere in its report where a phrase stands."""
        return [Span(*found.span()) for found in re.finditer(re.escape(phrase.text), self.text(phrase.report))]


def mark_account(gold: Mapping[str, Any], accounts: Sequence[Account]) -> dict[str, Mark]:
    """The marks, by section, of the account that holds most of the gold's reports."""
    known = msgspec.convert(gold, Gold)
    sheet = max((Sheet(known, account) for account in accounts), key=lambda one: sum(bool(one.key(row.id)) for row in one.account.reports))
    return {
        "set_aside": _mark_strays(sheet),
        "lineage": _mark_lineage(sheet),
        "origins": _mark_origins(sheet),
        "quotations": _mark_quotations(sheet),
        "speakers": _mark_speakers(sheet),
        **{verdict: _mark_verdict(sheet, verdict) for verdict in (*sorted(ACCUSING), "differs", "agreed")},
        "brief": _mark_brief(sheet),
    }


def missing_phrases(gold: Mapping[str, Any], texts: Mapping[str, str]) -> tuple[str, ...]:
    """What the gold says stands in a report and does not; `texts` by the gold's names."""
    return tuple(
        f"{report}: {words}"
        for section, report, words in _phrases(gold, "", "")
        if report in texts and words not in texts[report] and section
    )


def _phrases(node: Any, section: str, report: str) -> Iterator[tuple[str, str, str]]:
    """Every phrase of a gold file with its section and report."""
    if isinstance(node, Mapping):
        report = str(node.get("report", node.get("from", report)))
        for name, inner in node.items():
            if name in {"text", "content"}:
                yield section, report, str(inner)
            elif section or name not in {"reports", "story"}:
                yield from _phrases(inner, section or str(name), report)
    elif isinstance(node, list):
        for inner in node:
            yield from _phrases(inner, section, report)


def _mark_strays(sheet: Sheet) -> Mark:
    wanted = {one.report for one in sheet.gold.set_aside}
    given = {aside.file for aside in sheet.account.set_aside}
    found = {key for key in wanted if any(file.startswith(key) for file in given)}
    right = [file for file in given if file.startswith(tuple(wanted))]
    return Mark(hit=len(found), wanted=len(wanted), right=len(right), given=len(given), misses=tuple(sorted(wanted - found)))


def _mark_lineage(sheet: Sheet) -> Mark:
    """Pairs of a copy or rewrite and its source; that two go back to one text is right, too, and not asked for."""
    kin = sheet.gold.lineage
    wanted = {frozenset(pair) for pair in (*kin.copies, *kin.rewrites)}
    allowed = wanted | {frozenset(pair) for pair in (*kin.excerpts, *kin.same_origin_partial)}
    given = {frozenset((sheet.key(row.source) or "", sheet.key(row.target) or "")) for row in sheet.account.lineage}
    misses = tuple(sorted(" and ".join(sorted(pair)) for pair in (wanted - given) | (given - allowed)))
    return Mark(hit=len(wanted & given), wanted=len(wanted), right=len(given & allowed), given=len(given), misses=misses)


def _mark_origins(sheet: Sheet) -> Mark:
    """BCubed over reports: recall as `hit` of 1, precision as `right` of 1."""
    true = {key: number for number, group in enumerate(sheet.gold.origins) for key in group}
    found = {sheet.key(report): number for number, origin in enumerate(sheet.account.origins) for report in origin.reports}
    keys = [key for key in sorted(true) if key in found]
    precision, recall, _ = bcubed([found[key] for key in keys], [true[key] for key in keys])
    return Mark(hit=recall * len(keys) / len(true), wanted=1, right=precision, given=1, misses=tuple(sorted(set(true) - set(keys))))


def _mark_quotations(sheet: Sheet) -> Mark:
    """Quotations in marks; a piece of one, a title's, or an optional one is no mistake."""
    given = [row for row in sheet.account.quotations if row.kind != "indirect" and sheet.key(row.report) and row.content]
    missed = [quote for quote in sheet.gold.quotations if _found(sheet, quote) is None]
    extra = [row for row in given if not _is_speech(sheet, row)]
    misses = [f"not found: {quote.report} {quote.content}" for quote in missed]
    misses += [f"nobody's: {sheet.key(row.report)} {_whole(row).of(sheet.text(sheet.key(row.report) or ''))}" for row in extra]
    wanted = len(sheet.gold.quotations)
    return Mark(hit=wanted - len(missed), wanted=wanted, right=len(given) - len(extra), given=len(given), misses=tuple(misses))


def _mark_speakers(sheet: Sheet) -> Mark:
    """Who says the quotations that were found: a name of the gold's, or of one who shares it."""
    named = right = 0
    misses = []
    for quote in sheet.gold.quotations:
        row = _found(sheet, quote)
        if row is None or not row.speakers:
            misses.append(f"nobody: {quote.report} {quote.content}")
            continue
        named += 1
        good = bool(_names_in_account(sheet, row) & _names_in_gold(sheet, quote.speaker))
        right += good
        misses += [] if good else [f"somebody else: {quote.report} {quote.content}"]
    return Mark(hit=right, wanted=len(sheet.gold.quotations), right=right, given=named, misses=tuple(misses))


def _found(sheet: Sheet, quote: GoldQuote) -> QuotationRow | None:
    """The quotation of the account that is the one meant."""
    places = sheet.places(Phrase(report=quote.report, text=quote.content))
    for row in sheet.account.quotations:
        if row.kind == "indirect" or sheet.key(row.report) != quote.report or not row.content:
            continue
        if any(_alike(place, span) >= ENOUGH for place in places for span in (_whole(row), *(Span(*piece) for piece in row.content))):
            return row
    return None


def _is_speech(sheet: Sheet, row: QuotationRow) -> bool:
    """Whether a quotation of the account stands in a title or mostly in what the gold calls speech."""
    key, span = sheet.key(row.report) or "", _whole(row)
    titles = [
        Span(part.start, part.end) for one in sheet.account.reports if one.id == row.report for part in one.parts if part.kind == "title"
    ]
    phrases = [Phrase(report=quote.report, text=quote.content) for quote in sheet.gold.quotations] + sheet.gold.optional
    speech = [place for phrase in phrases if phrase.report == key for place in sheet.places(phrase)]
    return any(span.touches(title) for title in titles) or any(span.shared(place) >= 0.8 * len(span) for place in speech)


def _names_in_account(sheet: Sheet, row: QuotationRow) -> set[str]:
    who = [entity for entity in sheet.account.entities if entity.id in row.speakers]
    return {_fold(name) for entity in who for name in (entity.name, *entity.aliases, *entity.roles)}


def _names_in_gold(sheet: Sheet, name: str) -> set[str]:
    known = next((entity for entity in sheet.gold.entities if name in {entity.name, *entity.aliases}), GoldEntity(name=name))
    return {_fold(one) for one in (known.name, *known.aliases)}


def _mark_verdict(sheet: Sheet, verdict: str) -> Mark:
    """Points of one verdict; a point of the account serves one point of the gold."""
    wanted = [point for point in sheet.gold.points if point.verdict == verdict]
    given = [point for point in sheet.account.points if point.verdict == verdict]
    found = [point for point in wanted if any(_serves(sheet, row, point) for row in given)]
    right = [row for row in given if any(_serves(sheet, row, point) for point in wanted)]
    misses = [f"not found: {point.about}" for point in wanted if point not in found]
    misses += [f"without ground: {row.why}" for row in given if row not in right]
    return Mark(hit=len(found), wanted=len(wanted), right=len(right), given=len(given), misses=tuple(misses))


def _serves(sheet: Sheet, row: PointRow, point: GoldPoint) -> bool:
    """Whether it stands on two of the gold's places: in one reading where the verdict is agreed, else in two that differ."""
    seen = [{number for number, phrase in enumerate(point.witnesses) if _speaks(sheet, reading, phrase)} for reading in row.readings]
    if row.verdict == "agreed":
        return any(len({point.witnesses[number].report for number in one}) > 1 for one in seen)
    return any(one - other and other - one for one, other in combinations(seen, 2))


def _speaks(sheet: Sheet, reading: Any, phrase: Phrase) -> bool:
    """Whether a tight witness of a reading touches a place where the phrase stands."""
    places = sheet.places(phrase)
    spans = [Span(one.start, one.end) for one in reading.witnesses if sheet.key(one.report) == phrase.report]
    return any(len(span) <= TIGHT and span.touches(place) for span in spans for place in places)


def _mark_brief(sheet: Sheet) -> Mark:
    """Sentences of the brief whose words stand in what they cite; three are wanted at least."""
    rows = sheet.account.brief
    loose = [row.text for row in rows if not _stands(sheet, row)]
    good = len(rows) - len(loose)
    return Mark(hit=good, wanted=max(len(rows), 3), right=good, given=len(rows), misses=tuple(loose))


def _stands(sheet: Sheet, row: BriefRow) -> bool:
    texts = {report.id: report.text for report in sheet.account.reports}
    cited = " ".join(texts[cite.report][cite.start : cite.end] for cite in row.cites if cite.end - cite.start <= TIGHT)
    wanted = _stems(row.text)
    return len(wanted & _stems(cited)) >= SUPPORT * len(wanted)


def _whole(row: QuotationRow) -> Span:
    return hull(tuple(Span(*piece) for piece in row.content))


def _alike(one: Span, other: Span) -> float:
    """Intersection over union."""
    return one.shared(other) / (len(one) + len(other) - one.shared(other) or 1)


def _fold(name: str) -> str:
    """Lower case, straight apostrophes, no article."""
    return name.replace("’", "'").lower().removeprefix("the ")


def _stems(text: str) -> set[str]:
    """The first five letters of each word that is no small one."""
    return {word[:5] for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in SMALL}
