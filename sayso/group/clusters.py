"""Which reports tell of one event: groups by shared names and words, most of it from titles and leads.

In: reports and their galleys. Out: groups of indices, the same whatever the order of the reports. Of many reports only pairs are compared
that share telling words, or whose sketches are nearest; to find the nearest each sketch is held against all, which for 10,000 reports
takes seconds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from sayso.encoder.vectors import nearest, stack
from sayso.group.galley import Galley, term
from sayso.model import Day, Instant, Report
from sayso.text.linkage import join
from sayso.text.shingles import resemblance, winnow
from sayso.words.commonplace import commonplace

# Tuned on all stories of ../shared/stories in one heap, checked on two other sets of events; see docs/benchmarks.md.
JOIN = 0.14  # mean cosine from which two groups are one story: .13 joins two stories of one war, .16 splits a story
LONE = 0.095  # from which a small group still belongs to a story MANY times its size, if to no other nearly as much
MANY = 3
CLEARER = 1.5  # times as much as to the next story
PRIOR = 60  # unseen reports with which the input is filled up: of five reports, no idf can be told
NAME_RATE, WORD_RATE, COMMON_RATE = 0.01, 0.06, 0.5  # share of these reports that hold a name, a word, a commonplace
TITLE, LEAD, REST = 3.0, 2.0, 1.0  # what a term counts in the title, the first LEAD_LINES sentences, elsewhere
LEAD_LINES = 4
NAMED = 1.5  # a name tells an event better than a word
TERMS = 80  # heaviest terms of a report that are compared
ALL_PAIRS = 300  # reports up to which every pair is compared
NEAREST = 20  # reports that are candidates by their sketches alone
TELLING = 25  # of these, those by which candidates are found
# What likeness counts for reports so many days apart: a day may be that of the crawl, so that it alone never parts near-equal text.
APART = ((20, 1.0), (120, 0.6), (100_000, 0.4))
SAME_TEXT = 0.4  # share of winnowed runs from which text is near-identical, whatever the days say


def cluster(reports: Sequence[Report], galleys: Sequence[Galley]) -> tuple[tuple[int, ...], ...]:
    """The groups of one event, each in rising order, by their first index."""
    vectors = _vectors(galleys)
    marks = [winnow(galley.words) for galley in galleys]
    likeness: dict[tuple[int, int], float] = {}
    for one, other in _candidates(vectors, galleys):
        value = sum(weight * vectors[other].get(word, 0.0) for word, weight in vectors[one].items())
        near = _nearness(reports[one], reports[other])
        if near < 1.0 and resemblance(marks[one], marks[other]) < SAME_TEXT:
            value *= near
        likeness[one, other] = value
    groups = join([galley.report for galley in galleys], likeness, least=JOIN)
    return _take_in(groups, likeness)


def _vectors(galleys: Sequence[Galley]) -> list[dict[str, float]]:
    """Each report's heaviest terms, as a vector of length 1."""
    counts = [_counts(galley) for galley in galleys]
    holders = Counter(word for count in counts for word in count)
    named = Counter(
        word for galley in galleys for word in {one for one, named in zip(galley.terms, galley.named, strict=True) if named and one}
    )
    vectors = []
    for count in counts:
        weighed = {}
        for word, amount in count.items():
            is_name = named[word] * 2 > holders[word]
            rate = COMMON_RATE if word in _common() else NAME_RATE if is_name else WORD_RATE
            rarity = math.log((len(galleys) + PRIOR) / (holders[word] + PRIOR * rate))
            weighed[word] = (1 + math.log(amount)) * max(rarity, 0.0) * (NAMED if is_name else 1.0)
        heaviest = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
        norm = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
        vectors.append({word: weight / norm for word, weight in heaviest if weight > 0})
    return vectors


def _counts(galley: Galley) -> dict[str, float]:
    """How much each word counts in a report."""
    count: defaultdict[str, float] = defaultdict(float)
    for word, line in zip(galley.terms, galley.lines, strict=True):
        if word:
            count[word] += LEAD if line < LEAD_LINES else REST
    for word in galley.title:
        count[word] += TITLE
    return count


def _candidates(vectors: Sequence[Mapping[str, float]], galleys: Sequence[Galley]) -> list[tuple[int, int]]:
    """All pairs of a few reports; of many those that share two of their most telling terms, and each with the NEAREST by their sketches."""
    if len(vectors) <= ALL_PAIRS:
        return list(combinations(range(len(vectors)), 2))
    return sorted(_by_terms(vectors) | _by_sketches(galleys))


def _by_sketches(galleys: Sequence[Galley]) -> set[tuple[int, int]]:
    """Each report with those whose sketches are nearest to its own; equals by their ids, so that the order of reports changes nothing."""
    order = sorted((number for number, galley in enumerate(galleys) if galley.sketch), key=lambda number: galleys[number].report)
    pairs: set[tuple[int, int]] = set()
    for one, near in zip(order, nearest(stack([galleys[number].sketch for number in order]), NEAREST), strict=True):
        pairs.update((min(one, order[at]), max(one, order[at])) for at in near)
    return pairs


def _by_terms(vectors: Sequence[Mapping[str, float]]) -> set[tuple[int, int]]:
    """The pairs that share at least two of their most telling terms."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in list(vector)[:TELLING]:
            holders[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= max(50, len(vectors) // 10):
            shared.update((one, other) for at, one in enumerate(held) for other in held[at + 1 :])
    return {pair for pair, count in shared.items() if count >= 2}


def _nearness(one: Report, other: Report) -> float:
    """What likeness counts for their days (0 to 1); 1 where one of them is unknown."""
    if isinstance(one.published, Day | Instant) and isinstance(other.published, Day | Instant):
        days = abs((one.published.day - other.published.day).days)
        return next((factor for most, factor in APART if days <= most), 0.0)
    return 1.0


def _take_in(groups: Sequence[tuple[int, ...]], likeness: Mapping[tuple[int, int], float]) -> tuple[tuple[int, ...], ...]:
    """Small groups taken into the one story, several times larger, that they are clearly nearest to.

    Single reports are taken in first; two or more only where there is but one such story, for in a heap of many events two reports
    that agree with one another are more likely an event of their own.
    """
    taken: dict[tuple[int, ...], list[int]] = {group: list(group) for group in groups}
    for group in sorted(groups, key=lambda group: (len(group), group)):
        larger = [other for other in groups if len(other) >= MANY * len(group)]
        means = sorted(((_between(group, other, likeness), other) for other in larger), reverse=True)
        if len(group) > 1 < len(larger):
            continue
        if means and means[0][0] >= LONE and (len(means) == 1 or means[0][0] >= CLEARER * means[1][0]):
            taken[means[0][1]].extend(taken.pop(group))
    return tuple(sorted(tuple(sorted(group)) for group in taken.values()))


def _between(one: Sequence[int], other: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> float:
    """The mean likeness of the reports of one group to those of another."""
    total = sum(likeness.get((min(here, there), max(here, there)), 0.0) for here in one for there in other)
    return total / (len(one) * len(other))


@cache
def _common() -> frozenset[str]:
    """The commonplace words as terms."""
    return frozenset(term(word) for word in commonplace())
