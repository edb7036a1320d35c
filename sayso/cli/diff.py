"""`sayso diff`: two reports side by side: whether one stands in the other, word for word, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from sayso.cli.exits import DONE
from sayso.cli.options import AsHtml, AsJson, Model, NoModel, PageOutput, Plain, Published, Quiet
from sayso.cli.outputs import PAGE_FORMS, check_outputs, tell_page
from sayso.cli.terminal import Terminal, open_terminal, style_of
from sayso.cli.working import name_faults, run_desk
from sayso.encoder import OWN
from sayso.errors import BadOption
from sayso.tell.account import Account
from sayso.tell.changes import weave
from sayso.tell.hidden import show_hidden
from sayso.tell.lettering import letter_reports
from sayso.tell.pairing import PairRow, find_pair, pair_rows
from sayso.tell.summary import Screen, in_one_line, tell_disagreements

if TYPE_CHECKING:
    from sayso.tell.page import Layout

WOVEN_STYLES = {"both": "", "base": "strike dim", "other": "bold underline"}
WOVEN_MARKS = {"both": ("", ""), "base": ("[-", "-]"), "other": ("{+", "+}")}  # as wdiff has them: they tell without colour
ROOM = 1000  # lines that findings may take here: all of them
SIGNS = {"same": "=", "reworded": "~", "dropped": "-", "added": "+"}


def diff(  # noqa: PLR0913 (an option each)
    first: Annotated[str, typer.Argument(metavar="A", help="A report.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="Another report.", show_default=False)],
    *,
    output: PageOutput = None,
    as_html: AsHtml = False,
    published: Published = None,
    model: Model = OWN,
    no_model: NoModel = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Lay two reports side by side: what both have, what one reworded, dropped or added, and where they differ."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    if output is not None:
        check_outputs([output], [first, second], forms=PAGE_FORMS)
    desk = run_desk(terminal, [first, second], published=published, together=True, model=None if no_model else model)
    account = _the_two(desk.accounts, first, second)
    code = name_faults(terminal, desk)
    if output is not None or as_html:
        tell_page(terminal, account, _layout(account), output)
    elif as_json:
        terminal.say_json([account])
    else:
        _print(terminal, account)
    if code != DONE:
        raise typer.Exit(code)


def _the_two(accounts: Sequence[Account], first: str, second: str) -> Account:
    """The account of exactly two reports; `BadOption` tells how many there are in what was given."""
    reports = [report for account in accounts for report in account.reports]
    if len(accounts) == 1 and len(reports) == 2:
        return accounts[0]
    found = "the same report twice" if len(reports) == 1 and not accounts[0].set_aside else f"{len(reports)} reports"
    raise BadOption(found, where=f"{first}, {second}", expected="two files of one report each", hint=f"sayso read {first} {second}")


def _layout(account: Account) -> Layout:
    """The page of the two, under their names."""
    from sayso.tell.page import lay_out_two  # noqa: PLC0415 (templates load only for who wants a page)

    return lay_out_two(*(report.name for report in letter_reports(account).reports.values()), lead=account.story.title)


def _print(terminal: Terminal, account: Account) -> None:
    """The two reports: their kinship, word for word, then what is told of their findings."""
    letters = letter_reports(account)
    for report in letters.reports.values():
        told = (report.name, report.row.published or "no day known", in_one_line(report.row.title or ""))
        terminal.say(f"{report.letter}  {' · '.join(part for part in told if part)}", style="bold")
    kinship = find_pair(account)
    terminal.say()
    if kinship is None:
        terminal.say("Neither was found to stand in the other.")
    else:
        source, target = letters.letter(kinship.source), letters.letter(kinship.target)
        first = f"{target} {kinship.kind} of {source}" if kinship.directed else f"{source} and {target} share a text"
        terminal.say(f"{first}: {round(kinship.score * 100)} % of {target} stands in {source}")
        terminal.say()
        texts = {row.id: row.text for row in account.reports}
        for row in pair_rows(kinship):
            left = texts[kinship.source][slice(*row.source)] if row.source else ""
            right = texts[kinship.target][slice(*row.target)] if row.target else ""
            if (left + right).strip():
                terminal.say_styled(_weave(row, left, right))
    for line in tell_disagreements(account, letters, ROOM, Screen()):
        terminal.say(line.text, style=style_of(line), indent=line.indent)


def _weave(row: PairRow, left: str, right: str) -> Text:
    """A stretch with the words that changed, marked as wdiff marks them and styled."""
    told = Text(f"{SIGNS[row.kind]} ", style="dim")
    if row.kind == "same":
        return told.append(show_hidden(" ".join(left.split())), style="dim")
    for piece in weave(" ".join(left.split()), " ".join(right.split())):
        opening, closing = WOVEN_MARKS[piece.kind]
        told.append(show_hidden(f"{opening}{piece.text}{closing}"), style=WOVEN_STYLES[piece.kind])
    return told
