"""Times relate by what they say, with their precision and their zone kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.timings import relate, zone_of
from sayso.model import Day, Instant, Period, WallTime

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
MAY = Period(value="2031-05", first=date(2031, 5, 1), last=date(2031, 5, 31))
TIMES = st.one_of(
    st.dates(date(2030, 1, 1), date(2032, 1, 1)).map(lambda on: Day(on=on)),
    st.datetimes(datetime(2030, 1, 1), datetime(2032, 1, 1)).map(lambda at: Instant(at=at.replace(tzinfo=UTC), zone="Europe/Oslo")),  # noqa: DTZ001
    st.dates(date(2030, 1, 1), date(2032, 1, 1)).map(lambda on: WallTime(on=on, at=time(9, 30))),
    st.just(MAY),
    st.just(Period(value="P3Y")),
)


@pytest.mark.parametrize(
    ("one", "other", "relation", "why"),
    [
        (Instant(at=NOON, zone="Europe/Oslo"), Instant(at=NOON, zone="America/New_York"), "equal", "one instant in two zones"),
        (Instant(at=NOON, zone="UTC"), Instant(at=NOON + timedelta(minutes=40), zone="UTC"), "clash", "forty minutes apart"),
        (Instant(at=NOON, zone="UTC"), Instant(at=NOON + timedelta(minutes=5), zone="UTC"), "within", "told as about"),
        (WallTime(on=date(2031, 5, 6), at=time(14)), Instant(at=NOON, zone="Europe/Oslo"), "within", "the same clock, no zone"),
        (WallTime(on=date(2031, 5, 6), at=time(9)), Instant(at=NOON, zone="Europe/Oslo"), "unknown", "a time with no zone accuses nobody"),
        (WallTime(on=date(2031, 5, 6), at=time(9)), WallTime(on=date(2031, 5, 6), at=time(10)), "unknown", "two zones may explain an hour"),
        (WallTime(on=date(2031, 5, 6), at=time(9)), WallTime(on=date(2031, 5, 6), at=time(9, 37)), "clash", "no zones lie so"),
        (WallTime(on=date(2031, 5, 6), at=time(9)), WallTime(on=date(2031, 5, 7), at=time(9)), "clash", "the same hour of two days"),
        (Day(on=date(2031, 5, 6)), Day(on=date(2031, 5, 7)), "clash", "two days"),
        (Day(on=date(2031, 5, 6)), MAY, "within", "a day of the month"),
        (Day(on=date(2031, 6, 6)), MAY, "clash", "a day outside the month"),
        (Day(on=date(2031, 5, 7)), Instant(at=NOON.replace(hour=23), zone="Asia/Tokyo"), "within", "the day in the zone it was told in"),
        (Period(value="P3Y"), MAY, "unknown", "a duration lies nowhere"),
    ],
)
def test_two_times_of_one_thing_relate(one, other, relation, why):
    assert relate(one, other) == relation, why


@given(TIMES, TIMES)
def test_relation_does_not_hang_on_the_order(one, other):
    assert relate(one, other) == relate(other, one)


@given(TIMES)
def test_a_time_equals_itself(one):
    assert relate(one, one) == "equal"


def test_an_offset_and_a_name_are_zones_and_nonsense_is_utc():
    assert zone_of("-04:00").utcoffset(None) == timedelta(hours=-4)
    assert NOON.astimezone(zone_of("Asia/Kathmandu")).hour == 17
    assert zone_of("no such zone") is UTC
