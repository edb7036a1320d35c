"""`sayso read`: reports in, what they say side by side out. Without -o the summary on stdout."""

from __future__ import annotations

import shlex
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from sayso.cli.options import AsJson, Model, NoModel, Outlet, Paths, Plain, Published, Quiet
from sayso.cli.outputs import PAGES, check_outputs, name_once, write_outputs
from sayso.cli.terminal import Terminal, open_terminal, style_of
from sayso.cli.working import command_as_typed, name_faults, run_desk
from sayso.encoder import OWN
from sayso.tell.account import Account
from sayso.tell.summary import Screen, summarize

STRICTLY = "End with 3, nothing written, at the first input skipped or cut. A report set aside (another event, a search page) ends nothing."
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write .json, .jsonl, .html, .md or .ics; as often as wanted.", show_default=False),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in the browser.")]
Excerpts = Annotated[bool, typer.Option("--excerpts", help="A page to pass on: only the cited passages of each text.")]
Strict = Annotated[bool, typer.Option("--strict", help=STRICTLY)]
Together = Annotated[bool, typer.Option("--together", help="Take all reports for one story.")]


def read(  # noqa: PLR0913 (an option each)
    paths: Paths,
    *,
    outputs: Outputs = None,
    open_page: Open = False,
    published: Published = None,
    outlet: Outlet = None,
    excerpts: Excerpts = False,
    strict: Strict = False,
    together: Together = False,
    model: Model = OWN,
    no_model: NoModel = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Lay reports side by side: who copied whom, who said what, where they conflict."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    wanted = name_once(outputs or ())
    if open_page and not any(path.suffix.lower() in PAGES for path in wanted):
        wanted.append(Path(mkdtemp(prefix="sayso-")) / "story.html")
    check_outputs(wanted, paths)
    desk = run_desk(
        terminal, paths, published=published, outlet=outlet, strict=strict, together=together, model=None if no_model else model
    )
    written = write_outputs(wanted, desk.accounts, excerpts=excerpts)
    code = name_faults(terminal, desk)
    for path in written:
        terminal.warn(f"wrote {path}")
    if as_json:
        terminal.say_json(desk.accounts)
    elif not outputs:
        print_summaries(terminal, desk.accounts, given=shlex.join(paths))
    pages = [path for path in written if path.suffix.lower() in PAGES]
    if open_page and pages:
        webbrowser.open(pages[0].resolve().as_uri())
    raise typer.Exit(code)


def print_summaries(terminal: Terminal, accounts: Sequence[Account], *, given: str) -> None:
    """Every story's summary on stdout, with a rule between two."""
    for number, account in enumerate(accounts):
        if number:
            terminal.say()
            terminal.say("─" * 60, style="dim")
            terminal.say()
        for line in summarize(account, given=given, command=command_as_typed(), screen=Screen(columns=terminal.columns)):
            terminal.say(line.text, style=style_of(line), indent=line.indent)
