"""`sayso who`: everything that somebody is reported to have said, over all stories in what is given."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
import typer

from sayso.cli.exits import DONE
from sayso.cli.options import AsJson, Outlet, Paths, Plain, Published, Quiet
from sayso.cli.show import describe_quotation
from sayso.cli.terminal import Terminal, open_terminal
from sayso.cli.working import name_faults, run_desk
from sayso.errors import NoSuchName
from sayso.tell.account import Account, EntityRow, QuotationRow, ReportRow
from sayso.tell.lettering import count
from sayso.tell.summary import in_one_line, report_names
from sayso.text.tokens import fold

MOST_NAMES = 8  # names offered where the one asked for is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quotation with the report that has it and the account that holds both."""

    account: Account
    report: ReportRow
    row: QuotationRow

    @property
    def words(self) -> str:
        """The quoted words, pieces joined by an ellipsis."""
        return " … ".join(self.report.text[start:end] for start, end in self.row.content)


def who(  # noqa: PLR0913 (an option each)
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a surname or another name of theirs.", show_default=False)],
    paths: Paths,
    *,
    published: Published = None,
    outlet: Outlet = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """List everything that somebody is reported to have said."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    desk = run_desk(terminal, paths, published=published, outlet=outlet)
    meant = [(account, entity) for account in desk.accounts for entity in find_named(account, name)]
    if not meant:
        near = _near(name, [entity.name for account in desk.accounts for entity in account.entities])
        raise NoSuchName(f"nobody of the name {name!r}", where=", ".join(paths), hint=near)
    for account, entity in meant:
        sayings = list(find_sayings(account, entity))
        if as_json:
            terminal.say_json(_json_row(entity, saying) for saying in sayings)
        else:
            _print(terminal, entity, account, sayings)
    if (code := name_faults(terminal, desk)) != DONE:
        raise typer.Exit(code)


def find_named(account: Account, name: str) -> list[EntityRow]:
    """Those who bear the name whole, also as an alias; else those in whose name all its words stand."""
    asked = fold(name)
    whole = [entity for entity in account.entities if asked in {fold(one) for one in (entity.name, *entity.aliases)}]
    if whole:
        return whole
    words = set(asked.split())
    return [entity for entity in account.entities if words and words <= set(fold(entity.name).split())]


def find_sayings(account: Account, entity: EntityRow) -> Iterator[Saying]:
    """Every quotation of theirs, in the order of the account."""
    reports = {report.id: report for report in account.reports}
    for row in account.quotations:
        if entity.id in row.speakers or entity.id == row.speaker:
            yield Saying(account=account, report=reports[row.report], row=row)


def _print(terminal: Terminal, entity: EntityRow, account: Account, sayings: Sequence[Saying]) -> None:
    """Somebody with what they said, report by report."""
    roles = f" ({in_one_line('; '.join(entity.roles))})" if entity.roles else ""
    terminal.say(f"{entity.name}{roles} · {count(len(sayings), 'quotation')} · {in_one_line(account.story.title)}", style="bold")
    names = report_names(account)
    people = {one.id: one.name for one in account.entities}
    for saying in sayings:
        terminal.say(f"“{in_one_line(saying.words, longest=1000)}”", indent=2)
        terminal.say(f"{names[saying.report.id]} · {describe_quotation(saying.row, saying.report, people)}", style="dim", indent=4)


def _json_row(entity: EntityRow, saying: Saying) -> dict[str, Any]:
    """A saying as JSON: the quotation's row with its words, its file, its story and who said it."""
    told = {"name": entity.name, "story": saying.account.story.title, "file": saying.report.file, "outlet": saying.report.outlet}
    cue = saying.report.text[slice(*saying.row.cue)] if saying.row.cue else None
    return {**told, "words": saying.words, "cue_words": cue, **msgspec.to_builtins(saying.row)}


def _near(name: str, known: Sequence[str]) -> str:
    """Names that are there: those most like the one asked for, else those most told of."""
    folded = {fold(one): one for one in known}
    near = [folded[one] for one in difflib.get_close_matches(fold(name), folded, n=3, cutoff=0.6)]
    offered = near or list(dict.fromkeys(known))[:MOST_NAMES]
    return f"one of {', '.join(in_one_line(one) for one in offered)}" if offered else "reports that name somebody"
