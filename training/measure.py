"""Measure a model before and after its numbers were made small, on the corpora that it was not trained on.

In: a work folder with the graphs in `whole` and in `small`. Out: rows with a measure and its value both ways.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.bench.encoder import read_measured, score_all
from sayso.bench.polnear import read_attributions
from sayso.bench.triples import score_triples
from sayso.encoder.files import ModelFiles
from sayso.encoder.minilm import MiniLM
from sayso.encoder.sketch import WIDTH
from training.happenings import untaught


def measure(work: Path, folder: Path, pieces: list[str]) -> list[dict[str, Any]]:
    """Each measure of `sayso bench encoder` and `sayso bench attribution` that is taken on a corpus, in 32 bits and in 8."""
    corpora, marked = read_measured(folder), read_attributions(folder, "dev")
    rows = []
    for name in ("whole", "small"):
        encoder = _load(work / name, pieces)
        rows.append([*score_all(encoder, corpora), *score_triples(encoder, marked)])
    return [
        {"measure": one.measure, "whole": one.value, "small": other.value, "detail": other.detail} for one, other in zip(*rows, strict=True)
    ]


def _load(folder: Path, pieces: list[str]) -> MiniLM:
    """A model from its graphs alone; its sketches, which nothing here asks for, are those of no words."""
    graph, sayings = ((folder / name).read_bytes() for name in ("model.onnx", "sayings.onnx"))
    words = bytes(WIDTH * len(pieces))
    return MiniLM(ModelFiles(name=folder.name, graph=graph, sayings=sayings, happenings=untaught(), pieces=tuple(pieces), words=words))
