"""The docs lead somewhere: every link to a file finds it, every command has its line in the README, every verdict its line in the glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from sayso.model import Verdict
from sayso.words.event_types import event_types

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# [Tutorial](docs/tutorial.md) · ![picture](images/a.png). Not: [SemVer](https://semver.org/), a link within the page (#verdicts).
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)[^)]*\)")
MADE = frozenset({"docs/reference.md", "docs/images/page-1440.png"})  # by `make reference` and `make shots`


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_leads_to_a_file(page):
    lost = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        path = (page.parent / target).resolve()
        if not path.exists() and str(path.relative_to(ROOT)) not in MADE:
            lost.append(target)
    assert not lost


@pytest.mark.parametrize("command", ["read", "check", "show", "who", "why", "export", "schema", "bench", "doctor"])
def test_the_readme_names_every_command(command):
    assert f"| `sayso {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_the_glossary_explains_every_verdict(verdict):
    assert f"| `{verdict}` |" in (ROOT / "docs/glossary.md").read_text(encoding="utf-8")


def test_the_glossary_explains_every_type_of_event():
    page = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    assert not [one.type for one in event_types() if f"| `{one.type}` |" not in page]


def test_every_decision_has_its_line_in_the_list():
    listed = set(LINK.findall((ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in (ROOT / "docs/decisions").glob("0*.md")}


def test_the_glossary_has_each_word_once():
    heads = re.findall(r"^\*\*([^*]+)\*\*", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(heads) == len(set(heads))
