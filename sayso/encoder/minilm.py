"""The encoder that comes with sayso: MiniLM with five heads, in one ONNX file, read on one thread.

In: a sentence. Out: its encoding. Rule 1: sentences are read one by one, never in batches: the file's numbers are scaled by whatever is
read at once, so company could change a label. Rule 2: what was read once in a run is not read again. Goes to no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as failures

from sayso.encoder.files import FOLDER, HINT, ModelFiles, read_files
from sayso.encoder.labels import Stretch, best_stretches, stretches
from sayso.encoder.lemmas import lemma_of
from sayso.encoder.pieces import Vocabulary
from sayso.encoder.sketch import Sketcher
from sayso.encoder.tokens import find_words
from sayso.encoder.tree import best_tree
from sayso.encoder.vectors import as_bytes
from sayso.encoder.windows import cut_windows
from sayso.errors import MissingModel
from sayso.model import ROOT, Attribution, Encoding, EntityKind, Span

SLOW = ["SkipLayerNormFusion"]  # onnxruntime 1.32 joins an addition and a norm into one step of 57 µs; apart they take 20
CACHED = 20_000  # sentences: some 150 MB at most, more than any story has
OUTPUTS = ("tags", "fine", "names", "cues", "arcs", "relations", "roles", "vector")
LAYERS = ("tags", "fine", "relations", "names", "cues", "roles")  # whose labels the file holds
UNREADABLE = (failures.Fail, failures.InvalidArgument, failures.InvalidGraph, failures.InvalidProtobuf, failures.NotImplemented)
NOTHING = Encoding(tokens=(), tags=(), fine=(), lemmas=(), heads=(), relations=(), names=(), attributions=(), vector=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in n words, by their indices; see `Encoding`. `vector` has unit length; `pieces` is its weight beside others.

    `attributions` hold a cue and the stretches ("source", "content") beside it.
    """

    tags: tuple[str, ...]
    fine: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Stretch, ...]
    attributions: tuple[tuple[Stretch, tuple[Stretch, ...]], ...]
    vector: NDArray[np.float32]
    pieces: int


class MiniLM:
    """A loaded model: `encode` reads a sentence, `read_words` words that somebody else has cut."""

    def __init__(self, files: ModelFiles) -> None:
        self.name = files.name
        self._session, labels = _open(files.graph)
        self._vocabulary = Vocabulary(files.pieces)
        self._tags, self._fine, self._relations, self._names, self._cues, self._roles = (labels[layer].split() for layer in LAYERS)
        self._encoded = lru_cache(maxsize=CACHED)(self._encode)
        self._sketcher = Sketcher(files.words, self._vocabulary)

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence; the same encoding every time, whatever else is read."""
        return self._encoded(sentence)

    def sketch(self, text: str) -> bytes:
        """A rough vector of a whole text."""
        return self._sketcher.sketch(text)

    def _encode(self, sentence: str) -> Encoding:
        """Read one sentence that has not been read yet."""
        spans = find_words(sentence)
        if not spans:
            return NOTHING
        words = [span.of(sentence) for span in spans]
        reading = self.read_words(words)
        return Encoding(
            tokens=spans,
            tags=reading.tags,
            fine=reading.fine,
            lemmas=tuple(lemma_of(word, tag) for word, tag in zip(words, reading.tags, strict=True)),
            heads=reading.heads,
            relations=reading.relations,
            names=tuple((_over(spans, name), cast("EntityKind", name[2])) for name in reading.names),
            attributions=tuple(
                Attribution(
                    cue=_over(spans, cue),
                    source=tuple(_over(spans, one) for one in beside if one[2] == "source"),
                    content=tuple(_over(spans, one) for one in beside if one[2] == "content"),
                )
                for cue, beside in reading.attributions
            ),
            vector=as_bytes(reading.vector),
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
        tags, fine, names, cues, arcs, relations, roles, vector = self._session.run(OUTPUTS, asked)
        heads, related = best_tree(arcs[0]), relations[0].tolist()
        cued = stretches([self._cues[number] for number in cues[0].tolist()])
        return Reading(
            tags=tuple(self._tags[number] for number in tags[0].tolist()),
            fine=tuple(self._fine[number] for number in fine[0].tolist()),
            heads=heads,
            relations=tuple(self._relations[related[n][head + 1]] for n, head in enumerate(heads)),
            names=best_stretches(names[0], self._names),
            # The first row of roles is there for sentences without a cue.
            attributions=tuple((cue, best_stretches(row, self._roles)) for cue, row in zip(cued, roles[1:], strict=True)),
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


def _open(graph: bytes) -> tuple[Any, dict[str, str]]:
    """A session on one thread, and what the file says of itself."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # the arena keeps what the longest sentence needed
    try:
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW)
    except UNREADABLE as broken:
        raise MissingModel("a file that onnxruntime cannot open", where="model.onnx", expected="ONNX", hint=HINT) from broken
    labels = dict(session.get_modelmeta().custom_metadata_map)
    if not labels.keys() >= set(LAYERS):
        raise MissingModel("a graph of another make", where="model.onnx", expected=f"labels of {', '.join(LAYERS)}", hint=HINT)
    return session, labels


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
        names=tuple(_moved(name, start) for reading, start in held for name in reading.names),
        attributions=tuple(
            (_moved(cue, start), tuple(_moved(one, start) for one in beside))
            for reading, start in held
            for cue, beside in reading.attributions
        ),
        vector=(vector / np.linalg.norm(vector)).astype(np.float32),
        pieces=sum(reading.pieces for reading in readings),
    )


def _moved(stretch: Stretch, by: int) -> Stretch:
    """A stretch of a window as one of the sentence."""
    return stretch[0] + by, stretch[1] + by, stretch[2]
