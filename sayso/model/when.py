"""Times as reports tell them: six types for six meanings.

    Instant    a point in time with a known zone          10 a.m. ET on Monday, placed
    WallTime   a day and a clock time, no zone known      10 a.m. on Monday, placed
    Day        a calendar day                             Sunday, placed
    Period     a stretch longer or looser than a day      spring 2022, last week, three hours
    Unplaced   what cannot be placed without its anchor   Monday; tomorrow; 10 a.m.; two days later
    Reference  what lies nowhere on the calendar          now, recently, soon

The annotate room finds `Unplaced` ones and absolute ones; the collate room places them once publication days are known.
`value` is what `shared/contract.md` calls a time's value: ISO 8601, and TIMEX3 (ISO-TimeML, ISO 24617-1) below a day's precision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A point in time; `at` is in UTC, `zone` the zone in which it was told (an IANA name or an offset such as `+03:00`)."""

    at: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("an instant needs a zone")

    @property
    def value(self) -> str:
        """`2025-05-19T14:00:00Z`."""
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def day(self) -> date:
        """The calendar day in UTC."""
        return self.at.astimezone(UTC).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTime:
    """A clock time on a day, told without a zone, or in one of the `candidates` that an abbreviation may mean: it stays without."""

    on: date
    at: time
    candidates: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """`2025-05-19T10:00`."""
        return f"{self.on.isoformat()}T{self.at.strftime('%H:%M:%S' if self.at.second else '%H:%M')}"

    @property
    def day(self) -> date:
        """The day it falls on."""
        return self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar day; `part` is the part of it that the words name, by TIMEX3's letters ("Sunday night" is `NI`)."""

    on: date
    part: str | None = None

    @property
    def value(self) -> str:
        """`2025-05-19`."""
        return self.on.isoformat()

    @property
    def day(self) -> date:
        """The day itself."""
        return self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch told less precisely than a day, or a duration, as TIMEX3 writes it.

    `first` and `last` bound it where it lies on the calendar (`2022-SP`, `2025-W20`, `2022-03`, `2015`); a duration
    (`P3Y`, `PT2H`) has neither.
    """

    value: str
    first: date | None = None
    last: date | None = None

    @property
    def day(self) -> date | None:
        """The first day, where it lies on the calendar."""
        return self.first


Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Anchor = Literal["speech", "story", "quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A time that its anchor alone can place. The anchor is the day of publication, or, inside a quotation, the day it was said.

    Exactly what the words say and no more: `Monday` is `weekday=0`; `tomorrow` `shift=1`; `last week` `unit="week", shift=-1`;
    `February` `month=2`; `10 a.m. ET` `clock=10:00, zone="America/New_York"`; `in March 2022` is no `Unplaced` but a `Period`.
    """

    weekday: int | None = None  # 0 is Monday
    month: int | None = None
    day_of_month: int | None = None
    year: int | None = None  # with a day and month, of a clock time in a zone not yet known
    shift: int | None = None  # in `unit`s from the anchor: -1 is yesterday, 0 today
    unit: Unit = "day"
    season: str | None = None  # SP, SU, FA, WI
    quarter: int | None = None  # of the year
    half: int | None = None  # of the year
    feast: str | None = None  # a day that moves from year to year, as `words/times.toml` writes it: "11 3 4", "easter 1"
    part: str | None = None  # of the day: MO, MI, AF, EV, NI
    clock: time | None = None
    ends_day: bool = False  # midnight at the end of the day: "before midnight on Monday"
    zone: str | None = None  # an IANA name, an offset, or "local": the place's own
    candidates: tuple[str, ...] = ()  # zones that an abbreviation of several may mean, where nothing has settled it
    plus: tuple[int, Unit] | None = None  # so many units from the day that the rest tells: "two days after Monday"
    anchor: Anchor = "speech"  # counted from when it is told; from the time told before ("two days later"); from a quarter ("a year ago")
    direction: Literal["past", "future", "near"] = "near"  # from the words: "last Monday", "next Monday", or told by tense

    @property
    def value(self) -> None:
        """Nothing: it has none before it is placed."""
        return None

    @property
    def day(self) -> None:
        """Nothing: it has none before it is placed."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Now, once, some day: no place on the calendar and no length. `value` is TIMEX3's: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str

    @property
    def day(self) -> None:
        """Nothing: it has none."""
        return None


When = Instant | WallTime | Day | Period | Unplaced | Reference
