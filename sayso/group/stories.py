"""Reports to stories: what tells of one event is put together, what is no report or tells of another is set aside with the reason.

In: reports of whatever events, with their notes. Out: `Story`s by their first files, each with lineage and origins. The order in
which reports are given changes nothing. No report is lost: each stands in one story, kept or set aside.

Rule 1: two reports of one event are a story, and so is one alone.
Rule 2: where all but a few are one story, the few are strays and are set aside in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from textwrap import shorten

from sayso.group.clusters import MANY, cluster
from sayso.group.galley import set_galley
from sayso.group.lineage import trace_lineage
from sayso.group.origins import find_origins
from sayso.model import STORY_PARTS, Notes, Report, SetAside, Story
from sayso.read import no_report_reason

LONGEST_TITLE = 140  # characters of a first sentence that stands for a title
FEW = 0.5  # strays for each report of the story up to which they are strays; more of them are a folder of many events


def group_reports(reports: Sequence[Report], notes: Mapping[str, Notes], *, together: bool = False) -> tuple[Story, ...]:
    """The stories that these reports tell, by their first files; `notes` by report id.

    `together` takes all reports for one story; what is no report is set aside all the same. None where nothing is a report.
    """
    whys = {report.id: no_report_reason(report) for report in reports}
    kept = sorted((report for report in reports if whys[report.id] is None), key=_rank)
    asides = [SetAside(report=report, why=why) for report in sorted(reports, key=_rank) if (why := whys[report.id]) is not None]
    if not kept:
        return ()
    stories, strays = _sort(kept, notes, together=together)
    made = [_story(group, notes) for group in stories]
    largest = max(range(len(made)), key=lambda number: (len(made[number].reports), -number))
    made[largest] = replace(made[largest], set_aside=tuple(sorted([*strays, *asides], key=lambda aside: _rank(aside.report))))
    return tuple(made)


def _sort(kept: Sequence[Report], notes: Mapping[str, Notes], *, together: bool) -> tuple[list[tuple[Report, ...]], list[SetAside]]:
    """The reports of each story, and the strays."""
    if together:
        return [tuple(kept)], []
    groups = [tuple(kept[number] for number in group) for group in cluster(kept, [set_galley(one, notes[one.id]) for one in kept])]
    many = [group for group in groups if len(group) > 1]
    lone = [group[0] for group in groups if len(group) == 1]
    if len(many) != 1 or len(many[0]) < MANY or len(lone) > FEW * len(many[0]):
        return groups, []
    why = f"tells of another event: shares few names and words with the {len(many[0])} others"
    return many, [SetAside(report=report, why=why) for report in lone]


def _story(reports: tuple[Report, ...], notes: Mapping[str, Notes]) -> Story:
    """One story of these reports, which are in the order of their files."""
    lineage = trace_lineage(reports, notes)
    return Story(
        id=hashlib.sha256("\0".join(sorted(report.id for report in reports)).encode()).hexdigest()[:12],
        title=_title(reports, notes),
        reports=reports,
        lineage=lineage,
        origins=find_origins(reports, lineage),
    )


def _title(reports: Sequence[Report], notes: Mapping[str, Notes]) -> str:
    """The title of the fullest report that has one, else the first sentence of the fullest."""
    fullest = sorted(reports, key=lambda report: (-_fullness(report), _rank(report)))
    for report in fullest:
        if report.title:
            return report.title
    for report in fullest:
        for sentence in notes[report.id].sentences:
            return shorten(sentence.span.of(report.text), LONGEST_TITLE, placeholder=" …")
    return reports[0].file


def _fullness(report: Report) -> int:
    """How many characters of the story a report has."""
    return sum(len(part.span) for part in report.parts if part.kind in STORY_PARTS)


def _rank(report: Report) -> tuple[str, str]:
    """The order of reports: by file, two of one name by id."""
    return report.file, report.id
