"""A run of training that can be stopped and taken up again: its state, its rate, the running mean of its weights."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import nn

WARM = 0.06  # share of the steps over which the rate rises
KEEP = 0.998  # how much of the running mean of the weights a step keeps


@dataclass
class Course:
    """All that a stopped run needs to go on; `done` counts passes."""

    model: nn.Module
    mean: nn.Module
    optimizer: torch.optim.Optimizer
    step: int = 0
    done: int = 0


def begin(model: nn.Module, rates: Sequence[tuple[Sequence[nn.Parameter], float]]) -> Course:
    """A run at its start; each group of weights has a top rate of its own."""
    groups = [{"params": [weights for weights in group if weights.requires_grad], "top": top} for group, top in rates]
    optimizer = torch.optim.AdamW(groups, lr=rates[0][1], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    return Course(model, copy.deepcopy(model).eval(), optimizer)


def set_rate(course: Course, total: int) -> None:
    """Up over the warm share of `total` steps, then straight down to a fiftieth."""
    warm = WARM * total
    share = course.step / warm if course.step < warm else max(0.02, (total - course.step) / (total - warm))
    for group in course.optimizer.param_groups:
        group["lr"] = share * group["top"]


def take_step(course: Course) -> None:
    """One step along the gradients, and the running mean of the weights drawn after them."""
    nn.utils.clip_grad_norm_(course.model.parameters(), 1.0)
    course.optimizer.step()
    course.step += 1
    keep = min(KEEP, (1 + course.step) / (10 + course.step))
    with torch.no_grad():
        pairs = [(mean, now) for mean, now in zip(course.mean.parameters(), course.model.parameters(), strict=True) if now.requires_grad]
        torch._foreach_lerp_(*(list(side) for side in zip(*pairs, strict=True)), 1 - keep)


def moved(record: Any, device: torch.device) -> Any:
    """A record of tensors, or of such records, on the device."""
    held = {field.name: getattr(record, field.name) for field in fields(record)}
    return type(record)(**{name: one.to(device) if isinstance(one, torch.Tensor) else moved(one, device) for name, one in held.items()})


def keep(course: Course, made: dict[str, int], state: Path) -> None:
    """One pass more is done: write all that going on needs, and put it in the old state's place."""
    course.done += 1
    new = state.with_suffix(".new")
    held = {"model": course.model.state_dict(), "mean": course.mean.state_dict(), "optimizer": course.optimizer.state_dict()}
    torch.save(held | {"step": course.step, "done": course.done, "made": made}, new)
    new.replace(state)


def take_up(course: Course, made: dict[str, int], state: Path, device: torch.device) -> None:
    """Go on where a run stopped, if one did; ValueError where it was started otherwise."""
    if not state.exists():
        return
    held = torch.load(state, map_location=device, weights_only=True)
    if held["made"] != made:
        raise ValueError(f"the work folder holds a run of {held['made']}, not of {made}: name another with --work, or empty it")
    course.model.load_state_dict(held["model"])
    course.mean.load_state_dict(held["mean"])
    course.optimizer.load_state_dict(held["optimizer"])
    course.step, course.done = held["step"], held["done"]
