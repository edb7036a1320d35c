"""What a room's `__init__` offers is what it says it offers."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "sayso"
ROOMS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_all_names_what_a_room_offers(room):
    name = ".".join(room.relative_to(PACKAGE.parent).parts)
    module = importlib.import_module(name)
    tree = ast.parse((room / "__init__.py").read_text(encoding="utf-8"))
    offered = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sayso")
        for alias in node.names
    }
    offered |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    listed = getattr(module, "__all__", [])
    assert offered <= set(listed), "imported and not listed"
    assert all(hasattr(module, one) for one in listed), "listed and not there"
    assert len(listed) == len(set(listed))
