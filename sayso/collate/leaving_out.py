"""What a report leaves out: points that two or more other origins have and it has not."""

from __future__ import annotations

from sayso.model import LeftOut, Point, Story

ENOUGH = 2  # other origins: what one alone tells is no omission of the others


def find_left_out(story: Story, points: tuple[Point, ...]) -> tuple[LeftOut, ...]:
    """For each report of the story, in order, the ids of the points it leaves out; reports that leave out nothing are not listed."""
    found = []
    for report in story.reports:
        own = story.origin(report.id)
        missing = []
        for point in points:
            witnesses = {witness.report for reading in point.readings for witness in reading.witnesses}
            others = {story.origin(witness) for witness in witnesses} - {own}
            if report.id not in witnesses and len(others) >= ENOUGH:
                missing.append(point.id)
        if missing:
            found.append(LeftOut(report=report.id, points=tuple(missing)))
    return tuple(found)
