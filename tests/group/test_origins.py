"""Copies and rewrites are one origin, excerpts are not, and the origin says whose text it is."""

from __future__ import annotations

import pytest

from sayso.group.credit import credits_outlet, owning_wires
from sayso.group.origins import find_origins
from sayso.model import Kinship
from tests.making import make_report


def reports(*names, **fields):
    return [make_report(f"Text of {name}.", file=name, **fields.get(name, {})) for name in names]


def kin(source, target, kind, *, directed=True):
    return Kinship(source=source.id, target=target.id, kind=kind, directed=directed, score=0.9)


def files(origins, given):
    called = {report.id: report.file for report in given}
    return [[called[one] for one in origin.reports] for origin in origins]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("copy", [["a", "b"], ["c"]]), ("rewrite", [["a", "b"], ["c"]]), ("excerpt", [["a"], ["b"], ["c"]])],
)
def test_copies_and_rewrites_unite_and_excerpts_do_not(kind, expected):
    given = reports("a", "b", "c")
    assert files(find_origins(given, [kin(given[1], given[0], kind)]), given) == expected


def test_a_chain_of_copies_is_one_origin():
    given = reports("a", "b", "c", "d")
    chain = [kin(given[0], given[1], "copy"), kin(given[1], given[2], "rewrite"), kin(given[3], given[2], "copy")]
    assert files(find_origins(given, chain), given) == [["a", "b", "c", "d"]]


def test_two_reports_that_credit_one_agency_and_share_no_text_stay_two():
    given = reports("a", "b", a={"credits": ("AFP",)}, b={"credits": ("AFP",)})
    assert len(find_origins(given, [])) == 2


def test_prints_of_one_agency_text_are_credited_to_the_agency_though_its_own_report_is_absent():
    given = reports("a", "b", a={"credits": ("Agence France-Presse", "Tarn Radio")}, b={"credits": ("AFP",)})
    (origin,) = find_origins(given, [kin(given[0], given[1], "copy", directed=False)])
    assert origin.credit == "AFP"


def test_a_rewrite_of_an_outlets_own_text_is_credited_to_that_outlet():
    given = reports("a", "b", a={"outlet": "Tarn Times"}, b={"outlet": "Coast Post"})
    assert find_origins(given, [kin(given[0], given[1], "rewrite")])[0].credit == "Tarn Times"


def test_nobody_is_credited_where_it_cannot_be_told_who_wrote_it():
    given = reports("a", "b", a={"outlet": "Tarn Times"}, b={"outlet": "Coast Post"})
    assert find_origins(given, [kin(given[0], given[1], "rewrite", directed=False)])[0].credit is None


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("TARN (AP) — A ferry ran aground.", {}, {"AP"}),
        ("A ferry ran aground.", {"url": "https://www.tarntimes.test/aponline/2031/05/05/ferry.html"}, {"AP"}),
        ("A ferry ran aground.", {"url": "https://www.reuters.com/world/ferry"}, {"Reuters"}),
        ("A ferry ran aground.", {"author": "Agence France-Presse"}, {"AFP"}),
        ("A ferry ran aground, the captain told AFP.", {"credits": ("AFP",)}, set()),
        ("A ferry ran aground.", {"url": "https://cafe.com/harbour-ap-ferry"}, set()),
    ],
)
def test_a_report_shows_whose_text_it_is_by_dateline_address_or_byline_only(text, fields, expected):
    assert owning_wires(make_report(text, **fields)) == expected


@pytest.mark.parametrize(
    ("outlet", "credit", "expected"),
    [("www.tarntimes.co.uk", "The Tarn Times", True), ("Tarn Times", "Coast Post", False), (None, "Coast Post", False)],
)
def test_an_outlet_is_credited_by_its_name_or_its_sites_name(outlet, credit, expected):
    assert credits_outlet(make_report("x", credits=(credit,)), make_report("y", outlet=outlet)) is expected
