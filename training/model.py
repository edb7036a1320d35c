"""The encoder and its heads in torch: all-MiniLM-L6-v2 with a larger table of types, read once for every task.

In: pieces. Out: scores for names, parts of speech, heads and relations, what the head of sayings reads, and the sentence's vector. The
layout of the encoder is BERT's (Devlin et al. 2019), that of the parser Dozat and Manning's (2017), the mixing of layers Peters et al.'s
(2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.encoder.pieces import SHAPES
from training.labels import NAME_LABELS, TAGS

WIDTH, LAYERS, HEADS, INNER, PLACES, PIECES = 384, 6, 12, 1536, 512, 30522
ARC, RELATION = 256, 96


@dataclass
class Batch:
    """b sentences, padded: `ids`, `shapes`, `mask` are (b, p); `firsts`, `lasts` are (b, n), 0 where there is no word.

    `mask` is None where nothing is padded.
    """

    ids: Tensor
    shapes: Tensor
    mask: Tensor | None
    firsts: Tensor
    lasts: Tensor


@dataclass
class Scores:
    """What every head says.

    For each word: `names`, `tags`, `fine` (b, n, labels); `arcs` (b, n, n + 1) with the root first; `relations` (b, n, labels, n + 1);
    `words` (b, n, width), which the head of sayings reads. `vector` is (b, width).
    """

    names: Tensor
    tags: Tensor
    fine: Tensor
    arcs: Tensor
    relations: Tensor
    words: Tensor
    vector: Tensor


class Dropout(nn.Module):
    """Dropout with one mask for all pieces of a sentence (Gal and Ghahramani 2016): as good, and a tenth of the time of a step is saved."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """States (…, p, width) with some of the width set to 0 in training."""
        if not self.training:
            return states
        kept = states.new_empty((*states.shape[:-2], 1, states.shape[-1])).bernoulli_(1 - self.share)
        return states * (kept / (1 - self.share))


class Layer(nn.Module):
    """One layer of the encoder, or of a head that looks around once more."""

    def __init__(self, dropout: float, width: int = WIDTH, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads, self.width = heads, width
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm, self.last = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None, shape: tuple[int, int]) -> Tensor:
        """States (b, p, width); `mask` (b, 1, 1, p), 0 where there is a piece, far below where there is none; None for no padding.

        `shape` is (b, p), -1 for the one that the graph is to find out: the other is then no step of it.
        """
        each = self.width // self.heads
        query, key, value = (part(states).view(*shape, self.heads, each).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) * each**-0.5  # written out: torch's own is slow backward on a CPU
        scores = scores if mask is None else scores + mask
        seen = torch.softmax(scores, dim=-1).to(value.dtype) @ value
        states = self.norm(states + self.dropout(self.out(seen.transpose(1, 2).reshape(*shape, self.width))))
        return self.last(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Trunk(nn.Module):
    """The pretrained part: pieces to the states of every layer."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.types = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """The states of each layer, (b, p, width)."""
        places = self.places.weight[: ids.shape[1]]
        states = self.dropout(self.norm(self.words(ids) + self.types(shapes) + places))
        closed = None if mask is None else (~mask).to(states.dtype)[:, None, None, :] * -1e4
        every = []
        for layer in self.layers:
            states = layer(states, closed, (int(ids.shape[0]), -1))
            every.append(states)
        return every


class Reader(nn.Module):
    """The trunk with its heads; `relations` and `fine` tell how many relations and fine tags the treebanks use."""

    def __init__(self, relations: int, fine: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk = Trunk(dropout)
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))  # syntax, names, sayings
        self.tags, self.names = (nn.Linear(WIDTH, len(labels)) for labels in (TAGS, NAME_LABELS))
        self.fine = nn.Linear(WIDTH, fine)
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1)
        self.relation_word, self.relation_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relation = nn.Linear(RELATION, relations * RELATION)
        self.relation_word_bias, self.relation_head_bias = nn.Linear(RELATION, relations), nn.Linear(RELATION, relations)
        self.dropout = Dropout(0.2)

    def forward(self, batch: Batch, governors: Tensor | None = None) -> Scores:
        """The scores of a batch; with `governors` (b, n) the relations to those alone, (b, n, labels, 1): cheaper to learn from."""
        states = self.trunk(batch.ids, batch.shapes, batch.mask)
        syntax, names, told = self._mixed(states, batch).unbind()
        syntax, names, vector = self.dropout(syntax), self.dropout(names), pooled(states[-1], batch.mask)
        inner = syntax[:, 1:]
        return Scores(
            names=self.names(names[:, 1:]), tags=self.tags(inner), fine=self.fine(inner), vector=vector, words=told[:, 1:],
            arcs=self._arcs(inner, syntax), relations=self._relations(inner, syntax, governors),
        )  # fmt: skip

    def words(self, batch: Batch) -> Tensor:
        """What the head of sayings reads, (b, n, width), and nothing else."""
        return self._mixed(self.trunk(batch.ids, batch.shapes, batch.mask), batch)[2, :, 1:]

    def _mixed(self, states: Sequence[Tensor], batch: Batch) -> Tensor:
        """The words' states of all layers, mixed for syntax, names and sayings: (3, b, n + 1, width), the root first."""
        weights = torch.softmax(self.mix, dim=-1)
        return _words((weights @ torch.stack(list(states)).view(LAYERS, -1)).view(3, int(batch.ids.shape[0]), -1, WIDTH), batch)

    def _arcs(self, words: Tensor, heads: Tensor) -> Tensor:
        """(b, n, n + 1)."""
        word = self.dropout(functional.gelu(self.arc_word(words)))
        head = self.dropout(functional.gelu(self.arc_head(heads)))
        return (self.arc(word) @ head.transpose(1, 2)) / ARC**0.5 + self.arc_bias(head).transpose(1, 2)

    def _relations(self, words: Tensor, heads: Tensor, governors: Tensor | None) -> Tensor:
        """(b, n, relations, n + 1), or (b, n, relations, 1) where the governors are told."""
        word = self.dropout(functional.gelu(self.relation_word(words)))
        head = self.dropout(functional.gelu(self.relation_head(heads)))
        turned = self.relation(word).view(int(word.shape[0]), -1, self.relation_word_bias.out_features, RELATION)
        biases = self.relation_word_bias(word)[..., None], self.relation_head_bias(head)
        if governors is None:
            return turned @ head.transpose(1, 2)[:, None] + biases[0] + biases[1].transpose(1, 2)[:, None]
        chosen, bias = (part.gather(1, governors[..., None].expand(-1, -1, part.shape[-1])) for part in (head, biases[1]))
        return turned @ chosen[..., None] + biases[0] + bias[..., None]


def pooled(states: Tensor, mask: Tensor | None) -> Tensor:
    """The mean over the pieces, of unit length: (b, width)."""
    if mask is None:
        return functional.normalize(states.mean(1), dim=-1)
    held = mask[..., None].to(states.dtype)
    return functional.normalize((states * held).sum(1) / held.sum(1), dim=-1)


def _words(states: Tensor, batch: Batch) -> Tensor:
    """Of states (k, b, p, width) that of [CLS], which stands for the root, then of each word: the mean of its first and last piece."""
    if batch.mask is None:
        first, last = (states.index_select(2, places[0]) for places in (batch.firsts, batch.lasts))
    else:
        first, last = (states.gather(2, places[None, ..., None].expand(3, -1, -1, WIDTH)) for places in (batch.firsts, batch.lasts))
    return torch.cat([states[:, :, :1], (first + last) / 2], dim=2)
