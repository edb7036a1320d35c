"""docs/exports.md: its examples run, and its table has every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.tell.exports import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_it_names_every_format_once_and_in_order():
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(FORMATS)


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_runs_and_prints_what_it_asks_for(example, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(compile(example, "docs/exports.md", "exec"), {"__name__": "example"})
    assert re.search(r"conflict|outlet", capsys.readouterr().out)
