"""For which country a capital, a seat of government or an office speaks (`words/seats.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from sayso.words.loader import load

# The first of the state: “French President”, “the Ukrainian foreign minister”. Not: “former president”, “president of the bank”.
OFFICE = re.compile(
    r"\b(?:president|prime\s+minister|premier|chancellor|minister|foreign\s+secretary|secretary\s+of\s+state|king|queen|ministry|"
    r"government|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
GONE = re.compile(r"\b(?:former|ex|then|late|vice|deputy|acting|candidate|elect)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A country: its names, the words for what is of it, and what stands for its government."""

    names: tuple[str, ...]
    of: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def _forms() -> Mapping[str, str]:
    seats = load("seats", Seat)
    return MappingProxyType({form.lower(): seat.names[0] for seat in seats for form in (*seat.of, *seat.names, *seat.seats)})


@cache
def names_of_country(country: str) -> frozenset[str]:
    """The names of a country, lower case, by the first of them.

    >>> sorted(names_of_country("Turkey"))
    ['turkey', 'turkiye', 'türkiye']
    """
    return frozenset(name.lower() for seat in load("seats", Seat) if seat.names[0] == country for name in seat.names)


@cache
def _names() -> Mapping[str, str]:
    return MappingProxyType({name: seat.names[0] for seat in load("seats", Seat) for name in seat.names})


def country_named(name: str) -> str | None:
    """The country that goes by this name, by the first of its names.

    >>> country_named("U.K."), country_named("London")
    ('Britain', None)
    """
    return _names().get(name)


def country_of_seat(name: str) -> str | None:
    """The country whose government a name stands for.

    >>> country_of_seat("the Kremlin"), country_of_seat("Osaka")
    ('Russia', None)
    """
    return _forms().get(name.lower().removeprefix("the "))


def country_of_office(role: str) -> str | None:
    """The country for which the holder of an office speaks; None for those who hold it no more, and for offices of no country.

    >>> country_of_office("French President"), country_of_office("former French President"), country_of_office("bank president")
    ('France', None, None)
    """
    if not OFFICE.search(role) or GONE.search(role):
        return None
    words = re.findall(r"[^\s,’']+", role)
    pairs = [*(" ".join(pair) for pair in pairwise(words)), *words]
    return next((_forms()[pair.lower()] for pair in pairs if pair.lower() in _forms()), None)


@cache
def of_countries() -> frozenset[str]:
    """Words for what is of a country and that are no name of one, lower case.

    >>> "french" in of_countries(), "france" in of_countries()
    (True, False)
    """
    names = {name.lower() for seat in load("seats", Seat) for name in seat.names}
    return frozenset(word.lower() for seat in load("seats", Seat) for word in seat.of) - names
