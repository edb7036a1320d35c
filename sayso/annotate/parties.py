"""For whom somebody speaks as a party: the country of a head of state, a capital or a ministry, where the report names the country.

In: the notes of a report. Out: a map from entity to party, both by id. Who speaks for nobody else is not in it; nor are forces, police and
troops, which take stands of their own. A leader stays a person in all other notes: speaking for is a relation, never a merge.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model import Entity, Notes
from sayso.words.grammar import word_class
from sayso.words.seats import country_of_office, country_of_seat, names_of_country

FORCES = word_class("force")


def parties(notes: Notes) -> Mapping[str, str]:
    """Which entity speaks for which."""
    by_name = {form.lower().removeprefix("the "): one.id for one in reversed(notes.entities) for form in (one.name, *one.aliases)}
    found: dict[str, str] = {}
    for entity in notes.entities:
        if entity.kind != "person" and not FORCES.isdisjoint(entity.name.lower().split()):
            continue
        party = _country(entity, by_name) or entity.speaks_for
        if party and party != entity.id:
            found[entity.id] = party
    return {one: found.get(other, other) for one, other in found.items()}


def _country(entity: Entity, by_name: Mapping[str, str]) -> str | None:
    """The country an entity speaks for, if the report names it."""
    countries = [country_of_seat(name) for name in (entity.name, *entity.aliases)] if entity.kind != "person" else []
    countries += [country_of_office(role) for role in (*entity.roles, *_titled(entity))]
    for country in countries:
        if country:
            return next((by_name[name] for name in sorted(names_of_country(country)) if name in by_name), None)
    return None


def _titled(entity: Entity) -> tuple[str, ...]:
    """The name and its forms, where a title may stand: "French President Vell", "Orlo's foreign ministry"."""
    return (entity.name, *entity.aliases)
