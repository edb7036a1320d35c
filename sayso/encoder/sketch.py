"""A rough vector of a text of any length: the sum of its words' own vectors, whatever stands beside them.

In: a text. Out: the bytes of a vector of WIDTH numbers. The words' vectors are distilled from the encoder as model2vec does (Tulkens and
van Dongen 2024): each piece of the vocabulary read alone, reduced by principal components, weighed by how rare it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sayso.encoder.pieces import Vocabulary
from sayso.encoder.vectors import as_bytes

WIDTH = 128
WORD = re.compile(r"\w+|[^\w\s]")


class Sketcher:
    """The vectors of all pieces, (pieces, WIDTH) signed bytes."""

    def __init__(self, held: bytes, vocabulary: Vocabulary) -> None:
        self._rows = np.frombuffer(held, dtype=np.int8).reshape(-1, WIDTH)
        self._vocabulary = vocabulary

    def sketch(self, text: str) -> bytes:
        """The vector of a text; empty where it has no word."""
        ids: Sequence[int] = self._vocabulary.cut(WORD.findall(text)).ids[1:-1]
        return as_bytes(self._rows[list(ids)].sum(axis=0, dtype=np.int64).astype(np.float32)) if ids else b""
