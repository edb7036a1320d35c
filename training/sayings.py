"""The head for who said what: over the words of a paragraph it finds cues, and for each cue its source and its content.

In: the words' states, each sentence read by the trunk alone, side by side. Out: scores. One layer looks over the whole paragraph, since
a content may run over several sentences; one more looks over it again for each cue, as in Roth and Lapata's (2016) predicate-wise reading.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.encoder.windows import WORDS
from training.labels import CUE_LABELS, ROLE_LABELS
from training.model import WIDTH, Dropout, Layer

ROLE = 256
FAR = 64  # words from a cue; those further off are as far as this


class Sayings(nn.Module):
    """Cues in a paragraph and, for each of them, what every word is to it: outside, its source or its content."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = Dropout(0.2)
        self.word, self.places, self.norm = nn.Linear(WIDTH, ROLE), nn.Embedding(WORDS, ROLE), nn.LayerNorm(ROLE)
        self.around = Layer(dropout, ROLE, 4, 2 * ROLE)
        self.cues = nn.Linear(ROLE, len(CUE_LABELS))
        self.own, self.cue = nn.Linear(ROLE, ROLE), nn.Linear(ROLE, ROLE)
        self.apart, self.cued = nn.Embedding(2 * FAR + 1, ROLE), nn.Embedding(len(CUE_LABELS), ROLE)
        self.beside = Layer(dropout, ROLE, 4, 2 * ROLE)
        self.label = nn.Linear(ROLE, len(ROLE_LABELS))

    def read(self, words: Tensor, mask: Tensor | None) -> Tensor:
        """Words (b, n, width) with `mask` (b, n), None where nothing is padded: (b, n, ROLE)."""
        given = self.norm(self.word(self.dropout(words)) + self.places.weight[: words.shape[1]])
        return self.around(given, closed(mask, given), (int(words.shape[0]), -1))

    def roles(self, read: Tensor, mask: Tensor | None, sayings: Tensor, cues: Tensor) -> Tensor:
        """For each cue, by the number of its paragraph and of its first word (k, 2), and with the labels `cues` (b, n): (k, n, labels)."""
        paragraph, first = sayings.unbind(1)
        apart = torch.arange(read.shape[1], device=read.device)[None] - first[:, None]
        given = self.own(read)[paragraph] + self.cue(read[paragraph, first])[:, None] + self.cued(cues)[paragraph]
        given = functional.gelu(given + self.apart(apart.clamp(-FAR, FAR) + FAR))
        return self.label(self.beside(given, closed(None if mask is None else mask[paragraph], given), (-1, read.shape[1])))


def closed(mask: Tensor | None, like: Tensor) -> Tensor | None:
    """What is added to scores so that nobody looks at padding."""
    return None if mask is None else (~mask).to(like.dtype)[:, None, None, :] * -1e4
