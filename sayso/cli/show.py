"""`sayso show`: one report with what was found in it, marked in its text and listed below.

Colour helps on a terminal; the list says the same without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from sayso.cli.exits import DONE
from sayso.cli.options import AsJson, Model, NoModel, Outlet, Plain, Published, Quiet
from sayso.cli.terminal import Terminal, open_terminal
from sayso.cli.working import name_faults, run_desk
from sayso.encoder import OWN
from sayso.tell.account import Account, QuotationRow, ReportRow, TimeRow
from sayso.tell.hidden import show_hidden
from sayso.tell.summary import in_marks, in_one_line
from sayso.words.event_types import event_types

KINDS = {  # each kind of finding: its heading and how it is marked
    "quote": ("Quotations", "underline cyan"),
    "time": ("Times", "yellow"),
    "figure": ("Figures", "green"),
    "event": ("Events", "magenta"),
    "name": ("Names", "bold"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding of one report: its kind, where it stands, what is said of it on the list, and its row in the account."""

    kind: str
    spans: tuple[tuple[int, int], ...]
    remark: str
    row: Any


def show(  # noqa: PLR0913 (an option each)
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A file, or a folder for each report in it; - is standard input.", show_default=False)
    ],
    *,
    quotes: Annotated[bool, typer.Option("--quotes", help="Only who says what.")] = False,
    times: Annotated[bool, typer.Option("--times", help="Only times.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Only figures.")] = False,
    events: Annotated[bool, typer.Option("--events", help="Only events.")] = False,
    names: Annotated[bool, typer.Option("--names", help="Only names.")] = False,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = OWN,
    no_model: NoModel = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Show a report with what was found in it."""
    asked = {"quote": quotes, "time": times, "figure": figures, "event": events, "name": names}
    kinds = [kind for kind, wanted in asked.items() if wanted] or list(asked)
    terminal = open_terminal(quiet=quiet, plain=plain)
    desk = run_desk(terminal, [report], published=published, outlet=outlet, model=None if no_model else model)
    code = name_faults(terminal, desk)
    for account in desk.accounts:
        for row in account.reports:
            found = [one for kind in kinds for one in FINDERS[kind](account, row)]
            if as_json:
                terminal.say_json(_json_row(row, one) for one in found)
            else:
                _print_report(terminal, row, found, kinds)
    if code != DONE:
        raise typer.Exit(code)


def _find_quotes(account: Account, report: ReportRow) -> Iterator[Found]:
    people = {entity.id: entity.name for entity in account.entities}
    for row in account.quotations:
        if row.report == report.id:
            yield Found(kind="quote", spans=tuple(row.content), remark=describe_quotation(row, report, people), row=row)


def describe_quotation(row: QuotationRow, report: ReportRow, people: dict[str, str]) -> str:
    """Who said it, with which word, where, to whom, through whom and when, as far as the report says."""
    either = " or ".join(people.get(one, one) for one in row.candidates)
    who = ", ".join(people.get(speaker, speaker) for speaker in row.speakers) or (f"cannot be told: {either}" if either else "nobody named")
    parts = [who]
    if row.cue:
        parts.append(f"“{in_one_line(report.text[row.cue[0] : row.cue[1]])}”")
    through = ", ".join(people.get(one, one) for one in row.through)
    doubter = people.get(row.unverified_by or "", row.unverified_by)
    told = (
        ("on", row.venue), ("in", row.place), ("to", row.addressee), ("through", through), ("day", row.said_on), ("hedged", row.hedge),
        ("not verified by", doubter),
    )  # fmt: skip
    parts += [f"{word} {in_one_line(value)}" for word, value in told if value]
    return " · ".join([row.kind, *parts])


def _find_times(account: Account, report: ReportRow) -> Iterator[Found]:
    words = {row.id: in_one_line(report.text[row.start : row.end]) for row in account.times if row.report == report.id}
    for row in account.times:
        if row.report == report.id:
            yield Found(kind="time", spans=((row.start, row.end),), remark=describe_time(row, words), row=row)


def describe_time(row: TimeRow, words: dict[str, str]) -> str:
    """Its value, the clock and zone as told, what bounds it, what ends its range, and from where it was placed."""
    mod = (row.mod or "").lower().replace("_", " ")
    told = (
        ("clock", row.wall if row.zone else None), ("zone", row.zone), ("one of", ", ".join(row.zones)), ("told as", mod),
        ("border", row.border), ("until", words.get(row.until or "")), ("from the", ANCHORS.get(row.anchor or "")),
    )  # fmt: skip
    return " · ".join([row.value or row.timex or "not placed", *(f"{word} {value}" for word, value in told if value)])


ANCHORS = {"publication": "day of publication", "said": "day it was said", "told": "time told before"}


def _find_figures(account: Account, report: ReportRow) -> Iterator[Found]:
    people = {entity.id: entity.name for entity in account.entities}
    words = {row.id: in_one_line(report.text[row.start : row.end]) for row in account.figures if row.report == report.id}
    for row in account.figures:
        if row.report == report.id:
            bounds = f"{_number(row.low)} to {_number(row.high)}" if row.low != row.high else _number(row.low)
            claim = f"claimed by {people.get(row.claimed_by, row.claimed_by)}" if row.claimed_by else None
            doubt = f"not verified by {people.get(row.unverified_by, row.unverified_by)}" if row.unverified_by else None
            whole = f"part of {words[row.part_of]}" if row.part_of in words else None
            hedge = f"hedged {row.hedged_by}" if row.hedged_by else None
            parts = [
                "about " * row.approximate + bounds,
                row.unit,
                row.what,
                f"per {row.per}" if row.per else None,
                whole,
                claim,
                hedge,
                doubt,
            ]
            yield Found(kind="figure", spans=((row.start, row.end),), remark=" · ".join(part for part in parts if part), row=row)


def _number(value: float | None) -> str:
    return "open" if value is None else f"{value:,.10g}"


def _find_events(account: Account, report: ReportRow) -> Iterator[Found]:
    people = {entity.id: entity.name for entity in account.entities}
    for row in account.events:
        if row.report == report.id:
            who = ", ".join(people.get(one.entity, one.entity) for one in row.participants)
            parts = [name_event(row.type), row.status, row.value, who]
            yield Found(kind="event", spans=((row.start, row.end),), remark=" · ".join(part for part in parts if part), row=row)


def name_event(kind: str) -> str:
    """An event's type in plain words; a type without any as it is.

    >>> name_event("CONSULT"), name_event("COERCE"), name_event("PARADE")
    ('meeting', 'arrest or crackdown', 'PARADE')
    """
    return " or ".join(one.name for one in event_types() if one.type == kind) or kind


def _find_names(account: Account, report: ReportRow) -> Iterator[Found]:
    for row in account.entities:
        spans = tuple((one.start, one.end) for one in row.mentions if one.report == report.id)
        if spans:
            roles = "; ".join(row.roles)
            remark = " · ".join(part for part in (row.name, row.kind, roles, f"{len(spans)} times" if len(spans) > 1 else "") if part)
            yield Found(kind="name", spans=spans, remark=remark, row=row)


FINDERS = {"quote": _find_quotes, "time": _find_times, "figure": _find_figures, "event": _find_events, "name": _find_names}


def _print_report(terminal: Terminal, report: ReportRow, found: Sequence[Found], kinds: Sequence[str]) -> None:
    """What is known of the report, its text with marks, and the list."""
    known = (report.outlet, report.published, report.author, report.dateline, report.language)
    terminal.say(in_one_line(report.title or report.file), style="bold")
    terminal.say(" · ".join([report.file, *(in_one_line(one) for one in known if one)]), style="dim")
    terminal.say()
    terminal.say_styled(mark_text(report.text, found))
    for kind in kinds:
        listed = [one for one in found if one.kind == kind]
        terminal.say(f"{KINDS[kind][0]}: {len(listed) or 'none'}", style="bold")
        for one in listed:
            words = " … ".join(report.text[start:end] for start, end in one.spans) if kind != "name" else ""
            if is_retold(one.row):
                terminal.say(f"{in_one_line(words)} · {one.remark}", style="italic", indent=2)
            else:
                terminal.say(f"{in_marks(in_one_line(words))} {one.remark}" if words else one.remark, indent=2)


def is_retold(row: Any) -> bool:
    """Whether a finding is something said and told in the report's own words: then no quotation marks stand around it."""
    return isinstance(row, QuotationRow) and row.kind == "indirect"


def mark_text(text: str, found: Sequence[Found]) -> Text:
    """The text with every finding in its style; spans may overlap. It is cut at their edges, so that each piece is made visible alone."""
    turns = sorted(
        (edge, change, KINDS[one.kind][1]) for one in found for span in one.spans for edge, change in zip(span, (1, -1), strict=True)
    )
    marked, open_styles, at = Text(), Counter[str](), 0
    for edge, change, style in [*turns, (len(text), 0, "")]:
        styles = sorted(one for one, number in open_styles.items() if number > 0)
        marked.append(show_hidden(text[at:edge]), style=" ".join(styles))
        open_styles[style] += change
        at = edge
    return marked


def _json_row(report: ReportRow, one: Found) -> dict[str, Any]:
    """A finding as JSON: its row in the account, with its kind, its file and its words."""
    words = [report.text[start:end] for start, end in one.spans]
    return {"finding": one.kind, "file": report.file, "words": words, **msgspec.to_builtins(one.row)}
