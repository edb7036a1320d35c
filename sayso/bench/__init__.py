"""The measures: every figure of the docs comes from a command here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from sayso.bench.attribution import measure_attribution
from sayso.bench.collating import measure_collate
from sayso.bench.encoder import measure_encoder
from sayso.bench.events import measure_events
from sayso.bench.figures import measure_figures
from sayso.bench.gold import measure_gold
from sayso.bench.grouping import measure_grouping
from sayso.bench.kin import measure_lineage
from sayso.bench.rows import Row, format_rows
from sayso.bench.times import measure_times

Measure = Callable[[Path | None], tuple[Row, ...]]
"""A folder of real reports (None: `../shared` beside the project) to rows."""

MEASURES: Mapping[str, Measure] = MappingProxyType({
    "attribution": measure_attribution, "collate": measure_collate, "encoder": measure_encoder, "events": measure_events,
    "figures": measure_figures,
    "gold": measure_gold, "grouping": measure_grouping, "lineage": measure_lineage, "times": measure_times,
})  # fmt: skip

__all__ = [
    "MEASURES",
    "Measure",
    "Row",
    "format_rows",
    "measure_attribution",
    "measure_collate",
    "measure_encoder",
    "measure_events",
    "measure_figures",
    "measure_gold",
    "measure_grouping",
    "measure_lineage",
    "measure_times",
]
