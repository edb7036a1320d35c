"""`sayso who`: everything that somebody is reported to have said, over all stories in what is given."""

from __future__ import annotations

import difflib
import re
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from sayso.cli.exits import DONE
from sayso.cli.options import AsHtml, AsJson, Model, NoModel, Outlet, PageOutput, Paths, Plain, Published, Quiet
from sayso.cli.outputs import PAGE_FORMS, check_outputs, tell_page
from sayso.cli.show import describe_quotation, is_retold
from sayso.cli.terminal import Terminal, open_terminal
from sayso.cli.working import command_as_typed, name_faults, run_desk
from sayso.encoder import OWN
from sayso.errors import BadOption, NoSuchName
from sayso.tell.account import Account, EntityRow, QuotationRow, ReportRow
from sayso.tell.lettering import count
from sayso.tell.slicing import slice_speaker
from sayso.tell.summary import in_marks, in_one_line, in_shell, report_names
from sayso.text.tokens import fold

if TYPE_CHECKING:
    from sayso.tell.page import Layout

MOST_NAMES = 8  # names offered where the one asked for is not there
ARTICLE = re.compile(r"^(?:the|an?) ")  # "the minister", not "Thea"
Meant = tuple[Account, EntityRow]


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
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a surname or a role, such as the minister.", show_default=False)],
    paths: Paths,
    *,
    output: PageOutput = None,
    as_html: AsHtml = False,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = OWN,
    no_model: NoModel = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """List everything that somebody is reported to have said."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    if output is not None:
        check_outputs([output], paths, forms=PAGE_FORMS)
    desk = run_desk(terminal, paths, published=published, outlet=outlet, model=None if no_model else model)
    code = name_faults(terminal, desk)
    named = [(account, entity) for account in desk.accounts for entity in find_named(account, name)]
    meant = named or [(account, entity) for account in desk.accounts for entity in find_bearers(account, name)]
    if not meant:
        near = _near(name, [entity.name for account in desk.accounts for entity in account.entities])
        raise NoSuchName(f"nobody of the name or role {name!r}", where=", ".join(paths), hint=near)
    is_clear = bool(named) or len({entity.name for _, entity in meant}) == 1
    if output is not None or as_html:
        if not is_clear:
            raise _unclear(name, meant, paths)
        _tell_pages(terminal, meant, output)
    elif as_json:
        terminal.say_json(_json_row(entity, saying) for account, entity in meant for saying in find_sayings(account, entity))
    elif not is_clear:
        _print_choice(terminal, name, meant, given=shlex.join(paths))
    else:
        for account, entity in meant:
            _print(terminal, entity, account, list(find_sayings(account, entity)))
    if code != DONE:
        raise typer.Exit(code)


def _unclear(asked: str, meant: Sequence[Meant], paths: Sequence[str]) -> BadOption:
    """What is wrong where several bear the role of whom a page is wanted."""
    names = list(dict.fromkeys(entity.name for _, entity in meant))
    hint = f"one of {', '.join(in_one_line(one) for one in names[:MOST_NAMES])}"
    return BadOption(f"{len(names)} who may be meant by {asked!r}", where=", ".join(paths), expected="one of them for a page", hint=hint)


def _tell_pages(terminal: Terminal, meant: Sequence[Meant], output: Path | None) -> None:
    """A page a story and speaker: into files, or the only one on stdout."""
    if output is None and len(meant) > 1:
        told = "; ".join(f"{entity.name} in {in_one_line(account.story.title)}" for account, entity in meant[:MOST_NAMES])
        raise BadOption(f"{len(meant)} pages", where="--html", expected=f"one of {told}", hint="-o who.html writes a file each")
    for number, (account, entity) in enumerate(meant, 1):
        path = output if output is None or len(meant) == 1 else output.with_stem(f"{output.stem}-{number}")
        tell_page(terminal, slice_speaker(account, entity), _layout(account, entity), path)


def _layout(account: Account, entity: EntityRow) -> Layout:
    """The page of one speaker: who it is, and in how many reports of which story."""
    from sayso.tell.page import lay_out_speaker  # noqa: PLC0415

    sayings = list(find_sayings(account, entity))
    quoting, said = {saying.report.id for saying in sayings}, count(len(sayings), "quotation")
    roles = f"{'; '.join(entity.roles)} · " if entity.roles else ""
    return lay_out_speaker(
        entity.name, f"{roles}{said} in {len(quoting)} of {count(len(account.reports), 'report')} of: {account.story.title}"
    )


def find_named(account: Account, name: str) -> list[EntityRow]:
    """Those who bear the name whole, also as an alias; else those in one of whose names all its words stand, not as a title alone."""
    asked = fold(name)
    whole = [entity for entity in account.entities if asked in {fold(one) for one in (entity.name, *entity.aliases)}]
    words = set(asked.split())
    return whole or [entity for entity in account.entities if words and _is_part_of_name(words, entity)]


def _is_part_of_name(words: set[str], entity: EntityRow) -> bool:
    """Whether the words stand in a name of theirs and are no mere role ("Minister" in "Minister Ana Brack")."""
    roles = {word for role in _roles(entity) for word in fold(role).split()}
    return not words <= roles and any(words <= set(fold(one).split()) for one in (entity.name, *entity.aliases))


def find_bearers(account: Account, role: str) -> list[EntityRow]:
    """Those whom the reports call so: all words of the role stand in one of theirs, an article apart."""
    words = set(ARTICLE.sub("", fold(role)).split())
    return [entity for entity in account.entities if words and any(words <= set(fold(one).split()) for one in _roles(entity))]


def _roles(entity: EntityRow) -> list[str]:
    """What the reports call them; a name that is none ("captain of the ferry") is a role, too."""
    return [*entity.roles, *([entity.name] if entity.name[:1].islower() else [])]


def _print_choice(terminal: Terminal, asked: str, meant: Sequence[Meant], *, given: str) -> None:
    """Several who bear a role, each once with roles and how much they said, and how to go on."""
    said: Counter[str] = Counter()
    called: dict[str, str] = {}
    for account, entity in meant:
        said[entity.name] += sum(1 for _ in find_sayings(account, entity))
        called.setdefault(entity.name, describe_entity(entity))
    terminal.say(f"{len(called)} may be meant by “{in_one_line(asked)}”:", style="bold")
    for name in sorted(called, key=lambda one: -said[one]):
        terminal.say(f"{called[name]} · {count(said[name], 'quotation')}", indent=2)
    first = said.most_common(1)[0][0]
    terminal.say(f"{command_as_typed()} who {in_shell(in_one_line(first))} {given}", style="cyan", indent=2)


def describe_entity(entity: EntityRow) -> str:
    """The name with the roles in brackets."""
    return entity.name + (f" ({in_one_line('; '.join(entity.roles))})" if entity.roles else "")


def find_sayings(account: Account, entity: EntityRow) -> Iterator[Saying]:
    """Every quotation of theirs, in the order of the account."""
    reports = {report.id: report for report in account.reports}
    for row in account.quotations:
        if entity.id in row.speakers or entity.id == row.speaker:
            yield Saying(account=account, report=reports[row.report], row=row)


def _print(terminal: Terminal, entity: EntityRow, account: Account, sayings: Sequence[Saying]) -> None:
    """Somebody with what they said, report by report."""
    terminal.say(f"{describe_entity(entity)} · {count(len(sayings), 'quotation')} · {in_one_line(account.story.title)}", style="bold")
    names = report_names(account)
    people = {one.id: one.name for one in account.entities}
    for saying in sayings:
        words, retold = in_one_line(saying.words, longest=1000), is_retold(saying.row)
        terminal.say(words if retold else in_marks(words), style="italic" if retold else "", indent=2)
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
