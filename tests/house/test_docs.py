"""The docs name what there is, and all of it: the reference is made from the code, and no page tells of a command that is not there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
import typer

import sayso.errors
from sayso import model
from sayso.cli.app import app
from sayso.errors import SaysoError

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = typer.main.get_command(app).commands
REFERENCE = ROOT / "docs" / "reference.md"
# A command in code: "`sayso read a.txt --strict`" or a line "sayso who NAME PATH" of a block. Not: "sayso says", "import sayso".
TOLD = re.compile(r"(?:`|^\$? *)sayso ([a-z-]+)((?: [^`\n]*)?)", re.MULTILINE)
OPTION = re.compile(r"(?<=\s)(--[a-z-]+)")


def told_in(page):
    """The commands that a page tells in code, with what stands behind them; text outside code is no command."""
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return [found for piece in code for found in TOLD.findall(piece)]


def test_the_reference_is_what_the_code_says():
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "tools" / "make_reference.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert REFERENCE.read_text(encoding="utf-8") == tool.write_reference(), "run `make reference`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_reference_names_every_command_and_option(name):
    text = REFERENCE.read_text(encoding="utf-8")
    section = text.split(f"### sayso {name}\n")[1].split("\n#")[0]
    assert [option for one in COMMANDS[name].params for option in one.opts if option.startswith("--") and option not in section] == []


def test_the_reference_names_every_record_and_error():
    text = REFERENCE.read_text(encoding="utf-8")
    errors = [name for name, kind in vars(sayso.errors).items() if isinstance(kind, type) and issubclass(kind, SaysoError)]
    # Names of values and functions stand in the records that use them.
    records = [name for name in model.__all__ if name[0].isupper() and not name.isupper() and name not in {"Annotator", "When"}]
    assert [name for name in [*errors, *records] if name not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_tells_only_of_commands_and_options_that_exist(page):
    for name, rest in told_in(page):
        assert name in COMMANDS, f"sayso {name}"
        known = {option for one in COMMANDS[name].params for option in one.opts} | {"--help"}
        assert set(OPTION.findall(rest)) <= known, f"sayso {name}{rest}"


def test_commands_are_found_in_the_pages():
    assert {name for page in PAGES for name, _ in told_in(page)} >= {"read"}
