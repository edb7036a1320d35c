"""Two people or bodies of one story who share a name or a role: never one entity.

In: the account of each story. Out: a row, and the pairs that were merged. The list is `namesakes.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from sayso.bench.rows import Row
from sayso.tell import Account
from sayso.text.tokens import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """A pair, and what they share."""

    story: str
    one: str
    other: str
    shares: str


@cache
def read_namesakes() -> tuple[Namesakes, ...]:
    """The pairs."""
    held = tomllib.loads((files("sayso.bench") / "namesakes.toml").read_text(encoding="utf-8"))
    return tuple(msgspec.convert(row, Namesakes) for row in held["pair"])


def measure_namesakes(accounts: Mapping[str, Account]) -> Iterator[Row]:
    """How many pairs of the stories at hand are kept apart, and how many of these have an entity each."""
    pairs = [pair for pair in read_namesakes() if pair.story in accounts]
    apart = both = 0
    merged: list[str] = []
    for pair in pairs:
        one, other = (_holders(accounts[pair.story], name) for name in (pair.one, pair.other))
        if one & other:
            merged.append(f"{pair.story}: {pair.one} and {pair.other} ({pair.shares})")
        apart += not one & other
        both += bool(one and other and not one & other)
    detail = f"{apart} of {len(pairs)} pairs; in {both} both have an entity"
    yield Row(measure="namesakes never merged", value=apart / (len(pairs) or 1), floor=1.0, detail=detail)
    for miss in merged:
        yield Row(measure="  miss", value=0, unit="count", detail=f"merged: {miss}")


def _holders(account: Account, name: str) -> set[str]:
    """The entities that have this name."""
    wanted = fold(name)
    return {row.id for row in account.entities if wanted in {fold(form) for form in (row.name, *row.aliases)}}
