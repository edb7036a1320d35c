"""Whom a pronoun means: the speaker or subject of the nearest sentence that has one who fits.

In: the cast of a report and a pronoun's place. Out: entities, none where nobody near fits. Who fits is told by number and by the
pronoun that a given name or role usually takes (`words/given_names.toml`); an unknown name fits either.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from sayso.annotate.cast import JOINT, Cast, heard_between, named_outside, sentences_before
from sayso.annotate.naming import surname
from sayso.model import Entity
from sayso.words.given_names import given_names

MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
PLURAL, THING = frozenset({"they", "both"}), frozenset({"it"})
BACK = 3  # sentences back in which a pronoun looks for whom it means


def find_antecedent(cast: Cast, form: str, at: int) -> tuple[str, ...]:
    """Whom a pronoun means: in the nearest sentence that has anybody who fits, its speaker, else the first whom it names."""
    for number, sentence in enumerate(sentences_before(cast, at)):
        if number > BACK:
            break
        heard = heard_between(cast, sentence.span.start, min(at, sentence.span.end))
        for speakers in reversed(heard):
            if _fits(cast, speakers, form):
                return speakers
        named = named_outside(cast, sentence.span.start, min(at, sentence.span.end))
        if form in PLURAL and (pair := _pair(cast, sentence.span.start, min(at, sentence.span.end))):
            return pair
        fitting = [entity for entity in dict.fromkeys(named) if _fits(cast, (entity,), form)]
        if fitting:
            return (fitting[0],)
    return ()


def _pair(cast: Cast, start: int, end: int) -> tuple[str, ...]:
    """The persons whom "and" joins in a sentence, for "they"; none where no two are."""
    within = cast.mentions[bisect_left(cast.starts, start) : bisect_left(cast.starts, end)]
    rows = [row for row in within if cast.entities[row[1]].kind == "person"]
    for (left, first), (right, second) in pairwise(rows):
        between = cast.report.text[left.end : right.start]
        if first != second and "and" in between and JOINT.fullmatch(between):
            return (first, second)
    return ()


def _fits(cast: Cast, speakers: tuple[str, ...], form: str) -> bool:
    """Whether a pronoun may stand for these."""
    kinds = {cast.entities[one].kind for one in speakers}
    if form in PLURAL:
        return len(speakers) > 1 or "group" in kinds
    if len(speakers) != 1:
        return False
    if form in THING:
        return "organization" in kinds
    return kinds == {"person"} and _usual_pronoun(cast.entities[speakers[0]]) in {form, "he" if form in MALE else "she", None}


def _usual_pronoun(one: Entity) -> str | None:
    """The pronoun that a person's given name or role suggests."""
    words = one.name.split()
    for title in one.roles:
        if title.rstrip(".") in {"Mr", "King", "Sir", "Pope", "Lord"} or title.lower().endswith(("spokesman", "chairman", "businessman")):
            return "he"
        if title.rstrip(".") in {"Mrs", "Ms", "Miss", "Queen"} or title.lower().endswith(("woman", "mother", "wife")):
            return "she"
    last = surname(one.name)
    if re.search(r"(?:woman|mother|wife|sister|daughter|girl)$", last):
        return "she"
    if re.search(r"(?:spokesman|policeman|father|brother|husband|son|boy)$", last):
        return "he"
    return given_names().get(words[0]) if words else None
