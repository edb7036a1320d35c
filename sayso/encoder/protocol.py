"""What sayso asks of a model that reads a sentence once for everything.

Any object of this shape serves; nothing in the house depends on a particular one. The same sentence must always give the same
encoding, whatever else is read with it: accounts are byte-identical between runs.
"""

from __future__ import annotations

from typing import Protocol

from sayso.model import Encoding


class Encoder(Protocol):
    """A model: its name, as it stands in `made_by`, and what it reads."""

    @property
    def name(self) -> str:
        """The model's name with its version."""
        ...

    def encode(self, sentence: str) -> Encoding:
        """Read one sentence."""
        ...

    def sketch(self, text: str) -> bytes:
        """A rough vector of a whole text, made fast, for telling events apart; empty where the model has none."""
        ...
