"""A change is made at one place, and what is around it stays as it was."""

from __future__ import annotations

import pytest

from sayso.annotate import annotate
from sayso.bench.perturb import CHANGED, HARMLESS, RIVAL, rewrite
from tests.making import make_report

TEXT = """The ferry Aurelia ran aground at Sandhaven on Tuesday at 9 p.m. with 12 passengers on board, the harbour master's office said.

“We will not open the pier before the spring storms are over, whatever the council decides,” harbour master Ode Arle said on Twitter.

The centre of the town was dark because the wind had broken two lines, and about half of the houses had no light at all that night.

Nobody in the harbour had seen a storm of this kind in ten years, and the old people of the town had stories to tell about the last one.
"""
FOUND = {
    "quoted not": ("not", ""), "day": ("Tuesday", None), "hour": ("9", "11"), "figure": ("12", "27"), "venue": ("on Twitter", "on Facebook"),
    "speaker": ("Ode Arle", "Gordon Whitfield"), "number in words": ("12", "twelve"),
}  # fmt: skip


def made(kind):
    report = make_report(TEXT, file="a.txt")
    notes = annotate(report)
    return report, list({**CHANGED, **HARMLESS}[kind](report, notes))


@pytest.mark.parametrize(("kind", "old", "new"), [(kind, *pair) for kind, pair in FOUND.items()])
def test_each_kind_changes_what_it_says(kind, old, new):
    report, changes = made(kind)
    told = [(change.span.of(report.text).strip(), change.new) for change in changes]
    assert told
    assert told[0][0] == old
    assert new is None or told[0][1] == new


@pytest.mark.parametrize("kind", [*CHANGED, *HARMLESS])
def test_a_rival_differs_at_one_place_and_its_parts_cover_its_text(kind):
    report, changes = made(kind)
    for change in changes:
        rival = rewrite(report, change)
        assert rival.text == report.text[: change.span.start] + change.new + report.text[change.span.end :]
        assert [part.span.start for part in rival.parts[1:]] == [part.span.end for part in rival.parts[:-1]]
        assert (rival.parts[-1].span.end, rival.outlet) == (len(rival.text), RIVAL)
        assert rival.id != report.id


def test_the_same_changes_are_made_each_time():
    assert [made(kind)[1] for kind in CHANGED] == [made(kind)[1] for kind in CHANGED]
