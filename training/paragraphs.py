"""Paragraphs with what is attributed in them, as numbers and in batches.

In: PolNeAR's reports. Out: lessons for the head of sayings, whose sentences the trunk reads one by one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from sayso.bench.polnear import MarkedParagraph
from sayso.encoder.pieces import Pieces, Vocabulary
from training.batches import BUDGET, NOTHING, batch_of, padded
from training.labels import CUE_LABELS, ROLE_LABELS
from training.model import Batch

SILENT = 0.5  # share of the paragraphs without a saying that a pass reads


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of n words as numbers: the pieces of its sentences, labels of its cues, and for each cue its first word and roles."""

    sentences: tuple[Pieces, ...]
    cues: tuple[int, ...]
    sayings: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def size(self) -> int:
        """Pieces."""
        return sum(len(pieces.ids) for pieces in self.sentences)


@dataclass
class Told:
    """b paragraphs: their s sentences as a batch, and where each word stands among all words of it, row by row (b, n).

    `mask` (b, n); `cues` (b, n), NOTHING where there is no word; `sayings` (k, 2), paragraph and first word of a cue; `roles` (k, n).
    """

    sentences: Batch
    where: Tensor
    mask: Tensor
    cues: Tensor
    sayings: Tensor
    roles: Tensor


def make_paragraphs(marked: Sequence[MarkedParagraph], vocabulary: Vocabulary) -> list[Paragraph]:
    """What is marked as numbers, in the same order."""
    cues, roles = ({label: n for n, label in enumerate(labels)} for labels in (CUE_LABELS, ROLE_LABELS))
    return [
        Paragraph(
            sentences=tuple(vocabulary.cut(words) for words in one.sentences),
            cues=tuple(cues[label] for label in one.cues),
            sayings=tuple((first, tuple(roles[label] for label in labels)) for first, labels in one.sayings),
        )
        for one in marked
    ]


def make_lots(paragraphs: Sequence[Paragraph], seed: int) -> Iterator[Told]:
    """What one pass reads, in batches of like length, in an order that the seed settles."""
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    silent = [one for one in paragraphs if not one.sayings]
    taken = [one for one in paragraphs if one.sayings] + chance.sample(silent, int(SILENT * len(silent)))
    taken.sort(key=lambda one: one.size + chance.uniform(-6, 6))
    lots: list[list[Paragraph]] = [[]]
    for one in taken:
        if lots[-1] and (len(lots[-1]) + 1) * one.size > BUDGET:
            lots.append([])
        lots[-1].append(one)
    chance.shuffle(lots)
    yield from map(stack_told, lots)


def stack_told(paragraphs: Sequence[Paragraph]) -> Told:
    """Paragraphs side by side, padded."""
    widest, at, where = max(len(one.cues) for one in paragraphs), 0, []
    for one in paragraphs:
        where.append([*range(at, at + len(one.cues)), *(0,) * (widest - len(one.cues))])
        at += len(one.cues)
    sayings = [(n, first, roles) for n, one in enumerate(paragraphs) for first, roles in one.sayings] or [(0, 0, (NOTHING,))]
    cues = padded([one.cues for one in paragraphs], NOTHING)
    return Told(
        sentences=batch_of([pieces for one in paragraphs for pieces in one.sentences]),
        where=torch.tensor(where),
        mask=cues != NOTHING,
        cues=cues,
        sayings=torch.tensor([saying[:2] for saying in sayings]),
        roles=padded([*(roles for _, _, roles in sayings), (NOTHING,) * widest], NOTHING)[:-1],
    )
