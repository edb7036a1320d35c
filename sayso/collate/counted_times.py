"""Places times that are counted from another ("two days later", "that day"), and sets ranges told without a year right.

Rule 1: such a time is counted from the last time told before it, in its sentence or the two before (a year: from the last told at all),
where that one is as precise as the unit it counts in; else it stays unplaced.
Rule 2: "a year ago" is counted from a quarter told before it, where one is, else from publication; and so are "the previous week" and
"the following Monday" where no time stands before them at all.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.collate.calendar import counts_from, place
from sayso.collate.nearby import sentence_at
from sayso.collate.setting import Setting, set_moment
from sayso.model import Day, Moment, Notes, Period, Unplaced, When
from sayso.text.periods import month, quarter

BACK = 2  # sentences before a clock time in which the day it belongs to may be named
YEAR = 366


def order_ranges(notes: Notes) -> Notes:
    """Ranges told without a year that would end before they begin ("from November to February") begin a year earlier."""
    moments = list(notes.moments)
    for number, one in enumerate(moments[:-1]):
        other = moments[number + 1]
        first, last = one.when, other.when
        if one.until != other.id or first.day is None or last.day is None or first.day <= last.day or (first.day - last.day).days > YEAR:
            continue
        if isinstance(first, Period) and first.first and len(first.value) == 7 and "Q" not in first.value:
            moments[number] = replace(one, when=month(first.first.year - 1, first.first.month))
        elif isinstance(first, Day) and (first.on.month, first.on.day) != (2, 29):
            moments[number] = replace(one, when=replace(first, on=first.on.replace(year=first.on.year - 1)))
    return replace(notes, moments=tuple(moments))


def place_counted(setting: Setting, placed: Notes) -> Notes:
    """Rules 1 and 2."""
    moments: list[Moment] = []
    sentences = [sentence_at(placed.sentences, moment.span) for moment in placed.moments]
    for number, moment in enumerate(placed.moments):
        when = moment.when
        if isinstance(when, Unplaced) and when.anchor != "speech":
            by_year = when.unit == "year"  # "a year earlier" is no year before another "a year earlier"
            near = [
                one
                for one, at in zip(moments, sentences, strict=False)
                if (one.anchor != "told" if by_year else _is_near(at, sentences[number]))
            ]
            told = next((one for one in reversed(near) if counts_from(when, one.when)), None)
            if told and told.when.day:
                moments.append(set_moment(moment, _from_told(when, told.when), "told"))
                continue
            alone = (when.shift or 0) < 0 and not any(one.when.day for one in moments)
            if setting.anchor and (when.anchor == "quarter" or when.weekday is not None or alone):
                moments.append(set_moment(moment, place(when, setting.anchor), "publication"))
                continue
        moments.append(moment)
    return replace(placed, moments=tuple(moments))


def _from_told(when: Unplaced, told: When) -> When:
    """A time counted from one told before; a year from a quarter or month is that quarter or month of the other year."""
    whole = when.unit == "year" and when.month is None and when.season is None
    if whole and isinstance(told, Period) and told.first and len(told.value) == 7:
        year = told.first.year + (when.shift or 0)
        return quarter(year, (told.first.month + 2) // 3) if "Q" in told.value else month(year, told.first.month)
    return place(when, told.day) if told.day else when


def _is_near(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and other - BACK <= one
