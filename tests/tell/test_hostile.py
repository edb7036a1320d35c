"""Whatever a report holds, in whatever field: no output runs it, fetches for it, obeys it or tells it as another text."""

from __future__ import annotations

import pytest

from tests.tell.hostile.outputs import OUTPUTS
from tests.tell.hostile.payloads import load_kinds, load_payloads
from tests.tell.hostile.story import Case

PAYLOADS = load_payloads()
AT_ONCE = 60  # payloads in one story: about a megabyte of page
CHUNKS = [PAYLOADS[at : at + AT_ONCE] for at in range(0, len(PAYLOADS), AT_ONCE)]
PLAIN = [one for one in OUTPUTS if not one.in_browser]


def case_of(payloads):
    """The story of these payloads."""
    return Case(tuple(one.admitted for one in payloads))


def blame(output, payloads, *rest, **options):
    """The faults of an output, each with the payload that does it: found by halving."""
    faults = output.faults(case_of(payloads), *rest, **options)
    if not faults or len(payloads) == 1:
        return [f"{payloads[0]}: {fault}" for fault in faults]
    half = len(payloads) // 2
    found = [one for part in (payloads[:half], payloads[half:]) for one in blame(output, part, *rest, **options)]
    return found or [f"{payloads[0]} to {payloads[-1]} together: {fault}" for fault in faults]


def test_there_are_three_hundred_payloads_and_more_of_them_and_each_kind_says_where_it_is_from():
    assert len({one.text for one in PAYLOADS}) == len(PAYLOADS) >= 300
    assert len({one.admitted for one in PAYLOADS}) >= 300
    assert all(kind["source"] and kind["payloads"] for kind in load_kinds())


@pytest.mark.slow
@pytest.mark.parametrize("output", PLAIN, ids=lambda one: one.name)
def test_no_payload_does_anything(output):
    assert [fault for payloads in CHUNKS for fault in blame(output, payloads)] == []
