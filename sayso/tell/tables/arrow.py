"""Columns as an Arrow table, by arro3: small, and without pyarrow.

In: columns and records (a dict a line). Out: an `arro3.core.Table` whose types are those of the columns, also where there is no line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from arro3.core import Array, DataType, Field, Schema, Table, list_array

from sayso.tell.tables.columns import Column, Kind, Value

FLAT: dict[Kind, DataType] = {"text": DataType.utf8(), "whole": DataType.int64(), "number": DataType.float64(), "yes": DataType.bool()}
LISTED: dict[Kind, DataType] = {"texts": DataType.utf8(), "wholes": DataType.int64()}  # what each list holds


def arrow_table(columns: Sequence[Column], records: Sequence[dict[str, Value]]) -> Table:
    """The records as an Arrow table with one column each."""
    arrays = [_array(column.kind, [record[column.name] for record in records]) for column in columns]
    fields = [
        Field(column.name, array.type, nullable=column.kind in FLAT, metadata={"meaning": column.meaning})
        for column, array in zip(columns, arrays, strict=True)
    ]
    return Table.from_arrays(arrays, schema=Schema(fields))


def _array(kind: Kind, values: list[Any]) -> Array:
    """One column: flat, or lists cut out of one flat array at offsets."""
    if kind in FLAT:
        return Array(values, type=FLAT[kind])
    offsets = Array([0, *accumulate(len(one) for one in values)], type=DataType.int32())
    return list_array(offsets, Array([one for listed in values for one in listed], type=LISTED[kind]))
