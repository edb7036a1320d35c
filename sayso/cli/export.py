"""`sayso export`: an account in the format of another tool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.outputs import check_output, write_whole
from sayso.cli.terminal import open_terminal
from sayso.errors import BadOption, NothingToRead
from sayso.tell.exports import FIRST, FORMATS, export_accounts
from sayso.tell.tables import TABLES
from sayso.tell.writing import read_account

TABULAR = ", ".join(one.name for one in FORMATS.values() if one.tabular)
To = Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", show_default=False)]
Which = Annotated[
    str | None,
    typer.Option(
        "--table", metavar="TABLE", help=f"For {TABULAR}: one of {', '.join(TABLES)}; points where none is named.", show_default=False
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of on stdout.", show_default=False)
]


def export(  # noqa: PLR0913 (an option each)
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT", help="What sayso read wrote: .json or .jsonl.", show_default=False)],
    *,
    to: To,
    table: Which = None,
    output: Output = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Turn an account into what another tool reads: tables, annotations, provenance, a calendar, drafts of fact checks."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    if output is not None:
        check_output(output, [str(account)])
    elif to in FORMATS and FORMATS[to].binary:
        raise BadOption(
            f"{to} on a terminal or in a pipe", where="--to", expected="a file for what is no text", hint=f"-o {account.stem}.{to}"
        )
    accounts = read_account(account)
    if not accounts:
        raise NothingToRead("no story", where=str(account), expected="an account with a story", hint="make it with `sayso read -o`")
    raw = export_accounts(accounts, to, table=table)
    if output is not None:
        write_whole(output, lambda place: place.write_bytes(raw))
        terminal.warn(f"wrote {output}")
    if as_json:
        told = {"to": to, "table": (table or FIRST) if FORMATS[to].tabular else None, "stories": len(accounts), "bytes": len(raw)}
        terminal.say_json([told | ({"output": str(output)} if output else {"text": raw.decode()})])
    elif output is None:
        terminal.say_raw(raw.decode())
