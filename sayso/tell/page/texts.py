"""The reports themselves, cut into segments that carry their marks.

In: an account, its letters. Out: a view a report. With `shown` only some paragraphs are kept and each gap is told; without it the
segments joined are the report's text, to the letter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from sayso.model import ACCUSING, STORY_PARTS, PartKind
from sayso.tell.account import Account, PartRow, ReportRow
from sayso.tell.hidden import web_address
from sayso.tell.lettering import LetteredReport, Letters
from sayso.tell.page.cites import find_linked, find_lone
from sayso.tell.page.segments import Block, TextMark, cut_text
from sayso.tell.saying_when import is_iso, say_when

GAP = "gap"  # the part of a block that stands for paragraphs left out
FROM = {
    "text": "from its text", "metadata": "from its metadata", "url": "from its address", "story": "inferred from the other reports",
    "option": "given when this page was made",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """One report: its head and its blocks.

    `headline` is empty where the text opens with it; `has_cut` where some of it is no part of the story.
    """

    letter: str
    name: str
    headline: str
    author: str
    published: str
    iso: str
    published_from: str
    address: str | None
    language: str
    row: ReportRow
    blocks: tuple[Block, ...]
    has_cut: bool
    is_whole: bool


def lay_out_texts(account: Account, letters: Letters, shown: dict[str, frozenset[int]] | None) -> tuple[TextView, ...]:
    """Every report, in the order of the account."""
    marks, linked, lone = find_marks(account), find_linked(account), find_lone(account, letters)
    texts = []
    for key, report in letters.reports.items():
        own = marks.get(key, [])
        targets = linked[key] & {mark.start for mark in own}
        cut = cut_text(report.row.text, report.paragraphs, own, targets, lone[key] if shown is None else {})
        texts.append(_text(report, cut, None if shown is None else shown[key]))
    return tuple(texts)


def find_ends(texts: tuple[TextView, ...]) -> dict[str, dict[int, int]]:
    """Where each element that stands for words a link leads to ends, by report and start."""
    return {
        text.row.id: {one.start: one.start + len(one.text) for block in text.blocks for one in block.segments if one.is_target}
        for text in texts
    }


def find_marks(account: Account) -> dict[str, list[TextMark]]:
    """Everything that is marked in the texts, by report; words that nobody prints in marks are cited and not marked."""
    marks: defaultdict[str, list[TextMark]] = defaultdict(list)
    for quotation in account.quotations:
        if quotation.kind != "indirect":
            marks[quotation.report] += [TextMark(start, end, "quote") for start, end in quotation.content]
    for time in account.times:
        marks[time.report].append(TextMark(time.start, time.end, "time"))
    for figure in account.figures:
        marks[figure.report].append(TextMark(figure.start, figure.end, "figure"))
    for point in account.points:
        if point.verdict != "single":  # what one origin alone tells is most of any text
            stands_out = point.verdict in ACCUSING or point.verdict == "unsettled"
            for witness in (witness for reading in point.readings for witness in reading.witnesses):
                marks[witness.report].append(TextMark(witness.start, witness.end, "accused" if stands_out else "told"))
    return marks


def _text(report: LetteredReport, cut: tuple[Block, ...], shown: frozenset[int] | None) -> TextView:
    row = report.row
    blocks = tuple(_with_part(block, row.parts) for block in cut)
    return TextView(
        letter=report.letter,
        name=report.name,
        headline="" if shown is None and _opens_with(row) else row.title or "",
        author=row.author or "",
        published=say_when(row.published) if row.published else "",
        iso=row.published if row.published and is_iso(row.published) else "",
        published_from=FROM.get(row.published_from or "", ""),
        address=web_address(row.url),
        language=row.language or "",
        row=row,
        blocks=blocks if shown is None else _only(blocks, shown),
        has_cut=shown is None and any(block.number and block.part not in STORY_PARTS for block in blocks),
        is_whole=shown is None,
    )


def _opens_with(row: ReportRow) -> bool:
    """Whether the text itself shows its title first."""
    return bool(row.title) and " ".join(row.text.split()).startswith(" ".join((row.title or "").split()))


def _with_part(block: Block, parts: list[PartRow]) -> Block:
    """The block with the kind of the part that most of it is: "PARIS - " before a report's first sentence makes no dateline of it."""
    start = block.segments[0].start
    end = block.segments[-1].start + len(block.segments[-1].text)
    held: Counter[PartKind] = Counter()
    for part in parts:
        held[part.kind] += max(min(end, part.end) - max(start, part.start), 0)
    kind, letters = max(held.items(), key=lambda one: one[1], default=("body", 0))
    return replace(block, part=kind) if letters else block


def _only(blocks: tuple[Block, ...], shown: frozenset[int]) -> tuple[Block, ...]:
    """The blocks of these paragraphs, with one block for each stretch that is left out."""
    kept: list[Block] = []
    for block in blocks:
        if block.number and block.number in shown:
            kept.append(block)
        elif block.number and not (kept and kept[-1].part == GAP):
            kept.append(Block(0, (), GAP))
    return tuple(kept)
