"""Train the encoder: passes over the corpora, stopped and taken up again at will, the same from the same seed.

In: examples. Out: a file of weights, the mean of those that the last passes went through. Writes its state after every pass to the
work folder; uses a GPU where there is one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sayso.encoder.pieces import Vocabulary
from training.base import load_pieces, load_trunk
from training.batches import Lesson, Targets, make_batches, make_lessons, take_share
from training.corpora import Corpora
from training.course import Course, begin, keep, moved, set_rate, take_step, take_up
from training.losses import loss_of
from training.model import Batch, Reader, pooled

RATE, HEAD_RATE = 2e-4, 1e-3
TAUGHT_EVERY = 4  # of four sentences one has its vector compared with the base's own


def train(corpora: Corpora, work: Path, *, passes: int, seed: int, log: Any = print) -> Reader:
    """The trained reader; goes on from `work`/state.pt where that is there."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    lessons = make_lessons(corpora, Vocabulary(load_pieces()))
    reader = fresh_reader(corpora).to(device)
    heads = [weights for name, weights in reader.named_parameters() if not name.startswith("trunk.")]
    course, teacher = begin(reader, [(list(reader.trunk.parameters()), RATE), (heads, HEAD_RATE)]), load_trunk().eval().to(device)
    made = {"passes": passes, "seed": seed, "sentences": len(lessons)}
    take_up(course, made, work / "state.pt", device)
    total = passes * sum(1 for _ in lots_of(lessons, seed))
    for number in range(course.done, passes):
        lot = seed * 1000 + number
        torch.manual_seed(lot)
        _one_pass(course, teacher, lots_of(lessons, lot), total, log)
        keep(course, made, work / "state.pt")
    torch.save(course.mean.state_dict(), work / "reader.pt")
    mean: Any = course.mean
    return mean  # type: ignore[no-any-return]


def fresh_reader(corpora: Corpora) -> Reader:
    """A reader with the base's weights, whose heads know nothing yet."""
    reader = Reader(len(corpora.relations), len(corpora.fine))
    reader.trunk.load_state_dict(load_trunk().state_dict())
    reader.trunk.words.weight.requires_grad_(False)  # half of all weights, and 20,000 sentences say little of most words
    return reader


def lots_of(lessons: Sequence[Lesson], lot: int) -> Iterator[tuple[Batch, Targets]]:
    """The batches of one pass."""
    return make_batches(take_share(lessons, lot), lot)


def _one_pass(course: Course, teacher: nn.Module, batches: Iterator[tuple[Batch, Targets]], total: int, log: Any) -> None:
    """Every batch once; `total` is the steps of the whole run."""
    course.model.train()
    start, sums = time.perf_counter(), {}
    for n, (batch, targets) in enumerate(batches):
        set_rate(course, total)
        course.optimizer.zero_grad()
        loss, parts = lesson_loss(course.model, teacher, batch, targets)
        loss.backward()
        take_step(course)
        sums = {name: 0.98 * sums.get(name, part) + 0.02 * part for name, part in (sums | parts).items()}
        if n % 100 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            log(f"pass {course.done + 1} step {course.step} {time.perf_counter() - start:.0f}s {told}", flush=True)


def lesson_loss(reader: nn.Module, teacher: nn.Module, batch: Batch, targets: Targets) -> tuple[Tensor, dict[str, float]]:
    """What a batch of sentences teaches: the loss and its parts."""
    device = next(reader.parameters()).device
    batch, targets = moved(batch, device), moved(targets, device)
    with torch.autocast(device.type, dtype=torch.bfloat16):
        scores = reader(batch, targets.heads.clamp(min=0))
    return loss_of(scores, targets, _drift(teacher, batch, scores.vector))


def _drift(teacher: nn.Module, batch: Batch, vectors: Tensor) -> Tensor:
    """How far the vectors of some sentences are from the base's own, which knows no shapes: 1 less the mean cosine."""
    ids, mask = batch.ids[::TAUGHT_EVERY], None if batch.mask is None else batch.mask[::TAUGHT_EVERY]
    with torch.no_grad(), torch.autocast(ids.device.type, dtype=torch.bfloat16):
        states = teacher(ids, torch.zeros_like(ids), mask)
    return 1 - (vectors[::TAUGHT_EVERY].float() * pooled(states[-1].float(), mask)).sum(-1).mean()
