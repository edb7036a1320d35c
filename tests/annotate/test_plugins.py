"""Plug-ins: the example of the docs runs as an installed package; one that breaks a rule is left out with a problem, never silently."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.annotate import plugins
from sayso.annotate.annotator import annotate
from sayso.annotate.plugins import Plugin, in_order, installed_plugins
from sayso.desk import Desk
from sayso.errors import BadPlugin
from sayso.model import Entity, Mention, Span
from tests.making import make_report

DOCS = Path(__file__).resolve().parents[2] / "docs" / "plugins.md"
TEXT = "Quay reopens\n\nThe quay in Marl reopened, said Ana Brack. #marlquay was full of thanks.\n"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Installs a module with a step as a package of somebody else's."""

    def put(name: str, code: str, target: str) -> None:
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[sayso.annotators]\n{name} = {target}\n", encoding="utf-8")

    monkeypatch.syspath_prepend(str(tmp_path))
    installed_plugins.cache_clear()
    yield put
    installed_plugins.cache_clear()
    sys.modules.pop("hashtags", None)


def test_the_example_of_the_docs_runs_where_it_is_installed(install, tmp_path):
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 30
    install("hashtags", code, "hashtags:find_hashtags")
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    (account,) = Desk.read([path]).accounts
    assert "#marlquay" in {entity.name for entity in account.entities}
    assert account.made_by.options["plugins"] == ["hashtags"]


def test_what_is_no_step_is_refused_by_name(install):
    install("broken", "step = 3\n", "broken:step")
    with pytest.raises(BadPlugin, match="broken"):
        installed_plugins()


def make_plugin(name, step, *, needs=(), gives=("entities",)):
    return Plugin(name=name, step=step, needs=frozenset(needs), gives=frozenset(gives))


def same(_report, notes):
    return notes


def test_plugins_run_after_those_that_give_what_they_need():
    first, last = make_plugin("z", same, gives=("figures",)), make_plugin("a", same, needs=("figures",), gives=("events",))
    assert [one.name for one in in_order([last, first])] == ["z", "a"]
    with pytest.raises(BadPlugin, match="wait for one another"):
        in_order([replace(first, needs=frozenset({"events"})), last])


def outside(report, notes):
    mention = Mention(report=report.id, span=Span(0, len(report.text) + 5), kind="name")
    return replace(notes, entities=(*notes.entities, Entity(id="x", name="x", kind="other", mentions=(mention,))))


def meddling(_report, notes):
    return replace(notes, quotes=())


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (outside, "span outside the text"),
        (meddling, "changed quotes"),
        (lambda *_: None, "gave back no notes"),
        (lambda *_: 1 / 0, "failed"),
    ],
    ids=["a span outside", "meddling", "no notes", "an error"],
)
def test_a_plugin_that_breaks_a_rule_is_left_out_with_a_problem(step, fault):
    report = make_report(TEXT)
    plain = annotate(report)
    notes = annotate(report, plugins=(make_plugin("other", step),))
    assert replace(notes, problems=()) == replace(plain, problems=())
    assert any("other" in problem.text and fault in problem.text for problem in notes.problems)


def test_plugins_module_needs_no_installed_plugin():
    assert plugins.installed_plugins() == ()
