"""What sayso asks of a model that reads a sentence once for everything.

Any object of this shape serves; nothing in the house depends on a particular one. The same sentence must always give the same
encoding and the same paragraph the same attributions, whatever else is read: accounts are byte-identical between runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sayso.model import Attribution, Encoding, Span


class Encoder(Protocol):
    """A model: its name, as it stands in `made_by`, and what it reads."""

    @property
    def name(self) -> str:
        """The model's name with its version."""
        ...

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence."""
        ...

    def attribute(self, text: str, sentences: Sequence[Span]) -> tuple[Attribution, ...]:
        """Who said what in a paragraph, given its sentences; places in `text`; nothing where the model finds no attributions."""
        ...

    def sketch(self, text: str) -> bytes:
        """A rough vector of a whole text, made fast, for telling events apart; empty where the model has none."""
        ...
