"""An account as tables for analysts: quotations, points, figures, times and events, in stable and documented columns."""

from sayso.tell.tables.columns import Column, Value
from sayso.tell.tables.kinds import TABLES
from sayso.tell.tables.table import Table, make_table, tell_records

__all__ = ["TABLES", "Column", "Table", "Value", "make_table", "tell_records"]
