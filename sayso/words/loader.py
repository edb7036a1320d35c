"""Knowledge as data: every file `words/<name>.toml` holds a list of `[[entry]]` tables, each read into a frozen record.

Beside each file stands a module of the same name with the record's type and a cached function that gives the entries.
An entry may carry an `example`, a sentence invented by us that shows it; the checker in the tests proves that it does.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from sayso.errors import BadLexicon

Entry = TypeVar("Entry")


@cache
def load(name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries of `words/<name>.toml` as records of `kind`; `BadLexicon` names the file and the entry that breaks the form."""
    where = f"sayso/words/{name}.toml"
    raw = tomllib.loads((files("sayso.words") / f"{name}.toml").read_text(encoding="utf-8"))
    entries = []
    for number, row in enumerate(raw.get("entry", ())):
        try:
            entries.append(msgspec.convert(row, kind))
        except msgspec.ValidationError as error:
            raise BadLexicon(str(error), where=f"{where}, entry {number + 1}", expected=kind.__name__) from error
    return tuple(entries)
