"""Look-ups that several annotators need: which sentence, entity or quotation stands at a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.model import Entity, Moment, Notes, Quote, Sentence, Span

# A time at which something else began or ended: "since | 2004", "until | Friday", "ahead of | Monday". Not: "on | Friday".
BORDER = re.compile(r"\b(?:since|until|till|before|ahead\s+of|prior\s+to)\s+(?:the\s+|early\s+|late\s+|at\s+least\s+)?$", re.IGNORECASE)
NESTED = 8  # quotations that may stand in one another
YEAR = re.compile(r"[12]\d\d\d")
NOUN = re.compile(r"\s+(?!and\b|or\b|to\b|in\b|the\b|when\b|after\b|by\b|at\b|with\b|that\b|but\b|as\b|for\b|on\b)[A-Za-z]")
IN = re.compile(r"(?:\b(?:in|of|by|during|from|through|late|early|mid|\d{1,2}|[A-Z][a-z]+),?\s+)$")


def sentence_at(notes: Notes, span: Span) -> Sentence | None:
    """The sentence in which `span` starts, or None outside the story's text."""
    at = bisect_right(notes.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    sentence = notes.sentences[at] if at >= 0 else None
    return sentence if sentence and span.start < sentence.span.end else None


def moments_in(notes: Notes, span: Span) -> tuple[Moment, ...]:
    """The moments that a span holds."""
    first = bisect_left(notes.moments, span.start, key=lambda moment: moment.span.start)
    last = bisect_left(notes.moments, span.end, key=lambda moment: moment.span.start)
    return tuple(moment for moment in notes.moments[first:last] if span.holds(moment.span))


def tells_when(text: str, moment: Moment) -> bool:
    """Whether a time is that of its clause: not where something else began ("since 2004") nor part of a name."""
    return not BORDER.search(text, max(0, moment.span.start - 24), moment.span.start) and not is_in_name(text, moment)


def is_in_name(text: str, moment: Moment) -> bool:
    """Whether a year only names a thing: "the 2022 invasion". Not: "in 2022 troops marched"."""
    bare = IN.search(text, max(0, moment.span.start - 24), moment.span.start) is None
    return bare and YEAR.fullmatch(moment.span.of(text)) is not None and NOUN.match(text, moment.span.end) is not None


def entity_at(notes: Notes, span: Span) -> Entity | None:
    """The entity whose longest mention overlaps `span`, or None."""
    best: tuple[int, Entity] | None = None
    for entity in notes.entities:
        for mention in entity.mentions:
            if mention.span.touches(span) and (best is None or len(mention.span) > best[0]):
                best = (len(mention.span), entity)
    return best[1] if best else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The pieces of all quotations of a report in the order of the text, for those who ask at every word."""

    starts: tuple[int, ...]
    pieces: tuple[tuple[Span, Quote], ...]

    def at(self, span: Span) -> Quote | None:
        """The shortest quotation whose content holds `span`, of those that begin nearest before it."""
        end = bisect_right(self.starts, span.start)
        holders = [(len(piece), quote) for piece, quote in self.pieces[max(0, end - NESTED) : end] if piece.holds(span)]
        return min(holders, key=lambda pair: pair[0])[1] if holders else None


def all_spoken(notes: Notes) -> Spoken:
    """The quotations of a report, ready to be asked."""
    pieces = sorted(((piece, quote) for quote in notes.quotes for piece in quote.content), key=lambda pair: pair[0])
    return Spoken(tuple(piece.start for piece, _ in pieces), tuple(pieces))


def quote_at(notes: Notes, span: Span, *, kinds: tuple[str, ...] = ("direct", "mixed", "indirect")) -> Quote | None:
    """The shortest quotation of one of these kinds whose content holds `span`, or None."""
    holders = [(len(piece), quote) for quote in notes.quotes if quote.kind in kinds for piece in quote.content if piece.holds(span)]
    return min(holders, key=lambda pair: pair[0])[1] if holders else None
