"""`sayso bench`: the measures behind the figures in docs/benchmarks.md."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.exits import OUR_FAULT
from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal
from sayso.errors import BadOption


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
    terminal = open_terminal(quiet=quiet, plain=plain)
    rows = MEASURES[name](folder)
    if as_json:
        terminal.say_json([asdict(row) for row in rows])
    else:
        for line in format_rows(rows).splitlines():
            terminal.say(line)
    if not all(row.holds for row in rows):
        raise typer.Exit(OUR_FAULT)
