"""Whether two words tell one event: how likely it is, from what they mean and from what stands beside them.

In: words of sentences that the encoder read, as `Act`s. Out: a probability. A logistic model over eight features, its weights
fitted on ECB+ (`words/sameness.toml`). It knows neither days nor places: what cannot be the same by them is kept apart by who asks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.encoder.vectors import closeness
from sayso.model import ROOT, Encoding
from sayso.text.tokens import SMALL, fold, stem
from sayso.words.sameness import sameness

ACTING = frozenset({"nsubj", "csubj"})
ACTED_ON = frozenset({"obj", "iobj", "nmod", "compound", "xcomp", "ccomp", "amod"})
SHARED = frozenset({"obj", "xcomp", "conj", "acl", "advcl", "nsubj", "obl"})  # relations of words that may share their governor's subject
PHRASE = frozenset({"det", "compound", "flat", "amod", "nummod", "nmod", "appos", "conj", "case"})
TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
DEEP = 3
ROOTED = 4  # letters that the stems of one family share at least: "explosion", "exploded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A word that tells an event, ready for comparison.

    Stems: `by` of who acts, `to` of what is acted on, `beside` of all that stands with it, `about` of its sentence. Vectors as bytes, empty
    where there are none: `word` and `sense` as `Predicate` has them, `sentence` as `Encoding` has it.
    """

    stem: str
    word: bytes
    sense: bytes
    sentence: bytes
    by: frozenset[str]
    to: frozenset[str]
    beside: frozenset[str]
    about: frozenset[str]


def act_of(sentence: str, encoding: Encoding, tokens: Sequence[int]) -> Act:
    """The act that these tokens of a sentence tell; the one that governs the others stands for them."""
    top = governing(encoding.heads, tokens)
    predicate = next((one for one in encoding.predicates if one.token == top), None)
    lemmas = [stem(fold(lemma)) for lemma in encoding.lemmas]
    by, to, beside = _arguments(encoding, top, frozenset(tokens), lemmas)
    return Act(
        stem=lemmas[top],
        word=predicate.word if predicate else b"",
        sense=predicate.sense if predicate else b"",
        sentence=encoding.vector,
        by=by,
        to=to,
        beside=beside,
        about=frozenset(
            lemmas[n] for n, tag in enumerate(encoding.tags) if tag in TELLING and fold(encoding.tokens[n].of(sentence)) not in SMALL
        ),
    )


def governing(heads: Sequence[int], tokens: Sequence[int]) -> int:
    """Of some tokens the one whose governor is none of them."""
    return next((token for token in tokens if heads[token] not in tokens), tokens[0])


def _arguments(
    encoding: Encoding, top: int, own: frozenset[int], lemmas: Sequence[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems of who acts, of what is acted on, and of all that stands beside a word."""
    by: set[str] = set()
    to: set[str] = set()
    beside: set[str] = set()
    for child in _children(encoding, top):
        relation = encoding.relations[child]
        plain = relation.partition(":")[0]
        if child in own or (plain not in ACTING and plain not in ACTED_ON and plain != "obl"):
            continue
        stems = {lemmas[one] for one in _phrase(encoding, child, DEEP) if encoding.tags[one] in TELLING}
        beside |= stems
        if relation == "nmod:poss" or (plain in ACTING and "pass" not in relation):
            by |= stems
        elif plain != "obl":
            to |= stems
    governor = encoding.heads[top]
    if governor != ROOT and encoding.relations[top].partition(":")[0] in SHARED:
        for child in _children(encoding, governor):
            if child != top and encoding.relations[child].startswith("nsubj"):
                stems = {lemmas[one] for one in _phrase(encoding, child, DEEP) if encoding.tags[one] in TELLING}
                beside |= stems
                (to if "pass" in encoding.relations[child] else by).update(stems)
    return frozenset(by), frozenset(to), frozenset(beside)


def _children(encoding: Encoding, token: int) -> Iterator[int]:
    return (child for child, head in enumerate(encoding.heads) if head == token)


def _phrase(encoding: Encoding, token: int, deep: int) -> Iterator[int]:
    """A word with what makes a phrase of it."""
    yield token
    if deep:
        for child in _children(encoding, token):
            if encoding.relations[child].partition(":")[0] in PHRASE:
                yield from _phrase(encoding, child, deep - 1)


def likelihood(one: Act, other: Act) -> float:
    """How likely it is that two acts are one event, 0 to 1."""
    weights = sameness()
    score = weights.bias + sum(weight * value for weight, value in zip(weights.of, features(one, other), strict=True))
    return 1 / (1 + math.exp(-score))


def features(one: Act, other: Act) -> tuple[float, ...]:
    """What the model weighs, in the order of `words.sameness.FEATURES`."""
    return (
        closeness(one.word, other.word),
        closeness(one.sense, other.sense),
        closeness(one.sentence, other.sentence),
        float(_akin(one.stem, other.stem)),
        _shared(one.beside, other.beside),
        _shared(one.about, other.about),
        float(bool(one.to and other.to and one.to.isdisjoint(other.to))),
        float(bool(one.by and other.by and one.by.isdisjoint(other.by))),
    )


def _akin(one: str, other: str) -> bool:
    """Whether two stems are of one family: "explos" and "explod"."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (same >= ROOTED and same >= 0.7 * min(len(one), len(other)))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of two sets that both have (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0
