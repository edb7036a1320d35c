"""No file outgrows its reader, and every module and public name says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("sayso", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))
MODULES = [path for path in FILES if path.is_relative_to(ROOT / "sayso")]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
LONGEST_FILE, LONGEST_FUNCTION = 500, 80


def called(path):
    """A file by its path inside the project."""
    return str(path.relative_to(ROOT))


def test_every_file_has_fewer_than_five_hundred_lines():
    assert [called(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) >= LONGEST_FILE] == []


def test_every_module_and_its_public_names_say_what_they_are_for():
    silent = []
    for path, tree in TREES.items():
        named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
        silent += [f"{called(path)}: no docstring"] * (not ast.get_docstring(tree))
        silent += [f"{called(path)}: {node.name}" for node in named if not ast.get_docstring(node)]
    assert silent == []


def test_no_function_outgrows_a_screen():
    functions = [(path, node) for path, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f"{called(path)}: {node.name}" for path, node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION] == []
