"""Whom "he", "her" or "his" means among the persons named near: a share for each, by weights that were learnt from marked pronouns.

In: the cast of a report whose sentences an encoder read, and a pronoun's place. Out: entities with shares that sum to 1 with nobody's.
Each mention near is described by where it stands, what it is in its sentence and how it hangs together with the pronoun; a log-linear
model (as in Denis and Baldridge 2008) ranks them, and an entity has the shares of its mentions. The weights (`words/antecedents.toml`)
are made by `python -m training.antecedents` from GAP (Webster et al. 2018).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.annotate.cast import Cast
from sayso.annotate.grammar import SUBJECT, Grammar, grammar_of, head_of
from sayso.model import ROOT, Span
from sayso.words.antecedents import NOBODY, antecedent_weights
from sayso.words.given_names import given_names

BACK = 5  # sentences before a pronoun whose mentions it may take up; in GAP more lie within four
MOST = 40  # mentions that are weighed
HIM = frozenset({"he", "him", "his", "himself"})
OBJECTS = frozenset({"obj", "iobj"})
# Words before a name that tell what it is to the words around; others are one.
LEADS = frozenset({
    "by", "with", "to", "and", "of", "for", "from", "as", "son", "daughter", "wife", "brother", "against", "father", "mother", "named",
    "character", "featuring", "including",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the number of its sentence, its grammar and its token; what it is there, and the head of its clause."""

    sentence: int
    grammar: Grammar
    token: int
    role: str
    clause: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of a person near a pronoun."""

    span: Span
    entity: str
    place: Place


@dataclass(frozen=True, slots=True)
class Asked:
    """The pronoun whose antecedent is asked for, and where it stands."""

    span: Span
    place: Place


def rank_antecedents(cast: Cast, pronoun: Span) -> dict[str, float]:
    """The share of each person near; nothing where no encoder read the sentence or nobody is near."""
    described = describe(cast, pronoun)
    weights = antecedent_weights()
    scores = [sum(weights.get(feature, 0.0) for feature in features) for _, features in described]
    if not scores:
        return {}
    top = max(*scores, weights[NOBODY])
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares) + math.exp(weights[NOBODY] - top)
    found: dict[str, float] = defaultdict(float)
    for (entity, _), share in zip(described, shares, strict=True):
        found[entity] += share / whole
    return dict(found)


def describe(cast: Cast, pronoun: Span) -> list[tuple[str, list[str]]]:
    """Each mention near with its entity and its features, in the order of the text."""
    own = _place(cast, pronoun)
    if own is None:
        return []
    candidates = _candidates(cast, own)
    counts = Counter(one.entity for one in candidates if one.span.start < pronoun.start)
    return [(one.entity, list(_features(cast, candidates, counts, one, Asked(pronoun, own)))) for one in candidates]


def _candidates(cast: Cast, own: Place) -> list[Candidate]:
    """The mentions of persons, and of what may be one, in the pronoun's sentence and those before it."""
    sentences = cast.notes.sentences
    start, end = sentences[max(0, own.sentence - BACK)].span.start, sentences[own.sentence].span.end
    first, last = bisect_left(cast.starts, start), bisect_left(cast.starts, end)
    near = [row for row in cast.mentions[first:last] if cast.entities[row[1]].kind in {"person", "other"}][-MOST:]
    return [Candidate(span, entity, place) for span, entity in near if (place := _place(cast, span))]


def _place(cast: Cast, span: Span) -> Place | None:
    """Where a mention stands; None in a sentence that no encoder read."""
    number = bisect_left(cast.notes.sentences, span.start + 1, key=lambda sentence: sentence.span.start) - 1
    if number < 0 or not cast.notes.sentences[number].span.holds(span):
        return None
    if number not in cast.grammars:
        cast.grammars[number] = grammar_of(cast.report.text, cast.notes.sentences[number])
    grammar = cast.grammars[number]
    if grammar is None:
        return None
    token = grammar.token_at(head_of(grammar, span).start)
    return Place(number, grammar, token, _role(grammar, token), _clause(grammar, token))


def _role(grammar: Grammar, token: int) -> str:
    """What a word is in its sentence: subj, obj, poss, obl, nmod or its relation."""
    relation = grammar.encoding.relations[token]
    if relation.partition(":")[0] in SUBJECT:
        return "subj"
    return "poss" if relation == "nmod:poss" else "obj" if relation in OBJECTS else relation.partition(":")[0]


def _clause(grammar: Grammar, token: int) -> int:
    """The nearest word above that heads a clause."""
    for above in _above(grammar, token)[1:]:
        token = above
        if grammar.encoding.tags[above] in {"VERB", "AUX"} or grammar.kept(above, "cop", *SUBJECT):
            break
    return token


def _above(grammar: Grammar, token: int) -> list[int]:
    """A word and all that governs it, up to the root."""
    chain = []
    while token != ROOT:
        chain.append(token)
        token = grammar.encoding.heads[token]
    return chain


def _features(cast: Cast, candidates: Sequence[Candidate], counts: Mapping[str, int], one: Candidate, asked: Asked) -> Iterator[str]:
    """What tells whether a mention is whom the pronoun means."""
    pronoun, own = asked.span, asked.place
    after = one.span.start > pronoun.start
    far = "after" if after else f"d{min(own.sentence - one.place.sentence, 4)}"
    role, kind = one.place.role, own.role if own.role in {"poss", "subj", "obj"} else "obl"
    yield "mention"
    yield from (far, f"{far}|{role}", f"{role}|{kind}", f"{far}|{kind}")
    if one.place.sentence == own.sentence:
        tie = _tie(own, one.place)
        yield from (f"{tie}|{role}|{kind}|{after}", f"{tie}|{kind}", f"{tie}|{role}")
        yield f"{own.grammar.encoding.relations[own.clause]}|{tie}|{role}"
    low, high = (pronoun.end, one.span.start) if after else (one.span.end, pronoun.start)
    between = sum(low <= other.span.start < high and other.entity != one.entity for other in candidates)
    yield from (f"between{min(between, 5)}", f"between{min(between, 5)}|{role}", f"between{min(between, 3)}|{far}")
    count = counts.get(one.entity, 0)
    yield from (f"count{min(count, 4)}", f"share{5 * count // (sum(counts.values()) or 1)}")
    yield from ("first",) if one.entity == candidates[0].entity else ()
    yield from ("most",) if count and count == max(counts.values()) else ()
    yield f"named {_usual(cast, one, pronoun)}"
    before = cast.report.text[max(0, one.span.start - 12) : one.span.start].lower().split()
    yield f"after {before[-1]}" if before and before[-1] in LEADS else "after other"


def _tie(own: Place, other: Place) -> str:
    """How two words of one sentence hang together: in one clause, one's clause above the other's, or apart."""
    if own.clause == other.clause:
        return "one clause"
    if other.clause in _above(own.grammar, own.token):
        return "above"
    return "below" if own.clause in _above(own.grammar, other.token) else "apart"


def _usual(cast: Cast, one: Candidate, pronoun: Span) -> str:
    """Whether the given name usually goes with this pronoun."""
    words = (*cast.entities[one.entity].name.split()[:1], *one.span.of(cast.report.text).split()[:1])
    hint = next((hint for word in words if (hint := given_names().get(word))), None)
    if hint is None:
        return "unknown"
    return "so" if (hint == "he") == (pronoun.of(cast.report.text).lower() in HIM) else "otherwise"
