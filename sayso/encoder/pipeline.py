"""A spaCy pipeline in the encoder's place: `--model spacy:en_core_web_trf`, or the folder of a pipeline of one's own.

In: a sentence. Out: its encoding in Universal Dependencies, whichever labels the pipeline has. Attributions are not spaCy's: with it the
grammar alone tells whose word a saying is. Vectors are not taken over, either: how close two sentences must be to tell one thing was set
on ours, and means of word vectors are close for almost any two. spaCy comes with `pip install 'sayso[spacy]'`; its models are installed
by their own means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import spacy

from sayso.errors import MissingModel
from sayso.model import ROOT, Attribution, Encoding, EntityKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

CACHED = 20_000  # sentences, as in the encoder that comes with sayso
KINDS: MappingProxyType[str, EntityKind] = MappingProxyType({
    "PERSON": "person", "PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "LAW": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "MISC": "other",
})  # fmt: skip
# ClearNLP's relations, which English pipelines have, where they are called otherwise in Universal Dependencies.
RELATIONS = MappingProxyType({
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dative": "iobj",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "npadvmod": "obl:npmod", "attr": "xcomp", "acomp": "xcomp",
    "oprd": "xcomp", "pcomp": "advcl", "prep": "obl", "agent": "obl", "neg": "advmod", "quantmod": "advmod", "intj": "discourse",
    "meta": "dep", "predet": "det:predet", "preconj": "cc:preconj",
})  # fmt: skip
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Pipeline:
    """A loaded pipeline behind the encoder's protocol; the same sentence gives the same encoding, since each is read alone."""

    def __init__(self, name: str, language: Language) -> None:
        self.name = name
        self._language = language
        self._encoded = lru_cache(maxsize=CACHED)(self._encode)

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence."""
        return self._encoded(sentence)

    def attribute(self, text: str, sentences: Sequence[Span]) -> tuple[Attribution, ...]:
        """None: they are not spaCy's."""
        del text, sentences
        return ()

    def sketch(self, text: str) -> bytes:
        """None: to run a pipeline over a whole text is not fast."""
        del text
        return b""

    def _encode(self, sentence: str) -> Encoding:
        """Read one sentence that has not been read yet; white space is no token of ours."""
        doc = self._language(sentence)
        kept = [token for token in doc if not token.is_space]
        arcs = _arcs(kept)
        return Encoding(
            tokens=tuple(Span(token.idx, token.idx + len(token)) for token in kept),
            tags=tuple(token.pos_ or "X" for token in kept),
            fine=tuple(token.tag_ for token in kept),
            lemmas=tuple(token.lemma_ or token.lower_ for token in kept),
            heads=tuple(head for head, _ in arcs),
            relations=tuple(relation for _, relation in arcs),
            names=tuple((Span(name.start_char, name.end_char), KINDS[name.label_]) for name in doc.ents if name.label_ in KINDS),
            vector=b"",
        )


@lru_cache(maxsize=1)
def load_encoder(pipeline: str) -> Pipeline:
    """The pipeline of this name or in this folder, loaded once; MissingModel where there is none."""
    try:
        language = spacy.load(pipeline)
    except (OSError, ValueError) as missing:
        hint = f"python -m spacy download {pipeline}, or run with --no-model"
        raise MissingModel(
            "no pipeline that loads", where=f"spacy:{pipeline}", expected="an installed one or its folder", hint=hint
        ) from missing
    meta = language.meta
    return Pipeline(f"spacy-{meta['lang']}-{meta['name']}-{meta['version']}", language)


def _arcs(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """The governor of each token, by its number, and its relation; where the pipeline saw two sentences, later roots hang on the first."""
    number = {token.i: at for at, token in enumerate(tokens)}
    arcs: list[tuple[int, str]] = []
    root = ROOT
    for at, token in enumerate(tokens):
        governor, relation = _arc(token)
        head = number.get(governor.i, ROOT)
        if head not in (at, ROOT):
            arcs.append((head, relation))
        else:
            arcs.append((root, "root" if root == ROOT else "parataxis"))
            root = at if root == ROOT else root
    return arcs


def _arc(token: Token) -> tuple[Token, str]:
    """A token's governor and relation in Universal Dependencies, where a preposition hangs on its noun and not the noun on it."""
    noun = next((child for child in token.children if child.dep_ == "pobj"), None) if token.dep_ in PREPOSITIONS else None
    if noun is not None:
        return noun, "case"
    if token.dep_ == "pobj" and token.head.dep_ in PREPOSITIONS:
        return token.head.head, "nmod" if token.head.head.pos_ in NOUNS else "obl"
    return token.head, RELATIONS.get(token.dep_, token.dep_ or "dep")
