"""What sayso asks of a model that reads a sentence once for everything.

Any object of this shape serves; nothing in the house depends on a particular one. The same sentence must always give the same
encoding, whatever else is read with it: accounts are byte-identical between runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sayso.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What a model found in one sentence of n tokens; spans are offsets into the sentence.

    `tags` are universal parts of speech, `heads` the index of each token's governor (-1 for the root) with `relations` its
    universal dependency, `names` (span, kind) pairs, `vector` the sentence's embedding of unit length.
    """

    tokens: tuple[Span, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[Span, str], ...]
    vector: tuple[float, ...]


class Encoder(Protocol):
    """A model: its name, as it stands in `made_by`, and one function."""

    name: str

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence."""
        ...
