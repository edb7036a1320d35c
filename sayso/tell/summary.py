"""An account as plain lines for a terminal: the first screen of what a story's reports agree and disagree on.

In: an account. Out: lines, each with what it is, so that whoever prints them may colour them; meaning never hangs on colour.
Article text stands in the lines as it is: who prints them makes control characters visible.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model import ACCUSING, Verdict
from sayso.tell.account import Account, PointRow, ReadingRow
from sayso.tell.correcting import find_notes
from sayso.tell.lettering import count, letter_reports
from sayso.tell.verdicts import VERDICTS, gather_points
from sayso.words.languages import name_language

LineKind = Literal["title", "count", "warning", "head", "point", "proof", "text", "next"]
MOST_POINTS = 6  # points shown under one heading: two headings full of them fill a screen
MOST_SENTENCES = 6  # sentences of the brief: the whole of it stands on the page and in the account
MOST_WARNINGS = 4
LONGEST = 220  # characters of evidence: two sentences; the whole stands on the page

READ = "en"  # the language that the annotate room reads
ALWAYS: frozenset[Verdict] = frozenset({"conflict", "altered", "agreed"})  # counts that are told even where they are 0

HEADINGS: dict[Verdict, str] = {words.verdict: words.heading for words in VERDICTS if words.verdict in ACCUSING}
HEADINGS |= {words.verdict: words.tag for words in VERDICTS if words.weight == "open"}  # called here as beside its count
OPENING = re.compile(r'(?<![^\s(\[—-])"|“|``')  # `"No`  `(“No`, not the mark of `No"`
CLOSING = re.compile(r"[\"”]|''")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A line, what it is, and how many spaces it stands in."""

    kind: LineKind
    text: str = ""
    indent: int = 0


def summarize(account: Account, *, given: str = "PATH", command: str = "sayso") -> tuple[SummaryLine, ...]:
    """The story on one screen; `given` is what the reader gave, for what is offered at the end, `command` what starts sayso there."""
    names = report_names(account)
    return (
        *_top(account, names),
        *_warnings(account, names),
        *_disagreements(account, names),
        *_brief(account, names),
        *_origins(account, names),
        *_next(account, given, command),
    )


def report_names(account: Account) -> dict[str, str]:
    """What each report is called in lines: its outlet where no other report has it, else its file."""
    outlets = Counter(report.outlet for report in account.reports)
    return {report.id: report.outlet if report.outlet and outlets[report.outlet] == 1 else report.file for report in account.reports}


def in_one_line(text: str, *, longest: int = LONGEST) -> str:
    r"""The text with white space evened out, cut at a word where it is longer than `longest`.

    >>> in_one_line("The quay\n was shut.", longest=10)
    'The quay …'
    """
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0] + " …"


def in_marks(words: str) -> str:
    """Words between quotation marks; marks that stand in them are told as single ones, so that none nest.

    >>> in_marks("We said “no” again"), in_marks('"No," she said, "never."'), in_marks("“Never”")
    ('“We said ‘no’ again”', '“‘No,’ she said, ‘never.’”', '“Never”')
    """
    single = CLOSING.sub("’", OPENING.sub("‘", words))
    bare = single[1:-1] if words != single and single[:1] + single[-1:] == "‘’" else single
    return f"“{single if set('‘’') & set(bare) else bare}”"


def unread_reports(account: Account) -> dict[str, str]:
    """The reports in which nothing was looked for because of their language, each with the name of it."""
    skipped = {row.report for row in account.problems if row.room == "annotate" and row.start is None}
    return {row.id: name_language(row.language) for row in account.reports if row.id in skipped and row.language not in {None, READ}}


def _top(account: Account, names: dict[str, str]) -> Iterator[SummaryLine]:
    """Title, how many reports and origins, the days, and the counts of verdicts."""
    yield SummaryLine(kind="title", text=in_one_line(account.story.title) or "A story without a title")
    parts = [count(len(account.reports), "report"), count(len(account.origins), "independent origin") + _lineage(account, names)]
    days = [day for day in (account.story.first, account.story.last) if day]
    if days:
        parts.append(days[0] if len(set(days)) == 1 else f"{days[0]} to {days[-1]}")
    if account.set_aside:
        parts.append(f"{len(account.set_aside)} set aside")
    yield SummaryLine(kind="count", text=" · ".join(parts))
    if account.reports and len(unread_reports(account)) == len(account.reports):
        return  # nothing was compared: to count nought would say that it was
    found = Counter(point.verdict for point in account.points)
    told = [count(found[one.verdict], one.one, one.many) for one in VERDICTS if found[one.verdict] or one.verdict in ALWAYS]
    yield SummaryLine(kind="count", text=" · ".join(told))


def _lineage(account: Account, names: dict[str, str]) -> str:
    """Who copies whom, in brackets, where there is one copy or two; more stand under the origins."""
    if not 1 <= len(account.lineage) <= 2:
        return ""
    verbs = {"copy": "copies", "rewrite": "rewrites", "excerpt": "takes an excerpt of"}
    told = [
        f"{names.get(row.target, row.target)} {verbs[row.kind]} {names.get(row.source, row.source)}"
        if row.directed
        else f"{names.get(row.source, row.source)} and {names.get(row.target, row.target)} share a text"
        for row in account.lineage
    ]
    return f" ({'; '.join(told)})"


def _warnings(account: Account, names: dict[str, str]) -> Iterator[SummaryLine]:
    """What was not read, inferred or could not be settled; what else went wrong with an input is told apart from the summary."""
    unread = unread_reports(account)
    for language in sorted(set(unread.values())):
        told = [names[report] for report, other in unread.items() if other == language]
        are, them = ("is", "it") if len(told) == 1 else ("are", "them")
        yield SummaryLine(kind="warning", text=f"! {', '.join(told)} {are} in {language}: nothing was looked for in {them}")
    texts = {report.id: report.text for report in account.reports}
    for note in find_notes(account, letter_reports(account)):
        if note.corrects:
            words = in_one_line(texts[note.report][slice(*note.place)])
            yield SummaryLine(kind="warning", text=f"! {names[note.report]} corrects itself: {words}")
    found = [row for row in account.problems if row.room not in {"read", "annotate"} and row.report not in unread]
    for row in found[:MOST_WARNINGS]:
        yield SummaryLine(kind="warning", text=f"! {names.get(row.report, row.report)}: {in_one_line(row.text)}")
    if len(found) > MOST_WARNINGS:
        yield SummaryLine(kind="warning", text=f"! {count(len(found) - MOST_WARNINGS, 'more note')} under `problems` in the account")


def _disagreements(account: Account, names: dict[str, str]) -> Iterator[SummaryLine]:
    """The points that accuse somebody, then those for a person to look at, with the words of each side."""
    for verdict, points in gather_points(account).items():
        if verdict not in HEADINGS or not points:
            continue
        yield from _heading(HEADINGS[verdict])
        for point in points[:MOST_POINTS]:
            yield from _point(account, point, names)
        yield from _rest(points, MOST_POINTS)


def _rest(told: Sequence[object], most: int) -> Iterator[SummaryLine]:
    """How many are not told here, where there are any."""
    if len(told) > most:
        yield SummaryLine(kind="text", text=f"… and {len(told) - most:,} more: in the page", indent=2)


def _point(account: Account, point: PointRow, names: dict[str, str]) -> Iterator[SummaryLine]:
    """One point: what it is about, each reading with its witnesses, and why."""
    yield SummaryLine(kind="point", text=f"{in_one_line(point.about)} [{point.id}]", indent=2)
    for reading in point.readings:
        yield SummaryLine(kind="proof", text=_reading(account, reading, names), indent=4)
    if point.why:
        yield SummaryLine(kind="text", text=f"→ {in_one_line(point.why)}", indent=4)


def _reading(account: Account, reading: ReadingRow, names: dict[str, str]) -> str:
    """Who tells it so, and the words of the first who does."""
    texts = {report.id: report.text for report in account.reports}
    who = list(dict.fromkeys(names.get(row.report, row.report) for row in reading.witnesses))
    first = reading.witnesses[0] if reading.witnesses else None
    words = texts.get(first.report, "")[first.start : first.end] if first else ""
    return f"{', '.join(who) or 'nobody'}: {in_marks(in_one_line(words or reading.text))}"


def _brief(account: Account, names: dict[str, str]) -> Iterator[SummaryLine]:
    """The first sentences of the brief, each with its reports."""
    if not account.brief:
        return
    yield from _heading("In brief")
    for row in account.brief[:MOST_SENTENCES]:
        cited = ", ".join(dict.fromkeys(names.get(cite.report, cite.report) for cite in row.cites))
        yield SummaryLine(kind="text", text=f"{in_one_line(row.text, longest=500)} [{cited}]", indent=2)
    yield from _rest(account.brief, MOST_SENTENCES)


def _origins(account: Account, names: dict[str, str]) -> Iterator[SummaryLine]:
    """The independent origins with their reports, and what was set aside."""
    yield from _heading("Origins")
    for number, origin in enumerate(account.origins, 1):
        told = ", ".join(names.get(report, report) for report in origin.reports)
        credit = f" (text of {origin.credit})" if origin.credit and origin.credit != told else ""
        yield SummaryLine(kind="text", text=f"{number}. {told}{credit}", indent=2)
    for row in account.set_aside:
        yield SummaryLine(kind="text", text=f"set aside: {row.file or row.report}, {in_one_line(row.why)}", indent=2)


def _next(account: Account, given: str, command: str) -> Iterator[SummaryLine]:
    """Commands that go on from here."""
    people = {entity.id: entity.name for entity in account.entities if entity.kind == "person"}
    spoken = Counter(speaker for row in account.quotations for speaker in row.speakers if speaker in people)
    yield from _heading("Next")
    yield SummaryLine(kind="next", text=f"{command} read {given} -o story.html --open", indent=2)
    if spoken:
        yield SummaryLine(kind="next", text=f'{command} who "{in_one_line(people[spoken.most_common(1)[0][0]])}" {given}', indent=2)


def _heading(text: str) -> Iterator[SummaryLine]:
    yield SummaryLine(kind="text")
    yield SummaryLine(kind="head", text=text.upper())
