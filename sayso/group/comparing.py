"""How much of one report stands in another: in its words (runs) and in others (sentences that tell the same, in the same order).

In: two galleys of one story and the weights of the story's words. Out: a `Holding` for one direction. It measures; whether that
is copying is judged by `lineage`. Speech counts for little: a public statement that both quote is no sign of copying.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.encoder.vectors import Vectors, closeness_to, stack
from sayso.group.galley import Galley
from sayso.text.align import Run, find_runs, longest_chain

LEAST_RUN = 5  # words; shorter runs ("said in a statement") stand in any two reports
LEAST_CONTENT = 4  # words of the report's own voice with content that a run must hold to count as taken over
LONG_RUN = 8  # content words of its own voice that only one hand writes in a row (11; names with titles reach 7)
SPEECH = 0.3  # what a quoted word counts beside one of the report's own: retelling speech in other words is still a sign
LIKE = 0.35  # weighted cosine from which two sentences may tell the same; one such pair says nothing, many in order do
ALIKE = 0.45  # from which they do, wherever they stand
FILLED = 0.2  # between two sentences known to be retold in order; in the rewrite with gold all pairs of .2 to .35 were rightly found
CLOSE = 0.7  # cosine of two vectors above which what is over it is added: a sentence told in other words shares few
MOST_LINES = 100  # sentences of one report; a term in more of them leads to none: a book would otherwise take quadratic time
LEAST_TERMS = 5  # content words that a sentence needs to be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Sentence `source` and sentence `target` (by number) tell the same, with their likeness (0 to 1)."""

    source: int
    target: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What of `target` stands in `source`. All shares are 0 to 1.

    `taken` is the share of the target's own words that stand in runs; `retold` the weight of its sentences that are alike, anywhere;
    `ordered` that of the sentences that keep their order; `chain` and `likes` count sentences in order and in all. `rarest` is the
    weight of the rarest run: how unlikely it is that two hands wrote it.
    """

    taken: float
    retold: float
    ordered: float
    chain: int
    likes: int
    rarest: float
    runs: tuple[Run, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A galley with its sentences weighed: for each sentence its terms with their shares (1 own, `SPEECH` quoted) and its norm."""

    galley: Galley
    lines: tuple[Mapping[str, float], ...]
    norms: tuple[float, ...]
    places: Mapping[str, tuple[int, ...]]  # the sentences in which a term stands
    own: int  # content words of its own voice
    vectors: Vectors  # of the sentences, a row each


def weigh_terms(galleys: Sequence[Galley], families: Sequence[int]) -> Mapping[str, float]:
    """How many families of near-verbatim copies hold each term, as an idf with ten unseen reports that hold nothing.

    `families` gives each galley's family: five prints of one agency text count once, so that its words stay rare.
    """
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for galley, family in zip(galleys, families, strict=True):
        for one in galley.terms:
            holders[one].add(family)
    total = len(set(families))
    return {one: math.log((total + 10) / len(held)) for one, held in holders.items() if one}


def lay_page(galley: Galley, weights: Mapping[str, float]) -> Page:
    """The galley's sentences as weighed terms."""
    lines: list[dict[str, float]] = [{} for _ in galley.sentences]
    for one, line, quoted in zip(galley.terms, galley.lines, galley.quoted, strict=True):
        if one:
            lines[line][one] = max(lines[line].get(one, 0.0), SPEECH if quoted else 1.0)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(lines):
        for one in terms if len(terms) >= LEAST_TERMS else ():
            places[one].append(number)
    norms = tuple(sum(weights[one] ** 2 * share for one, share in terms.items()) for terms in lines)
    own = sum(1 for one, quoted in zip(galley.terms, galley.quoted, strict=True) if one and not quoted)
    telling = {one: tuple(held) for one, held in places.items() if len(held) <= MOST_LINES}
    return Page(galley=galley, lines=tuple(lines), norms=norms, places=telling, own=own, vectors=stack(galley.vectors))


def share_in_runs(source: Galley, target: Galley, runs: Sequence[Run]) -> float:
    """The share of the target's own content words that stand in runs."""
    taken = sum(len(held) for run in runs if len(held := own_words(source, target, run)) >= LEAST_CONTENT)
    own = sum(1 for one, quoted in zip(target.terms, target.quoted, strict=True) if one and not quoted)
    return taken / own if own else 0.0


def own_words(source: Galley, target: Galley, run: Run) -> tuple[int, ...]:
    """The target's content words in a run that neither report has as speech."""
    offset = run.source - run.target
    places = range(run.target, run.target + run.length)
    return tuple(at for at in places if target.terms[at] and not target.quoted[at] and not source.quoted[at + offset])


def measure(source: Page, target: Page, weights: Mapping[str, float], families: int) -> Holding:
    """What of `target` stands in `source`; `families` is how many families of copies the story has."""
    runs = find_runs(source.galley.words, target.galley.words, least=LEAST_RUN)
    pairs = _pairs(source, target, weights)
    chain = {pairs[index] for index in longest_chain([pair.source for pair in pairs])}
    whole = sum(target.norms) or 1.0
    return Holding(
        taken=share_in_runs(source.galley, target.galley, runs),
        retold=sum(target.norms[pair.target] for pair in pairs if pair.likeness >= ALIKE) / whole,
        ordered=sum(target.norms[pair.target] for pair in chain) / whole,
        chain=len(chain),
        likes=len(pairs),
        rarest=max((_rarity(source, target, run, weights, families) for run in runs), default=0.0),
        runs=runs,
        pairs=tuple(pair for pair in pairs if pair.likeness >= ALIKE or pair in chain),
    )


def _rarity(source: Page, target: Page, run: Run, weights: Mapping[str, float], families: int) -> float:
    """How rare the own words of a long run are together: log((families + 2) / families that hold it), summed; 0 for a short run."""
    held = own_words(source.galley, target.galley, run)
    shift = math.log((families + 10) / (families + 2))
    return sum(weights[target.galley.terms[at]] - shift for at in held) if len(held) >= LONG_RUN else 0.0


def _pairs(source: Page, target: Page, weights: Mapping[str, float]) -> tuple[Pair, ...]:
    """For each sentence of the target the one of the source that is most like it, where one is like it."""
    found = (_nearest(source, target, number, weights, range(len(source.lines))) for number in range(len(target.lines)))
    return tuple(pair for pair in found if pair is not None and pair.likeness >= LIKE)


def fill_in(source: Page, target: Page, weights: Mapping[str, float], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """More pairs between those that keep their order, for two reports that are known to be kin.

    What stands between two retold sentences, in both reports, is likely retold too: there `FILLED` is enough. Without it what a
    rewrite tells in quite other words would be called left out.
    """
    kept = {pair.target: pair for pair in pairs}
    chain = [pairs[index] for index in longest_chain([pair.source for pair in pairs])]
    borders = [-1, *(pair.target for pair in chain), len(target.lines)]
    places = [0, *(pair.source for pair in chain), len(source.lines) - 1]
    for (before, after), (low, high) in zip(pairwise(borders), pairwise(places), strict=True):
        for number in range(before + 1, after):
            pair = kept.get(number) or _nearest(source, target, number, weights, range(low, high + 1))
            if pair is not None and pair.likeness >= FILLED:
                kept[number] = pair
    return tuple(kept[number] for number in sorted(kept))


def _nearest(source: Page, target: Page, number: int, weights: Mapping[str, float], among: range) -> Pair | None:
    """The sentence of the source, of those `among` which it is looked for, that is most like a sentence of the target.

    Like by the words that they share, and more where their vectors are close; what shares no word is not looked at.
    """
    terms = target.lines[number]
    if len(terms) < LEAST_TERMS:
        return None
    shared: defaultdict[int, float] = defaultdict(float)
    for one, share in terms.items():
        weight = weights[one] ** 2
        for line in source.places.get(one, ()):
            if line in among:
                shared[line] += weight * min(share, source.lines[line][one])
    if not shared:
        return None
    close = closeness_to(source.vectors, list(shared), target.galley.vectors[number])
    likeness = (
        (min(1.0, value / math.sqrt(source.norms[line] * target.norms[number]) + max(0.0, near - CLOSE)), -line)
        for (line, value), near in zip(shared.items(), close, strict=True)
    )
    best = max(likeness)
    return Pair(source=-best[1], target=number, likeness=best[0])
