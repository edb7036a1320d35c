"""The figures that a reader asks for first: of each that is told in more than one way, the value in the newest report.

In: an account, `Cites`. Out: `Latest` records for the first screen. It says what the newest report says and whose figure it is; whether
the older ones were wrong is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.tell.account import Account, PointRow, ReadingRow, WitnessRow
from sayso.tell.page.cites import Cite, Cites
from sayso.tell.saying_when import say_day
from sayso.tell.verdicts import VERDICTS, VerdictWords

MOST_LATEST = 4  # figures on the first screen
OPEN = ("revised", "disputed", "conflict", "unsettled", "differs", "compatible")  # verdicts of a figure that has more than one value


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The value of a figure in the newest report that gives it; `others` is how many values the other reports give."""

    point: str
    about: str
    value: str
    day: str
    outlet: str
    claimed_by: str
    cite: Cite
    others: int
    words: VerdictWords


def find_latest(account: Account, cites: Cites) -> tuple[Latest, ...]:
    """The newest value of each figure that has several, those that most origins speak to first."""
    told = [point for point in account.points if point.kind == "figure" and point.verdict in OPEN and len(point.readings) > 1]
    told.sort(key=lambda point: (OPEN.index(point.verdict) >= OPEN.index("differs"), -point.origins))
    found = (_latest(point, account, cites) for point in told)
    return tuple(one for one in found if one)[:MOST_LATEST]


def _latest(point: PointRow, account: Account, cites: Cites) -> Latest | None:
    """The reading of the newest report; None where no report that gives it has a day."""
    days = {row.id: row.published for row in account.reports if row.published}
    dated = [
        (days[row.report], len(reading.witnesses), reading, row)
        for reading in point.readings
        for row in reading.witnesses
        if row.report in days
    ]
    if not dated:
        return None
    day, _, reading, row = max(dated, key=lambda one: (one[0][:10], one[1]))
    cite, report = cites.cite(row.report, row.start, row.end), cites.letters.find(row.report)
    if cite is None or report is None:
        return None
    return Latest(
        point=point.id,
        about=point.about.removeprefix("how many: "),
        value=reading.text,
        day=say_day(day),
        outlet=report.name,
        claimed_by=_claimants(reading, row, account),
        cite=cite,
        others=len(point.readings) - 1,
        words=next(words for words in VERDICTS if words.verdict == point.verdict),
    )


def _claimants(reading: ReadingRow, row: WitnessRow, account: Account) -> str:
    """Whose figure it is in that report."""
    findings: set[str | None] = {one.finding for one in _same_report(reading, row)}
    claimed = {figure.claimed_by for figure in account.figures if figure.id in findings}
    return ", ".join(entity.name for entity in account.entities if entity.id in claimed)


def _same_report(reading: ReadingRow, row: WitnessRow) -> Iterable[WitnessRow]:
    return (one for one in reading.witnesses if one.report == row.report)
