"""Two reports word for word: what both have, what one reworded, dropped or added, in the order of the first.

In: an account. Out: rows with places in both texts, for the page and the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.tell.account import Account, KinshipRow, Place

RowKind = Literal["same", "reworded", "dropped", "added"]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A stretch of the one report, of the other, or of both."""

    kind: RowKind
    source: Place | None
    target: Place | None


def find_pair(account: Account) -> KinshipRow | None:
    """The kinship of the account's first two reports; None where neither stands in the other."""
    wanted = {row.id for row in account.reports[:2]}
    return next((row for row in account.lineage if {row.source, row.target} == wanted), None)


def pair_rows(kinship: KinshipRow) -> tuple[PairRow, ...]:
    """All stretches, in the order of the source; what the target added stands behind what it follows there."""
    both = [PairRow("same" if one.kind == "verbatim" else "reworded", one.source, one.target) for one in kinship.passages]
    dropped = [PairRow("dropped", place, None) for place in kinship.left_out]
    ordered = sorted((*both, *dropped), key=lambda row: row.source or (0, 0))
    return tuple(_insert(ordered, sorted(kinship.added)))


def _insert(rows: list[PairRow], added: list[Place]) -> Iterator[PairRow]:
    """The rows, each followed by what stands next in the target and not in the source."""
    starts = sorted(row.target[0] for row in rows if row.target)
    first = starts[0] if starts else None
    yield from (PairRow("added", None, place) for place in added if first is None or place[0] < first)
    for row in rows:
        yield row
        if row.target:
            after = next((start for start in starts if start > row.target[0]), None)
            yield from (
                PairRow("added", None, place) for place in added if place[0] > row.target[0] and (after is None or place[0] < after)
            )
