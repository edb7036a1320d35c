"""`Report` to `Notes`: what was found in one report, every finding with its span."""

from sayso.annotate.annotator import annotate
from sayso.annotate.lookup import entity_at, quote_at, sentence_at

__all__ = ["annotate", "entity_at", "quote_at", "sentence_at"]
