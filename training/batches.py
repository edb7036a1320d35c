"""Turn examples into batches of about equal work, shuffled the same way from the same seed.

In: examples. Out: batches with targets; -100 stands where a layer says nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from sayso.encoder.pieces import LOWER, TITLE, UPPER, Pieces, Vocabulary
from training.corpora import Corpora
from training.labels import NAME_LABELS, TAGS
from training.model import Batch

NOTHING = -100
BUDGET = 1400  # pieces a batch, padding counted: about 40 sentences
# How much of a corpus a pass reads. Treebanks teach parsing slowly and are read whole; news is long and is read in part: one pass more over
# the whole newswire, at a falling rate, left its names where they were (F1 .803 to .806, in eight bits .805 both).
SHARES = {"ud-ewt": 1.0, "ud-gum": 1.0, "worldwide-newswire": 0.4}
HEADLINES, CAPITALS = 0.06, 0.02  # share of sentences whose small letters are changed: the corpora have few headlines


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example as numbers."""

    corpus: str
    pieces: Pieces
    tags: tuple[int, ...]
    fine: tuple[int, ...]
    names: tuple[int, ...]
    every_kind: bool
    heads: tuple[int, ...]
    relations: tuple[int, ...]


@dataclass
class Targets:
    """(b, n) each; `every_kind` (b,). `heads` count from 1, 0 is the root."""

    tags: Tensor
    fine: Tensor
    names: Tensor
    heads: Tensor
    relations: Tensor
    every_kind: Tensor


def make_lessons(corpora: Corpora, vocabulary: Vocabulary) -> list[Lesson]:
    """What is trained on as numbers, in the same order."""
    known = {"tags": TAGS, "fine": corpora.fine, "names": NAME_LABELS, "relations": corpora.relations}
    numbers = {layer: {label: n for n, label in enumerate(labels)} for layer, labels in known.items()}
    lessons = []
    for example in corpora.train:
        nothing = (NOTHING,) * len(example.words)
        layers = {
            layer: tuple(held.get(label, NOTHING) for label in getattr(example, layer) or ()) or nothing for layer, held in numbers.items()
        }
        lessons.append(
            Lesson(
                corpus=example.corpus,
                pieces=vocabulary.cut(example.words),
                every_kind=example.every_kind,
                heads=tuple(head + 1 for head in example.heads) if example.heads else nothing,
                **layers,
            )
        )
    return lessons


def take_share(lessons: Sequence[Lesson], seed: int) -> list[Lesson]:
    """What one pass reads of every corpus; some of it as headlines are written, "Ferry Sinks Off Brenn", or in capitals."""
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    taken: list[Lesson] = []
    for corpus, share in SHARES.items():
        held = [lesson for lesson in lessons if lesson.corpus == corpus]
        taken.extend(_written(lesson, chance.random()) for lesson in chance.sample(held, int(share * len(held))))
    return taken


def _written(lesson: Lesson, lot: float) -> Lesson:
    """A lesson with other capitals, where its lot is so."""
    if lot > HEADLINES + CAPITALS:
        return lesson
    change = {LOWER: TITLE} if lot < HEADLINES else {LOWER: UPPER, TITLE: UPPER}
    shapes = lesson.pieces.shapes
    written = (LOWER, *(change.get(shape, shape) for shape in shapes[1:-1]), LOWER)
    return replace(lesson, pieces=replace(lesson.pieces, shapes=written))


def make_batches(lessons: Sequence[Lesson], seed: int) -> Iterator[tuple[Batch, Targets]]:
    """Every lesson once, in batches of like length, in an order that the seed settles."""
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    order = sorted(range(len(lessons)), key=lambda n: len(lessons[n].pieces.ids) + chance.uniform(-4, 4))
    groups: list[list[int]] = [[]]
    for n in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(lessons[n].pieces.ids) > BUDGET:
            groups.append([])
        groups[-1].append(n)
    chance.shuffle(groups)
    for group in groups:
        yield stack([lessons[n] for n in group])


def stack(lessons: Sequence[Lesson]) -> tuple[Batch, Targets]:
    """Lessons side by side, padded."""
    layers = {
        name: padded([getattr(lesson, name) for lesson in lessons], NOTHING) for name in ("tags", "fine", "names", "heads", "relations")
    }
    return batch_of([lesson.pieces for lesson in lessons]), Targets(
        **layers, every_kind=torch.tensor([lesson.every_kind for lesson in lessons])
    )


def batch_of(sentences: Sequence[Pieces]) -> Batch:
    """Sentences as pieces, side by side, padded."""
    return Batch(
        ids=padded([pieces.ids for pieces in sentences], 0),
        shapes=padded([pieces.shapes for pieces in sentences], 0),
        mask=padded([(1,) * len(pieces.ids) for pieces in sentences], 0).bool(),
        firsts=padded([pieces.firsts for pieces in sentences], 0),
        lasts=padded([pieces.lasts for pieces in sentences], 0),
    )


def padded(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    """Rows of unequal length as one table."""
    widest = max(len(row) for row in rows)
    return torch.tensor([[*row, *(filler,) * (widest - len(row))] for row in rows])
