"""Lays the reports of a story side by side: entities and days settled, points with verdicts, the timeline, what is left out."""

from sayso.collate.collation import collate
from sayso.collate.drafts import NEVER, check_draft

__all__ = ["NEVER", "check_draft", "collate"]
