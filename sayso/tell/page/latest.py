"""The figures that a reader asks for first: of each that was revised, the value in the newest report.

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
MOST_VALUES = 3  # values of one figure
DAY = len("2026-03-04")


@dataclass(frozen=True, slots=True)
class Newest:
    """A value that a report of the newest day gives, and whose it is."""

    text: str
    outlet: str
    claimed_by: str
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What the reports of the newest day say of a figure; `others` is how many values stand only in older or undated reports."""

    point: str
    about: str
    day: str
    values: tuple[Newest, ...]
    others: int
    words: VerdictWords


def find_latest(account: Account, cites: Cites) -> tuple[Latest, ...]:
    """The newest value of each revised figure, those that most origins speak to first. Of others it is not known that one is the latest."""
    told = [point for point in account.points if point.kind == "figure" and point.verdict == "revised"]
    told.sort(key=lambda point: -point.origins)
    found = (_latest(point, account, cites) for point in told)
    return tuple(one for one in found if one)[:MOST_LATEST]


def _latest(point: PointRow, account: Account, cites: Cites) -> Latest | None:
    """The readings of the newest day; None where no report that gives one has a day.

    Reports of one day cannot be told apart: their values stand side by side, the largest first, and none is called the latest.
    """
    days = {row.id: row.published[:DAY] for row in account.reports if row.published}
    newest = max((days[row.report] for reading in point.readings for row in reading.witnesses if row.report in days), default="")
    values = []
    for reading in point.readings:
        row = next((one for one in reading.witnesses if days.get(one.report) == newest), None)
        if row is not None and (value := _newest(reading, row, account, cites)):
            values.append((_amount(row, account), value))
    if not values:
        return None
    values.sort(key=lambda one: -one[0])
    return Latest(
        point=point.id,
        about=point.about.removeprefix("how many: "),
        day=say_day(newest),
        values=tuple(value for _, value in values[:MOST_VALUES]),
        others=len(point.readings) - len(values[:MOST_VALUES]),
        words=next(words for words in VERDICTS if words.verdict == point.verdict),
    )


def _newest(reading: ReadingRow, row: WitnessRow, account: Account, cites: Cites) -> Newest | None:
    cite, report = cites.cite(row.report, row.start, row.end), cites.letters.find(row.report)
    if cite is None or report is None:
        return None
    return Newest(reading.text, report.name, _claimants(reading, row, account), cite)


def _amount(row: WitnessRow, account: Account) -> float:
    """How much it is, at least."""
    figure = next((one for one in account.figures if one.id == row.finding), None)
    return (figure.low or figure.high or 0) if figure else 0


def _claimants(reading: ReadingRow, row: WitnessRow, account: Account) -> str:
    """Whose figure it is in that report."""
    findings: set[str | None] = {one.finding for one in _same_report(reading, row)}
    claimed = {figure.claimed_by for figure in account.figures if figure.id in findings}
    return ", ".join(entity.name for entity in account.entities if entity.id in claimed)


def _same_report(reading: ReadingRow, row: WitnessRow) -> Iterable[WitnessRow]:
    return (one for one in reading.witnesses if one.report == row.report)
