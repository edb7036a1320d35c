"""What the model is taught by: one loss for every head, added up.

In: scores and targets of a batch. Out: one number to lower, and its parts for the log.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import NOTHING, Targets
from training.labels import NAME_LABELS
from training.model import Scores

WEIGHTS = {"names": 1.0, "tags": 0.7, "fine": 0.3, "arcs": 1.0, "relations": 0.7, "vector": 3.0}
# Where a corpus marks three kinds only, an O may hide a group or another name: any of these then counts as right.
SILENT = [n for n, label in enumerate(NAME_LABELS) if label == "O" or label[2:] in {"group", "other"}]


def loss_of(scores: Scores, targets: Targets, drift: Tensor) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum and its parts; the relations are those to the true governors, `drift` how far the vectors have moved (0 to 1)."""
    parts = {
        "names": _names(scores.names, targets),
        "tags": cross(scores.tags, targets.tags),
        "fine": cross(scores.fine, targets.fine),
        "arcs": _arcs(scores.arcs, targets),
        "relations": cross(scores.relations[..., 0], targets.relations),
        "vector": drift,
    }
    total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}


def cross(scores: Tensor, target: Tensor) -> Tensor:
    """Cross entropy over the words that have a target; 0 where there are none."""
    told = target != NOTHING
    return functional.cross_entropy(scores[told].float(), target[told]) if bool(told.any()) else scores.sum() * 0.0


def _names(scores: Tensor, targets: Targets) -> Tensor:
    """As cross entropy, but the probabilities of all silent labels are added where a corpus is silent."""
    told = targets.names != NOTHING
    if not bool(told.any()):
        return scores.sum() * 0.0
    chances = functional.log_softmax(scores[told].float(), dim=-1)
    target = targets.names[told]
    right = chances.gather(1, target[:, None])[:, 0]
    unsure = (~targets.every_kind)[:, None].expand_as(told)[told] & (target == 0)
    return -torch.where(unsure, torch.logsumexp(chances[:, SILENT], dim=-1), right).mean()


def _arcs(scores: Tensor, targets: Targets) -> Tensor:
    """Cross entropy over the words that could govern; padding cannot."""
    told = targets.heads != NOTHING
    allowed = functional.pad(told, (1, 0), value=True)
    return cross(scores.masked_fill(~allowed[:, None], -1e4), targets.heads)
