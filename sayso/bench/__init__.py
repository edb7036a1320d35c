"""The measures: every figure of the docs comes from a command here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from sayso.bench.attribution import measure_attribution
from sayso.bench.encoder import measure_encoder
from sayso.bench.gold import measure_gold
from sayso.bench.grouping import measure_grouping
from sayso.bench.rows import Row, format_rows

Measure = Callable[[Path | None], tuple[Row, ...]]
"""A folder of real reports (None: `../shared` beside the project) to rows."""

MEASURES: Mapping[str, Measure] = MappingProxyType({
    "attribution": measure_attribution, "encoder": measure_encoder, "gold": measure_gold, "grouping": measure_grouping,
})  # fmt: skip

__all__ = ["MEASURES", "Measure", "Row", "format_rows", "measure_attribution", "measure_encoder", "measure_gold", "measure_grouping"]
