"""Points on what clauses tell, whatever else their sentences tell: "followed by sporadic gunfire" in two reports.

In: the table, what its words tell and which of it is one event, and the sentences that already tell one thing. Out: points of kind event
on clauses. It works as `happenings` does on sentences, with more asked of each pair.

Rule 1: two words of one event, surely so (`SURE`), that share what is acted on, or much of what stands beside them, or their sentences'
        words. One of each report, each alike to one that is there.
Rule 2: the dead and wounded are left to figures, speech to quotations and statements, what only points back ("the attack") to nobody.
Rule 3: what is contested is no point of agreement, and one denies nothing that the other says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.collate.happenings import Known, counts_otherwise, denies
from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, names_of, witness
from sayso.collate.told import Linked, Told
from sayso.model import Point, Reading

SURE = 0.85  # likelihood of two words being one event from which their clauses may tell it; read on three stories
ALIKE = 0.5  # mean cosine of the clauses' words from which they tell it alike
SHARED = 0.4  # share of what is acted on that both have
BESIDE = 3  # stems beside both
WORDS = 0.3  # cosine of the two sentences
NOUNS = 0.15  # the same where a noun tells it, whatever it shares: "the election" is soon said
SUBSTANCE = 3  # stems of a clause that tells something
LEFT = frozenset({"DEATH", "STATEMENT"})


def find_tellings(table: Table, linked: Linked, joined: Sequence[frozenset[Line]], known: Known) -> Iterator[Point]:
    """Every point on clauses; `joined` are sentences that have a point together."""
    homes = {line: number for number, lines in enumerate(joined) for line in lines}
    told: set[frozenset[Line]] = set()
    for group in linked.groups:
        members = _chain(table, linked, group, homes)
        lines = frozenset(one.line for one in members)
        contested = known.count_sides(lines) > 1 or not known.taken.isdisjoint(lines)
        if table.count_origins(one.report for one in members) > 1 and lines not in told and not contested:
            told.add(lines)
            yield _point(table, members)


def _chain(table: Table, linked: Linked, group: Sequence[int], homes: dict[Line, int]) -> list[Told]:
    """The members of a group that tell it alike: the surest pair and what is alike to one of them, one of each report."""
    told = linked.told
    pairs = [
        (likely, a, b)
        for a, b in combinations(group, 2)
        if (likely := linked.likelihood(a, b)) >= SURE
        and homes.get(told[a].line, -1) != homes.get(told[b].line, -2)
        and tell_alike(table, told[a], told[b])
    ]
    chain: dict[str, int] = {}
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], told[pair[1]].name, told[pair[2]].name)):
        if not chain or a in chain.values() or b in chain.values():
            for one in (a, b):
                chain.setdefault(told[one].report, one)
    return [told[number] for number in chain.values()]


def tell_alike(table: Table, one: Told, other: Told) -> bool:
    """Rules 1 to 3 for a pair that is likely one event."""
    if table.origins[one.report] == table.origins[other.report] or not (one.anew and other.anew):
        return False
    if {told.event.type for told in (one, other) if told.event} & LEFT:
        return False
    if one.event and other.event and one.event.status != other.event.status:
        return False
    if min(len(_stems(table, told)) for told in (one, other)) < SUBSTANCE:
        return False
    if denies(table, one.line) != denies(table, other.line) or counts_otherwise(table, one.line, other.line):
        return False
    likeness = table.likeness(one.line.stems, other.line.stems)
    acted_on = one.act.to | other.act.to
    shared = len(one.act.to & other.act.to) >= SHARED * max(1, len(acted_on)) or len(one.act.beside & other.act.beside) >= BESIDE
    return likeness >= WORDS or (shared and (likeness >= NOUNS or not (one.noun or other.noun)))


def _stems(table: Table, told: Told) -> frozenset[str]:
    """The words of its clause as they are compared."""
    return comparable_stems(table.words(told.report, told.clause))


def _point(table: Table, members: list[Told]) -> Point:
    """The clauses as one reading."""
    within = [table.likeness(_stems(table, one), _stems(table, other)) for one, other in combinations(members, 2)]
    alike = sum(within) >= ALIKE * len(within)
    witnesses = tuple(witness(table, one.report, one.clause, one.event.id if one.event else None) for one in members)
    shortest = min(witnesses, key=lambda one: (len(one.span), one.report))
    text = table.words(shortest.report, shortest.span)
    told = names_of(table, witnesses)
    why = f"{told} tell the same" if alike else f"{told} tell it more or less exactly"
    judged = Judgement(verdict="agreed" if alike else "compatible", about=clip(text, 110), why=why, sure=0.8 if alike else 0.7)
    return make_point(table, "event", judged, [Reading(value=text, text=text, witnesses=witnesses)])
