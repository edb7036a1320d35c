"""No file outgrows its reader, and every module and public name says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("sayso", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))
MODULES = [path for path in FILES if path.is_relative_to(ROOT / "sayso")]
LONGEST_FILE, LONGEST_FUNCTION = 500, 80


def called(path):
    """A file by its path inside the project."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=called)
def test_a_file_has_fewer_than_five_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_a_module_and_its_public_names_say_what_they_are_for(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
    assert [node.name for node in named if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_no_function_outgrows_a_screen(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION] == []
