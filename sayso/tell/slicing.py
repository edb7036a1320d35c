"""A part of an account that is an account of its own: what one speaker is reported to have said.

In: an account and one of its entities. Out: an account with all reports (their letters stay) and only what is of that entity. Nothing is
judged anew.
"""

from __future__ import annotations

import msgspec

from sayso.tell.account import Account, EntityRow, PointRow


def slice_speaker(account: Account, entity: EntityRow) -> Account:
    """What `entity` says: its quotations, the points that line them up, its figures and positions.

    Points that one origin alone has are left out: such a quotation is told as it stands.
    """
    quotations = [row for row in account.quotations if entity.id in row.speakers or entity.id == row.speaker]
    ids = {row.id for row in quotations}
    points = [point for point in account.points if point.verdict != "single" and _speaks_of(point, ids)]
    return msgspec.structs.replace(
        account,
        quotations=quotations,
        points=points,
        figures=[row for row in account.figures if row.claimed_by == entity.id],
        positions=[row for row in account.positions if row.party == entity.id],
        times=[],
        events=[],
        occurrences=[],
        timeline=[],
        left_out=[],
        brief=[],
    )


def _speaks_of(point: PointRow, quotations: set[str]) -> bool:
    return any(row.finding in quotations for reading in point.readings for row in reading.witnesses)
