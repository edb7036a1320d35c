"""Which words of a story tell one event: occurrences, each with all events of all reports that are it.

In: events with the acts that they tell (`sameness`). Out: groups. Likely pairs are joined by average linkage. The order of reports changes
nothing, and a copy adds nothing: what reports of one origin tell word for word is compared once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from sayso.collate.sameness import Act, likelihood
from sayso.encoder.vectors import stack
from sayso.text.linkage import NEVER, join
from sayso.words.sameness import FEATURES, sameness

ALIKE = 0.35  # mean likelihood from which two groups are one event: four-fold on ECB+'s topics for training, .30 to .40 within a point
FAINT = 0.05  # a pair less likely than this is not looked at
VECTORS = ("word", "sense", "sentence")
BLOCK = 512  # acts that are held against all at once


def link(acts: Sequence[Act], names: Sequence[str], apart: Callable[[int, int], bool] | None = None) -> tuple[tuple[int, ...], ...]:
    """Groups of indices of acts that tell one event; `names` make the order of equals, `apart` says what cannot be the same."""
    likely: dict[tuple[int, int], float] = {}
    for one, other in _candidates(acts):
        if apart and apart(one, other):
            likely[one, other] = NEVER
        elif (value := likelihood(acts[one], acts[other])) >= FAINT:
            likely[one, other] = value
    return join(names, likely, least=ALIKE)


def _candidates(acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Pairs that their vectors alone do not make unlikely, whatever else they share."""
    weights = dict(zip(FEATURES, sameness().of, strict=True))
    most = sameness().bias + sum(max(weight, 0.0) for feature, weight in weights.items() if feature not in VECTORS)
    least = math.log(FAINT / (1 - FAINT)) - most
    tables = [stack([getattr(act, name) for act in acts]).astype(np.float32) / 127.0 for name in VECTORS]
    for start in range(0, len(acts), BLOCK):
        scores = sum(weights[name] * (table[start : start + BLOCK] @ table.T) for name, table in zip(VECTORS, tables, strict=True))
        for one, other in np.argwhere(np.asarray(scores) >= least).tolist():
            if start + one < other:
                yield start + one, other
