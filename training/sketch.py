"""Distil the vectors of single words from the encoder, for the sketches of whole texts (`sayso.encoder.sketch`).

In: the encoder's file in 32 bits. Out: the bytes of (pieces, WIDTH) signed numbers. Every piece of the vocabulary is read alone; what is
common to all is taken off; principal components keep WIDTH numbers; a piece counts by how rare it is, for which, as model2vec does, its
place in the vocabulary stands.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from sayso.encoder.pieces import LOWER
from sayso.encoder.sketch import WIDTH

FIRST = 999  # pieces before it are marks that BERT does not use
LARGEST = 127


def distil(graph: Path, pieces: list[str]) -> bytes:
    """The vectors of all pieces, the longest of which just fits its bytes."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    start, end = pieces.index("[CLS]"), pieces.index("[SEP]")
    vectors = np.zeros((len(pieces), 384), dtype=np.float32)
    one = np.array([[1]], dtype=np.int64)
    for number in range(FIRST, len(pieces)):
        ids = np.array([[start, number, end]], dtype=np.int64)
        given = {"ids": ids, "shapes": np.full_like(ids, LOWER), "firsts": one, "lasts": one}
        vectors[number] = session.run(["vector"], given)[0][0]
    told = vectors[FIRST:] - vectors[FIRST:].mean(axis=0)
    _, _, components = np.linalg.svd(told.T @ told)
    small = np.zeros((len(pieces), WIDTH), dtype=np.float32)
    small[FIRST:] = told @ components[:WIDTH].T * np.log(1 + np.arange(len(told)))[:, None]
    return np.rint(small / np.abs(small).max() * LARGEST).astype(np.int8).tobytes()
