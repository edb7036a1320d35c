"""Web Annotations: valid by the model's own rules, read as RDF, and every target finds its words."""

from __future__ import annotations

import json
from collections import Counter

import jsonschema
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from sayso.tell.exports import export_accounts
from tests.tell.eventful import ATTACKS, hostile_account

OA, AS = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://www.w3.org/ns/activitystreams#")
# The names that we use, as the model's context (http://www.w3.org/ns/anno.jsonld) defines them: tests read no network.
TERMS = {
    "id": "@id",
    "type": "@type",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application",
    "first": {"@id": AS + "first", "@type": "@id"},
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "partOf": {"@id": AS + "partOf", "@type": "@id"},
    "startIndex": AS + "startIndex",
    "total": AS + "totalItems",
    "generator": {"@id": AS + "generator", "@type": "@id"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    **{one: OA + one for one in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    **{one: OA + one for one in ("classifying", "identifying", "tagging", "describing", "exact", "prefix", "suffix", "start", "end")},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "body": {"@id": OA + "hasBody", "@type": "@id"},
    "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"},
    "selector": {"@id": OA + "hasSelector", "@type": "@id"},
}
TEXT, COUNT, IRI = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\S+$"}


def thing(kind, required=(), **fields):
    """An object of one type and these fields alone."""
    names = {"type": {"const": kind}, **fields}
    return {"type": "object", "properties": names, "required": ["type", *(required or fields)], "additionalProperties": False}


def some(one):
    """One, or a list of at least one."""
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


# The MUSTs of https://www.w3.org/TR/annotation-model/ for what we write: sections 3.1 (annotation), 3.2.4 (body), 4.2 (selectors), 5.
SELECTOR = {
    "oneOf": [
        thing("TextQuoteSelector", required=("exact",), exact={**TEXT, "minLength": 1}, prefix=TEXT, suffix=TEXT),
        thing("TextPositionSelector", start=COUNT, end=COUNT),
    ]
}
BODY = thing("TextualBody", required=("value",), value=TEXT, purpose=TEXT, format=TEXT, language=TEXT)
ANNOTATION = thing(
    "Annotation",
    id=IRI,
    motivation=TEXT,
    body=some(BODY),
    target=some(thing("SpecificResource", source=IRI, selector={"type": "array", "items": SELECTOR, "minItems": 2, "maxItems": 2})),
)
PAGE = thing("AnnotationPage", id=IRI, partOf=IRI, startIndex=COUNT, items={"type": "array", "items": ANNOTATION})
COLLECTION = thing(
    "AnnotationCollection",
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=IRI,
    label=TEXT,
    total=COUNT,
    first=PAGE,
    generator=thing("Software", id=IRI, name=TEXT),
)


def collection(account):
    return json.loads(export_accounts([account], "webannotation"))


def targets(annotation):
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def test_a_collection_keeps_the_models_rules(account):
    told = collection(account)
    jsonschema.validate(told, COLLECTION)
    items = told["first"]["items"]
    assert told["total"] == len(items) == len({one["id"] for one in items})


def test_every_witness_of_a_point_and_every_quotation_has_its_annotation(account):
    kinds = Counter(one["motivation"] for one in collection(account)["first"]["items"])
    witnesses = sum(len(reading.witnesses) for point in account.points for reading in point.readings)
    assert kinds == {"classifying": witnesses, "identifying": len(account.quotations)}


def test_both_selectors_find_the_same_words(account):
    texts = [report.text for report in account.reports]
    for annotation in collection(account)["first"]["items"]:
        for target in targets(annotation):
            quote, place = target["selector"]
            found = [text for text in texts if text[place["start"] : place["end"]] == quote["exact"]]
            assert any(quote["prefix"] + quote["exact"] + quote["suffix"] in text for text in found)


def test_a_report_without_an_address_is_named_by_its_digest(account):
    named = {target["source"] for one in collection(account)["first"]["items"] for target in targets(one)}
    assert named <= {report.url or f"urn:sha256:{report.sha256}" for report in account.reports}


def test_it_reads_as_rdf_and_no_name_is_lost(account):
    told = collection(account)
    assert {name for one in objects(told) for name in one} - {"@context"} <= set(TERMS)
    graph = Graph().parse(data=json.dumps({**told, "@context": TERMS}), format="json-ld")
    annotations = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == told["total"]
    for one in annotations:
        assert isinstance(one, URIRef)
        assert list(graph.objects(one, OA.hasBody))
        for target in graph.objects(one, OA.hasTarget):
            (source,) = graph.objects(target, OA.hasSource)
            assert isinstance(source, URIRef)
            assert {kind for selector in graph.objects(target, OA.hasSelector) for kind in graph.objects(selector, RDF.type)} == {
                OA.TextQuoteSelector,
                OA.TextPositionSelector,
            }


def objects(value):
    """Every object in JSON."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(inner)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_keep_the_rules_too(attack):
    jsonschema.validate(collection(hostile_account(attack)), COLLECTION)
