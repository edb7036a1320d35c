"""Teach a trained reader who said what: passes over PolNeAR's paragraphs, with the other corpora between, so that nothing is forgotten.

In: the reader that `train` left, the corpora. Out: the reader and the head of sayings, the means of the weights that the passes went
through. Stopped and taken up again as `train` is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sayso.encoder.pieces import Vocabulary
from training.base import load_pieces, load_trunk
from training.batches import Lesson, Targets, make_lessons
from training.corpora import Corpora
from training.course import Course, begin, keep, moved, set_rate, take_step, take_up
from training.losses import cross
from training.model import Batch, Reader
from training.paragraphs import Told, make_lots, make_paragraphs
from training.sayings import Sayings
from training.train import lesson_loss, lots_of

RATE, READER_RATE, HEAD_RATE = 1e-4, 2e-4, 1e-3  # of the trunk, of the heads that are taught already, of the new one
RECALLED_EVERY = 3  # steps: with every third batch of paragraphs comes one of the other corpora
CUES, ROLES = 2.0, 2.0  # weights of the two losses


class Whole(nn.Module):
    """The reader and the head of sayings."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader, self.sayings = reader, Sayings()


def teach_sayings(reader: Reader, corpora: Corpora, work: Path, *, passes: int, seed: int) -> Whole:
    """The whole model; goes on from `work`/told.pt where that is there. Without paragraphs the head stays as it began."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    vocabulary = Vocabulary(load_pieces())
    lessons, paragraphs = make_lessons(corpora, vocabulary), make_paragraphs(corpora.paragraphs, vocabulary)
    whole = Whole(reader).to(device)
    reader.trunk.words.weight.requires_grad_(False)
    heads = [weights for name, weights in reader.named_parameters() if not name.startswith("trunk.")]
    course = begin(whole, [(list(reader.trunk.parameters()), RATE), (heads, READER_RATE), (list(whole.sayings.parameters()), HEAD_RATE)])
    made = {"passes": passes, "seed": seed, "paragraphs": len(paragraphs)}
    take_up(course, made, work / "told.pt", device)
    teacher, recalled = load_trunk().eval().to(device), _without_end(lessons, seed * 1000 + 500 + course.done)
    total = passes * sum(1 for _ in make_lots(paragraphs, seed))
    for number in range(course.done, passes if paragraphs else 0):
        torch.manual_seed(seed * 1000 + number)
        _one_pass(course, teacher, make_lots(paragraphs, seed * 1000 + number), recalled, total)
        keep(course, made, work / "told.pt")
    torch.save(course.mean.state_dict(), work / "whole.pt")
    mean: Any = course.mean
    return mean  # type: ignore[no-any-return]


def _without_end(lessons: Sequence[Lesson], lot: int) -> Iterator[tuple[Batch, Targets]]:
    """Batches of the other corpora, as many as are asked for."""
    for number in count(lot):
        yield from lots_of(lessons, number)


def _one_pass(course: Course, teacher: nn.Module, lots: Iterator[Told], recalled: Iterator[tuple[Batch, Targets]], total: int) -> None:
    """Every paragraph once."""
    whole: Any = course.model.train()
    device, start = next(whole.parameters()).device, time.perf_counter()
    for n, lot in enumerate(lots):
        set_rate(course, total)
        course.optimizer.zero_grad()
        cues, roles = _losses(whole, moved(lot, device))
        (CUES * cues + ROLES * roles).backward()
        if n % RECALLED_EVERY == 0:
            lesson_loss(whole.reader, teacher, *next(recalled))[0].backward()
        take_step(course)
        if n % 50 == 0:
            print(
                f"sayings, pass {course.done + 1} step {course.step} of {total} {time.perf_counter() - start:.0f}s "
                f"cues {float(cues.detach()):.3f} roles {float(roles.detach()):.3f}",
                flush=True,
            )


def _losses(whole: Whole, told: Told) -> tuple[Tensor, Tensor]:
    """How far cues and roles are from what is marked; roles are asked beside the marked cues."""
    with torch.autocast(told.cues.device.type, dtype=torch.bfloat16):
        words = whole.reader.words(told.sentences)
        read = whole.sayings.read(words[told.sentences.firsts > 0][told.where], told.mask)
        cues = whole.sayings.cues(read)
        roles = whole.sayings.roles(read, told.mask, told.sayings, told.cues.clamp(min=0))
    return cross(cues, told.cues), cross(roles, told.roles)
