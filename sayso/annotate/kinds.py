"""Which kind of event a word tells: by the list of triggers, and by what the encoder's head of events read in its sentence.

In: a scene, its triggers. Out: triggers with the kind that fits best, and further ones that the list does not have.

Rule 1: a single verb on the list of one of PLOVER's categories keeps it unless the head is much surer of another; nouns and phrases
        always do.
Rule 2: a verb that is on no list tells an event where the head is sure of its kind, and somebody acts and somebody is acted on, one of
        them by name.
Without a head the list alone tells.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.annotate.clauses import Clause
from sayso.annotate.doers import sides
from sayso.annotate.sides import Scene
from sayso.annotate.triggers import Hit
from sayso.model import Predicate
from sayso.words.event_types import OTHER, PLOVER, EventType, event_types

LISTED = 5.0  # what the list adds to the logarithm of the head's probability: 3 to 5 alike on PLV's pairs kept for measuring
LEAST = 0.002  # the probability of a kind that the head does not name
SURE = 0.7  # the probability from which the head tells a kind by itself


@dataclass(frozen=True, slots=True)
class Trigger:
    """A kind of event as a verb or as a noun."""

    kind: EventType
    verb: bool


def kind_of(scene: Scene, hit: Hit[Trigger]) -> Hit[Trigger]:
    """Rule 1."""
    read = _predicate(scene, hit)
    own = hit.meaning.kind.type
    if read is None or not read.types or own not in PLOVER or hit.end - hit.first > 1 or not hit.meaning.verb:
        return hit
    likely = {kind: share for kind, share in read.types if kind != OTHER}
    scores = {kind: math.log(max(share, LEAST)) for kind, share in likely.items()}
    scores[own] = math.log(max(likely.get(own, LEAST), LEAST)) + LISTED
    best = max(scores, key=lambda kind: (scores[kind], kind == own))
    return hit if best == own else replace(hit, meaning=replace(hit.meaning, kind=_kinds()[best]))


def find_kinds(scene: Scene, clause: Clause, known: Iterable[Hit[Trigger]]) -> Iterator[Hit[Trigger]]:
    """Rule 2."""
    if scene.grammar is None:
        return
    taken = {number for hit in known for number in range(hit.first, hit.end)}
    read = {one.token: one for one in scene.grammar.encoding.predicates}
    for number in range(clause.first, clause.end):
        told = read.get(scene.grammar.token_at(scene.words[number].span.start)) if number not in taken else None
        kind = _sure_kind(scene, told) if told else None
        if kind is not None and _has_both_sides(scene, number, kind):
            yield Hit(number, number + 1, Trigger(kind, verb=True), "")


def _sure_kind(scene: Scene, told: Predicate) -> EventType | None:
    """The kind that the head tells of a verb by itself."""
    if scene.grammar is None or scene.grammar.encoding.tags[told.token] != "VERB" or not told.types:
        return None
    name, share = told.types[0]
    return _kinds()[name] if name != OTHER and share >= SURE else None


def _has_both_sides(scene: Scene, number: int, kind: EventType) -> bool:
    """Whether somebody acts and somebody is acted on, one of them by name."""
    told = list(sides(scene, number, number + 1, direct=kind.direct))
    return {"actor", "recipient"} <= {role for _, _, role in told} and any(entity is not None for entity, _, _ in told)


def _predicate(scene: Scene, hit: Hit[Trigger]) -> Predicate | None:
    """What the head read at a trigger: at its verb, or at the noun that the others hang on."""
    if scene.grammar is None:
        return None
    tokens = [scene.grammar.token_at(word.span.start) for word in scene.words[hit.first : hit.end]]
    read = {one.token: one for one in scene.grammar.encoding.predicates}
    return next((read[token] for token in tokens if token in read), None)


@cache
def _kinds() -> dict[str, EventType]:
    """The first entry of each type."""
    return {kind.type: kind for kind in reversed(event_types())}
