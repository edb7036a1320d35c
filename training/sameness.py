"""How much each sign tells that two words tell one event, fitted over the head of events as it is shipped.

In: the encoder in the package, and ECB+'s topics for training. Out: `words/sameness.toml`. The senses that are weighed here come from
heads that did not learn from their topic, one head for each of `FOLDS` parts: a head knows what it has seen too well.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sayso.bench.ecb import read_documents
from sayso.bench.sameevent import Group, acts_of
from sayso.collate.sameness import compare
from sayso.encoder.minilm import MiniLM, load_encoder
from sayso.encoder.vectors import as_bytes
from sayso.words.sameness import FEATURES
from training.happenings import ROOT, mention_groups, solve, teach_senses

FOLDS = 4
DECAY = 1e-5
HEAD = """\
# How much each sign tells that two words tell one event: what it adds to the logarithm of the odds.
# Written by `python -m training.events`.
"""


def fit(folder: Path, *, seed: int) -> None:
    """Fit the weights over the head in the package, and put them there."""
    encoder = load_encoder()
    pairs: list[NDArray[np.float32]] = []
    same: list[float] = []
    for group in _with_unseen_senses(encoder, folder, seed):
        for start, features in compare([act for act, _ in group]):
            for row, told in enumerate(features):
                pairs.extend(told[row + 1 :])
                same.extend(float(group[start + row][1] == event) for _, event in group[start + row + 1 :])
    target = torch.tensor(same)
    layer = solve(
        torch.from_numpy(np.array(pairs)), DECAY, lambda scores: functional.binary_cross_entropy_with_logits(scores[:, 0], target)
    )
    weights = dict(zip(FEATURES, layer.weight[0].tolist(), strict=True)) | {"bias": layer.bias.item()}
    rows = "".join(f'\n[[entry]]\nfeature = "{name}"\nweight = {weight:.4f}\n' for name, weight in weights.items())
    (ROOT / "sayso" / "words" / "sameness.toml").write_text(HEAD + rows, encoding="utf-8")
    print(f"sameness: {len(same)} pairs", weights, flush=True)


def _with_unseen_senses(encoder: MiniLM, folder: Path, seed: int) -> list[Group]:
    """The acts of each half of a topic, with senses from a head that has not learned from it."""
    documents = read_documents(folder, dev=False)
    topics = sorted({one.topic for one in documents})
    groups: list[Group] = []
    for part in range(FOLDS):
        held = frozenset(topics[part::FOLDS])
        torch.manual_seed(seed)
        sense = teach_senses(encoder, folder, held)
        mine = [one for one in documents if one.topic in held]
        for group, (given, _) in zip(acts_of(encoder, mine), mention_groups(encoder, mine), strict=True):
            with torch.no_grad():
                senses: Tensor = sense(torch.from_numpy(given))
            groups.append([(replace(act, sense=as_bytes(row.numpy())), event) for (act, event), row in zip(group, senses, strict=True)])
    return groups
