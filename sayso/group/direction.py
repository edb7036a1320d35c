"""Which of two kin reports is the source, where it can be told.

In: the two reports and how much of each stands in the other. Out: whether to turn the ends, and whether the direction is sure.
It never guesses from style; two prints of one agency's text have no direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sayso.group.comparing import Holding
from sayso.group.credit import credited_wires, credits_outlet
from sayso.model import Day, Instant, KinshipKind, Report

APART = timedelta(hours=3)  # stamps are often those of an update; closer ones tell nothing
FULLER = 1.4  # times as much of the target in the source as the other way round: it dropped detail (2.7 in the rewrite with gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Two kin reports, `source` being the one that holds more of the other; `credited` are those whose outlet others credit."""

    source: Report
    target: Report
    kind: KinshipKind
    credited: frozenset[str] = frozenset()


def find_direction(ends: Ends, holding: Holding, back: Holding) -> tuple[bool, bool]:
    """(turned, directed) for two kin reports.

    Turned means that `target` is the source after all, by a credit or by the clock. A rewrite of a text that others credit, too, is
    the later one: who supplies a story to others does not take it from one that nobody credits.
    """
    source, target, kind = ends.source, ends.target, ends.kind
    if credits_outlet(target, source) != credits_outlet(source, target):
        return credits_outlet(source, target), True
    if kind == "rewrite" and (source.id in ends.credited) != (target.id in ends.credited):
        return target.id in ends.credited, True
    one_wire = bool(credited_wires(source) & credited_wires(target))
    later = _later(source, target)
    evenly = _amount(holding) < FULLER * _amount(back)
    if one_wire or kind == "copy":
        return later and evenly, False
    if evenly:
        return later, later or _later(target, source)
    if kind == "excerpt":  # a passage that both have: only the clock tells who took it
        return later, later or _later(target, source)
    return False, not later


def _amount(holding: Holding) -> float:
    """How much of the one stands in the other, in its words or others."""
    return max(holding.taken, holding.ordered, holding.retold)


def _later(one: Report, other: Report) -> bool:
    """Whether `one` is known to be published clearly after `other`."""
    if isinstance(one.published, Instant) and isinstance(other.published, Instant):
        return one.published.at - other.published.at >= APART
    if isinstance(one.published, Day | Instant) and isinstance(other.published, Day | Instant):
        return one.published.day > other.published.day
    return False
