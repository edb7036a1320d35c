"""Words of doubt that a report drops where it retells another: "reportedly", "could not be independently verified".

In: the table. Out: for each report the places in its source where a hedge stands that its own sentences do not have. Only where it is known
who has it from whom; a sentence that holds off in other words ("may have", "claimed") has dropped nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.collate.table import Line, Table, witness
from sayso.model import Kinship, Span, Witness
from sayso.words.grammar import word_class

# "he reportedly left", "the alleged attack", "the paper has not independently verified". Not: "he reported", "it was verified".
HEDGE = re.compile(
    rf"\b(?:{'|'.join(sorted(word_class('hedge') | word_class('hedge_of_noun')))}"
    r"|(?:has|have|had|could|can)\s+not\s+(?:be\s+|been\s+)?(?:independently\s+)?(?:verif|confirm)\w+)\b",
    re.IGNORECASE,
)
# What holds off, too: "may have left", "is said to", "claimed", "according to". Not: "the month of May", "he left".
HELD_OFF = re.compile(r"\b(?:may|might|could|suspected|believed|said\s+to|claim\w*|according\s+to|report(?:s|ed))\b")


def find_dropped_hedges(table: Table) -> dict[str, tuple[Witness, ...]]:
    """By report, in the order of its source, the hedges that it drops."""
    dropped: dict[str, tuple[Witness, ...]] = {}
    for kin in table.story.lineage:
        if kin.directed and kin.kind != "excerpt":
            dropped[kin.target] = tuple(dict.fromkeys((*dropped.get(kin.target, ()), *_dropped(table, kin))))
    return {report: found for report, found in dropped.items() if found}


def _dropped(table: Table, kin: Kinship) -> Iterator[Witness]:
    """The hedges of a source whose sentence the target retells without one."""
    for line in table.of[kin.source]:
        hedges = list(HEDGE.finditer(table.texts[kin.source], line.span.start, line.span.end))
        retold = _retellings(table, kin, line) if hedges else ()
        words = " ".join(table.words(kin.target, own.span) for own in retold)
        if retold and not HEDGE.search(words) and not HELD_OFF.search(words):
            yield from (witness(table, kin.source, Span(*found.span())) for found in hedges)


def _retellings(table: Table, kin: Kinship, line: Line) -> tuple[Line, ...]:
    """The sentences of the target that retell one of the source."""
    spans = [passage.target for passage in kin.passages if passage.source.touches(line.span)]
    return tuple(own for own in table.of[kin.target] if any(span.touches(own.span) for span in spans))
