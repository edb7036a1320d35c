"""Every output of a story, how it is made, and what a payload must not do in it. A new output is a line of `OUTPUTS`.

A check gives faults in words; none is what is wanted. `write` takes a `Case`; `check` a case, what was written, and the browser.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import lxml.etree
import msgspec
from icalendar import Calendar
from markdown_it import MarkdownIt

from sayso.cli.app import main
from sayso.cli.terminal import open_terminal, to_json
from sayso.desk import Desk, ToldStory
from sayso.tell.account import Account
from sayso.tell.chain import chain_lines, find_chain
from sayso.tell.checking import CheckAccount, encode_check
from sayso.tell.diary import render_calendar
from sayso.tell.exports import export_accounts
from sayso.tell.hidden import HIDDEN, show_hidden
from sayso.tell.lettering import begin_large, letter_of, shorten
from sayso.tell.markdown import render_markdown
from sayso.tell.page import lay_out_speaker, lay_out_two, render_page
from sayso.tell.page.checking import render_check
from sayso.tell.slicing import slice_speaker
from sayso.tell.tables import TABLES
from sayso.tell.writing import encode_accounts
from tests.tell.hostile.story import CARDS, Case, report_text
from tests.tell.hostile.watching import look

ALIKE = "the harbour wall must stay"  # twice: a matter of two parties, two figures of one thing
HARMLESS = Case(
    (*(f"Plain words, {number} of them" for number in range(11)), "Plain words\n\nin two lines", ALIKE, ALIKE),
    address="https://example.org/a",
)
WRITTEN = {
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "html",
    "head",
    "body",
    "meta",
    "meta charset",
    "a href",
    "ol start",
}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HELD_BACK = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a cell must not begin with


@dataclass(frozen=True, slots=True)
class Output:
    """A form in which a story is told."""

    name: str
    write: Callable[[Case], Any]
    check: Callable[..., list[str]]
    in_browser: bool = True

    def faults(self, case, browser=None, **options):
        """What is wrong with this output of a case."""
        return self.check(self, case, self.write(case), browser, **options)


# Pages


def check_page(output, case, html, browser, **options):
    """A page does nothing, has no element but its own kinds, and holds every text to the letter."""
    asked = [selector for selector, _ in PAGES[output.name](case)]
    seen = look(browser, html, asked, **options)
    own = _own(output, browser)
    faults = [f"a dialog: {one}" for one in seen.dialogs] + [f"a request: {one}" for one in seen.requests]
    faults += [f"a message: {one}" for one in seen.messages]
    faults += [f"an element or attribute of none of ours: {one}" for one in sorted(seen.shapes - own.shapes)]
    faults += [f"an address that is none of ours: {one}" for one in seen.addresses if not re.match(r"#|https?://|data:,$", one)]
    if (seen.scripts, seen.styles) != (own.scripts, own.styles):
        faults.append(f"{seen.scripts} scripts and {seen.styles} styles")
    for (selector, wanted), held in zip(PAGES[output.name](case), seen.held, strict=False):
        if held != wanted:
            other = next((pair for pair in zip(held, wanted, strict=False) if pair[0] != pair[1]), (len(held), len(wanted)))
            faults.append(f"{selector} holds another text: {other[0]!r:.200} instead of {other[1]!r:.200}")
    return faults


_KNOWN = {}


def _own(output, browser):
    """What the page of harmless reports looks like."""
    if output.name not in _KNOWN:
        _KNOWN[output.name] = look(browser, output.write(HARMLESS))
    return _KNOWN[output.name]


def story_texts(case):
    """What a story's page holds, to the letter: by selector, the texts in their order."""
    yield "h1", [show_hidden(" ".join(" ".join(case.texts).split()) or "A story without a title")]
    yield ".report [data-whole]", [show_hidden(report_text(text)) for text in case.texts]
    yield from _heads(case)


def excerpt_texts(case):
    """What a page of excerpts holds, to the letter."""
    yield from _heads(case)


def _heads(case):
    names = [show_hidden(text) for text in case.texts]
    yield ".report h3", [f"{letter_of(number)} {name}" for number, name in enumerate(names)]
    yield ".legend li > a", names
    yield "#made ul:has(+ #problems) > li", [f"{name}: {name}" if name else f"{number:016x}: " for number, name in enumerate(names)]
    for number, text in enumerate(case.texts):
        yield f"article#p{number} h3, li#p{number} .about > b", [show_hidden(begin_large(text))]
        yield f"article#p{number} .why", [show_hidden(begin_large(text))] if text and number % 6 < 5 else []


def check_texts(case):
    """What the page of a checked draft holds, to the letter."""
    names = [show_hidden(text) for text in case.texts]
    yield "h1", [show_hidden(" ".join(case.texts))]
    yield "#reports li > b", [f"A{number}" for number in range(len(names))]
    for number, text in enumerate(case.texts):
        yield f"#c{number} h3", [show_hidden(shorten(text, 400))]


def speaker_texts(case):
    """What a speaker's page holds, to the letter."""
    yield "h1", [show_hidden(case.account.entities[0].name)]
    yield ".lead", [show_hidden(case.texts[0])]


def two_texts(case):
    """What the page of two reports holds, to the letter."""
    yield "h1", [show_hidden(f"{case.texts[0]} and {case.texts[-1]}")]
    yield ".report [data-whole]", [show_hidden(report_text(text)) for text in case.texts]


def no_texts(_):
    """Nothing that is held to the letter: cells of a card are cut short."""
    return ()


PAGES = {
    "story page": story_texts,
    "page of excerpts": excerpt_texts,
    "checked draft's page": check_texts,
    "speaker's page": speaker_texts,
    "page of two reports": two_texts,
    "cards of a notebook": no_texts,
}


def speaker_page(case):
    """The page of the first speaker."""
    entity = case.account.entities[0]
    return render_page(slice_speaker(case.account, entity), layout=lay_out_speaker(entity.name, case.texts[0]))


def two_page(case):
    """The page of two reports, of a story that has more: all its parts are there."""
    return render_page(case.account, layout=lay_out_two(case.texts[0], case.texts[-1], lead=case.texts[0]))


def cards(case):
    """All cards in one document."""
    story = ToldStory(case.account)
    told = [story, story.lineage, story.points, story.quotations, story.figures, story.times, story.events]
    return "<!DOCTYPE html><meta charset=utf-8><title>cards</title>" + "".join(one._repr_html_() for one in told)


# Markdown, calendar, JSON, tables, XML


def check_markdown(_, case, text, browser, **options):
    """As HTML, with HTML let through: nothing runs or is fetched, nothing but our own marks, and no other headings than ours."""
    html = f"<!DOCTYPE html><meta charset=utf-8>{MARKDOWN.render(text)}"
    seen = look(browser, html, ["h1", "h2", "h3"], **options)
    faults = [f"{len(seen.dialogs)} dialogs"] * bool(seen.dialogs) + [f"a request: {one}" for one in seen.requests]
    faults += [f"a message: {one}" for one in seen.messages]
    faults += [f"a mark that is none of ours: {one}" for one in sorted(seen.shapes - WRITTEN)]
    faults += [f"an address: {one}" for one in seen.addresses if not re.match("https?://", one)]
    headings = [len(held) for held in seen.held]
    plain = render_markdown(Case(tuple("a" * (number + 1) for number in range(len(case.texts)))).account)
    wanted = [1, len(re.findall("^## ", plain, re.MULTILINE)), sum(point.verdict in CARDS for point in case.account.points)]
    if headings != wanted:
        faults.append(f"headings of each level: {headings} instead of {wanted}")
    return faults + _unseen(text)


def check_calendar(_, case, text, browser=None):
    """Read by another program: as many entries as are planned, each with its words, and nothing else."""
    del browser
    calendar = Calendar.from_ical(text)
    entries = [one for one in calendar.walk() if one.name != "VCALENDAR"]
    planned = [row for row in case.account.timeline if row.status == "planned"]
    faults = [f"a component {one.name}" for one in entries if one.name != "VEVENT"]
    faults += [
        f"a property {name}" for one in entries for name in one if name not in {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"}
    ]
    if len(entries) != len(planned):
        return [*faults, f"{len(entries)} entries instead of {len(planned)}"]
    held = {name: re.findall(f"^{name}:(.*)", _unfold(text), re.MULTILINE) for name in ("SUMMARY", "DESCRIPTION")}
    for number, (one, row) in enumerate(zip(entries, planned, strict=True)):
        for name, wanted in _entry(case, number, row).items():
            read = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], held[name][number].rstrip("\r"))
            told = str(one[name]) if not re.search(r"\\[nN]", wanted) else wanted  # icalendar reads the n of an escaped \n as a line end
            faults += [f"{mine!r:.200} instead of {wanted!r:.200}" for mine in (read, told) if mine != wanted]
    return faults + _unseen(text.replace("\r\n", "\n"))


def _unfold(text):
    return text.replace("\r\n ", "")


def _entry(case, number, row):
    """What an entry says."""
    witness, report = row.witnesses[0], case.account.reports[number]
    words = " ".join(report.text[witness.start : witness.end].split())
    return {"SUMMARY": show_hidden(row.text), "DESCRIPTION": show_hidden(f"{letter_of(number)} {report.outlet or report.file}: {words}")}


def check_json(_, case, raw, browser=None):
    """It reads back as the account."""
    del browser
    return [] if msgspec.json.decode(raw, type=Account) == case.account else ["another account"]


def check_check_json(_, case, raw, browser=None):
    """It reads back as the checked draft."""
    del browser
    return [] if msgspec.json.decode(raw, type=CheckAccount) == case.check else ["another checked draft"]


def check_table(_, case, text, browser=None):
    """A table of comma-separated values: as wide everywhere, and no cell that a spreadsheet would compute."""
    del case, browser
    rows = list(csv.reader(io.StringIO(text, newline="")))
    faults = [f"a row of {len(row)} cells instead of {len(rows[0])}" for row in rows if len(row) != len(rows[0])]
    return faults + [f"a formula: {cell!r:.100}" for row in rows for cell in row if cell.startswith(HELD_BACK) and not _is_number(cell)]


def _is_number(cell):
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def check_json_text(_, case, text, browser=None):
    """JSON, a document or one a line, without a letter that is hidden or that a page would read as markup."""
    del case, browser
    try:
        msgspec.json.decode(text)
    except msgspec.DecodeError:
        for line in text.splitlines():
            msgspec.json.decode(line)
    return _unseen(text) + [f"a raw {mark}" for mark in "<>&" if mark in text]


def export(name, **options):
    """What `sayso export` writes."""
    return lambda case: export_accounts([case.account], name, **options).decode()


def check_xml(_, case, text, browser=None):
    """XML that another program reads without an entity, a document type or an instruction of a report's own."""
    del case, browser
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = lxml.etree.fromstring(text.encode() if isinstance(text, str) else text, parser)
    except lxml.etree.XMLSyntaxError as error:
        return [f"no XML: {error}"]
    odd = [one for one in tree.iter() if not isinstance(one.tag, str)]
    return [f"an entity, comment or instruction: {one}" for one in odd] + ["a document type"] * bool(tree.getroottree().docinfo.doctype)


# The terminal


def check_lines(_, case, text, browser=None):
    """No letter that a terminal obeys or hides, and no line that a report forged."""
    del browser
    for one in case.account.reports:
        text = text.replace(show_hidden(one.text), "")
    return _unseen(text) + [f"a forged line: {line}" for line in text.split("\n") if line.strip().startswith("FORGED")]


def check_json_lines(_, case, text, browser=None):
    """No letter that a terminal obeys, and JSON on every line."""
    del case, browser
    for line in text.splitlines():
        msgspec.json.decode(line)
    return _unseen(text)


def _unseen(text):
    return [f"a raw letter U+{ord(one):04X}" for one in sorted(set(HIDDEN.findall(text)) | set(re.findall("\r", text)))]


def command(*words):
    """What a command line prints on both streams where the desk answers with the case."""

    def run(case):
        out, err = io.StringIO(), io.StringIO()
        told = Desk((ToldStory(case.account),), ())
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            patch.object(Desk, "read", lambda *_, **__: told),
            patch("sayso.cli.check._check", lambda *_: (case.check, 0)),
            patch("sayso.cli.why.read_account", lambda _: (case.account,)),
        ):
            code = main([word.format(*case.texts[:1]) if word == "{}" else word for word in words])
        assert code in {0, 2, 3, 4, 10}, err.getvalue()
        return f"{out.getvalue()}\n{err.getvalue()}" if "--json" not in words else out.getvalue()

    return run


def every_chain(case):
    """Why everything is there that has an id."""
    account = case.account
    tables = (account.points, account.quotations, account.figures, account.times, account.events, account.entities, account.occurrences)
    out = io.StringIO()
    with redirect_stdout(out):
        terminal = open_terminal(plain=True)
        for row in (*(one for table in tables for one in table), *account.reports):
            for line, indent in chain_lines(account, find_chain(account, row.id)):
                terminal.say(line, indent=indent)
    return out.getvalue()


def terminal_json(case):
    """The account and the checked draft as `--json` prints them."""
    return f"{to_json(case.account)}\n{to_json(case.check)}"


OUTPUTS = (
    Output("story page", lambda case: render_page(case.account), check_page),
    Output("page of excerpts", lambda case: render_page(case.account, excerpts=True), check_page),
    Output("checked draft's page", lambda case: render_check(case.check), check_page),
    Output("Markdown", lambda case: render_markdown(case.account), check_markdown),
    Output("speaker's page", speaker_page, check_page),
    Output("page of two reports", two_page, check_page),
    Output("cards of a notebook", cards, check_page),
    *(Output(f"export to csv, {name}", export("csv", table=name), check_table, in_browser=False) for name in TABLES),
    *(
        Output(f"export to {name}", export(name), check_json_text, in_browser=False)
        for name in ("jsonl", "webannotation", "prov", "plover", "claimreview")
    ),
    Output("export to tei", export("tei"), check_xml, in_browser=False),
    Output("calendar", lambda case: render_calendar([case.account]), check_calendar, in_browser=False),
    Output("JSON", lambda case: encode_accounts([case.account]), check_json, in_browser=False),
    Output("JSON Lines", lambda case: encode_accounts([case.account], lines=True), check_json, in_browser=False),
    Output("checked draft's JSON", lambda case: encode_check(case.check), check_check_json, in_browser=False),
    Output("JSON on the terminal", terminal_json, check_json_lines, in_browser=False),
    Output("sayso read", command("read", "a.txt"), check_lines, in_browser=False),
    Output("sayso show", command("show", "a.txt"), check_lines, in_browser=False),
    Output("sayso show --json", command("show", "a.txt", "--json"), check_json_lines, in_browser=False),
    Output("sayso who", command("who", "Everybody", "a.txt"), check_lines, in_browser=False),
    Output("sayso who --json", command("who", "Everybody", "a.txt", "--json"), check_json_lines, in_browser=False),
    Output("sayso who, no such name", command("who", "Zyx", "a.txt"), check_lines, in_browser=False),
    Output("sayso why, a point", command("why", "a.json", "p0"), check_lines, in_browser=False),
    Output("sayso why --json", command("why", "a.json", "p0", "--json"), check_json_lines, in_browser=False),
    Output("sayso why, everything", every_chain, check_lines, in_browser=False),
    Output("sayso check", command("check", "draft.md", "--against", "a.txt"), check_lines, in_browser=False),
)
