"""An account as Markdown: what a person can paste into a note, a ticket or a mail.

In: an account. Out: Markdown (CommonMark with nothing but headings, lists and emphasis). Every mark that Markdown or HTML would read
in the reports' own words is escaped, so that no report can write a heading, a link or a tag of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.model import Verdict
from sayso.tell.account import Account, PointRow, QuotationRow, ReadingRow, WitnessRow
from sayso.tell.hidden import show_hidden, web_address
from sayso.tell.lettering import Letters, begin_large, count, letter_reports, say_reading
from sayso.tell.saying_when import newest, say_when
from sayso.tell.verdicts import VERDICTS, VerdictWords, gather_points, status_word

BRIEFLY: frozenset[Verdict] = frozenset({"compatible", "agreed", "single"})  # told in one line each


def render_markdown(account: Account) -> str:
    """The story: counts, what accuses and what is open with its evidence, brief, timeline, origins, quotations, reports."""
    letters = letter_reports(account)
    blocks = (
        _head(account),
        *_findings(account, letters),
        _block("In brief", (f"- {escape(row.text)} {_cites(row.cites, letters)}" for row in account.brief), "No sentence could be chosen."),
        _block("Timeline", _timeline(account, letters), "No event with a day was found."),
        _block("Who copied whom", _lineage(account, letters), ""),
        _block("Who says what", _quotations(account, letters), "No quotation found."),
        _block("Reports", _reports(account, letters), ""),
        _block("Problems", (f"- {escape(letters.label(row.report))}: {escape(row.text)}" for row in account.problems), ""),
        f"Made by sayso {escape(account.made_by.sayso)}, model {escape(account.made_by.model)}.",
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    r"""Text in one line that Markdown reads as text.

    >>> escape("<b>5 * 5</b>\n# no heading")
    '\\<b\\>5 \\* 5\\</b\\> \\# no heading'
    >>> escape("It fell at 10 a.m. on Monday - or so.")
    'It fell at 10 a.m. on Monday - or so.'
    """
    words = " ".join(show_hidden(text).split())
    return re.sub(r"^(\d+)([.)])|^([-+=])", lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _bare(words))


def _bare(words: str) -> str:
    """Escape what means something anywhere in a line; a bare address would become a link of its own accord."""
    words = re.sub(r"([\\`*_\[\]<>#|~&!])", r"\\\1", words)
    return re.sub(r"(?i)(https?|ftp|mailto|www)([:.])", r"\1\\\2", words)


def _head(account: Account) -> str:
    """Title and counts."""
    found = Counter(point.verdict for point in account.points)
    counts = " · ".join(f"{found[one.verdict]} {one.one if found[one.verdict] == 1 else one.many}" for one in VERDICTS)
    last = newest([row.published for row in account.reports if row.published]) or account.story.last
    facts = (count(len(account.reports), "report"), count(len(account.origins), "independent origin"), f"newest {escape(say_when(last))}")
    title = escape(account.story.title) or "A story without a title"
    return f"# {title}\n\n{' · '.join(facts)}\n\n{counts}"


def _block(heading: str, lines: Iterable[str], none: str) -> str:
    """A section; where it is empty, the sentence that says so, or nothing."""
    body = "\n".join(lines) or none
    return f"## {heading}\n\n{body}" if body else ""


def _findings(account: Account, letters: Letters) -> Iterator[str]:
    """A section a verdict; what agrees and what one has in a line each."""
    gathered = gather_points(account)
    for words in VERDICTS:
        points = gathered[words.verdict]
        if words.verdict in BRIEFLY:
            yield _block(words.heading, (_line(point, letters) for point in points), words.none)
        elif points:
            yield "\n\n".join((f"## {words.heading}", words.meaning, *(_point(point, words, letters) for point in points)))
        else:
            yield _block(words.heading, (), words.none)


def _point(point: PointRow, words: VerdictWords, letters: Letters) -> str:
    """A point with the words of each side."""
    facts = f"{words.tag} · {point.kind} · {count(point.origins, 'origin')} · {round(point.confidence * 100)} % sure"
    readings = "\n".join(_reading(reading, letters) for reading in point.readings)
    why = f"\n\n{escape(point.why)}" if point.why else ""
    return f"### {escape(begin_large(point.about))} ({escape(point.id)})\n\n*{facts}*\n\n{readings}{why}"


def _reading(reading: ReadingRow, letters: Letters) -> str:
    """A reading, and under it the sentence of each report that tells it so."""
    first = {row.report: row for row in reversed(reading.witnesses)}
    words = escape(reading.text)
    lines = [f"- **{words}**" if words else "- no words"]  # four asterisks alone would be a rule across the page
    for row in reversed(first.values()):
        report = letters.find(row.report)
        if report is not None:
            place = report.around(row.start, row.end)
            lines.append(f"  - {report.cite(row.start)} {escape(report.name)}: {escape(report.words(*place))}")
    return "\n".join(lines)


def _line(point: PointRow, letters: Letters) -> str:
    """A point in one line."""
    told = "; ".join(f"{escape(say_reading(reading, letters))} {_cites(reading.witnesses, letters)}" for reading in point.readings)
    return f"- {escape(begin_large(point.about))} ({escape(point.id)}): {told}"


def _cites(witnesses: Iterable[WitnessRow], letters: Letters) -> str:
    """Places as `[A3 C1]`."""
    found = (report.cite(row.start) for row in witnesses if (report := letters.find(row.report)))
    told = " ".join(dict.fromkeys(found))
    return f"\\[{told}\\]" if told else ""


def _timeline(account: Account, letters: Letters) -> Iterator[str]:
    """A line an entry."""
    for row in account.timeline:
        status = "; ".join(word for word in ("background" if row.background else "", status_word(row.status)) if word)
        yield f"- **{escape(say_when(row.value))}**: {f'({status}) ' if status else ''}{escape(row.text)} {_cites(row.witnesses, letters)}"


def _lineage(account: Account, letters: Letters) -> Iterator[str]:
    """The origins, then who stands in whom."""
    for number, origin in enumerate(account.origins, 1):
        credit = f"text of {escape(origin.credit)}: " if origin.credit else ""
        yield f"{number}. {credit}{', '.join(escape(letters.label(report)) for report in origin.reports)}"
    verbs = {"copy": "copies", "rewrite": "rewrites", "excerpt": "takes an excerpt of"}
    if account.lineage:
        yield ""
    for row in account.lineage:
        source, target, share = escape(letters.label(row.source)), escape(letters.label(row.target)), f"{round(row.score * 100)} %"
        told = (
            f"{target} {verbs[row.kind]} {source}: {share} of {target} stands"
            if row.directed
            else f"{source} and {target} share a text: {share}"
        )
        yield f"- {told}{f' in {source}' if row.directed else ''}"


def _quotations(account: Account, letters: Letters) -> Iterator[str]:
    """Quotations under their speakers, those without a name last."""
    names = {row.id: row.name for row in account.entities}
    spoken: dict[str, list[QuotationRow]] = {}
    for row in account.quotations:
        for speaker in row.speakers or [""]:
            spoken.setdefault(names.get(speaker, ""), []).append(row)
    for name, rows in sorted(spoken.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        yield f"- **{escape(name) or 'Speaker not named'}**"
        yield from (told for row in rows if (told := _quotation(row, letters)))


def _quotation(row: QuotationRow, letters: Letters) -> str:
    """A quotation with its place; none where its report is not here."""
    report = letters.find(row.report)
    if report is None or not row.content:
        return ""
    words = " … ".join(escape(report.words(*place)) for place in row.content)
    said = f"“{words}”" if report.is_in_marks(*row.content[0]) else words
    return f"  - {said} \\[{report.cite(row.content[0][0])}\\]"


def _reports(account: Account, letters: Letters) -> Iterator[str]:
    """Every report with its day and address, then what was set aside."""
    for report in letters.reports.values():
        row = report.row
        address = web_address(row.url)
        facts = (row.title and f"“{escape(row.title)}”", escape(say_when(row.published)) if row.published else "no date known")
        link = f", <{address}>" if address else ""
        yield f"- **{report.letter}** {escape(report.name)}: {', '.join(fact for fact in facts if fact)}{link}"
    for aside in account.set_aside:
        yield f"- set aside: {escape(aside.file or aside.report)}, {escape(aside.why)}"
