"""PROV-O: terms that it has, on things that it allows them on (PROV-CONSTRAINTS), read by another PROV library."""

from __future__ import annotations

import json

import msgspec
import pytest
from prov.model import ProvDocument
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF

from sayso.tell.exports import export_accounts
from tests.tell.eventful import ATTACKS, eventful_account, eventful_rows, hostile_account

# Domain and range of each relation (https://www.w3.org/TR/prov-o/, and constraint 50, typing).
TYPED = {
    PROV.wasQuotedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
    PROV.alternateOf: (PROV.Entity, PROV.Entity),
    PROV.hadPrimarySource: (PROV.Entity, PROV.Entity),
    PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
    PROV.wasInfluencedBy: (PROV.Entity, PROV.Agent),
    PROV.used: (PROV.Activity, PROV.Entity),
    PROV.wasGeneratedBy: (PROV.Entity, PROV.Activity),
    PROV.wasAssociatedWith: (PROV.Activity, PROV.Agent),
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own, of its own
REPORT = "urn:sayso:s1:report:"


def graph_of(*accounts):
    return Graph().parse(data=export_accounts(accounts, "prov").decode(), format="json-ld")


def story(**changes):
    return msgspec.convert({**eventful_rows(), **changes}, type(eventful_account()))


def kinship(**changes):
    (kin,) = eventful_rows()["lineage"]
    return story(lineage=[{**kin, **changes}])


def edges(graph, *relations):
    return [(str(one), other) for relation in relations for one, other in graph.subject_objects(relation)]


def test_every_relation_is_provs_and_joins_what_it_may_join(account):
    graph = graph_of(account)
    relations = {one for one in graph.predicates() if one in PROV}
    assert relations <= set(TYPED)
    for relation in relations:
        domain, range_ = TYPED[relation]
        for one, other in graph.subject_objects(relation):
            assert (one, RDF.type, domain) in graph
            assert (other, RDF.type, range_) in graph
            assert one != other


def test_nothing_is_both_entity_and_activity(account):
    graph = graph_of(account)
    kinds = [set(graph.subjects(RDF.type, kind)) for kind in (PROV.Entity, PROV.Activity, PROV.Agent)]
    assert all(kinds)
    assert not kinds[0] & kinds[1]
    assert not kinds[1] & kinds[2]


@pytest.mark.filterwarnings("error:The following attributes were not converted")
def test_another_library_reads_it(account):
    document = ProvDocument.deserialize(content=graph_of(account).serialize(format="turtle"), format="rdf", rdf_format="turtle")
    told = {str(record.identifier.uri) for record in document.get_records() if record.identifier is not None}
    assert {str(one) for one in graph_of(account).subjects(RDF.type, PROV.Entity)} <= told


def test_every_report_and_kinship_is_told(account):
    graph = graph_of(account)
    assert {str(one) for one in graph.objects(None, DCTERMS.identifier)} == {report.id for report in account.reports}
    directed = sum(kin.directed for kin in account.lineage)
    assert len(edges(graph, PROV.wasQuotedFrom, PROV.wasDerivedFrom)) == directed
    assert len(edges(graph, PROV.alternateOf)) == len(account.lineage) - directed


@pytest.mark.parametrize(
    ("changes", "relation"),
    [
        ({"kind": "copy"}, PROV.wasQuotedFrom),
        ({"kind": "excerpt"}, PROV.wasQuotedFrom),
        ({"kind": "rewrite"}, PROV.wasDerivedFrom),
        ({"kind": "copy", "directed": False}, PROV.alternateOf),
    ],
    ids=["copy", "excerpt", "rewrite", "neither first"],
)
def test_a_kinship_has_its_relation(changes, relation):
    kin = kinship(**changes)
    (row,) = kin.lineage
    assert edges(graph_of(kin), PROV.wasQuotedFrom, PROV.wasDerivedFrom, PROV.alternateOf) == [
        (REPORT + row.target, URIRef(REPORT + row.source))
    ]
    assert list(graph_of(kin).subject_predicates(URIRef(REPORT + row.source)))
    assert (URIRef(REPORT + row.target), relation, URIRef(REPORT + row.source)) in graph_of(kin)


def test_an_agencys_text_that_is_not_here_is_a_source_of_its_own():
    rows = eventful_rows()["origins"]
    here, absent = story(), story(origins=[{**rows[0], "credit": "Norrland Wire"}, *rows[1:]])
    assert edges(graph_of(here), PROV.hadPrimarySource) == []
    found = edges(graph_of(absent), PROV.hadPrimarySource)
    assert [one for one, _ in found] == [REPORT + one for one in sorted(rows[0]["reports"], key=rows[0]["reports"].index)]
    (agency,) = {agent for _, source in found for agent in graph_of(absent).objects(source, PROV.wasAttributedTo)}
    assert str(agency) == "urn:sayso:s1:agent:norrland%20wire"


def test_passages_are_told_with_places_that_hold_words(account):
    texts = {row.id: row.text for row in account.reports}
    for node in json.loads(export_accounts([account], "prov"))["@graph"]:
        for one in node.get("sayso:passage", []):
            for side in ("from", "to"):
                text = texts[node[f"sayso:{side}"]["@id"].rpartition(":")[2]]
                assert text[one[f"sayso:{side}Start"] : one[f"sayso:{side}End"]].strip()


def test_a_day_that_is_none_is_left_out():
    rows = eventful_rows()["reports"]
    graph = graph_of(story(reports=[{**rows[0], "published": "in May"}, *rows[1:]]))
    days = {str(day): str(day.datatype).rpartition("#")[2] for day in graph.objects(None, DCTERMS.issued)}
    assert days == {"2026-03-03": "date", "2026-03-04": "date", "2026-03-04T18:20:00+00:00": "dateTime"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_make_no_relation(attack):
    plain, hostile = graph_of(eventful_account()), graph_of(hostile_account(attack))
    assert set(hostile.predicates()) <= set(plain.predicates())
    assert all(str(one).startswith("urn:") for one in hostile.subjects(RDF.type, PROV.Entity))
