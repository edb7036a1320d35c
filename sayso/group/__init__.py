"""Reports to stories: which belong together, who copied whom, how many independent origins there are."""

from sayso.group.lineage import trace_lineage
from sayso.group.origins import find_origins
from sayso.group.stories import group_reports

__all__ = ["find_origins", "group_reports", "trace_lineage"]
