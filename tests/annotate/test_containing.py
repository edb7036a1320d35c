"""Which place lies in which, as the words say; a list of places says nothing."""

from __future__ import annotations

import pytest

from sayso.annotate.containing import find_containing
from sayso.model import Entity, Mention, Span
from tests.making import make_report


def places(text, *names):
    report = make_report(text)
    entities = tuple(
        Entity(
            id=name,
            name=name,
            kind="place",
            mentions=tuple(
                Mention(report=report.id, span=Span(at, at + len(name)), kind="name")
                for at in range(len(text))
                if text.startswith(name, at)
            ),
        )
        for name in names
    )
    return {one.name: one.within for one in find_containing(report, entities) if one.within}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The ferry left Marl, Orlo, at noon.", {"Marl": "Orlo"}),
        ("The ferry left Marl in Orlo at noon.", {"Marl": "Orlo"}),
        ("The ferry left Marl, Orlo and Brask.", {}),
        ("The ferry left Marl, Orlo, Brask.", {}),
        ("The ferry left Marl and Orlo.", {}),
        ("The ferry left Marl in Orlo. It came to Marl in Brask.", {}),
        ("The ferry left Marl in Orlo. It came to Orlo in Marl.", {}),
    ],
)
def test_a_place_lies_where_the_words_put_it(text, within):
    assert places(text, "Marl", "Orlo", "Brask") == within
