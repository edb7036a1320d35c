"""Measure a model before and after its numbers were made small, on the corpora that it was not trained on.

In: a work folder with `whole.onnx` and `model.onnx`. Out: rows with a measure and its value both ways.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.bench.encoder import read_measured, score_all
from sayso.encoder.files import ModelFiles
from sayso.encoder.minilm import MiniLM


def measure(work: Path, folder: Path, pieces: list[str]) -> list[dict[str, Any]]:
    """Each measure of `sayso bench encoder` that is taken on a corpus, in 32 bits and in 8."""
    corpora = read_measured(folder)
    whole, small = (score_all(_load(work / name, pieces), corpora) for name in ("whole.onnx", "model.onnx"))
    return [
        {"measure": one.measure, "whole": one.value, "small": other.value, "detail": other.detail}
        for one, other in zip(whole, small, strict=True)
    ]


def _load(graph: Path, pieces: list[str]) -> MiniLM:
    """A model from its graph alone; it makes no sketches."""
    return MiniLM(ModelFiles(name=graph.stem, graph=graph.read_bytes(), pieces=tuple(pieces), words=b""))
