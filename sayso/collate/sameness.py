"""Whether two words tell one event: how likely it is, from what they mean and from what stands beside them.

In: words of sentences that the encoder read, as `Act`s. Out: a probability. A logistic model over eight features, its weights
fitted on ECB+ (`words/sameness.toml`). It knows neither days nor places: what cannot be the same by them is kept apart by who asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.vectors import WHOLE, stack
from sayso.model import ROOT, Encoding, children_of, governing
from sayso.text.tokens import SMALL, fold, stem
from sayso.words.sameness import sameness

ACTING = frozenset({"nsubj", "csubj"})
ACTED_ON = frozenset({"obj", "iobj", "nmod", "compound", "xcomp", "ccomp", "amod"})
SHARED = frozenset({"obj", "xcomp", "conj", "acl", "advcl", "nsubj", "obl"})  # relations of words that may share their governor's subject
PHRASE = frozenset({"det", "compound", "flat", "amod", "nummod", "nmod", "appos", "conj", "case"})
TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
DEEP = 3
BLOCK = 256  # acts that are held against all at once
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


def _arguments(
    encoding: Encoding, top: int, own: frozenset[int], lemmas: Sequence[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems of who acts, of what is acted on, and of all that stands beside a word."""
    children = children_of(encoding.heads)
    by: set[str] = set()
    to: set[str] = set()
    beside: set[str] = set()
    for child in children[top]:
        relation = encoding.relations[child]
        plain = relation.partition(":")[0]
        if child in own or (plain not in ACTING and plain not in ACTED_ON and plain != "obl"):
            continue
        stems = {lemmas[one] for one in _phrase(encoding, children, child, DEEP) if encoding.tags[one] in TELLING}
        beside |= stems
        if relation == "nmod:poss" or (plain in ACTING and "pass" not in relation):
            by |= stems
        elif plain != "obl":
            to |= stems
    governor = encoding.heads[top]
    if governor != ROOT and encoding.relations[top].partition(":")[0] in SHARED:
        for child in children[governor]:
            if child != top and encoding.relations[child].startswith("nsubj"):
                stems = {lemmas[one] for one in _phrase(encoding, children, child, DEEP) if encoding.tags[one] in TELLING}
                beside |= stems
                (to if "pass" in encoding.relations[child] else by).update(stems)
    return frozenset(by), frozenset(to), frozenset(beside)


def _phrase(encoding: Encoding, children: Sequence[Sequence[int]], token: int, deep: int) -> Iterator[int]:
    """A word with what makes a phrase of it."""
    yield token
    if deep:
        for child in children[token]:
            if encoding.relations[child].partition(":")[0] in PHRASE:
                yield from _phrase(encoding, children, child, deep - 1)


def compare(acts: Sequence[Act]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """What the model weighs of pairs: the number of an act, and of the `BLOCK` acts from it on against them and all after (k, m, 8)."""
    words, senses, sentences = (_rows([getattr(act, name) for act in acts]) for name in ("word", "sense", "sentence"))
    beside, about, to, by = (_mark([getattr(act, name) for act in acts]) for name in ("beside", "about", "to", "by"))
    akin = _akin([act.stem for act in acts])
    for start in range(0, len(acts), BLOCK):
        end = start + BLOCK
        yield (
            start,
            np.stack(
                [
                    *(table[start:end] @ table[start:].T / WHOLE**2 for table in (words, senses, sentences)),
                    akin[start:end, start:].astype(np.float32),
                    *(_shared(marks, start, end) for marks in (beside, about)),
                    *(_apart(marks, start, end) for marks in (to, by)),
                ],
                axis=2,
            ),
        )


def likelihoods(acts: Sequence[Act], *, least: float) -> Iterator[tuple[int, int, float]]:
    """How likely each pair is one event (0 to 1), of those pairs that are at least so likely; the lower number first."""
    weights = np.array(sameness().of, dtype=np.float32)
    for start, features in compare(acts):
        likely = 1 / (1 + np.exp(-(features @ weights + sameness().bias)))
        for one, other in np.argwhere(np.triu(likely, 1) >= least).tolist():
            yield start + one, start + other, round(float(likely[one, other]), 5)


def _rows(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    """Vectors as rows (n, width) of whole numbers, whose products are exact."""
    return stack(vectors).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Which stems each of n sets has, ones and zeros (n, stems), those left out that one set alone has; and how many each has (n)."""

    table: NDArray[np.float32]
    sizes: NDArray[np.float32]


def _mark(sets: Sequence[frozenset[str]]) -> _Marks:
    """Sets of stems as rows."""
    spread = Counter(stem for stems in sets for stem in stems)
    columns = {stem: column for column, stem in enumerate(sorted(stem for stem, count in spread.items() if count > 1))}
    table = np.zeros((len(sets), max(1, len(columns))), dtype=np.float32)
    for row, stems in enumerate(sets):
        table[row, [columns[stem] for stem in stems if stem in columns]] = 1.0
    return _Marks(table, np.array([len(stems) for stems in sets], dtype=np.float32))


def _shared(marks: _Marks, start: int, end: int) -> NDArray[np.float32]:
    """The share of two sets' stems that both have (Jaccard), 0 where one is empty."""
    both: NDArray[np.float32] = marks.table[start:end] @ marks.table[start:].T
    share: NDArray[np.float32] = both / np.maximum(marks.sizes[start:end, None] + marks.sizes[None, start:] - both, 1.0)
    return share


def _apart(marks: _Marks, start: int, end: int) -> NDArray[np.float32]:
    """Where two sets have stems and none is the same."""
    told = (marks.sizes[start:end] > 0)[:, None] & (marks.sizes[start:] > 0)[None]
    apart: NDArray[np.float32] = ((marks.table[start:end] @ marks.table[start:].T == 0) & told).astype(np.float32)
    return apart


def _akin(stems: Sequence[str]) -> NDArray[np.bool_]:
    """Which stems are of one family: "explos" and "explod"; (n, n)."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(stems):
        places[one].append(number)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for one in places:
        families[one[:ROOTED]].append(one)
    akin = np.zeros((len(stems), len(stems)), dtype=np.bool_)
    for family in families.values():
        for one in family:
            for other in family:
                if one == other or _is_family(one, other):
                    akin[np.ix_(places[one], places[other])] = True
    return akin


def _is_family(one: str, other: str) -> bool:
    """Whether two stems begin alike for most of the shorter one."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= ROOTED and same >= 0.7 * min(len(one), len(other))
