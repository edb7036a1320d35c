"""The payloads, read from the lists beside this file.

A payload is as the reading of reports would let it in: a surrogate that stands alone becomes U+FFFD there, as a case of its own proves.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

FILES = sorted(Path(__file__).parent.glob("*.toml"))
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Payload:
    """A string that somebody might put into a report, and the kind of harm that it is meant to do."""

    kind: str
    text: str

    def __str__(self):
        return f"{self.kind}: {self.text[:80]!r}"

    @property
    def admitted(self):
        """The payload as it stands in an account."""
        return SURROGATE.sub("\ufffd", self.text)


def load_kinds():
    """The kinds with their fields as they stand in the lists."""
    return [kind for path in FILES for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]]


def load_payloads():
    """Every payload of every kind."""
    return tuple(Payload(kind["name"], text) for kind in load_kinds() for text in _texts(kind))


def _texts(kind):
    """The strings of a kind, written out."""
    for text in kind["payloads"]:
        yield json.loads(f'"{text}"') if kind.get("form") == "json" else text * kind.get("times", 1)
