"""`sayso bench`: the measures behind the figures in docs/benchmarks.md."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.exits import OUR_FAULT
from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal
from sayso.errors import BadOption, MissingPath

NEEDS = {
    "gold": {"yaml": "pyyaml"},
    "events": {"yaml": "pyyaml", "scipy": "scipy"},
}  # what the scorer of a measure imports, and the package that brings it


def bench(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The measure, such as grouping or gold.", show_default=False)],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="Real reports (stories/, gold/, score/); by default ../shared.", show_default=False),
    ] = None,
    *,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Take a measure on real reports.

    A figure below its floor ends in 1.
    """
    from sayso.bench import MEASURES, format_rows  # noqa: PLC0415

    if name not in MEASURES:
        known = ", ".join(sorted(MEASURES))
        raise BadOption(f"no measure of the name {name!r}", where="bench", expected=f"one of {known}", hint=f"sayso bench {min(MEASURES)}")
    _check_needs(name)
    terminal = open_terminal(quiet=quiet, plain=plain)
    try:
        rows = MEASURES[name](folder)
    except MissingPath as error:
        if folder is not None:
            raise
        expected = f"{error.expected}, which are not part of the project"
        hint = "name the folder that holds stories/, gold/ and score/"
        raise MissingPath(error.found, where="../shared", expected=expected, hint=hint) from error
    if as_json:
        terminal.say_json([asdict(row) for row in rows])
    else:
        for line in format_rows(rows).splitlines():
            terminal.say(line)
    if not all(row.holds for row in rows):
        raise typer.Exit(OUR_FAULT)


def _check_needs(name: str) -> None:
    """Refuse a measure whose scorer would not start for want of a package that only `dev` brings."""
    missing = [package for module, package in NEEDS.get(name, {}).items() if importlib.util.find_spec(module) is None]
    if missing:
        found = f"a measure without {', '.join(missing)}"
        raise BadOption(found, where=f"bench {name}", expected="what developers install", hint="pip install '.[dev]'")
