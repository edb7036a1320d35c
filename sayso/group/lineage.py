"""Who copied whom: copies, rewrites and excerpts among the reports of one story, with the passages that show it.

In: the reports of one story and their notes. Out: `Kinship`s, sorted. Shared facts and public statements are no copying: words
that all reports share count little, speech that anybody quotes counts little, and what is left must be much or long.

Rule 1: a text that stands in another nearly word for word is a copy; most of one, or many of its sentences retold in the same
        order, is a rewrite; a passage too long and too rare for two hands is an excerpt.
Rule 2: the fuller report is the source, unless a credit or the clock says otherwise; where two carry one agency's text, or
        nothing tells, the kinship has no direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.group.comparing import LEAST_CONTENT, Holding, Page, fill_in, lay_page, measure, own_words, share_in_runs, weigh_terms
from sayso.group.credit import credits_outlet
from sayso.group.direction import Ends, find_direction
from sayso.group.galley import Galley, set_galley, share_speech
from sayso.group.passages import find_passages, left_over, share_in_passages
from sayso.model import Kinship, KinshipKind, Notes, Report
from sayso.text.align import find_runs
from sayso.text.shingles import winnow

# Set on the stories of ../shared/stories, the two with gold among them: the figures of all pairs were read, and the shared passages of
# those near a border. In brackets: the least that a true one had, and the most that a pair had which shares background or names only.
COPIED = 0.8  # share in runs: a copy (prints of one agency text .82 to 1.0; rewrites at most .76)
TAKEN = 0.3  # share in runs with RETOLD beside it: a rewrite (.34; .23, two reports with one agency's background)
RETOLD = 0.3  # weight of sentences alike (.61; .26)
ORDERED = 0.28  # weight of sentences retold in order (.35; .25, and .29 with four sentences)
CHAIN = 5  # sentences retold in order (6; 4)
IN_ORDER = 0.65  # share of the sentences retold that keep their order (1.0; under .5 where quotations are shared)
RARE_RUN = 8.0  # weight of one run: an excerpt (8.6; 7.3, a row of names and titles)
FAMILY = 0.5  # share in runs from which two count as one hand when words are weighed
ALL_PAIRS = 60  # reports up to which every pair is compared; beyond, only pairs that share SHARED winnowed runs
SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two pages that are kin: `holding` is what of `target` stands in `source`, `back` the other way round."""

    source: Page
    target: Page
    kind: KinshipKind
    holding: Holding
    back: Holding


def trace_lineage(reports: Sequence[Report], notes: Mapping[str, Notes]) -> tuple[Kinship, ...]:
    """The kinships among these reports of one story, by source and target in the order of the reports."""
    galleys = share_speech([set_galley(report, notes[report.id]) for report in reports])
    pairs = _candidates(galleys)
    families = _families(galleys, pairs)
    weights = weigh_terms(galleys, families)
    pages = [lay_page(galley, weights) for galley in galleys]
    total = len(set(families))
    by_id = {report.id: report for report in reports}
    credited = frozenset(one.id for one in reports if any(credits_outlet(other, one) for other in reports))
    found = []
    for one, other in pairs:
        judged = _judge(pages[one], pages[other], weights, total)
        if judged is not None:
            source, target = by_id[judged.source.galley.report], by_id[judged.target.galley.report]
            found.append(_kinship(judged, weights, Ends(source=source, target=target, kind=judged.kind, credited=credited)))
    rank = {report.id: number for number, report in enumerate(reports)}
    return tuple(sorted(found, key=lambda kin: (rank[kin.source], rank[kin.target])))


def _candidates(galleys: Sequence[Galley]) -> tuple[tuple[int, int], ...]:
    """Pairs worth comparing: all of a few, of many those that share winnowed runs of words."""
    if len(galleys) <= ALL_PAIRS:
        return tuple(combinations(range(len(galleys)), 2))
    holders: dict[int, list[int]] = {}
    for number, galley in enumerate(galleys):
        for mark in winnow(galley.words, 4):
            holders.setdefault(mark, []).append(number)
    shared = Counter(pair for held in holders.values() if len(held) <= ALL_PAIRS for pair in combinations(held, 2))
    return tuple(sorted(pair for pair, count in shared.items() if count >= SHARED))


def _families(galleys: Sequence[Galley], pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """For each galley the first one of those that are near-verbatim the same."""
    family = list(range(len(galleys)))
    for one, other in pairs:
        if family[one] == family[other]:
            continue
        shorter, longer = sorted((galleys[one], galleys[other]), key=lambda galley: len(galley.words))
        if share_in_runs(longer, shorter, find_runs(longer.words, shorter.words)) >= FAMILY:
            first, second = sorted((family[one], family[other]))
            family = [first if number == second else number for number in family]
    return tuple(family)


def _judge(one: Page, other: Page, weights: Mapping[str, float], total: int) -> Judged | None:
    """The two as source and target with their kind, or None where they are not kin."""
    there, back = measure(one, other, weights, total), measure(other, one, weights, total)
    ways = ((there, back, one, other), (back, there, other, one))
    holding, reverse, source, target = max(ways, key=lambda way: (max(way[0].taken, way[0].retold), len(way[2].galley.words)))
    kind = _kind(holding)
    return Judged(source=source, target=target, kind=kind, holding=holding, back=reverse) if kind else None


def _kind(holding: Holding) -> KinshipKind | None:
    """What the target is to the source, by Rule 1."""
    if holding.taken >= COPIED:
        return "copy"
    taken = holding.taken >= TAKEN and holding.retold >= RETOLD
    in_order = holding.chain / holding.likes if holding.likes else 0.0
    least = CHAIN - 1 if holding.taken >= TAKEN / 3 else CHAIN  # taken words make up for a sentence
    if taken or (holding.ordered >= ORDERED and holding.chain >= least and in_order >= IN_ORDER):
        return "rewrite"
    return "excerpt" if holding.rarest >= RARE_RUN else None


def _kinship(judged: Judged, weights: Mapping[str, float], ends: Ends) -> Kinship:
    """The record of one kinship, its ends turned as Rule 2 says."""
    source, target, holding, back = judged.source, judged.target, judged.holding, judged.back
    turned, directed = find_direction(ends, holding, back)
    if turned:
        source, target, holding = target, source, back
    if judged.kind == "excerpt":
        runs = [run for run in holding.runs if len(own_words(source.galley, target.galley, run)) >= LEAST_CONTENT]
        pairs = holding.pairs
    else:
        runs, pairs = list(holding.runs), fill_in(source, target, weights, holding.pairs)
    passages = find_passages(source.galley, target.galley, runs, pairs)
    return Kinship(
        source=source.galley.report,
        target=target.galley.report,
        kind=judged.kind,
        directed=directed,
        score=share_in_passages(target.galley, passages),
        passages=passages,
        left_out=left_over(source.galley, target.galley, passages, side="source"),
        added=left_over(target.galley, source.galley, passages, side="target"),
    )
