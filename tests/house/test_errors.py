"""The tree of errors at the head of `sayso/errors.py` is the tree of its classes."""

from __future__ import annotations

import inspect
import re

import pytest

import sayso.errors
from sayso.cli.exits import CODES, MEANINGS, exit_code
from sayso.errors import SaysoError

# A branch of the drawn tree: "    │   ├── MissingPath             a path that …", also its root.
BRANCH = re.compile(r"^    ([│ ├└─]*)(\w+) +(\S.*)$", re.MULTILINE)
CLASSES = [one for _, one in inspect.getmembers(sayso.errors, inspect.isclass) if issubclass(one, SaysoError)]


def drawn():
    """Each class of the drawing with the one above it and what is said of it."""
    above = {}
    for indent, name, told in BRANCH.findall(sayso.errors.__doc__):
        depth = len(indent) // 4
        above[depth] = name
        yield name, above[depth - 1] if depth else "Exception", told


def test_the_drawing_is_the_tree():
    assert {(name, parent) for name, parent, _ in drawn()} == {(one.__name__, one.__base__.__name__) for one in CLASSES}


@pytest.mark.parametrize(("name", "told"), [(name, told) for name, parent, told in drawn() if parent != "Exception"])
def test_the_drawing_says_what_the_docstring_says(name, told):
    said = getattr(sayso.errors, name).__doc__.splitlines()[0].rstrip(".").lower()
    assert said == told.rstrip(".").lower()


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_has_an_exit_code(kind):
    assert exit_code(kind("found")) in MEANINGS


def test_no_exit_code_is_hidden_by_one_before_it():
    kinds = [kind for kind, _ in CODES]
    assert not [(one, later) for number, one in enumerate(kinds) for later in kinds[number + 1 :] if issubclass(later, one)]


def test_every_error_that_is_raised_is_ours_and_said_in_full():
    error = SaysoError("an empty file", where="a.txt", expected="a report", hint="leave it out")
    assert str(error) == "a.txt: found an empty file, expected a report; leave it out"
