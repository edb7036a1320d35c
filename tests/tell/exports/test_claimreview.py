"""ClaimReview: schema.org's own names in their places, drafts without a rating, and words that stand in the reports."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SDO

from sayso.tell.exports import export_accounts
from tests.tell.eventful import ATTACKS, eventful_account, hostile_account

# Which fields schema.org gives each of the types that we write (its own or those of the types above it).
FIELDS = {
    "ClaimReview": {"name", "claimReviewed", "creativeWorkStatus", "description", "itemReviewed"},
    "Claim": {"text", "author", "datePublished", "about", "appearance"},
    "Quotation": {"text", "identifier", "isPartOf"},
    "NewsArticle": {"url", "identifier", "headline", "datePublished", "publisher", "inLanguage"},
    "Organization": {"name"},
    "Person": {"name"},
    "PropertyValue": {"name", "value"},
    "Thing": {"name"},
}
RATING = {"reviewRating", "url", "author", "datePublished"}  # what a person adds


def drafts(account):
    return json.loads(export_accounts([account], "claimreview"))["@graph"]


def things(value):
    """Every typed thing in JSON-LD."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from things(inner)


def test_every_reading_of_what_accuses_has_a_draft_and_nothing_else_has(account):
    wanted = [point for point in account.points if point.verdict in {"conflict", "altered", "disputed"}]
    assert len(drafts(account)) == sum(len(point.readings) for point in wanted)
    assert {one["@id"].split(":")[3] for one in drafts(account)} == {point.id for point in wanted}


def test_a_draft_has_no_rating_and_says_that_it_is_one(account):
    for draft in drafts(account):
        assert RATING.isdisjoint(draft)
        assert draft["creativeWorkStatus"] == "Draft"
        assert draft["description"].startswith("Draft without a rating.")
        assert draft["claimReviewed"]
        assert draft["itemReviewed"]["@type"] == "Claim"


def test_every_field_belongs_to_its_type(account):
    for one in things(drafts(account)):
        assert {name for name in one if not name.startswith("@")} <= FIELDS[one["@type"]]


def test_schema_org_knows_every_type_and_field(account):
    told = json.loads(export_accounts([account], "claimreview"))
    graph = Graph().parse(data=json.dumps({**told, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    names = {str(one).removeprefix(str(SDO)) for one in (*graph.predicates(), *graph.objects(None, RDF.type)) if one != RDF.type}
    assert names
    assert [name for name in names if SDO[name] not in SDO] == []


def test_an_appearance_gives_its_words_back(account):
    texts = {report.id: report.text for report in account.reports}
    for draft in drafts(account):
        assert draft["itemReviewed"]["appearance"]
        for one in draft["itemReviewed"]["appearance"]:
            place = {found["name"]: found["value"] for found in one["identifier"]}
            assert texts[one["isPartOf"]["identifier"]][place["start"] : place["end"]] == one["text"] != ""


def test_a_field_that_schema_org_lacks_would_be_seen():
    assert SDO["claimReviewed"] in SDO
    with pytest.warns(UserWarning, match="noSuchField"):
        assert SDO["noSuchField"] not in SDO


@pytest.mark.parametrize(
    ("draft", "authors"),
    [("p1:1", ["transport authority"]), ("p2:1", ["Ilse Brandau"]), ("p3:2", ["The Northern Lantern"])],
    ids=["whose figure it is", "who says it", "the outlet in its own voice"],
)
def test_a_claim_is_somebodys(draft, authors):
    (found,) = [one for one in drafts(eventful_account()) if one["@id"].endswith(draft)]
    assert [one["name"] for one in found["itemReviewed"]["author"]] == authors


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_keep_the_fields(attack):
    for one in things(drafts(hostile_account(attack))):
        assert {name for name in one if not name.startswith("@")} <= FIELDS[one["@type"]]
