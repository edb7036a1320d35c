"""The application: all commands under one name, and one place where errors become lines on stderr and exit codes.

In: the words of the command line. Out: an exit code (`sayso.cli.exits`). No command prints an error itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from sayso.cli.bench import bench
from sayso.cli.check import check
from sayso.cli.diff import diff
from sayso.cli.doctor import doctor
from sayso.cli.exits import DONE, INTERRUPTED, OUR_FAULT, USAGE, exit_code
from sayso.cli.export import export
from sayso.cli.read import read
from sayso.cli.schema import schema
from sayso.cli.show import show
from sayso.cli.terminal import open_terminal, writing
from sayso.cli.who import who
from sayso.cli.why import why
from sayso.errors import SaysoError
from sayso.version import VERSION

app = typer.Typer(
    name="sayso",
    help="Who said so, and who says otherwise: news reports of one event, side by side.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
COMMANDS = (read, check, show, who, diff, why, export, schema, bench, doctor)
for _command in COMMANDS:
    app.command()(_command)


def _say_version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it so)
    if wanted:
        open_terminal().say(f"sayso {VERSION}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and end.")] = False,  # noqa: FBT002 (typer hands it over by name)
) -> None:
    """Who said so, and who says otherwise: news reports of one event, side by side."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line (by default that of the process) and give its exit code."""
    terminal = open_terminal()
    try:
        code = typer.main.get_command(app).main(list(sys.argv[1:] if words is None else words), prog_name="sayso", standalone_mode=False)
        if sys.stdout is not None:  # None where the caller closed it
            with writing():
                sys.stdout.flush()
    except SaysoError as error:
        terminal.complain(tell_error(error))
        return exit_code(error)
    except typer.TyperException as error:
        return _tell_usage(error)
    except SystemExit:  # typer ends so, and only so, where the reader of a help text has left
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:  # the outermost boundary: a surprise becomes one line, its trace on request
        if os.environ.get("SAYSO_TRACE"):
            raise
        terminal.complain(f"sayso: our fault: {type(error).__name__}: {error} · try: `sayso doctor`; SAYSO_TRACE=1 shows where it broke")
        return OUR_FAULT
    if code == INTERRUPTED:  # typer may have caught the key itself
        terminal.complain("sayso: interrupted · nothing half-written is left · try: run the same command again")
    return code if isinstance(code, int) else DONE


def tell_error(error: SaysoError) -> str:
    """An error as one line: what, where, what was expected, what to try.

    >>> tell_error(SaysoError("an empty file", where="a.txt", expected="a report", hint="leave it out"))
    'sayso: an empty file · a.txt · expected a report · try: leave it out'
    """
    expected = f"expected {error.expected}" if error.expected else ""
    hint = f"try: {error.hint}" if error.hint else ""
    return "sayso: " + " · ".join(part for part in (error.found, error.where, expected, hint) if part)


def _tell_usage(error: typer.TyperException) -> int:
    """A command line that cannot be followed, with the command whose help says what can."""
    message = error.format_message().strip()
    context = getattr(error, "ctx", None)
    asked = context.command_path if context is not None else "sayso"
    if message and type(error).__name__ != "NoArgsIsHelpError":
        open_terminal().complain(f"sayso: {message} · try: {asked} --help")
    else:
        sys.stdout.write((context.get_help() if context is not None else message) + "\n")
    return USAGE
