"""Look-ups that several annotators need: which sentence, entity or quotation stands at a place."""

from __future__ import annotations

from sayso.model import Entity, Notes, Quote, Sentence, Span


def sentence_at(notes: Notes, span: Span) -> Sentence | None:
    """The sentence in which `span` starts, or None outside the story's text."""
    for sentence in notes.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence
    return None


def entity_at(notes: Notes, span: Span) -> Entity | None:
    """The entity whose longest mention overlaps `span`, or None."""
    best: tuple[int, Entity] | None = None
    for entity in notes.entities:
        for mention in entity.mentions:
            if mention.span.touches(span) and (best is None or len(mention.span) > best[0]):
                best = (len(mention.span), entity)
    return best[1] if best else None


def quote_at(notes: Notes, span: Span, *, kinds: tuple[str, ...] = ("direct", "mixed", "indirect")) -> Quote | None:
    """The shortest quotation of one of these kinds whose content holds `span`, or None."""
    holders = [(len(piece), quote) for quote in notes.quotes if quote.kind in kinds for piece in quote.content if piece.holds(span)]
    return min(holders, key=lambda pair: pair[0])[1] if holders else None
