"""Edges that the head of sayings leaves a word off: a cue that ends in the middle of a phrase, a content without one of its marks.

In: a text and stretches of it. Out: stretches. Rule 1: "said | on" is "said". Rule 2: of a pair of marks a content has both
or none.
"""

from __future__ import annotations

import re

from sayso.model import Attribution, Span

# A verb of saying and the first words of what follows it: "said| on", "told| the". Not: "referred to", a verb with its preposition.
CUT = re.compile(
    r"(?:said|says|say|saying|added|reported|announced|told|noted)(?=(?:\s(?:on|in|at|of|last|this|the|during|with|a|an|and|,))+$)",
    re.IGNORECASE,
)
MARKS = {"“": "”", "«": "»", "„": "“"}


def mend_edges(text: str, one: Attribution) -> Attribution:
    """An attribution by both rules.

    >>> text = "“We stay,” Arle said on Monday."
    >>> mended = mend_edges(text, Attribution(cue=Span(16, 23), source=(Span(11, 15),), content=(Span(1, 10),)))
    >>> mended.cue.of(text), mended.content[0].of(text)
    ('said', '“We stay,”')
    """
    cut = CUT.match(one.cue.of(text))
    cue = Span(one.cue.start, one.cue.start + cut.end()) if cut else one.cue
    return Attribution(cue=cue, source=one.source, content=tuple(_paired(text, piece) for piece in one.content))


def _paired(text: str, piece: Span) -> Span:
    """A content with the mark that it lacks at an edge; without one that only opens what it does not hold."""
    words, before, behind = piece.of(text), text[piece.start - 1 : piece.start], text[piece.end : piece.end + 1]
    if len(piece) > 1 and words[-1] in MARKS:
        return Span(piece.start, piece.end - 1)
    odd = words.count('"') % 2 == 1
    lacks_first = (odd and before == '"') or (before in MARKS and words.count(before) < words.count(MARKS[before]))
    lacks_last = (odd and behind == '"' and not lacks_first) or any(
        behind == close and words.count(close) < words.count(mark) for mark, close in MARKS.items()
    )
    return Span(piece.start - lacks_first, piece.end + lacks_last)
