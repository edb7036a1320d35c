"""Drafts of schema.org ClaimReview (https://schema.org/ClaimReview): one for each reading of what is disputed, in conflict or altered.

Rule 1: no rating. sayso shows that readings differ, never which of them is true; a person reads the evidence and rates. `reviewRating`,
`url`, `author` and `datePublished` of the review are left out: they are that person's. `creativeWorkStatus` says that it is a draft.
Rule 2: each appearance of a claim has the report's own words with their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model import EntityKind, Verdict
from sayso.tell.account import Account, EntityRow, PointRow, ReadingRow, ReportRow, WitnessRow
from sayso.tell.exports.pointing import known, reports_of, source_of, urn, words_at, write_json
from sayso.tell.lettering import begin_large

DRAFTED: frozenset[Verdict] = frozenset({"conflict", "altered", "disputed"})
DRAFT = (
    "Draft without a rating. sayso laid the reports side by side and does not say which reading is true. "
    "A person must read the evidence, then add reviewRating, url, author and datePublished."
)
TYPES: dict[EntityKind, str] = {"person": "Person"}  # all others speak as an Organization: a claim has no other author


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """All drafts of all stories in one graph."""
    return write_json({"@context": "https://schema.org", "@graph": [draft for account in accounts for draft in _drafts(account)]})


def _drafts(account: Account) -> Iterator[dict[str, Any]]:
    """The drafts of a story."""
    for point in account.points:
        for number, reading in enumerate(point.readings if point.verdict in DRAFTED else [], 1):
            yield {
                "@type": "ClaimReview",
                "@id": urn(account, point.id, str(number)),
                "name": begin_large(point.about),
                "claimReviewed": f"{begin_large(point.about)}: {reading.text}",
                "creativeWorkStatus": "Draft",
                "description": f"{DRAFT} Found: {point.verdict}, {point.why}",
                "itemReviewed": _claim(account, point, reading),
            }


def _claim(account: Account, point: PointRow, reading: ReadingRow) -> dict[str, Any]:
    """One reading as a claim: whose it is, and where it appears."""
    reports = reports_of(account)
    seen = [(reports[one.report], one) for one in reading.witnesses if one.report in reports]
    days = sorted(report.published for report, _ in seen if report.published)
    return {
        "@type": "Claim",
        "text": reading.text,
        **known(author=_authors(account, seen), datePublished=days[0] if days else None, about={"@type": "Thing", "name": point.about}),
        "appearance": [_appearance(report, one) for report, one in seen],
    }


def _authors(account: Account, seen: Sequence[tuple[ReportRow, WitnessRow]]) -> list[dict[str, str]]:
    """Whose claim it is: those to whom the reports give it, else the outlets, in whose own voice it then stands."""
    entities, sayers = {row.id: row for row in account.entities}, _sayers(account)
    said = [entities[who] for _, one in seen for who in sayers.get(one.finding or "", []) if who in entities]
    told = [_author(one) for one in said] or [{"@type": "Organization", "name": report.outlet} for report, _ in seen if report.outlet]
    return list({one["name"]: one for one in told}.values())


def _sayers(account: Account) -> dict[str, list[str]]:
    """Who says what was found, by its id: the speakers of a quotation, the claimant of a figure or an event."""
    spoken = {row.id: row.speakers for row in account.quotations}
    counted = {row.id: [row.claimed_by] for row in account.figures if row.claimed_by}
    return spoken | counted | {row.id: [row.claimed_by] for row in account.events if row.claimed_by}


def _author(row: EntityRow) -> dict[str, str]:
    return {"@type": TYPES.get(row.kind, "Organization"), "name": row.name}


def _appearance(report: ReportRow, one: WitnessRow) -> dict[str, Any]:
    """The words of a report and where they stand."""
    publisher = {"@type": "Organization", "name": report.outlet} if report.outlet else None
    article = known(headline=report.title, datePublished=report.published, publisher=publisher, inLanguage=report.language)
    return {
        "@type": "Quotation",
        "text": words_at(report, one),
        "identifier": [{"@type": "PropertyValue", "name": name, "value": at} for name, at in (("start", one.start), ("end", one.end))],
        "isPartOf": {"@type": "NewsArticle", "url": source_of(report), "identifier": report.id, **article},
    }
