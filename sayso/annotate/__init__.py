"""`Report` to `Notes`: what was found in one report, every finding with its span."""

from sayso.annotate.annotator import annotate
from sayso.annotate.lookup import entity_at, quote_at, sentence_at
from sayso.annotate.plugins import installed_plugins

__all__ = ["annotate", "entity_at", "installed_plugins", "quote_at", "sentence_at"]
