"""Which characters of a text are covered by spans, so that many spans are held against many in linear time."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Span


class Ground:
    """A stretch of a text, a byte a character: 1 where a span has been laid.

    >>> ground = Ground(Span(10, 20), [Span(12, 14)])
    >>> ground.is_free(Span(14, 20)), ground.is_free(Span(10, 13))
    (True, False)
    """

    __slots__ = ("_bytes", "_start")

    def __init__(self, stretch: Span, spans: Iterable[Span] = ()) -> None:
        self._start = stretch.start
        self._bytes = bytearray(len(stretch))
        for span in spans:
            self.lay(span)

    def lay(self, span: Span) -> None:
        """Cover the characters of a span; what lies outside the stretch is left out."""
        start = max(0, span.start - self._start)
        end = min(len(self._bytes), span.end - self._start)
        if start < end:
            self._bytes[start:end] = b"\1" * (end - start)

    def is_free(self, span: Span) -> bool:
        """Whether nothing covers any character of a span."""
        return self._bytes.find(1, max(0, span.start - self._start), max(0, span.end - self._start)) < 0
