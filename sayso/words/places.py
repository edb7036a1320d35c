"""Places that the news names without saying what they are (`words/places.toml`, with the countries and capitals of seats)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load
from sayso.words.seats import Seat

NO_PLACES = frozenset({"White House", "State Department", "Pentagon", "Kremlin", "Downing Street", "Whitehall"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Names of places in one part of the world."""

    part: str
    names: tuple[str, ...]
    example: str


@cache
def place_names() -> frozenset[str]:
    """Every place known by name: countries, capitals, cities, regions.

    >>> "Hamburg" in place_names(), "Kremlin" in place_names()
    (True, False)
    """
    known = {name for entry in load("places", Places) for name in entry.names}
    for seat in load("seats", Seat):
        known.update(seat.names, seat.seats)
    return frozenset(known - NO_PLACES)


@cache
def demonyms() -> frozenset[str]:
    """Words for what is of a country ("French", "U.S.").

    >>> "French" in demonyms()
    True
    """
    return frozenset(word for seat in load("seats", Seat) for word in seat.of)
