"""One event, one entry: coreference on ECB+, with the mentions that people marked and with those that the program finds.

In: documents of ECB+ (`bench.ecb`). Out: CoNLL F1 over each topic's two events apart, as a story has them. The same likelihoods and the
same linkage as in a story; days and places, which ECB+ tells seldom, keep nothing apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sayso.bench.coreference import Scores, score
from sayso.bench.ecb import Document, half_of, places_in, read_documents, tokens_at
from sayso.collate.sameness import Act, act_of, governing, likelihoods
from sayso.collate.told import ALIKE, FAINT
from sayso.encoder.minilm import MiniLM
from sayso.text.linkage import join

Group = list[tuple[Act, str]]
"""The acts of one half of a topic, with their events."""


def acts_of(encoder: MiniLM, documents: Iterable[Document]) -> Iterator[Group]:
    """The mentions of each half of a topic as acts; those of fewer than two are left out."""
    for _, half in groupby(sorted(documents, key=half_of), key=half_of):
        group: Group = []
        for document in half:
            for sentence, places, event in places_in(document):
                encoding = encoder.encode(sentence)
                top = governing(encoding.heads, tokens_at(encoding.tokens, places))
                words = [token.of(sentence) for token in encoding.tokens]
                read = replace(encoding, predicates=encoder.judge(words, [top]))  # of a pronoun, too
                group.append((act_of(sentence, read, [top]), event))
        if len(group) > 1:
            yield group


def score_marked(encoder: MiniLM, folder: Path) -> Scores:
    """The mentions that people marked."""
    key: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    found = []
    for number, group in enumerate(acts_of(encoder, read_documents(folder, dev=True))):
        for at, (_, event) in enumerate(group):
            key[event].add((number, at))
        likely = {(one, other): value for one, other, value in likelihoods([act for act, _ in group], least=FAINT)}
        clusters = join([f"{at:06}" for at in range(len(group))], likely, least=ALIKE)
        found += [{(number, at) for at in cluster} for cluster in clusters]
    return score(key.values(), found)
