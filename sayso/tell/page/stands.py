"""Where the parties stand, as a table of matters and parties: first the matters on which several stand, then what each party has alone.

In: an account, `Cites`. Out: `Matter`s. Two positions are on one matter where what they are about shares most of its words; nothing is
said of who is right, nor of whether two stances go together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.tell.account import Account, PositionRow
from sayso.tell.lettering import close_marks, shorten
from sayso.tell.page.cites import Cite, Cites
from sayso.text.tokens import content_stems, fold

PREPOSITIONS = frozenset({"on", "to", "with", "that", "about", "for", "in", "over", "not", "against", "of"})
MOST_WHAT = 52  # letters told of what a party stands for: the link beside it leads to the rest
LEAST_SHARED, LEAST_SHARE = 2, 0.5  # words that two positions on one matter share, and their part of the shorter one's


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance and what it is about, with every place that tells it."""

    stance: str
    what: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party with where it stands."""

    name: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter on which several parties stand; `about` is empty for what remains."""

    about: str
    parties: tuple[Party, ...]


def lay_out_matters(account: Account, cites: Cites) -> tuple[Matter, ...]:
    """The matters on which two parties or more stand, in the order of the account, then everything else by party."""
    names = {row.id: row.name for row in account.entities}
    shared: list[list[PositionRow]] = []
    alone: list[list[PositionRow]] = []
    for rows in _gather(account.positions):
        several = len({row.party for row in rows}) > 1
        (shared if several else alone).append(rows)
    matters = [Matter(shorten(min((row.what for row in rows), key=len), MOST_WHAT), _parties(rows, names, cites)) for rows in shared]
    rest = _parties([row for rows in alone for row in rows], names, cites)
    return (*matters, *((Matter("", rest),) if rest else ()))


def _gather(positions: Iterable[PositionRow]) -> list[list[PositionRow]]:
    """Positions by matter: each joins the first with a position that shares enough of its words."""
    matters: list[list[tuple[PositionRow, frozenset[str]]]] = []
    for row in positions:
        words = frozenset(content_stems(row.what))
        fitting = next((matter for matter in matters if any(_is_on_one(words, other) for _, other in matter)), None)
        if fitting is None:
            matters.append([(row, words)])
        else:
            fitting.append((row, words))
    return [[row for row, _ in matter] for matter in matters]


def _is_on_one(words: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(words & other)
    return shared >= LEAST_SHARED and shared >= LEAST_SHARE * min(len(words), len(other))


def _parties(rows: Sequence[PositionRow], names: dict[str, str], cites: Cites) -> tuple[Party, ...]:
    """Positions by party, those in the same words once."""
    gathered: defaultdict[str, defaultdict[tuple[str, str], list[PositionRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        gathered[names.get(row.party, row.party)][row.stance, fold(row.what)].append(row)
    return tuple(Party(name, tuple(_stand(same, cites) for same in told.values())) for name, told in gathered.items())


def _stand(rows: Sequence[PositionRow], cites: Cites) -> Stand:
    found = (cites.cite(row.report, row.start, row.end) for row in rows)
    return Stand(*say_stance(rows[0].stance, rows[0].what), tuple({cite.label: cite for cite in found if cite}.values()))


def say_stance(stance: str, what: str) -> tuple[str, str]:
    """The verb of a position and what it is about, fitted to one another; a mark that was cut off is put back.

    >>> say_stance("agrees", "on a truce"), say_stance("agrees", "both lose"), say_stance("claims", "“a win")
    (('agrees', 'on a truce'), ('agrees:', 'both lose'), ('claims:', '“a win”'))
    """
    return (stance if what.split(" ", 1)[0].lower() in PREPOSITIONS else f"{stance}:"), close_marks(shorten(what, MOST_WHAT))
