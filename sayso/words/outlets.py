"""Agencies and outlets, their names and web hosts (`words/outlets.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An agency or outlet: the name shown first, then the other forms in which it is credited."""

    kind: Literal["agency", "outlet"]
    names: tuple[str, ...]
    hosts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name shown."""
        return self.names[0]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every agency and outlet."""
    return load("outlets", Outlet)


@cache
def outlets_by_name() -> Mapping[str, Outlet]:
    """Each by every name it has, as written."""
    return MappingProxyType({name: outlet for outlet in outlets() for name in outlet.names})


@cache
def _by_host() -> Mapping[str, Outlet]:
    return MappingProxyType({host: outlet for outlet in outlets() for host in outlet.hosts})


@cache
def outlet_names() -> str:
    """All names as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(name) for name in sorted(outlets_by_name(), key=lambda name: (-len(name), name)))


def outlet_of_host(host: str) -> str:
    """The name of the outlet at a web host, or the host without its `www.` where it is not known.

    >>> outlet_of_host("www.bbc.co.uk"), outlet_of_host("news.brack.example")
    ('BBC', 'news.brack.example')
    """
    labels = host.lower().removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        known = _by_host().get(".".join(labels[start:]))
        if known:
            return known.name
    return ".".join(labels)
