"""Who copied whom as W3C PROV-O (https://www.w3.org/TR/prov-o/) in JSON-LD: one graph for all stories, with its context in it.

Reports are entities; outlets, agencies and sayso are agents; the collation is the activity that used the reports and generated the account.

| in the account | in PROV-O |
| a copy, an excerpt | `prov:wasQuotedFrom` |
| a rewrite | `prov:wasDerivedFrom` |
| two texts of which neither is known to be first | `prov:alternateOf` |
| an origin whose text is not here | `prov:hadPrimarySource`, an entity of that agency |
| a credit in a report | `prov:wasInfluencedBy`, the agency |

Rule 1: no clock. The activity has no times; a report has `dcterms:issued` where the account has a day.
Rule 2: what a kinship stands on is told beside it, as an entity of its own (`sayso:Kinship`) with its passages as offsets on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model import KinshipKind
from sayso.tell.account import Account, KinshipRow, OriginRow, Place, ReportRow
from sayso.tell.exports.pointing import MAKER, known, reports_of, source_of, urn, write_json
from sayso.text.tokens import fold

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sayso": "urn:sayso:terms:",
}
DIRECTED: dict[KinshipKind, str] = {"copy": "prov:wasQuotedFrom", "excerpt": "prov:wasQuotedFrom", "rewrite": "prov:wasDerivedFrom"}
UNDIRECTED = "prov:alternateOf"
# What XSD takes as a day and as an instant: "2031-05-04", "2031-05-04T10:00:00Z". Not: "2031-05", "in May".
TYPED = ((re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"), (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "xsd:dateTime"))

Node = dict[str, Any]


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """One graph."""
    return write_json({"@context": CONTEXT, "@graph": [node for account in accounts for node in _graph(account)]})


def _graph(account: Account) -> Iterator[Node]:
    """Activity, account, agents, reports, absent sources and kinships of a story."""
    used = [_ref(_report_id(account, row.id)) for row in account.reports]
    collation, maker = _collation_id(account), f"urn:{MAKER.replace(' ', ':')}"
    yield {"@id": maker, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": MAKER}
    yield {"@id": collation, "@type": "prov:Activity", "prov:wasAssociatedWith": _ref(maker), **known(**{"prov:used": used})}
    yield {"@id": urn(account), "@type": "prov:Entity", "dcterms:title": account.story.title, "prov:wasGeneratedBy": _ref(collation)}
    names = [*(row.outlet for row in account.reports), *(row.credit for row in account.origins)]
    for name in dict.fromkeys(one for one in [*names, *(credit for row in account.reports for credit in row.credits)] if one):
        yield {"@id": _agent_id(account, name), "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": name}
    for number, origin in enumerate(account.origins, 1):
        if _is_absent(account, origin):
            yield {"@id": _origin_id(account, number), "@type": "prov:Entity", **_attributed(account, origin.credit)}
    for report in account.reports:
        yield _report(account, report)
    for number, kin in enumerate(account.lineage, 1):
        yield _kinship(account, kin, number)


def _report(account: Account, row: ReportRow) -> Node:
    """A report with where it comes from."""
    node: Node = {
        "@id": _report_id(account, row.id),
        "@type": "prov:Entity",
        "dcterms:source": _ref(source_of(row)),
        "dcterms:identifier": row.id,
    }
    node |= known(**{"dcterms:title": row.title, "dcterms:issued": _day(row.published), "dcterms:language": row.language})
    node |= _attributed(account, row.outlet)
    for name, told in _edges(account, row.id):
        node.setdefault(name, []).append(_ref(told))
    return node | known(**{"prov:wasInfluencedBy": [_ref(_agent_id(account, credit)) for credit in dict.fromkeys(row.credits)]})


def _edges(account: Account, report: str) -> Iterator[tuple[str, str]]:
    """What leads from a report to its sources: the name of each edge and the IRI at its other end."""
    here = reports_of(account)
    for kin in account.lineage:
        if kin.source in here and report == kin.target:
            yield DIRECTED[kin.kind] if kin.directed else UNDIRECTED, _report_id(account, kin.source)
    for number, origin in enumerate(account.origins, 1):
        if report in origin.reports and _is_absent(account, origin):
            yield "prov:hadPrimarySource", _origin_id(account, number)


def _is_absent(account: Account, origin: OriginRow) -> bool:
    """Whether the text that an origin goes back to is somebody's whose own report is not here."""
    return bool(origin.credit) and all(
        fold(row.outlet or "") != fold(origin.credit or "") for row in account.reports if row.id in origin.reports
    )


def _kinship(account: Account, kin: KinshipRow, number: int) -> Node:
    """What a kinship stands on: the share, and the passages by their offsets on both sides."""
    passages = [{"sayso:wording": one.kind, **_offsets("from", one.source), **_offsets("to", one.target)} for one in kin.passages]
    ends = {"sayso:from": _ref(_report_id(account, kin.source)), "sayso:to": _ref(_report_id(account, kin.target))}
    facts = {"sayso:kind": kin.kind, "sayso:directed": kin.directed, "sayso:share": {"@value": repr(kin.score), "@type": "xsd:decimal"}}
    return {
        "@id": urn(account, "kinship", str(number)),
        "@type": ["prov:Entity", "sayso:Kinship"],
        "prov:wasGeneratedBy": _ref(_collation_id(account)),
        **ends,
        **facts,
        **known(**{"sayso:passage": passages}),
    }


def _offsets(side: str, place: Place) -> Node:
    return {f"sayso:{side}Start": place[0], f"sayso:{side}End": place[1]}


def _attributed(account: Account, name: str | None) -> Node:
    return {"prov:wasAttributedTo": _ref(_agent_id(account, name))} if name else {}


def _day(published: str | None) -> Node | None:
    """A day or an instant as XSD types it; one that is neither is left out."""
    return next(({"@value": published, "@type": kind} for form, kind in TYPED if published and form.fullmatch(published)), None)


def _ref(iri: str) -> Node:
    return {"@id": iri}


def _collation_id(account: Account) -> str:
    return urn(account, "collation")


def _report_id(account: Account, report: str) -> str:
    return urn(account, "report", report)


def _origin_id(account: Account, number: int) -> str:
    return urn(account, "origin", str(number))


def _agent_id(account: Account, name: str) -> str:
    """One agent a name, however it is spelt."""
    return urn(account, "agent", fold(name) or name)
