"""The head that reads predicates: what kind of thing a verb or a noun tells, whether it happened, and what else tells the same.

In: what the encoder read in a sentence, and which of its words may tell something. Each is read from four places: the word, what it is
done to or with, its governor, and its helpers (auxiliaries, negations, subject). What is found depends on that sentence alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.graphs import open_graph
from sayso.model import ROOT, children_of

OUTPUTS = ("types", "happened", "senses")
KEPT = 4  # of the types the likeliest that a predicate keeps
# Relations of what a predicate is done to or with, and of its helpers, without their subtypes.
DONE_TO = frozenset({"obj", "xcomp", "ccomp", "obl", "nmod", "acl", "advcl", "compound"})
HELPERS = frozenset({"aux", "mark", "advmod", "cop", "nsubj", "obj", "det"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})
CONTENT = frozenset({"VERB", "NOUN", "ADJ"})


class Happenings:
    """A loaded head."""

    def __init__(self, graph: bytes) -> None:
        self._session, labels = open_graph(graph, "happenings.onnx", ("types",))
        self._types = labels["types"]

    def judge(
        self, places: Sequence[int], words: NDArray[np.float32], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
    ) -> tuple[NDArray[np.float32], ...]:
        """`types` (k, kinds), `happened` (k, 1) and `senses` (k, width) of k words of a sentence."""
        return tuple(self._session.run(OUTPUTS, {"given": gather(places, words, tags, heads, relations)}))

    def name(self, types: NDArray[np.float32]) -> list[tuple[tuple[str, float], ...]]:
        """The likeliest kinds of each of k words, from (k, kinds), with their probabilities; of equals the first."""
        best = np.argsort(-types, axis=1, kind="stable")[:, :KEPT]
        shares = np.take_along_axis(types, best, axis=1).round(4)
        return [
            tuple((self._types[label], share) for label, share in zip(labels, told, strict=True))
            for labels, told in zip(best.tolist(), shares.astype(np.float64).round(4).tolist(), strict=True)
        ]


def telling_words(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The words that may tell something: every verb, every noun, every adjective with a complement ("willing to help")."""
    children = children_of(heads)
    return [
        token
        for token, tag in enumerate(tags)
        if tag in {"VERB", "NOUN"} or (tag == "ADJ" and any(relations[child] in COMPLEMENTS for child in children[token]))
    ]


def gather(
    places: Sequence[int], words: NDArray[np.float32], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> NDArray[np.float32]:
    """What the head reads of k predicates: (k, 4 * width)."""
    rows = {token: row for row, token in enumerate(places)}
    near, governor, helpers = (np.zeros((len(rows), len(heads)), dtype=np.float32) for _ in range(3))
    for token, head in enumerate(heads):
        if token in rows and head != ROOT:
            governor[rows[token], head] = 1.0
        if head in rows:
            near[rows[head], token] = _is_done_to(relations[token]) and tags[token] in CONTENT
            helpers[rows[head], token] = relations[token].partition(":")[0] in HELPERS
    means = (table / np.maximum(table.sum(axis=1, keepdims=True), 1.0) for table in (near, governor, helpers))
    return np.concatenate([words[list(places)], *(mean @ words for mean in means)], axis=1, dtype=np.float32)


def _is_done_to(relation: str) -> bool:
    """Whether a relation is that of what a predicate is done to or with; a passive's subject is."""
    return relation == "nsubj:pass" or relation.partition(":")[0] in DONE_TO
