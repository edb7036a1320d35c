"""`sayso schema`: the JSON Schema that every account obeys."""

from __future__ import annotations

import json

from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal


def schema(*, as_json: AsJson = False, quiet: Quiet = False, plain: Plain = False) -> None:
    """Print the JSON Schema of an account (sayso.account/1)."""
    from sayso.tell import account_schema  # noqa: PLC0415

    terminal = open_terminal(quiet=quiet, plain=plain)
    if as_json:
        terminal.say_json([account_schema()])
    else:
        terminal.say_raw(json.dumps(account_schema(), indent=1) + "\n")
