"""Knowledge files load whole, and an entry's example shows what the entry is about."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from snowballstemmer import stemmer

from sayso.text.tokens import fold
from sayso.words import loader

WORDS = Path(loader.__file__).parent
FILES = sorted(WORDS.glob("*.toml"))
LOADED = re.compile(r'load\("(\w+)", (\w+)\)')
STEM = stemmer("english").stemWord
GAP = 4  # words that `...` in a form may stand for
GRAMMAR = {"progressive": r"\b(?:am|is|are|was|were) \w+ing\b"}  # fields that stand for a form of grammar, and how it looks


def entries_of(path):
    """The raw entries of a knowledge file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["entry"]


def forms_of(entry):
    """Every form that an entry lists, however deep; what is said about the entry in words is none."""
    for field, value in entry.items():
        if field not in {"example", "near_miss", "definition"}:
            yield from strings_of(value)


def strings_of(value):
    """The strings of a value: itself, or those of its members."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_of(one)


def shows(example, form):
    """Whether the form stands in the example, as written or by the stems of its words; `...` stands for a few words."""
    bare, told = fold(form.lstrip("=")).strip(), fold(example)
    if bare in told:
        return True
    pieces = [rf"(?:\S+ ){{0,{GAP}}}" if word == "..." else re.escape(STEM(word)) + " " for word in re.findall(r"\.\.\.|[\w'-]+", bare)]
    stems = " ".join(STEM(word) for word in re.findall(r"[\w'-]+", told)) + " "
    return bool(pieces) and re.search(r"(?<!\S)" + "".join(pieces), stems) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_loaded_by_a_module_into_records(path):
    loads = [
        (module, kind)
        for module in WORDS.glob("*.py")
        for name, kind in LOADED.findall(module.read_text(encoding="utf-8"))
        if name == path.stem
    ]
    assert loads, "no module loads it"
    for module, kind in loads:
        records = loader.load(path.stem, getattr(importlib.import_module(f"sayso.words.{module.stem}"), kind))
        assert len(records) == len(entries_of(path)) > 0


EXAMPLES = [(path.stem, number, entry) for path in FILES for number, entry in enumerate(entries_of(path), 1) if "example" in entry]


def test_every_example_shows_its_entry():
    assert [f"{name}.toml, entry {number}: {entry['example']!r}" for name, number, entry in EXAMPLES if not _is_shown(entry)] == []


def _is_shown(entry):
    """Whether an entry's example holds one of its forms, or looks like the grammar that it stands for."""
    looks = [pattern for field, pattern in GRAMMAR.items() if entry.get(field)]
    return any(shows(entry["example"], form) for form in forms_of(entry)) or any(re.search(look, entry["example"]) for look in looks)
