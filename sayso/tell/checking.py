"""A checked draft as others read it: `sayso.check/1` as JSON, and lines for the terminal.

In: a `DraftCheck`. Out: a `CheckAccount`, of which the page and the terminal tell, too. Places in `draft.text` and in the reports' texts
are code points; a witness carries its words, so that nobody needs the reports to read it. Fields may be added, never changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from sayso.collate import NEVER
from sayso.model import HELD_AGAINST, Checked, CheckKind, CheckVerdict, DraftCheck, Report, Story, Witness
from sayso.tell.account import MadeBy
from sayso.tell.lettering import count, letter_of, shorten
from sayso.tell.saying_when import say_shortly
from sayso.version import VERSION

SCHEMA = "sayso.check/1"
LONGEST = 90  # letters of the draft's words, and of a witness's, in a line
MOST = 3  # witnesses told in the terminal; the page and the JSON have all


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """How a verdict on a draft is told: `sign` and `tag` on its badge, `counted` behind a number, and what it means."""

    verdict: CheckVerdict
    sign: str
    tag: str
    counted: str
    heading: str
    meaning: str


WORDS: tuple[CheckWords, ...] = (
    CheckWords(
        verdict="altered", sign="~", tag="Altered", counted="altered", heading="Altered",
        meaning="The reports print other words between the marks.",
    ),
    CheckWords(
        verdict="conflict", sign="≠", tag="Conflict", counted="in conflict", heading="In conflict",
        meaning="The reports tell the same thing otherwise, and not both can be right.",
    ),
    CheckWords(
        verdict="not found", sign="?", tag="Not found", counted="found nowhere", heading="Found nowhere",
        meaning="No report was found to bear it out. It may be right all the same.",
    ),
    CheckWords(
        verdict="single", sign="1", tag="One origin", counted="from one origin", heading="Borne out by one origin",
        meaning="However many copies there are, all go back to one text.",
    ),
    CheckWords(
        verdict="confirmed", sign="=", tag="Confirmed", counted="confirmed", heading="Confirmed",
        meaning="Two or more independent origins bear it out.",
    ),
)  # fmt: skip


class WordsRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report speaks to it: its id, the place in its text, and the words that stand there."""

    report: str
    start: int
    end: int
    text: str


class CheckedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the draft says. `witnesses` bear it out, or differ where it is altered or in conflict."""

    id: str
    kind: CheckKind
    start: int
    end: int
    text: str
    verdict: CheckVerdict
    origins: int
    why: str
    witnesses: list[WordsRow]


class UncheckedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the draft in which nothing was checked, or its names alone."""

    start: int
    end: int
    text: str
    why: str


class DraftRow(msgspec.Struct, frozen=True, kw_only=True):
    """The draft as its file has it; `published_from` is `story` where its day is that of the newest report, because it tells none."""

    file: str
    title: str | None
    published: str | None
    published_from: str | None
    text: str


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that the draft is held against; `origin` counts from 0: reports of one origin go back to one text."""

    id: str
    letter: str
    file: str
    outlet: str | None
    published: str | None
    origin: int

    @property
    def name(self) -> str:
        """Its outlet, or its file."""
        return self.outlet or self.file


class CheckAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A draft held against reports. `never` names what is checked in no draft."""

    schema: str
    draft: DraftRow
    reports: list[SourceRow]
    checked: list[CheckedRow]
    unchecked: list[UncheckedRow]
    never: list[str]
    made_by: MadeBy

    def of(self, verdict: CheckVerdict) -> list[CheckedRow]:
        """What was found so, in the order of the draft."""
        return [row for row in self.checked if row.verdict == verdict]

    @property
    def accuses(self) -> bool:
        """Whether anything in the draft is altered or in conflict."""
        return any(row.verdict in HELD_AGAINST for row in self.checked)


def tell_check(found: DraftCheck, *, model: str, options: Mapping[str, Any]) -> CheckAccount:
    """A checked draft as JSON has it."""
    draft = found.draft
    texts = {report.id: report.text for report in found.story.reports}
    return CheckAccount(
        schema=SCHEMA,
        draft=DraftRow(
            file=draft.file,
            title=draft.title,
            published=draft.published.value if draft.published else None,
            published_from=draft.published_from,
            text=draft.text,
        ),
        reports=[_source(report, found.story, letter_of(number)) for number, report in enumerate(found.story.reports)],
        checked=[_checked(f"c{number}", one, draft, texts) for number, one in enumerate(found.checked, 1)],
        unchecked=[
            UncheckedRow(start=one.span.start, end=one.span.end, text=one.span.of(draft.text), why=one.why) for one in found.unchecked
        ],
        never=list(NEVER),
        made_by=MadeBy(sayso=VERSION, model=model, options=dict(options)),
    )


def _source(report: Report, story: Story, letter: str) -> SourceRow:
    published = report.published.value if report.published else None
    return SourceRow(
        id=report.id, letter=letter, file=report.file, outlet=report.outlet, published=published, origin=story.origin(report.id)
    )


def _checked(name: str, one: Checked, draft: Report, texts: Mapping[str, str]) -> CheckedRow:
    return CheckedRow(
        id=name,
        kind=one.kind,
        start=one.span.start,
        end=one.span.end,
        text=one.span.of(draft.text),
        verdict=one.verdict,
        origins=one.origins,
        why=one.why,
        witnesses=[_words(row, texts) for row in one.witnesses],
    )


def _words(one: Witness, texts: Mapping[str, str]) -> WordsRow:
    return WordsRow(report=one.report, start=one.span.start, end=one.span.end, text=one.span.of(texts[one.report]))


def check_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one checked draft, made from its types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **msgspec.json.schema(CheckAccount)}


def encode_check(account: CheckAccount) -> bytes:
    """The JSON of a file: one object."""
    return msgspec.json.format(msgspec.json.encode(account), indent=1) + b"\n"


def write_check(path: Path, account: CheckAccount) -> None:
    """Write the JSON to `path`."""
    path.write_bytes(encode_check(account))


def say_tally(account: CheckAccount) -> str:
    """How many things were found so and so, those held against the draft first.

    An example: `1 altered · 2 in conflict · 3 found nowhere · 4 from one origin · 20 confirmed`.
    """
    numbers = Counter(row.verdict for row in account.checked)
    return " · ".join(f"{numbers[words.verdict]} {words.counted}" for words in WORDS)


def say_day(draft: DraftRow) -> str:
    """From which day the draft's own days are counted, where it does not tell; "" where it does.

    >>> say_day(DraftRow(file="a.md", title=None, published=None, published_from=None, text=""))
    'the draft tells no day, and no report gives one: its weekdays were not checked; --published gives it'
    """
    if draft.published is None:
        return "the draft tells no day, and no report gives one: its weekdays were not checked; --published gives it"
    if draft.published_from == "story":
        day = say_shortly(draft.published[:10])
        return f"the draft tells no day of its own: its weekdays are counted from {day}, that of the reports; --published gives it"
    return ""


def say_unchecked(account: CheckAccount) -> Iterator[str]:
    """What was not checked: sentences, then what is never checked."""
    if account.unchecked:
        yield f"{count(len(account.unchecked), 'sentence')} without anything but names that could be checked"
    yield "never checked: " + "; ".join(account.never)


def list_findings(account: CheckAccount, verdicts: Iterable[CheckVerdict]) -> Iterator[tuple[str, int]]:
    """Lines with how far each is set in: a heading for each verdict, what was found, the reason, the words of witnesses."""
    sources = {row.id: row for row in account.reports}
    known = {words.verdict: words for words in WORDS}
    for verdict in verdicts:
        rows = account.of(verdict)
        if rows:
            yield f"{known[verdict].heading} ({len(rows)})", 0
        for row in rows:
            yield f"{known[verdict].sign} {row.kind} {place_of(account.draft.text, row.start)}: {shorten(row.text, LONGEST)}", 2
            yield row.why, 6
            for one in row.witnesses[:MOST]:
                yield f"{sources[one.report].name}: {shorten(one.text, LONGEST)}", 8


def place_of(text: str, at: int) -> str:
    r"""Line and column of a place, from 1, as editors count.

    >>> place_of("Rain\nfell", 6)
    '2:2'
    """
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"
