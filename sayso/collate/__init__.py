"""Lays the reports of a story side by side: entities and days settled, points with verdicts, the timeline, what is left out."""

from sayso.collate.collation import collate

__all__ = ["collate"]
