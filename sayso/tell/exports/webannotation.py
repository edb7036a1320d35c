"""Points and quotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

An AnnotationCollection a story with one page in it: an annotation for each witness of a point, which tells verdict, subject, reading and
reason, and one for each quotation, which tells who says it and how. A target is a report with both selectors for the words. On a web
page trust the TextQuoteSelector: the position counts in the text that sayso took out of the page (`text` in the account).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.tell.account import Account, PointRow, QuotationRow, ReportRow
from sayso.tell.exports.pointing import MAKER, known, one_or_all, reports_of, selectors, source_of, urn, write_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """A collection a story."""
    return write_json(one_or_all([_collection(account) for account in accounts]))


def _collection(account: Account) -> dict[str, Any]:
    """All annotations of a story on one page."""
    items = [*_points(account), *_quotations(account)]
    collection, page = urn(account, "annotations"), urn(account, "annotations", "1")
    return {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": account.story.title or "A story without a title",
        "generator": {"id": f"urn:{MAKER.replace(' ', ':')}", "type": "Software", "name": MAKER},
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items},
    }


def _points(account: Account) -> Iterator[dict[str, Any]]:
    """An annotation for each witness of each point."""
    reports = reports_of(account)
    for point in account.points:
        told = [(number, reading, one) for number, reading in enumerate(point.readings, 1) for one in reading.witnesses]
        for at, (number, reading, one) in enumerate(told, 1):
            if one.report in reports:
                yield {
                    "id": urn(account, point.id, str(at)),
                    "type": "Annotation",
                    "motivation": "classifying",
                    "body": [*_tags(point.verdict, point.kind), _text(_say(point, number, reading.text))],
                    "target": _target(reports[one.report], one.start, one.end),
                }


def _quotations(account: Account) -> Iterator[dict[str, Any]]:
    """An annotation for each quotation, with a target for each of its pieces."""
    reports, names = reports_of(account), {row.id: row.name for row in account.entities}
    for row in account.quotations:
        if row.report in reports and row.content:
            yield {
                "id": urn(account, row.id),
                "type": "Annotation",
                "motivation": "identifying",
                "body": [*_tags("quotation", row.kind), _text(_say_who(row, names))],
                "target": one_or_all([_target(reports[row.report], *place) for place in row.content]),
            }


def _say(point: PointRow, number: int, reading: str) -> str:
    """What an annotation says of a point."""
    return f"{point.verdict}: {point.about}. Reading {number} of {len(point.readings)}: {reading}. {point.why}".strip()


def _say_who(row: QuotationRow, names: dict[str, str]) -> str:
    """Who says it, to whom and where."""
    speakers = ", ".join(names.get(one, one) for one in row.speakers) or "speaker not named"
    facts = known(
        through=", ".join(names.get(one, one) for one in row.through), venue=row.venue, addressee=row.addressee, said_on=row.said_on
    )
    return "; ".join([speakers, *(f"{name.replace('_', ' ')}: {told}" for name, told in facts.items())])


def _tags(*words: str) -> list[dict[str, str]]:
    return [{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": word} for word in words]


def _text(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": value}


def _target(report: ReportRow, start: int, end: int) -> dict[str, Any]:
    """A place in a report."""
    return {"type": "SpecificResource", "source": source_of(report), "selector": selectors(report, start, end)}
