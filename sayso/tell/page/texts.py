"""The reports themselves, cut into segments that carry their marks.

In: an account, its letters. Out: a view a report. With `shown` only some paragraphs are kept and each gap is told; without it the
segments joined are the report's text, to the letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import ACCUSING, STORY_PARTS, Verdict
from sayso.tell.account import Account, PartRow, PositionRow, ReportRow, WitnessRow
from sayso.tell.hidden import web_address
from sayso.tell.lettering import LetteredReport, Letters
from sayso.tell.page.cites import find_targets
from sayso.tell.page.segments import Block, MarkKind, TextMark, cut_text
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
    marks, targets = find_marks(account), find_targets(account)
    return tuple(
        _text(report, marks.get(key, []), targets[key], None if shown is None else shown[key]) for key, report in letters.reports.items()
    )


def find_ends(texts: tuple[TextView, ...]) -> dict[str, dict[int, int]]:
    """Where each element that a link leads to ends, by report and start."""
    return {
        text.row.id: {one.start: one.start + len(one.text) for block in text.blocks for one in block.segments if one.is_target}
        for text in texts
    }


def find_marks(account: Account) -> dict[str, list[TextMark]]:
    """Everything that is marked in the texts, by report."""
    marks: defaultdict[str, list[TextMark]] = defaultdict(list)
    for quotation in account.quotations:
        said: MarkKind = "cited" if quotation.kind == "indirect" else "quote"
        marks[quotation.report] += [TextMark(start, end, said) for start, end in quotation.content]
    for time in account.times:
        marks[time.report].append(TextMark(time.start, time.end, "time"))
    for figure in account.figures:
        marks[figure.report].append(TextMark(figure.start, figure.end, "figure"))
    for point in account.points:
        kind = _mark_of(point.verdict)
        for reading in point.readings:
            for witness in reading.witnesses:
                marks[witness.report].append(TextMark(witness.start, witness.end, kind))
    for kinship in account.lineage:
        marks[kinship.source] += [TextMark(*place, "cited") for place in (*(one.source for one in kinship.passages), *kinship.left_out)]
        marks[kinship.target] += [TextMark(*place, "cited") for place in (*(one.target for one in kinship.passages), *kinship.added)]
    for row in _cited(account):
        marks[row.report].append(TextMark(row.start, row.end, "cited"))
    return marks


def _mark_of(verdict: Verdict) -> MarkKind:
    """What accuses or is open stands out; what one origin alone tells is most of any text and is not marked."""
    if verdict in ACCUSING or verdict == "unsettled":
        return "accused"
    return "cited" if verdict == "single" else "told"


def _cited(account: Account) -> Iterator[WitnessRow | PositionRow]:
    """What links lead to and nothing else marks."""
    yield from (cite for sentence in account.brief for cite in sentence.cites)
    yield from (witness for entry in account.timeline for witness in entry.witnesses)
    yield from account.positions


def _text(report: LetteredReport, marks: list[TextMark], targets: set[int], shown: frozenset[int] | None) -> TextView:
    row = report.row
    blocks = tuple(_with_part(block, row.parts) for block in cut_text(row.text, report.paragraphs, marks, targets))
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
    """The block with the kind of the part that its first letter stands in."""
    first = next(
        (segment.start + len(segment.text) - len(segment.text.lstrip()) for segment in block.segments if segment.text.strip()), None
    )
    if first is None:
        return block
    kind = next((part.kind for part in parts if part.start <= first < part.end), "body")
    return replace(block, part=kind)


def _only(blocks: tuple[Block, ...], shown: frozenset[int]) -> tuple[Block, ...]:
    """The blocks of these paragraphs, with one block for each stretch that is left out."""
    kept: list[Block] = []
    for block in blocks:
        if block.number and block.number in shown:
            kept.append(block)
        elif block.number and not (kept and kept[-1].part == GAP):
            kept.append(Block(0, (), GAP))
    return tuple(kept)
