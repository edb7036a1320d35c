"""Reports that stand in one another: what each pair shares, told in one with the changes marked, and two reports word for word.

In: an account, `Cites`. Out: views for the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.tell.account import Account, KinshipRow, PassageRow, Place
from sayso.tell.changes import Woven, cut_same, weave
from sayso.tell.lettering import shorten
from sayso.tell.page.cites import Cite, Cites
from sayso.tell.pairing import PairRow, find_pair, pair_rows
from sayso.text.tokens import fold

MOST_PASSAGES = 5  # passages shown of one pair, those that share most: the texts side by side show all, and so does the JSON
MOST_ABOUT = 52  # letters told of words that are the same, or that one report alone has: the link beside them leads to the rest
VERBS = {"copy": "copies", "rewrite": "rewrites", "excerpt": "takes an excerpt of"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of two reports told in one: `woven` where it stands in both, marked where they differ, or in one of them alone."""

    woven: tuple[Woven, ...]
    source_cite: Cite | None
    target_cite: Cite | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One report that stands in another, with what it took, dropped and added."""

    source: str
    target: str
    letters: tuple[str, str]
    verb: str
    directed: bool
    share: int
    passages: tuple[Passage, ...]
    is_reworded: bool
    more: int
    left_out: tuple[tuple[str, Cite | None], ...]
    added: tuple[tuple[str, Cite | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForWord:
    """Two reports word for word."""

    pair: Pair
    rows: tuple[Passage, ...]


def lay_out_pair(account: Account, cites: Cites) -> WordForWord | None:
    """The first two reports word for word; None where neither stands in the other."""
    kinship = find_pair(account)
    if kinship is None:
        return None
    rows = (_row(row, kinship, cites) for row in pair_rows(kinship))
    return WordForWord(pair=_pair(kinship, cites), rows=tuple(row for row in rows if any(one.text.strip() for one in row.woven)))


def _row(row: PairRow, kinship: KinshipRow, cites: Cites) -> Passage:
    left = cites.words(kinship.source, row.source) if row.source else ""
    right = cites.words(kinship.target, row.target) if row.target else ""
    woven = (Woven(left, "both"),) if row.kind == "same" else weave(left, right)
    source, target = row.source, row.target
    return Passage(woven, cites.cite(kinship.source, *source) if source else None, cites.cite(kinship.target, *target) if target else None)


def lay_out_pairs(account: Account, cites: Cites, *, with_passages: bool = True) -> tuple[Pair, ...]:
    """Every report that stands in another; without passages only how many there are."""
    pairs = tuple(_pair(row, cites) for row in account.lineage)
    if with_passages:
        return pairs
    return tuple(replace(pair, passages=(), more=len(pair.passages) + pair.more, left_out=(), added=()) for pair in pairs)


def _pair(row: KinshipRow, cites: Cites) -> Pair:
    strongest = sorted(row.passages, key=lambda one: -_shared(row, one, cites))[:MOST_PASSAGES]
    strongest.sort(key=lambda one: one.target)
    passages = [_passage(row, one.source, one.target, cites, verbatim=one.kind == "verbatim") for one in strongest]
    return Pair(
        source=cites.letters.label(row.source),
        target=cites.letters.label(row.target),
        letters=(cites.letters.letter(row.source), cites.letters.letter(row.target)),
        verb=VERBS[row.kind],
        directed=row.directed,
        share=round(row.score * 100),
        passages=tuple(passages),
        is_reworded=any(len(one.woven) > 1 for one in passages),
        more=max(len(row.passages) - MOST_PASSAGES, 0),
        left_out=_stretches(row.source, row.left_out, cites),
        added=_stretches(row.target, row.added, cites),
    )


def _shared(row: KinshipRow, passage: PassageRow, cites: Cites) -> float:
    """How much of a passage both have in the same words: the share of its words, weighed by how many there are."""
    left, right = ({*fold(cites.words(*place)).split()} for place in ((row.source, passage.source), (row.target, passage.target)))
    return len(left & right) ** 2 / (len(left | right) or 1)


def _passage(row: KinshipRow, source: Place, target: Place, cites: Cites, *, verbatim: bool) -> Passage:
    left, right = cites.words(row.source, source), cites.words(row.target, target)
    woven = (Woven(shorten(left, MOST_ABOUT), "both"),) if verbatim else cut_same(weave(left, right))
    return Passage(woven, cites.cite(row.source, *source), cites.cite(row.target, *target))


def _stretches(report: str, places: list[Place], cites: Cites) -> tuple[tuple[str, Cite | None], ...]:
    """The first words of stretches of one report with where they stand; those of blank space alone are no stretches."""
    told = ((shorten(cites.words(report, place), MOST_ABOUT), cites.cite(report, *place)) for place in places[:MOST_PASSAGES])
    return tuple((words, cite) for words, cite in told if words)
