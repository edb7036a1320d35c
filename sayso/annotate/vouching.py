"""Who stands behind a figure or a statement: who claims it, and who says that it could not be verified.

In: notes with quotes and entities, and figures. Out: figures with `claimed_by` and `unverified_by`, quotes with `unverified_by`.
Rule 1: the innermost quotation that holds a figure tells who claims it, where it has one speaker.
Rule 2: "could not verify" doubts the figures of its own sentence, or of the last sentence with figures where it speaks of figures,
claims or a toll.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.annotate.lookup import entity_at, quote_at
from sayso.model import Figure, Mention, Notes, Quote, Report, Span

# "has not independently verified", "was unable to confirm". Not: "has verified".
DOUBT = re.compile(
    r"\b(?:(?:has|have|had|could|was|were|is|are|can|did)(?:\s+not|n[’']t)(?:\s+been)?(?:\s+able\s+to)?|cannot|unable\s+to)"
    r"(?:\s+(?:be|immediately|yet|independently|able\s+to))*\s+(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?)\b",
    re.IGNORECASE,
)
SPOKEN_OF = re.compile(
    r"\b(?:figures?|numbers?|claims?|tolls?|tall(?:y|ies)|counts?|reports?|statements?|accounts?|details)\b", re.IGNORECASE
)
BACK = 2  # sentences before a doubt in which the figures it speaks of may stand


def find_claimants(notes: Notes, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Rule 1."""
    claimed = []
    for figure in figures:
        quote = quote_at(notes, figure.span) or _held_by(notes, figure.span)
        claimed.append(replace(figure, claimed_by=quote.speakers[0]) if quote and len(quote.speakers) == 1 else figure)
    return tuple(claimed)


def _held_by(notes: Notes, span: Span) -> Quote | None:
    """The quotation that holds the end of a figure whose first words stand before it ("some of the “40 boats”")."""
    return quote_at(notes, Span(span.end - 1, span.end))


def find_doubters(report: Report, notes: Notes, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Rule 2."""
    doubted: dict[str, str] = {}
    for number, sentence in enumerate(notes.sentences):
        for found in DOUBT.finditer(report.text, sentence.span.start, sentence.span.end):
            doubter = _doubter(notes, Span(sentence.span.start, found.start()))
            spoken = SPOKEN_OF.search(report.text, found.end(), min(sentence.span.end, found.end() + 60))
            for figure in _doubted(notes, figures, number, found.start(), spoken=bool(spoken)) if doubter else ():
                doubted[figure.id] = doubter or ""
    return tuple(replace(figure, unverified_by=doubted[figure.id]) if figure.id in doubted else figure for figure in figures)


def find_doubts(report: Report, notes: Notes) -> Notes:
    """Notes whose quotes say who could not verify them: those of the doubt's sentence, or of the one before where it speaks of claims."""
    doubted: dict[str, str] = {}
    for number, sentence in enumerate(notes.sentences):
        for found in DOUBT.finditer(report.text, sentence.span.start, sentence.span.end):
            doubter = _doubter(notes, Span(sentence.span.start, found.start()))
            spoken = SPOKEN_OF.search(report.text, found.end(), min(sentence.span.end, found.end() + 60))
            for quote in _quotes_doubted(notes, number, found.start(), spoken=bool(spoken)) if doubter else ():
                doubted[quote.id] = doubter or ""
    own = (replace(quote, unverified_by=doubted[quote.id]) if quote.id in doubted else quote for quote in notes.quotes)
    return replace(notes, quotes=tuple(own)) if doubted else notes


def _quotes_doubted(notes: Notes, number: int, until: int, *, spoken: bool) -> list[Quote]:
    """The quotes that a doubt is about."""
    for sentence in notes.sentences[max(0, number - spoken) : number + 1][::-1]:
        here = [quote for quote in notes.quotes if quote.cue and sentence.span.holds(quote.cue) and quote.cue.end <= until]
        here = [quote for quote in here if not any(piece.start <= until < piece.end for piece in quote.content)]
        if here:
            return here
    return []


def _doubter(notes: Notes, before: Span) -> str | None:
    """The last one named before the verb, who is its subject in plain sentences."""
    ends: list[Mention] = [mention for entity in notes.entities for mention in entity.mentions if before.holds(mention.span)]
    last = max(ends, key=lambda mention: (mention.span.end, len(mention.span)), default=None)
    if last is None or before.end - last.span.end > 12:
        return None
    entity = entity_at(notes, last.span)
    return entity.id if entity else None


def _doubted(notes: Notes, figures: tuple[Figure, ...], number: int, until: int, *, spoken: bool) -> tuple[Figure, ...]:
    """The figures that a doubt is about: those before it in its sentence, else those of the last sentence with figures."""
    for back in range(BACK + 1 if spoken else 1):
        if number < back:
            break
        sentence = notes.sentences[number - back].span
        here = tuple(figure for figure in figures if sentence.holds(figure.span) and figure.span.end <= until)
        if here:
            return here
    return ()
