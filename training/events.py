"""`python -m training.events`: what is learned of events, over the encoder in the package: the head, then the weights of sameness.

Takes some minutes on a CPU. `python -m training` ends with the same two steps.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.happenings import ROOT, teach
from training.sameness import fit


def main() -> None:
    """Run both steps."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "data", help="the folder of the corpora")
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    learn_events(said.corpora, seed=said.seed)


def learn_events(folder: Path, *, seed: int) -> None:
    """Teach the head and fit the weights over it; both go into the package."""
    teach(folder, seed=seed)
    fit(folder, seed=seed)


if __name__ == "__main__":
    main()
