"""The encoder that comes with sayso: MiniLM with its heads, as two ONNX graphs read on one thread.

In: a sentence, or the sentences of a paragraph. Out: its encoding; who said what in the paragraph. Rule 1: sentences are read one by one,
never in batches: the file's numbers are scaled by whatever is read at once, so company could change a label. Rule 2: what was read once
in a run is not read again. Goes to no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.edges import mend_edges
from sayso.encoder.files import FOLDER, ModelFiles, read_files
from sayso.encoder.graphs import open_graph
from sayso.encoder.happenings import Happenings, telling_words
from sayso.encoder.labels import Stretch, best_stretches, moved
from sayso.encoder.lemmas import lemma_of
from sayso.encoder.pieces import Vocabulary
from sayso.encoder.sayings import Said, Sayings
from sayso.encoder.sketch import Sketcher
from sayso.encoder.tokens import find_words
from sayso.encoder.tree import best_tree
from sayso.encoder.vectors import as_bytes, rows_as_bytes
from sayso.encoder.windows import WORDS, cut_paragraph, cut_windows
from sayso.model import ROOT, Attribution, Encoding, EntityKind, Predicate, Span

CACHED = 20_000  # sentences: some 150 MB at most, more than any story has
RECENT = 200  # sentences whose words' states are kept for the paragraph that they stand in: some 10 MB
WORDS_KNOWN = 50_000  # words whose own vectors are kept: some 10 MB
OUTPUTS = ("tags", "fine", "names", "arcs", "relations", "words", "vector")
LAYERS = ("tags", "fine", "relations", "names")  # whose labels the graph holds
NOTHING = Encoding(tokens=(), tags=(), fine=(), lemmas=(), heads=(), relations=(), names=(), vector=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in n words, by their indices; see `Encoding`.

    `vector` has unit length; `pieces` is its weight beside others. `words` (n, width) are the states that the head of sayings reads.
    """

    tags: tuple[str, ...]
    fine: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Stretch, ...]
    words: NDArray[np.float32]
    vector: NDArray[np.float32]
    pieces: int


class MiniLM:
    """A loaded model: `encode` reads a sentence, `attribute` a paragraph, `read_words` words that somebody else has cut."""

    def __init__(self, files: ModelFiles) -> None:
        self.name = files.name
        self._session, labels = open_graph(files.graph, "model.onnx", LAYERS)
        self._tags, self._fine, self._relations, self._names = (labels[layer] for layer in LAYERS)
        self._sayings = Sayings(files.sayings)
        self._happenings = Happenings(files.happenings)
        self._vocabulary = Vocabulary(files.pieces)
        self._encoded = lru_cache(maxsize=CACHED)(self._encode)
        self._recent = lru_cache(maxsize=RECENT)(self._read)
        self._attributed = lru_cache(maxsize=CACHED)(self._attribute)
        self._sketcher = Sketcher(files.words, self._vocabulary)
        self._sketched = lru_cache(maxsize=WORDS_KNOWN)(self._sketcher.sketch)

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence; the same encoding every time, whatever else is read."""
        return self._encoded(sentence)

    def attribute(self, text: str, sentences: Sequence[Span]) -> tuple[Attribution, ...]:
        """Who said what in a paragraph, given its sentences; the places are places in `text`."""
        found: list[Attribution] = []
        spans = [[word.shift(one.start) for word in find_words(one.of(text))] for one in sentences]
        for first, end in cut_paragraph([len(words) for words in spans]):
            words = [word for row in spans[first:end] for word in row]
            for cue, beside in self._attributed(tuple(one.of(text) for one in sentences[first:end])):
                source, content = (tuple(_over(words, one) for one in beside if one[2] == role) for role in ("source", "content"))
                found.append(mend_edges(text, Attribution(cue=_over(words, cue), source=source, content=content)))
        return tuple(found)

    def sketch(self, text: str) -> bytes:
        """A rough vector of a whole text."""
        return self._sketcher.sketch(text)

    def read(self, sentence: str) -> tuple[tuple[Span, ...], Reading | None]:
        """The words of a sentence and what was found in them, as `encode` has it."""
        return self._recent(sentence)

    def _read(self, sentence: str) -> tuple[tuple[Span, ...], Reading | None]:
        """The words of a sentence and what was found in them; None where there are none."""
        spans = find_words(sentence)
        return spans, self.read_words([span.of(sentence) for span in spans]) if spans else None

    def _attribute(self, sentences: tuple[str, ...]) -> tuple[Said, ...]:
        """Who said what in sentences that are read at once, by the numbers of their words."""
        readings = [reading for _, reading in map(self._recent, sentences) if reading]
        if not readings:
            return ()
        states = np.concatenate([reading.words for reading in readings])
        parts = (states[start : start + WORDS] for start in range(0, len(states), WORDS))
        return tuple(
            (moved(cue, number * WORDS), tuple(moved(one, number * WORDS) for one in beside))
            for number, part in enumerate(parts)
            for cue, beside in self._sayings.find(part)
        )

    def _encode(self, sentence: str) -> Encoding:
        """Read one sentence that has not been read yet."""
        spans, reading = self._recent(sentence)
        if reading is None:
            return NOTHING
        return Encoding(
            tokens=spans,
            tags=reading.tags,
            fine=reading.fine,
            lemmas=tuple(lemma_of(span.of(sentence), tag) for span, tag in zip(spans, reading.tags, strict=True)),
            heads=reading.heads,
            relations=reading.relations,
            names=tuple((_over(spans, name), cast("EntityKind", name[2])) for name in reading.names),
            vector=as_bytes(reading.vector),
            predicates=self._judge(
                [span.of(sentence) for span in spans], reading, telling_words(reading.tags, reading.heads, reading.relations)
            ),
        )

    def judge(self, words: Sequence[str], places: Sequence[int]) -> tuple[Predicate, ...]:
        """What these words of a sentence tell, by their numbers, whatever parts of speech they are."""
        return self._judge(words, self.read_words(words), places)

    def _judge(self, words: Sequence[str], reading: Reading, places: Sequence[int]) -> tuple[Predicate, ...]:
        """What words of a sentence that was read tell."""
        if not places:
            return ()
        types, happened, senses = self._happenings.judge(places, reading.words, reading.tags, reading.heads, reading.relations)
        verbs = [row for row, token in enumerate(places) if reading.tags[token] != "NOUN"]
        kinds = dict(zip(verbs, self._happenings.name(types[verbs]), strict=True)) if verbs else {}
        told = zip(places, happened[:, 0].tolist(), rows_as_bytes(senses), strict=True)
        return tuple(
            Predicate(token=token, types=kinds.get(row, ()), happened=round(share, 4), sense=sense, word=self._sketched(words[token]))
            for row, (token, share, sense) in enumerate(told)
        )

    def read_words(self, words: Sequence[str]) -> Reading:
        """Read one sentence of at least one word; in windows where it is too long to be read at once."""
        windows = cut_windows(words, [self._vocabulary.count(word) for word in words])
        readings = [self._read_window(words[start:end]) for start, end in windows]
        return readings[0] if len(readings) == 1 else _joined(readings, [start for start, _ in windows])

    def _read_window(self, words: Sequence[str]) -> Reading:
        """Read what fits."""
        pieces = self._vocabulary.cut(words)
        given = {"ids": pieces.ids, "shapes": pieces.shapes, "firsts": pieces.firsts, "lasts": pieces.lasts}
        asked = {name: np.array([numbers], dtype=np.int64) for name, numbers in given.items()}
        tags, fine, names, arcs, relations, words_read, vector = self._session.run(OUTPUTS, asked)
        heads, related = best_tree(arcs[0]), relations[0].tolist()
        return Reading(
            tags=tuple(self._tags[number] for number in tags[0].tolist()),
            fine=tuple(self._fine[number] for number in fine[0].tolist()),
            heads=heads,
            relations=tuple(self._relations[related[n][head + 1]] for n, head in enumerate(heads)),
            names=best_stretches(names[0], self._names),
            words=words_read[0],
            vector=vector[0],
            pieces=len(pieces.ids),
        )


def _over(spans: Sequence[Span], stretch: Stretch) -> Span:
    """From the first character of a stretch of words to its last."""
    return Span(spans[stretch[0]].start, spans[stretch[1] - 1].end)


@lru_cache(maxsize=1)
def load_encoder(folder: str = "") -> MiniLM:
    """The encoder in `folder`, by default the one that comes with sayso, loaded once; MissingModel says what to do where there is none."""
    return MiniLM(read_files(Path(folder) if folder else FOLDER))


def _joined(readings: Sequence[Reading], starts: Sequence[int]) -> Reading:
    """Windows of one sentence as one reading: later roots hang on the first as parataxis, vectors are weighed by their pieces."""
    first = readings[0].heads.index(ROOT)
    heads: list[int] = []
    relations: list[str] = []
    for reading, start in zip(readings, starts, strict=True):
        for head, relation in zip(reading.heads, reading.relations, strict=True):
            hangs = head == ROOT and start > 0
            heads.append(first if hangs else head + start if head >= 0 else head)
            relations.append("parataxis" if hangs else relation)
    vector = np.sum([reading.vector * reading.pieces for reading in readings], axis=0)
    held = list(zip(readings, starts, strict=True))
    return Reading(
        tags=tuple(tag for reading in readings for tag in reading.tags),
        fine=tuple(tag for reading in readings for tag in reading.fine),
        heads=tuple(heads),
        relations=tuple(relations),
        names=tuple(moved(name, start) for reading, start in held for name in reading.names),
        words=np.concatenate([reading.words for reading in readings]),
        vector=(vector / np.linalg.norm(vector)).astype(np.float32),
        pieces=sum(reading.pieces for reading in readings),
    )
