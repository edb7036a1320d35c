"""Letters for a story's reports and numbers for their paragraphs: what a person reads instead of ids and offsets.

In: an account. Out: `Letters`, which turns a place in a report into a cite: `A3` is the third paragraph of report A. A line break
ends a paragraph, as it does for everything else that reads these texts. Places that do not stand in their text are cut back to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from sayso.tell.account import Account, Place, ReadingRow, ReportRow
from sayso.text.sentences import split_sentences

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONG_ENOUGH_TO_CUT = 5  # words from which a reading reads as a piece of a sentence: "84 people" needs no ellipsis
OPENING, CLOSING = "“‘«„\"'`", "”’»“\"'`"  # what opens and what closes a quotation, as reports print it
# The first words of a name of which the last begins a place: "MV Anna " before "Maren". Not: "On Monday, ".
NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w.’'-]*[ ])+\Z")


@dataclass(frozen=True)
class LetteredReport:
    """A report with its letter and the places of its paragraphs."""

    letter: str
    row: ReportRow
    paragraphs: tuple[Place, ...]
    _starts: tuple[int, ...] = field(repr=False, default=())

    @property
    def name(self) -> str:
        """The outlet, or the file where no outlet is known."""
        return self.row.outlet or self.row.file

    @cached_property
    def sentences(self) -> tuple[Place, ...]:
        """The places of its sentences, in order."""
        return tuple((span.start, span.end) for span in split_sentences(self.row.text))

    def paragraph_at(self, start: int) -> int:
        """The number of the paragraph in which a place stands, from 1."""
        return max(bisect_right(self._starts, start), 1)

    def paragraph_place(self, start: int) -> Place:
        """Where the paragraph begins and ends in which a place stands."""
        return self.paragraphs[self.paragraph_at(start) - 1]

    def cite(self, start: int) -> str:
        """A place as `A3`."""
        return f"{self.letter}{self.paragraph_at(start)}"

    def words(self, start: int, end: int) -> str:
        """The text of a place."""
        return self.row.text[start:end]

    def is_in_marks(self, start: int, end: int) -> bool:
        """Whether the report itself prints a place between quotation marks: only then do we."""
        before, within, after = self.row.text[max(start - 1, 0) : start], self.row.text[start:end].strip(), self.row.text[end : end + 1]
        return bool((before and before in OPENING) or (after and after in CLOSING) or within[:1] in tuple(OPENING))

    def as_cut(self, start: int, end: int) -> str:
        """The words of a place, a name at its edge whole, with an ellipsis where the sentence goes on."""
        text = self.row.text
        first, last = self.around(start, end)
        if text[start : start + 1].isupper() and (name := NAME_BEFORE.search(text, first, start)):
            start = name.start()
        words = " ".join(text[start:end].split())
        before, after = text[first:start].strip(' \n"“‘«'), text[end:last].strip(' \n.?!,;:"”’»')
        return f"{'… ' if before else ''}{words}{' …' if after else ''}"

    def around(self, start: int, end: int) -> Place:
        """The place of the sentences that a place stands in."""
        starts = [place[0] for place in self.sentences]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(start, end - 1)) - 1, first)
        if not self.sentences:
            return start, end
        return min(self.sentences[first][0], start), max(self.sentences[last][1], end)


@dataclass(frozen=True, slots=True)
class Letters:
    """All reports of a story by their ids."""

    reports: dict[str, LetteredReport]

    def find(self, report: str) -> LetteredReport | None:
        """The report of this id; None for a file of which no report came."""
        return self.reports.get(report)

    def letter(self, report: str) -> str:
        """The letter of a report, or what was given where none has this id."""
        found = self.reports.get(report)
        return found.letter if found else report

    def label(self, report: str) -> str:
        """`A Halden Press`, or what was given where no report has this id."""
        found = self.reports.get(report)
        return f"{found.letter} {found.name}" if found else report


def letter_reports(account: Account) -> Letters:
    """Give every report of the story its letter, in the order of the account."""
    return Letters({row.id: letter_report(row, letter_of(number)) for number, row in enumerate(account.reports)})


def letter_report(row: ReportRow, letter: str) -> LetteredReport:
    """One report under this letter."""
    paragraphs = find_paragraphs(row.text)
    return LetteredReport(letter, row, paragraphs, tuple(start for start, _ in paragraphs))


def letter_of(number: int) -> str:
    """The letter of the report that stands at `number`, counted from 0.

    >>> letter_of(0), letter_of(25), letter_of(26), letter_of(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return letters


def order_letters(letter: str) -> tuple[int, str]:
    """What letters are sorted by: Z before AA."""
    return len(letter), letter


def find_paragraphs(text: str) -> tuple[Place, ...]:
    r"""The places of the lines that hold something.

    >>> find_paragraphs("One.\n\n  Two.\r\n")
    ((0, 4), (6, 12))
    """
    edges = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"), len(text)]
    lines = ((start, start + len(text[start:end].rstrip("\r\n"))) for start, end in pairwise(edges))
    return tuple((start, end) for start, end in lines if text[start:end].strip())


def begin_large(text: str) -> str:
    """Text that begins with a capital letter, as a sentence of ours does; what begins with a quotation mark is left as it is.

    >>> begin_large("the day of the vote"), begin_large("“we” or “they”")
    ('The day of the vote', '“we” or “they”')
    """
    return text[:1].upper() + text[1:]


def shorten(text: str, most: int) -> str:
    """The first words of a text, in one line, with an ellipsis where it goes on.

    >>> shorten("The boat sank at night", 12), shorten("The boat", 12)
    ('The boat …', 'The boat')
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most + 1].rsplit(" ", 1)[0].rstrip(",;:—– ")[:most] + " …"


def close_marks(text: str) -> str:
    """Text cut out of a sentence with the quotation mark that was cut off.

    >>> close_marks("a ban on “all flights"), close_marks("all flights” until May"), close_marks("“we” won")
    ('a ban on “all flights”', '“all flights” until May', '“we” won')
    """
    opened, closed = text.count("“"), text.count("”")
    if opened > closed:
        return f"{text}”"
    return f"“{text}" if closed > opened else text


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "report"), count(3, "report"), count(2, "story", "stories")
    ('1 report', '3 reports', '2 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def wording(reading: ReadingRow, letters: Letters) -> str:
    """The words of a reading: those of the witness that it is told by, else of the first; its own text where no report here has it."""
    found = ((letters.find(row.report), row) for row in reading.witnesses)
    words = [report.words(row.start, row.end) for report, row in found if report]
    return next((one for one in words if one.strip() == reading.text.strip()), words[0] if words else reading.text)


def say_reading(reading: ReadingRow, letters: Letters) -> str:
    """A reading in a line: between marks only where a report prints it so, with an ellipsis where its sentence goes on."""
    for row in reading.witnesses:
        report = letters.find(row.report)
        if report is None or report.words(row.start, row.end).strip() != reading.text.strip():
            continue
        if report.is_in_marks(row.start, row.end):
            return reading.text if reading.text.startswith(tuple(OPENING)) else f"“{reading.text.strip()}”"
        return close_marks(report.as_cut(row.start, row.end)) if len(reading.text.split()) >= LONG_ENOUGH_TO_CUT else reading.text
    return reading.text
