"""What a figure stands among: the whole of which it is a part, and where, when and how surely it is told.

In: notes with sentences, moments, entities and quotes, and figures in the order of the text. Out: the same figures.
Rule 1: "112 drones, of which 76" and "76 of the 112 drones" tell a part and its whole, where the part is no larger.
Rule 2: the time and the place of a figure are those of its sentence, where it tells one alone; with two, nobody is told which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sayso.annotate.lookup import moments_in, quote_at, sentence_at
from sayso.model import Figure, Moment, Notes, Reference, Span

# Between a whole and its part: "112 drones|, of which |76", "40 people|, including |12 children".
OF_WHICH = re.compile(r"[^.;:]{0,60}\b(?:of\s+(?:which|whom|them|these|those)|including|among\s+them)\s*,?\s+", re.IGNORECASE)
# Between a part and its whole: "76| of the |112 drones". Not: "76 of them and 112 others".
OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+|all\s+|more\s+than\s+)?", re.IGNORECASE)


def find_wholes(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Rule 1."""
    whole: dict[str, str] = {}
    for one, other in pairwise(figures):
        if OF_WHICH.fullmatch(text, one.span.end, other.span.start) and _is_part(other, one):
            whole[other.id] = one.id
        elif OF_THE.fullmatch(text, one.span.end, other.span.start) and _is_part(one, other):
            whole[one.id] = other.id
    return tuple(replace(figure, part_of=whole[figure.id]) if figure.id in whole else figure for figure in figures)


def _is_part(one: Figure, other: Figure) -> bool:
    """Whether one figure can be a part of another: of one unit, and no larger."""
    least, most = one.low or one.high or 0, other.high or other.low or 0
    return one.unit == other.unit and one.what != "age" and other.what != "age" and least <= most


def find_settings(notes: Notes, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Rule 2, and the hedge of the quotation that holds a figure."""
    return tuple(_settle(notes, figure) for figure in figures)


def _settle(notes: Notes, figure: Figure) -> Figure:
    sentence = sentence_at(notes, figure.span)
    if sentence is None:
        return figure
    times, places = list(_times(notes, sentence.span)), set(_places(notes, sentence.span))
    quote = quote_at(notes, figure.span)
    return replace(
        figure,
        time=times[0].id if len(times) == 1 else None,
        place=places.pop() if len(places) == 1 else None,
        hedged_by=quote.hedge if quote else None,
    )


def _times(notes: Notes, sentence: Span) -> Iterator[Moment]:
    """The days and hours of a sentence."""
    for moment in moments_in(notes, sentence):
        if moment.kind in {"date", "time"} and not isinstance(moment.when, Reference):
            yield moment


def _places(notes: Notes, sentence: Span) -> Iterator[str]:
    """The places named in a sentence."""
    for entity in notes.entities:
        if entity.kind == "place" and any(sentence.holds(mention.span) for mention in entity.mentions):
            yield entity.id
