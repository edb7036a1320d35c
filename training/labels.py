"""The labels of every head, in the order of their numbers."""

from __future__ import annotations

from typing import get_args

from sayso.model import EntityKind

KINDS = get_args(EntityKind)
NAME_LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
