"""Whom a pronoun means: the speaker or subject of the nearest sentence that has one who fits; where two fit, whoever is far likelier.

In: the cast of a report and a pronoun's place. Out: entities, none where nobody near fits or two fit alike, who are then candidates.
Who fits is told by number and by the pronoun that a given name or role usually takes (`words/given_names.toml`); an unknown name fits
either. Who is likelier learnt weights tell (`sayso.annotate.antecedents`), where an encoder read the sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.annotate.antecedents import rank_antecedents
from sayso.annotate.cast import JOINT, Cast, gather_cast, heard_between, named_outside, sentences_before
from sayso.annotate.naming import surname
from sayso.model import Entity, Mention, Notes, Report, Span
from sayso.words.given_names import given_names

MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
PLURAL, THING = frozenset({"they", "both"}), frozenset({"it"})
LEAST, AHEAD = 0.35, 1.25  # share that an antecedent has, and how many times the next one's
MOST_CANDIDATES = 3
NEAR = 4  # quotations that start before a pronoun and may hold it
# "He said", "of her boat". Not: "the", "here".
PERSONAL = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
BACK = 3  # sentences back in which a pronoun looks for whom it means


def find_antecedent(cast: Cast, form: str, at: int) -> tuple[str, ...]:
    """Whom a pronoun means: in the nearest sentence that has anybody who fits, its speaker, else whom it names."""
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
            return _likeliest(cast, form, at, fitting)
    return ()


def _likeliest(cast: Cast, form: str, at: int, fitting: Sequence[str]) -> tuple[str, ...]:
    """Of those who fit the one who is far likelier than the others; nobody where two come near each other, who are kept as candidates."""
    shares = rank_antecedents(cast, Span(at, at + len(form))) if len(fitting) > 1 and form in MALE | FEMALE else {}
    weighed = {one: shares[one] for one in fitting if one in shares}
    if not weighed:
        return (fitting[0],)
    chosen = settle_antecedent({one: share / sum(weighed.values()) for one, share in weighed.items()})
    if chosen is None:
        cast.undecided[at] = tuple(sorted(weighed, key=lambda one: (-weighed[one], one))[:MOST_CANDIDATES])
    return (chosen,) if chosen else ()


def find_pronouns(report: Report, notes: Notes) -> Notes:
    """Notes whose persons also have the pronouns that mean them, where no mark stands around these and one person is far likelier."""
    spoken = sorted(Span(quote.content[0].start, quote.content[-1].end) for quote in notes.quotes if quote.kind != "indirect")
    cast = gather_cast(report, replace(notes, entities=tuple(_named_alone(one) for one in notes.entities)), ())
    known = {mention.span for one in notes.entities for mention in one.mentions}
    found: dict[str, list[Mention]] = {}
    for sentence in notes.sentences:
        if sentence.part != "body" or sentence.encoding is None:
            continue
        for word in PERSONAL.finditer(report.text, sentence.span.start, sentence.span.end):
            span = Span(*word.span())
            at = bisect_left(spoken, span.end, key=lambda one: one.start)
            if span not in known and not any(one.holds(span) for one in spoken[max(0, at - NEAR) : at]):
                meant = settle_antecedent(rank_antecedents(cast, span))
                if meant:
                    found.setdefault(meant, []).append(Mention(report=report.id, span=span, kind="pronoun"))
    return replace(notes, entities=tuple(_with_mentions(one, found.get(one.id, [])) for one in notes.entities))


def _named_alone(one: Entity) -> Entity:
    """Somebody with those mentions alone that are names."""
    return replace(one, mentions=tuple(mention for mention in one.mentions if mention.kind == "name"))


def _with_mentions(one: Entity, more: Sequence[Mention]) -> Entity:
    """Somebody with some mentions more."""
    return replace(one, mentions=tuple(sorted((*one.mentions, *more), key=lambda mention: (mention.span, mention.kind)))) if more else one


def settle_antecedent(shares: Mapping[str, float]) -> str | None:
    """The person who is meant: the one with the largest share, if it is large and no other comes near; else nobody is told.

    >>> settle_antecedent({"e1": 0.7, "e2": 0.2}), settle_antecedent({"e1": 0.4, "e2": 0.35})
    ('e1', None)
    """
    ranked = sorted(shares.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
        return None
    return ranked[0][0]


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
