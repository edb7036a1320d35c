"""An account as plain lines for a terminal: one screen of what a story's reports agree and disagree on.

In: an account, the size of a screen. Out: lines, each with what it is, so that whoever prints them may colour them; meaning never hangs
on colour. Reports go by the letters that the page gives them, which the third line explains. What does not fit is counted: of every
verdict that accuses one point is told before a second of any.
Article text stands in the lines as it is: who prints them makes control characters visible.
"""

from __future__ import annotations

import re
import shlex
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model import ACCUSING, Verdict
from sayso.tell.account import Account, PointRow, ReadingRow
from sayso.tell.changes import Piece, mark_changes, tell_changes
from sayso.tell.correcting import find_notes
from sayso.tell.lettering import Letters, count, letter_reports, wording
from sayso.tell.verdicts import VERDICTS, gather_points
from sayso.words.languages import name_language

LineKind = Literal["title", "count", "warning", "head", "point", "proof", "text", "next"]
MOST_WARNINGS = 4
MOST_NAMED = 20  # reports named with their letters
MOST_ASIDE = 3  # reports set aside that are named
LONGEST = 220  # characters of evidence: two sentences; the whole stands on the page
REASON = "→ "  # what a line opens with that says why: the first to go where there is no room
MOST_READINGS, FIRST = 6, 2  # readings told of one point, and those of them that came first; the others came last
PROOF = 150  # characters of a reading on the screen
LEAST_BRIEF = 6  # lines kept for the brief
SHORT_VALUE = 5  # words of a value that is told before the words it stands in: "Saturday"

READ = "en"  # the language that the annotate room reads
ALWAYS: frozenset[Verdict] = frozenset({"conflict", "altered", "agreed"})  # counts that are told even where they are 0
REASONED: frozenset[Verdict] = frozenset({"disputed", "unsettled"})  # verdicts whose readings do not say why by themselves
VERBS = {"copy": "copies", "rewrite": "rewrites", "excerpt": "excerpt of"}

HEADINGS: dict[Verdict, str] = {words.verdict: words.heading for words in VERDICTS if words.verdict in ACCUSING}
HEADINGS |= {words.verdict: words.tag for words in VERDICTS if words.weight == "open"}  # called here as beside its count
OPENING = re.compile(r'(?<![^\s(\[—-])"|“|``')  # `"No`  `(“No`, not the mark of `No"`
CLOSING = re.compile(r"[\"”]|''")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """How many lines of how many columns a summary may take."""

    lines: int = 40
    columns: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A line, what it is, how many spaces it stands in, and the verdict that a heading is of."""

    kind: LineKind
    text: str = ""
    indent: int = 0
    verdict: Verdict | None = None


def summarize(account: Account, *, given: str = "PATH", command: str = "sayso", screen: Screen | None = None) -> tuple[SummaryLine, ...]:
    """The story on one screen; `given` is what the reader gave, for what is offered at the end, `command` what starts sayso there."""
    screen = screen or Screen()
    letters = letter_reports(account)
    top = (*_top(account, letters), *_warnings(account, letters))
    end = tuple(_end(account, given, command))
    room = screen.lines - _height((*top, *end), screen)
    points = _shed(tuple(tell_disagreements(account, letters, room - LEAST_BRIEF, screen)), room - LEAST_BRIEF, screen)
    brief = tuple(_brief(account, letters, room - _height(points, screen), screen))
    return (*top, *points, *brief, *end)


def _shed(lines: tuple[SummaryLine, ...], room: int, screen: Screen) -> tuple[SummaryLine, ...]:
    """The lines, where they do not fit without reasons, then without blanks: one point of every verdict is told whatever the screen."""
    if _height(lines, screen) > room:
        lines = tuple(line for line in lines if not line.text.startswith(REASON))
    if _height(lines, screen) > room:
        lines = tuple(line for line in lines if line.text)
    return lines


def _height(lines: Iterable[SummaryLine], screen: Screen) -> int:
    """How many lines of the screen these take."""
    return sum(max(len(textwrap.wrap(line.text, screen.columns - line.indent)), 1) for line in lines)


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


def in_shell(words: str) -> str:
    """Words as one argument of a command that may be copied into a shell: a report must not get to run one.

    >>> in_shell("Ana Brack"), in_shell("$(reboot)")
    ('"Ana Brack"', "'$(reboot)'")
    """
    return shlex.quote(words) if set('"$`\\!') & set(words) else f'"{words}"'


def unread_reports(account: Account) -> dict[str, str]:
    """The reports in which nothing was looked for because of their language, each with the name of it."""
    skipped = {row.report for row in account.problems if row.room == "annotate" and row.start is None}
    return {row.id: name_language(row.language) for row in account.reports if row.id in skipped and row.language not in {None, READ}}


def _top(account: Account, letters: Letters) -> Iterator[SummaryLine]:
    """Title, how many reports and origins, which they are, the days, and the counts of verdicts."""
    yield SummaryLine(kind="title", text=in_one_line(account.story.title) or "A story without a title")
    parts = [count(len(account.reports), "report"), count(len(account.origins), "independent origin")]
    days = [day for day in (account.story.first, account.story.last) if day]
    if days:
        parts.append(days[0] if len(set(days)) == 1 else f"{days[0]} to {days[-1]}")
    if account.set_aside:
        parts.append(f"{len(account.set_aside)} set aside")
    yield SummaryLine(kind="count", text=" · ".join(parts))
    if account.reports:
        yield SummaryLine(kind="text", text=_named(account, letters))
    if account.reports and len(unread_reports(account)) == len(account.reports):
        return  # nothing was compared: to count nought would say that it was
    found = Counter(point.verdict for point in account.points)
    told = [count(found[one.verdict], one.one, one.many) for one in VERDICTS if found[one.verdict] or one.verdict in ALWAYS]
    yield SummaryLine(kind="count", text=" · ".join(told))


def _named(account: Account, letters: Letters) -> str:
    """The reports by origin, each with its letter and whom it draws on."""
    draws: dict[str, list[str]] = {}
    for row in account.lineage:
        verb = VERBS[row.kind] if row.directed else "shares a text with"
        draws.setdefault(row.target, []).append(f"{verb} {letters.letter(row.source)}")
    told = []
    placed = [report for origin in account.origins for report in origin.reports]
    for report in (*placed, *(row.id for row in account.reports if row.id not in placed)):
        by = f" ({'; '.join(draws[report])})" if report in draws else ""
        told.append(f"{in_one_line(letters.label(report))}{by}")
    more = f" · and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
    return " · ".join(told[:MOST_NAMED]) + more


def _warnings(account: Account, letters: Letters) -> Iterator[SummaryLine]:
    """What was not read, corrected, inferred or not settled; what else went wrong with an input is told apart from the summary."""
    unread = unread_reports(account)
    for language in sorted(set(unread.values())):
        told = [letters.label(report) for report, other in unread.items() if other == language]
        are, them = ("is", "it") if len(told) == 1 else ("are", "them")
        yield SummaryLine(kind="warning", text=f"! {', '.join(told)} {are} in {language}: nothing was looked for in {them}")
    texts = {report.id: report.text for report in account.reports}
    for note in find_notes(account, letters):
        if note.corrects:
            words = in_one_line(texts[note.report][slice(*note.place)])
            yield SummaryLine(kind="warning", text=f"! {letters.label(note.report)} corrects itself: {words}")
    alike: dict[str, dict[str, None]] = {}
    for row in account.problems:
        if row.room not in {"read", "annotate"} and row.report not in unread:
            alike.setdefault(in_one_line(row.text), {})[letters.letter(row.report)] = None
    for text, reports in [*alike.items()][:MOST_WARNINGS]:
        yield SummaryLine(kind="warning", text=f"! {', '.join(reports)}: {text}")
    if len(alike) > MOST_WARNINGS:
        yield SummaryLine(kind="warning", text=f"! {count(len(alike) - MOST_WARNINGS, 'more note')} under `problems` in the account")


def tell_disagreements(account: Account, letters: Letters, room: int, screen: Screen) -> Iterator[SummaryLine]:
    """The points that accuse somebody, then those for a person to look at, with the words of each side: as many as fit."""
    blocks = {
        verdict: [tuple(_point(point, letters)) for point in points]
        for verdict, points in gather_points(account).items()
        if verdict in HEADINGS and points
    }
    shown = _choose({verdict: [_height(block, screen) for block in told] for verdict, told in blocks.items()}, room)
    for verdict, told in blocks.items():
        yield from _heading(HEADINGS[verdict], verdict)
        for block in told[: shown[verdict]]:
            yield from block
        yield from _rest(told, shown[verdict])


def _choose(heights: dict[Verdict, list[int]], room: int) -> dict[Verdict, int]:
    """How many points of each verdict fit: one of each first, then more in their order; each heading takes two lines, a rest one."""
    shown = dict.fromkeys(heights, 0)
    left = room - sum(2 + (len(told) > 1) for told in heights.values())
    for first in (True, False):
        for verdict, told in heights.items():
            wanted = told[shown[verdict] : 1 if first else None]
            for height in wanted:
                if height > left and not (first and shown[verdict] == 0):
                    break
                left -= height
                shown[verdict] += 1
    return shown


def _rest(told: Sequence[object], shown: int) -> Iterator[SummaryLine]:
    """How many are not told here, where there are any."""
    if len(told) > shown:
        yield SummaryLine(kind="text", text=f"… and {len(told) - shown:,} more: in the page", indent=2)


def _point(point: PointRow, letters: Letters) -> Iterator[SummaryLine]:
    """One point: what it is about, each reading with its witnesses, and why where the readings do not say it."""
    yield SummaryLine(kind="point", text=f"{in_one_line(point.about)} [{point.id}]", indent=2)
    worded = {id(one): " ".join(wording(one, letters).split()) for one in point.readings}
    base = max(point.readings, key=lambda one: len({row.report for row in one.witnesses}), default=None)
    readings = point.readings
    for reading in readings if len(readings) <= MOST_READINGS else (*readings[:FIRST], *readings[FIRST - MOST_READINGS :]):
        told = worded[id(reading)]
        if point.verdict == "altered" and base is not None:
            told = in_one_line(_differing(reading, base, point.readings, worded), longest=PROOF)
        yield SummaryLine(kind="proof", text=f"{_letters(reading, letters)}: {_value(reading, told)}", indent=4)
    if len(readings) > MOST_READINGS:
        yield SummaryLine(kind="text", text=f"… and {count(len(readings) - MOST_READINGS, 'value')} between", indent=4)
    if point.why and point.verdict in REASONED:
        yield SummaryLine(kind="text", text=f"{REASON}{in_one_line(point.why, longest=PROOF)}", indent=4)


def _letters(reading: ReadingRow, letters: Letters) -> str:
    """Who tells it so."""
    return ", ".join(dict.fromkeys(letters.letter(row.report) for row in reading.witnesses)) or "nobody"


def _differing(reading: ReadingRow, base: ReadingRow, readings: Sequence[ReadingRow], worded: dict[int, str]) -> str:
    """A wording by what differs from the one that most have, with the words around."""
    if reading is not base:
        return tell_changes(mark_changes(worded[id(base)], worded[id(reading)])[1])
    other = next((one for one in readings if one is not base), None)
    pieces = mark_changes(worded[id(base)], worded[id(other)])[0] if other else (Piece(worded[id(base)]),)
    return tell_changes(pieces)


def _value(reading: ReadingRow, words: str) -> str:
    """A short value before the words it stands in, or the words alone."""
    value = in_one_line(reading.text)
    is_short = len(value.split()) <= SHORT_VALUE and len(words) > len(value) and value in words
    return f"{value}: {in_marks(in_one_line(words, longest=PROOF))}" if is_short else in_marks(in_one_line(words, longest=PROOF))


def _brief(account: Account, letters: Letters, room: int, screen: Screen) -> Iterator[SummaryLine]:
    """The first sentences of the brief, each with its reports, as many as fit; one at least."""
    if not account.brief:
        return
    yield from _heading("In brief")
    left, shown = room - 3, 0
    for row in account.brief:
        cited = " ".join(dict.fromkeys(letters.letter(cite.report) for cite in row.cites))
        line = SummaryLine(kind="text", text=f"{in_one_line(row.text, longest=500)} [{cited}]", indent=2)
        left -= _height([line], screen)
        if left < 0 and shown:
            break
        shown += 1
        yield line
    yield from _rest(account.brief, shown)


def _end(account: Account, given: str, command: str) -> Iterator[SummaryLine]:
    """What was set aside, and commands that go on from here."""
    aside = account.set_aside
    if aside:
        yield SummaryLine(kind="text")
    for row in aside[:MOST_ASIDE]:
        yield SummaryLine(kind="text", text=f"set aside: {in_one_line(row.file or row.report)}, {in_one_line(row.why)}")
    if len(aside) > MOST_ASIDE:
        yield SummaryLine(kind="text", text=f"… and {len(aside) - MOST_ASIDE:,} more set aside: in the account")
    people = {entity.id: entity.name for entity in account.entities if entity.kind == "person"}
    spoken = Counter(speaker for row in account.quotations for speaker in row.speakers if speaker in people)
    yield from _heading("Next")
    yield SummaryLine(kind="next", text=f"{command} read {given} -o story.html --open", indent=2)
    if spoken:
        yield SummaryLine(kind="next", text=f"{command} who {in_shell(in_one_line(people[spoken.most_common(1)[0][0]]))} {given}", indent=2)


def _heading(text: str, verdict: Verdict | None = None) -> Iterator[SummaryLine]:
    yield SummaryLine(kind="text")
    yield SummaryLine(kind="head", text=text.upper(), verdict=verdict)
