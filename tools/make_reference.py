# ruff: noqa: INP001 (a script, no package)
"""Write docs/reference.md from the code: commands, exit codes, errors, the Python face, tables, records, steps, verdicts and the account.

In: the package as it is installed. Out: the page; `make reference` writes it and a test holds it up to date. Nothing in it is typed
by hand, so what is wrong there is wrong in the code.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import typer

import sayso.errors
from sayso import model
from sayso.annotate.annotator import STEPS
from sayso.annotate.sentences import find_sentences
from sayso.cli.app import app
from sayso.cli.exits import CODES, MEANINGS, exit_code
from sayso.desk import Desk, Settings, ToldStory
from sayso.errors import SaysoError
from sayso.tell import account as rows
from sayso.tell.tables import TABLES, Table
from sayso.tell.tables.columns import HEAD as FIRST
from sayso.tell.verdicts import VERDICTS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
FACE = PAGE.parents[1] / "sayso" / "__init__.py"  # read as text: `sayso.read` is a function and a room of the same name
HEAD = """# Reference

Made from the code by `make reference`; do not edit it here.

[Commands](#commands) · [Exit codes](#exit-codes) · [Errors](#errors) · [Python](#python) · [Tables](#tables) ·
[Verdicts](#verdicts) · [The account](#the-account) · [Records](#records) · [Steps](#steps)
"""
# A field with a comment behind it: "    weekday: int | None = None  # 0 is Monday".
COMMENTED = re.compile(r"^    (\w+): [^#\n]+  # (.+)$", re.MULTILINE)


def write_reference() -> str:
    """The whole page."""
    return "\n".join((HEAD, *_commands(), *_exits(), *_errors(), *_python(), *_tables(), *_verdicts(), *_account(), *_records(), *_steps()))


def _commands() -> Iterator[str]:
    """Every command with its help, and what the environment may ask."""
    yield "## Commands\n"
    os.environ["COLUMNS"], os.environ["TERMINAL_WIDTH"] = "100", "100"  # the same lines on any terminal
    group = typer.main.get_command(app)
    yield _help(group, "sayso")
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        yield f"### sayso {name}\n"
        yield _help(command, f"sayso {name}")
    yield "Environment: `NO_COLOR` leaves colour out; `SAYSO_TRACE=1` shows where a failure inside sayso broke.\n"


def _help(command: Any, called: str) -> str:
    """The help of a command as it prints it."""
    context = command.make_context(called, [], resilient_parsing=True)
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "```\n" + "\n".join(lines).strip() + "\n```\n"


def _exits() -> Iterator[str]:
    yield "## Exit codes\n"
    yield from _table(("code", "meaning"), ((str(code), meaning) for code, meaning in MEANINGS.items()))


def _errors() -> Iterator[str]:
    """The tree as it is drawn at the head of its file, and the code that each error ends in."""
    tree = re.search(r"^    SaysoError.*?(?=\n\n)", sayso.errors.__doc__ or "", re.MULTILINE | re.DOTALL)
    yield "## Errors\n"
    yield "Every error is told on stderr as one line: what was found · where · what was expected · what to try.\n"
    yield "```\n" + inspect.cleandoc(tree[0] if tree else "") + "\n```\n"
    kinds = [kind for _, kind in inspect.getmembers(sayso.errors, inspect.isclass) if issubclass(kind, SaysoError)]
    named = {kind for kind, _ in CODES}
    told = ((f"`{kind.__name__}`", str(exit_code(kind("")))) for kind in kinds if kind in named or not kind.__subclasses__())
    yield from _table(("error", "exit code"), told)


def _python() -> Iterator[str]:
    """`sayso.read` and what it gives."""
    yield "## Python\n"
    called = next(one for one in ast.parse(FACE.read_text(encoding="utf-8")).body if isinstance(one, ast.FunctionDef))
    said = " ".join((ast.get_docstring(called) or "").split())
    yield f"`sayso.{called.name}({ast.unparse(called.args)}) -> {ast.unparse(called.returns or called)}`: {said}\n"
    for kind in (Settings, Desk, ToldStory, Table):
        yield f"### {kind.__name__}\n"
        yield _whole(kind) + "\n"
        yield from _table(("field", "type", "meaning"), _fields(kind))
        members = [(name, member) for name, member in vars(kind).items() if not name.startswith("_") and _is_told(member)]
        yield from _table(("member", "what it gives"), ((f"`{name}`", _said(_function(member))) for name, member in members))


def _tables() -> Iterator[str]:
    """The columns of every table; those that all begin with, once."""
    yield "## Tables\n"
    yield "`story.quotations`, `.points`, `.figures`, `.times` and `.events`, and `sayso export --table`. What is not known is null;"
    yield "a list is empty, never null. Columns may be added; names and meanings stay.\n"
    shared = [column.name for column in FIRST]
    kinds = {"every table begins with": FIRST} | {
        name: tuple(one for one in kind.columns if one.name not in shared) for name, kind in TABLES.items()
    }
    for name, columns in kinds.items():
        yield f"### {name[0].upper()}{name[1:]}\n"
        yield from _table(("column", "type", "meaning"), ((f"`{one.name}`", one.kind, one.meaning) for one in columns))


def _is_told(member: Any) -> bool:
    return isinstance(member, property | classmethod) or inspect.isfunction(member)


def _function(member: Any) -> Any:
    """The function behind a property or a class method."""
    return member.fget if isinstance(member, property) else getattr(member, "__func__", member)


def _verdicts() -> Iterator[str]:
    yield "## Verdicts\n"
    yield "One subject gets one point with all its readings and one verdict.\n"
    told = ((f"`{one.verdict}`", one.meaning, "yes" if one.verdict in model.ACCUSING else "no") for one in VERDICTS)
    yield from _table(("verdict", "when", "an accusation"), told)


def _account() -> Iterator[str]:
    """The structs of the account, the account itself first."""
    yield "## The account\n"
    yield f"JSON of the form `{rows.SCHEMA}`, written by `sayso read -o`; `sayso schema` prints its JSON Schema. Offsets are Unicode code"
    yield "points into the report's `text`, the end exclusive. Fields may be added to this form and are never changed.\n"
    structs = [
        one for _, one in inspect.getmembers(rows, inspect.isclass) if issubclass(one, msgspec.Struct) and one.__module__ == rows.__name__
    ]
    for struct in sorted(structs, key=lambda one: (one is not rows.Account, inspect.getsourcelines(one)[1])):
        yield f"### {struct.__name__}\n"
        yield _whole(struct) + "\n"
        yield from _table(
            ("field", "type"),
            ((f"`{one.encode_name}`", f"`{_type(struct.__annotations__[one.name])}`") for one in msgspec.structs.fields(struct)),
        )


def _records() -> Iterator[str]:
    """Every record of the model, then its closed lists of words."""
    yield "## Records\n"
    listed = [(name, getattr(model, name)) for name in model.__all__]
    for name, kind in listed:
        if dataclasses.is_dataclass(kind):
            yield f"### {name}\n"
            yield _whole(kind) + "\n"
            yield from _table(("field", "type", "meaning"), _fields(kind))
    words = [(name, get_args(kind)) for name, kind in listed if get_args(kind) and all(isinstance(one, str) for one in get_args(kind))]
    yield "### Closed lists\n"
    yield from _table(("list", "words"), ((f"`{name}`", ", ".join(f"`{one}`" for one in told)) for name, told in words))


def _steps() -> Iterator[str]:
    yield "## Steps\n"
    yield "What finds things in one report, in this order. A step is a function from a report and its notes to notes. After the first the"
    yield "encoder reads the sentences, where there is one.\n"
    yield from _table(
        ("step", "what it finds"), ((f"`{step.__module__}.{step.__name__}`", _said(step)) for step in (find_sentences, *STEPS))
    )  # type: ignore[attr-defined]


def _fields(kind: type[Any]) -> Iterator[tuple[str, str, str]]:
    """A record's fields with their types and what the code says beside them."""
    said = dict(COMMENTED.findall(inspect.getsource(kind)))
    for one in dataclasses.fields(kind):
        yield f"`{one.name}`", f"`{_type(one.type)}`", re.sub(r"\s*noqa: [\w, ]+(?: \((.*)\))?", r"\1", said.get(one.name, ""))


def _type(annotation: Any) -> str:
    """A type as it is written, fit for a table."""
    return str(annotation).replace("|", "\\|")


def _said(thing: Any) -> str:
    """The first sentences of a docstring: its first paragraph on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def _whole(thing: Any) -> str:
    """A docstring without its examples."""
    return "\n\n".join(part for part in (inspect.getdoc(thing) or "").split("\n\n") if not part.startswith(">>>"))


def _table(head: tuple[str, ...], body: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A table, or nothing where it would be empty."""
    told = list(body)
    if told:
        yield "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *told)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(write_reference(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {PAGE.relative_to(Path.cwd())}\n" if PAGE.is_relative_to(Path.cwd()) else f"wrote {PAGE}\n")
