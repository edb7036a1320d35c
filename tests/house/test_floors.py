"""Imports go down floors only, and rooms of one floor do not import one another."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "sayso"
FLOORS = {
    "errors": 0, "version": 0, "model": 1, "words": 2, "text": 2, "encoder": 2, "read": 3, "annotate": 3, "group": 4, "collate": 5, "tell": 6,
    "desk": 7, "__init__": 8, "bench": 8, "cli": 9, "__main__": 10,
}  # fmt: skip
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path):
    """The room that a file stands in: its first folder, or itself."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def rooms_imported(path):
    """Every room that a file imports from, also inside functions, but not for its types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)]
    left_out = {id(inner) for node in typing for inner in ast.walk(node)}
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: a relative import"
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        for name in (name for name in names if id(node) not in left_out and name.split(".")[0] == "sayso"):
            room = name.split(".")[1] if "." in name else "__init__"
            yield room if room in FLOORS else "__init__"


def test_every_room_has_a_floor():
    assert {room_of(path) for path in FILES} <= set(FLOORS)


def test_every_file_imports_only_from_lower_floors():
    upward = [
        f"{path.relative_to(PACKAGE)}: {room}"
        for path in FILES
        for room in sorted(rooms_imported(path))
        if room != room_of(path) and FLOORS[room] >= FLOORS[room_of(path)]
    ]
    assert upward == []
