"""`python -m training.antecedents`: learn the weights by which a pronoun is given to one of the persons named near.

In: GAP's development part, read by the shipped encoder. Out: `sayso/words/antecedents.toml`. A log-linear model over the mentions of each
text and nobody; where neither name is meant, the mentions of others and nobody share what is right. AdaGrad, a penalty on the square of
the weights; the same seed gives the same weights.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.antecedents import describe
from sayso.bench.gap import Ambiguous, read_gap
from sayso.encoder import load_encoder
from sayso.words.antecedents import NOBODY

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "sayso" / "words" / "antecedents.toml"
RARE = 30  # features of fewer mentions are left out: with those of 8, too, 660 weights are as good as these 370 are
PASSES, RATE, PENALTY = 12, 0.05, 20.0
HEAD = """\
# How much each feature speaks for a mention being whom a pronoun means; made by `python -m training.antecedents` from GAP's
# development part (Apache-2.0), not by hand. What the features mean: sayso/annotate/antecedents.py.
[[entry]]
[entry.weights]
"""


@dataclass(frozen=True, slots=True)
class Case:
    """The features of each mention as numbers, and which mentions are right; the last is nobody."""

    features: tuple[NDArray[np.int64], ...]
    right: NDArray[np.bool_]


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "data", help="the folder of the corpora")
    said = parser.parse_args()
    rows = list(read_gap(said.corpora, "development", load_encoder()))
    described = [describe(row.cast, row.pronoun) for row in rows]
    counts = Counter(feature for mentions in described for _, features in mentions for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    numbers = {name: number for number, name in enumerate(names)}
    cases = [_case(row, mentions, numbers) for row, mentions in zip(rows, described, strict=True)]
    weights = learn(cases, len(names))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in zip((*names, NOBODY), weights, strict=True)]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(names)} weights from {len(cases)} pronouns: {OUT}")


def _case(row: Ambiguous, mentions: Sequence[tuple[str, list[str]]], numbers: dict[str, int]) -> Case:
    """A pronoun as numbers."""
    meant = {entity for entity, means in zip(row.asked, row.means, strict=True) if means}
    right = [entity in meant if meant else entity not in row.asked for entity, _ in mentions]
    features = (np.array([numbers[one] for one in held if one in numbers], dtype=np.int64) for _, held in mentions)
    return Case((*features, np.array([len(numbers)], dtype=np.int64)), np.array([*right, not meant]))


def learn(cases: Sequence[Case], size: int, seed: int = 0) -> NDArray[np.float64]:
    """The weights of `size` features and nobody: the mean of those after each pass of the second half."""
    weights, squares, mean = np.zeros(size + 1), np.full(size + 1, 1e-8), np.zeros(size + 1)
    chance = np.random.default_rng(seed)
    for number in range(PASSES):
        for at in chance.permutation(len(cases)):
            case = cases[at]
            scores = np.array([weights[held].sum() for held in case.features])
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            if not case.right.any():
                continue
            gradient = np.zeros(size + 1)
            for held, off in zip(case.features, shares - shares * case.right / (shares * case.right).sum(), strict=True):
                gradient[held] += off
            touched = np.nonzero(gradient)[0]
            gradient[touched] += PENALTY / len(cases) * weights[touched]
            squares[touched] += gradient[touched] ** 2
            weights[touched] -= RATE * gradient[touched] / np.sqrt(squares[touched])
        if number >= PASSES // 2:
            mean += weights
    return mean / (PASSES - PASSES // 2)


if __name__ == "__main__":
    main()
