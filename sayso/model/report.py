"""A report as it was read: its text, never edited, and what its passages are.

Cleaning labels passages; it removes nothing, so every span in sayso stands in the text that the reader was given.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from sayso.model.span import Span
from sayso.model.when import Day, Instant

PartKind = Literal["title", "byline", "dateline", "body", "crosshead", "caption", "credit", "note", "boilerplate"]
STORY_PARTS: frozenset[str] = frozenset({"title", "body", "crosshead"})  # where findings may stand; a title only summarises
PublishedFrom = Literal["text", "metadata", "url", "story", "option"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A passage and what it is. A report's parts cover its text from 0 to its end, in order, without gap or overlap."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, was cut short or could not be settled, for a person to read. `span` is None where it is about the whole."""

    report: str  # report id, or the file's name where no report came of it
    room: str  # read, annotate, group, collate, tell
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. `published_from` says how its day is known; None in any field means unknown, never a guess.

    `published_among` are the two days that its stamp may mean where that can be read in two ways (4/5/2031), for its story to settle.
    """

    id: str
    file: str
    text: str
    parts: tuple[Part, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    dateline: str | None = None
    url: str | None = None
    published: Day | Instant | None = None
    published_from: PublishedFrom | None = None
    published_among: tuple[Day, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    encoding: str = "utf-8"
    size: int = 0  # bytes as read
    sha256: str = ""  # of the bytes as read
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        edge = 0
        for part in self.parts:
            if part.span.start != edge:
                raise ValueError(f"{self.file}: the parts leave a gap or overlap at {edge}")
            edge = part.span.end
        if edge != len(self.text):
            raise ValueError(f"{self.file}: the parts end at {edge}, the text at {len(self.text)}")

    def spans(self, *kinds: PartKind) -> tuple[Span, ...]:
        """The spans of its parts of these kinds, in order."""
        return tuple(part.span for part in self.parts if part.kind in kinds)


def report_id(source: str, text: str) -> str:
    """The first 16 hex digits of sha256(source name or URL, NUL, text): two outlets with one agency text stay two.

    >>> report_id("a.txt", "Rain fell.")
    '5a6c3a95086b764e'
    """
    return hashlib.sha256(f"{source}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
