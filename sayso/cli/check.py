"""`sayso check`: a draft held against reports, before it goes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import ACCUSED, DONE, PARTLY
from sayso.cli.options import AsHtml, AsJson, Model, NoModel, Plain, Published, Quiet
from sayso.cli.outputs import CHECK_FORMS, check_outputs, write_whole
from sayso.cli.terminal import Terminal, open_terminal
from sayso.cli.working import check_published
from sayso.encoder import OWN
from sayso.errors import BadOption

if TYPE_CHECKING:
    from sayso.tell.checking import CheckAccount

Draft = Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: text, Markdown or HTML.", show_default=False)]
Against = Annotated[list[str] | None, typer.Option("--against", metavar="PATH", help="Reports to hold it against; more may follow.")]
More = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="More reports: files, folders or patterns.", show_default=False)
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A page (.html) or .json to write.")]


def check(  # noqa: PLR0913 (an option each)
    draft: Draft,
    more: More = None,
    *,
    against: Against = None,
    output: Output = None,
    as_html: AsHtml = False,
    published: Published = None,
    model: Model = OWN,
    no_model: NoModel = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Hold a draft against reports: what they bear out, what differs, what stands nowhere. Ends in 10 where something differs."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    paths = [*(against or []), *(more or [])]
    if not against:
        raise BadOption("no reports", where="--against", expected="a file, folder or pattern", hint=f"sayso check {draft} --against PATH")
    check_published(published)
    if output is not None:
        check_outputs([output], [draft, *paths], forms=CHECK_FORMS)
    account, code = _check(terminal, draft, paths, published, None if no_model else model)
    if output is not None:
        _write(output, account)
    if as_html:
        from sayso.tell.page.checking import render_check  # noqa: PLC0415

        terminal.say_raw(render_check(account))
    elif as_json:
        terminal.say_json([account])
    else:
        _print(terminal, account, output)
    code = ACCUSED if account.accuses else code
    if code != DONE:
        raise typer.Exit(code)


def _check(terminal: Terminal, draft: str, paths: Sequence[str], published: str | None, model: str | None) -> tuple[CheckAccount, int]:
    """The checked draft, and the exit code that faults of the reports make, each named on stderr."""
    from sayso.desk import Settings, check_against  # noqa: PLC0415 (the whole house loads with it)
    from sayso.tell.checking import tell_check  # noqa: PLC0415

    settings = Settings(published=published, together=True, model=model)
    with terminal.progress() as watch:
        done = check_against(draft, paths, settings=settings, watch=watch)
    aside = [(one.report.file, f"set aside: {one.why}") for one in done.found.story.set_aside]
    faults = dict.fromkeys([*((problem.report, problem.text) for problem in done.problems), *aside])
    for where, text in faults:
        terminal.warn(f"{where}: {text}")
    return tell_check(done.found, model=done.model, options=settings.options()), PARTLY if faults else DONE


def _write(output: Path, account: CheckAccount) -> None:
    """The page or the JSON."""
    if output.suffix.lower() == ".json":
        from sayso.tell.checking import write_check  # noqa: PLC0415

        write_whole(output, lambda place: write_check(place, account))
    else:
        from sayso.tell.page.checking import write_check_page  # noqa: PLC0415 (templates load only for who wants a page)

        write_whole(output, lambda place: write_check_page(place, account))


def _print(terminal: Terminal, account: CheckAccount, output: Path | None) -> None:
    """What was found: in full what differs or stands nowhere; what is borne out is counted, unless that is all."""
    from sayso.tell.checking import list_findings, say_day, say_tally, say_unchecked  # noqa: PLC0415

    terminal.say(f"{account.draft.title or account.draft.file}", style="bold")
    terminal.say(say_tally(account))
    if told := say_day(account.draft):
        terminal.warn(told)
    for line, indent in list_findings(account, ("altered", "conflict", "not found")):
        if not indent:
            terminal.say()
        terminal.say(line, style="" if indent else "bold", indent=indent)
    terminal.say()
    for line in say_unchecked(account):
        terminal.say(line, style="dim")
    if output is not None:
        terminal.say(f"written: {output}", style="cyan")
