"""The head that finds who said what in a paragraph: cues, and beside each its source and its content.

In: the states of the paragraph's words, each sentence read alone. Out: stretches of words. What it finds depends on the paragraph alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.graphs import open_graph
from sayso.encoder.labels import Stretch, best_stretches, stretches

GAP = 5  # words; broken contents are broken by cue and source, hardly ever else
OUTPUTS = ("cues", "roles")
Said = tuple[Stretch, tuple[Stretch, ...]]
"""A cue, and the stretches ("source", "content") beside it."""


class Sayings:
    """A loaded head."""

    def __init__(self, graph: bytes) -> None:
        self._session, labels = open_graph(graph, "sayings.onnx", OUTPUTS)
        self._cues, self._roles = labels["cues"], labels["roles"]

    def find(self, words: NDArray[np.float32]) -> tuple[Said, ...]:
        """What is attributed in n words, given their states (n, width); n is at most WORDS."""
        cues, roles = self._session.run(OUTPUTS, {"words": words[None]})
        found = stretches([self._cues[number] for number in cues[0].tolist()])
        # The first row of roles is there for paragraphs without a cue.
        return tuple((cue, mended(cue, best_stretches(row, self._roles))) for cue, row in zip(found, roles[1:], strict=True))


def mended(cue: Stretch, beside: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Stretches of one kind, GAP words apart at most with nothing of another kind between them, as one.

    >>> mended((9, 10, ""), ((0, 3, "content"), (4, 8, "content"), (11, 12, "source")))
    ((0, 8, 'content'), (11, 12, 'source'))
    """
    whole: list[Stretch] = []
    for one in beside:
        last = whole[-1] if whole else None
        parted = last is not None and last[1] <= cue[0] < one[0]
        if last and last[2] == one[2] and one[0] - last[1] <= GAP and not parted:
            whole[-1] = (last[0], one[1], one[2])
        else:
            whole.append(one)
    return tuple(whole)
