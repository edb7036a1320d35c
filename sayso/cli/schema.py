"""`sayso schema`: the JSON Schema that every account obeys, or every checked draft."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal

Of = Annotated[Literal["account", "check"], typer.Option("--of", help="What JSON: of sayso read, or of sayso check.")]


def schema(*, of: Of = "account", as_json: AsJson = False, quiet: Quiet = False, plain: Plain = False) -> None:
    """Print the JSON Schema of an account (sayso.account/1) or of a checked draft (sayso.check/1)."""
    from sayso.tell.checking import check_schema  # noqa: PLC0415
    from sayso.tell.writing import account_schema  # noqa: PLC0415

    terminal = open_terminal(quiet=quiet, plain=plain)
    told = {"account": account_schema, "check": check_schema}[of]()
    if as_json:
        terminal.say_json([told])
    else:
        terminal.say_raw(json.dumps(told, indent=1) + "\n")
