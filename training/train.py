"""Train the encoder: passes over the corpora, stopped and taken up again at will, the same from the same seed.

In: examples. Out: a file of weights, the mean of those that the last passes went through. Writes its state after every pass to the
work folder; uses a GPU where there is one.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sayso.encoder.pieces import Vocabulary
from training.base import load_pieces, load_trunk
from training.batches import Targets, make_batches, make_lessons, take_share
from training.corpora import Corpora
from training.losses import loss_of
from training.model import Batch, Reader, pooled

RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 0.06  # share of the steps over which the rate rises
TAUGHT_EVERY = 4  # of four sentences one has its vector compared with the base's own
KEEP = 0.998  # how much of the running mean of the weights a step keeps


@dataclass
class Run:
    """All that a stopped run needs to go on."""

    reader: Reader
    mean: Reader
    optimizer: torch.optim.Optimizer
    step: int = 0
    done: int = 0  # passes


def train(corpora: Corpora, work: Path, *, passes: int, seed: int, log: Any = print) -> Reader:
    """The trained reader; goes on from `work`/state.pt where that is there."""
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    lessons = make_lessons(corpora, Vocabulary(load_pieces()))
    run, teacher = _begin(corpora, device), load_trunk().eval().to(device)
    state = work / "state.pt"
    made = {"passes": passes, "seed": seed, "sentences": len(lessons)}
    if state.exists():
        _restore(run, torch.load(state, map_location=device, weights_only=True), made)
    total = passes * sum(1 for _ in make_batches(take_share(lessons, seed), seed))
    for number in range(run.done, passes):
        lot = seed * 1000 + number
        torch.manual_seed(lot)
        _one_pass(run, teacher, make_batches(take_share(lessons, lot), lot), total, log)
        _keep(run, made, state)
    torch.save(run.mean.state_dict(), work / "reader.pt")
    return run.mean


def _begin(corpora: Corpora, device: torch.device) -> Run:
    """A run at its start."""
    reader = Reader(len(corpora.relations), len(corpora.fine))
    reader.trunk.load_state_dict(load_trunk().state_dict())
    reader.trunk.words.weight.requires_grad_(False)  # half of all weights, and 20,000 sentences say little of most words
    reader.to(device)
    heads = [weights for name, weights in reader.named_parameters() if not name.startswith("trunk.")]
    groups = [
        {"params": [weights for weights in reader.trunk.parameters() if weights.requires_grad], "top": RATE},
        {"params": heads, "top": HEAD_RATE},
    ]
    return Run(reader, copy.deepcopy(reader).eval(), torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True))


def _one_pass(run: Run, teacher: nn.Module, batches: Iterator[tuple[Batch, Targets]], total: int, log: Any) -> None:
    """Every batch once; `total` is the steps of the whole run."""
    run.reader.train()
    start, sums = time.perf_counter(), {}
    device = next(run.reader.parameters()).device
    for n, (batch, targets) in enumerate(batches):
        for group in run.optimizer.param_groups:
            group["lr"] = _rise_and_fall(run.step, total) * group["top"]
        batch, targets = _moved(batch, device), _moved(targets, device)  # noqa: PLW2901 (the same, elsewhere)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            scores = run.reader(batch, targets.heads.clamp(min=0), targets.sayings)
        loss, parts = loss_of(scores, targets, _drift(teacher, batch, scores.vector))
        run.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(run.reader.parameters(), 1.0)
        run.optimizer.step()
        run.step += 1
        _average(run)
        sums = {name: 0.98 * sums.get(name, part) + 0.02 * part for name, part in (sums | parts).items()}
        if n % 100 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            log(f"pass {run.done + 1} step {run.step} {time.perf_counter() - start:.0f}s {told}", flush=True)


def _rise_and_fall(step: int, total: int) -> float:
    """Up over the warm share, then straight down to a fiftieth."""
    warm = WARM * total
    return step / warm if step < warm else max(0.02, (total - step) / (total - warm))


def _drift(teacher: nn.Module, batch: Batch, vectors: Tensor) -> Tensor:
    """How far the vectors of some sentences are from the base's own, which knows no shapes: 1 less the mean cosine."""
    ids, mask = batch.ids[::TAUGHT_EVERY], None if batch.mask is None else batch.mask[::TAUGHT_EVERY]
    with torch.no_grad(), torch.autocast(ids.device.type, dtype=torch.bfloat16):
        states = teacher(ids, torch.zeros_like(ids), mask)
    return 1 - (vectors[::TAUGHT_EVERY].float() * pooled(states[-1].float(), mask)).sum(-1).mean()


def _average(run: Run) -> None:
    """Draw the running mean of the weights after the weights."""
    keep = min(KEEP, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        pairs = [(mean, now) for mean, now in zip(run.mean.parameters(), run.reader.parameters(), strict=True) if now.requires_grad]
        torch._foreach_lerp_(*(list(side) for side in zip(*pairs, strict=True)), 1 - keep)


def _moved(record: Any, device: torch.device) -> Any:
    """A batch or its targets, on the device."""
    return type(record)(**{field.name: getattr(record, field.name).to(device) for field in fields(record)})


def _keep(run: Run, made: dict[str, int], state: Path) -> None:
    """One pass more is done: write all that going on needs, and put it in the old state's place."""
    run.done += 1
    new = state.with_suffix(".new")
    torch.save(_state(run) | {"made": made}, new)
    new.replace(state)


def _state(run: Run) -> dict[str, Any]:
    """What is written after a pass."""
    return {
        "reader": run.reader.state_dict(), "mean": run.mean.state_dict(), "optimizer": run.optimizer.state_dict(),
        "step": run.step, "done": run.done,
    }  # fmt: skip


def _restore(run: Run, state: dict[str, Any], made: dict[str, int]) -> None:
    """Take up a run where it stopped; ValueError where it was started otherwise."""
    if state["made"] != made:
        raise ValueError(f"the work folder holds a run of {state['made']}, not of {made}: name another with --work, or empty it")
    run.reader.load_state_dict(state["reader"])
    run.mean.load_state_dict(state["mean"])
    run.optimizer.load_state_dict(state["optimizer"])
    run.step, run.done = state["step"], state["done"]
