"""One event, one entry: coreference on ECB+, with the mentions that people marked and with those that the program finds.

In: documents of ECB+ (`bench.ecb`). Out: CoNLL F1 over each topic's two events apart, as a story has them. The same likelihoods and the
same linkage as in a story; days and places, which ECB+ tells seldom, keep nothing apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sayso.annotate import annotate
from sayso.bench.coreference import Scores, score
from sayso.bench.ecb import Document, half_of, places_in, read_documents, tokens_at
from sayso.bench.rows import Row, whole_report
from sayso.collate.sameness import Act, act_of, likelihoods
from sayso.collate.told import ALIKE, EMPTY, FAINT
from sayso.encoder.minilm import MiniLM
from sayso.model import governing
from sayso.text.linkage import join

ASKED = 0.78
Place = tuple[str, int, int]  # document, sentence, token
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


def measure_coreference(folder: Path, encoder: MiniLM) -> Iterator[Row]:
    """CoNLL F1 with the mentions that people marked, and with those that the program finds."""
    for name, scores, floor in (
        ("mentions as marked", score_marked(encoder, folder), ASKED), ("mentions as found", score_found(encoder, folder), None)
    ):  # fmt: skip
        detail = f"MUC {scores.muc:.3f}, B3 {scores.b_cubed:.3f}, CEAFe {scores.ceaf:.3f}"
        yield Row(measure=f"ECB+ dev topics, {name}: CoNLL F1", value=scores.conll, floor=floor, detail=detail)


def score_marked(encoder: MiniLM, folder: Path) -> Scores:
    """The mentions that people marked."""
    key: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    found: list[set[tuple[int, int]]] = []
    for number, group in enumerate(acts_of(encoder, read_documents(folder, dev=True))):
        for at, (_, event) in enumerate(group):
            key[event].add((number, at))
        found += [{(number, at) for at in cluster} for cluster in _link([act for act, _ in group])]
    return score(key.values(), found)


def score_found(encoder: MiniLM, folder: Path) -> Scores:
    """What a story compares in the sentences that the annotators validated: events that the steps find, and other verbs.

    A mention is known by the word that governs it.
    """
    key: defaultdict[str, set[Place]] = defaultdict(set)
    found: list[set[Place]] = []
    for _, half in groupby(sorted(read_documents(folder, dev=True), key=half_of), key=half_of):
        acts: list[Act] = []
        places: list[Place] = []
        for document in half:
            for number, words in document.sentences.items():
                sentence = " ".join(words)
                encoding = encoder.encode(sentence)
                for text, spans, event in places_in(document):
                    if text == sentence:
                        key[event].add((document.name, number, governing(encoding.heads, tokens_at(encoding.tokens, spans))))
                events = annotate(whole_report("ecb", sentence), encoder=encoder).events
                told = {governing(encoding.heads, tokens_at(encoding.tokens, [event.span])) for event in events}
                told |= {token for token, tag in enumerate(encoding.tags) if tag == "VERB" and encoding.lemmas[token] not in EMPTY}
                for token in sorted(told):
                    acts.append(act_of(sentence, encoding, [token]))
                    places.append((document.name, number, token))
        found += [{places[at] for at in cluster} for cluster in _link(acts)]
    return score(key.values(), found)


def _link(acts: Sequence[Act]) -> tuple[tuple[int, ...], ...]:
    """Groups of acts that are one event, as in a story but for days and places."""
    likely = {(one, other): value for one, other, value in likelihoods(acts, least=FAINT)}
    return join([f"{at:06}" for at in range(len(acts))], likely, least=ALIKE)
