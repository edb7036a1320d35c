"""Where something stands in a report's text.

Offsets are Unicode code points into `Report.text`, start inclusive, end exclusive. Spans know no report: the record that
holds one names it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text[start:end]`.

    >>> Span(4, 9).of("the sleet fell")
    'sleet'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must run forward from 0 or later: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def shared(self, other: Span) -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that holds them all.

    >>> hull((Span(3, 5), Span(9, 12)))
    Span(start=3, end=12)
    """
    return Span(min(span.start for span in spans), max(span.end for span in spans))
