"""Agencies and outlets, their names and web hosts (`words/agencies.toml`, `words/outlets.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.words.loader import load

# What a feed's name adds to an outlet's: "Brack Courier - News", "Brack Courier Online News". Not: "Brack News".
FEED = re.compile(r"(?: - \w+| Online(?: News)?)$")
PLAIN = ("news.", "people.")  # labels of hosts that are other outlets' names, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An agency or outlet: the name shown first, then the other forms of a credit; `also` is for metadata alone.

    `zone` is that of its readers, given where an abbreviation of theirs means another zone elsewhere (BST, IST, CST).
    """

    names: tuple[str, ...]
    hosts: tuple[str, ...]
    also: tuple[str, ...] = ()
    zone: str | None = None

    @property
    def name(self) -> str:
        """The name shown."""
        return self.names[0]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every agency and outlet."""
    return load("agencies", Outlet) + load("outlets", Outlet)


@cache
def outlets_by_name() -> Mapping[str, Outlet]:
    """Each by every name by which it is credited, as written."""
    return MappingProxyType({name: outlet for outlet in outlets() for name in outlet.names})


@cache
def outlet_names() -> str:
    """All names as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(name) for name in sorted(outlets_by_name(), key=lambda name: (-len(name), name)))


def outlet_called(name: str) -> str:
    """The name shown of the outlet that metadata calls so: a known name, a web host or a feed's name; else as it stands.

    >>> outlet_called("www.bbc.co.uk"), outlet_called("USA Today"), outlet_called("NPR Online News"), outlet_called("Brack Courier")
    ('BBC', 'USA TODAY', 'NPR', 'Brack Courier')
    """
    for form in (name, FEED.sub("", name), FEED.sub(" News", name)):
        known = _by_any_name().get(form.strip().casefold())
        if known:
            return known.name
    return outlet_of_host(name) if "." in name and " " not in name else name


@cache
def _by_any_name() -> Mapping[str, Outlet]:
    """Each by all its names and by the main label of its hosts ("thetarntimes"), in lower case."""
    labels = {host.split(".")[0]: outlet for outlet in outlets() for host in outlet.hosts if not host.startswith(PLAIN)}
    return MappingProxyType(labels | {name.casefold(): outlet for outlet in outlets() for name in (*outlet.names, *outlet.also)})


@cache
def _by_host() -> Mapping[str, Outlet]:
    return MappingProxyType({host: outlet for outlet in outlets() for host in outlet.hosts})


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
