"""`python -m training`: make sayso's encoder, from the corpora to the files in the package and their card.

Trained twice, with all corpora and with those alone that state a licence, so that the card gives both scores; the first is shipped, or
with --ship stated the second. Stopped at any time it goes on where it was. The same seed gives the same model on one kind of machine
with the same number of threads (OMP_NUM_THREADS); a GPU is used where there is one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sayso.encoder.files import FOLDER
from sayso.encoder.pieces import Vocabulary
from training.attribute import teach_sayings
from training.base import load_pieces
from training.card import write_card
from training.corpora import Corpora, count_lines, read_corpora
from training.events import learn_events
from training.export import export
from training.measure import measure
from training.ship import ship
from training.train import train

ROOT = Path(__file__).resolve().parents[1]
WAYS = {"all": True, "stated": False}  # whether corpora that state no licence are read


def main() -> None:
    """Run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "data", help="the folder of the corpora")
    parser.add_argument("--work", type=Path, default=ROOT / "out" / "training", help="where the runs keep their state")
    parser.add_argument("--passes", type=int, default=10)
    parser.add_argument("--stated-passes", type=int, default=10, help="passes with the corpora alone that state a licence; 0 for none")
    parser.add_argument("--sayings-passes", type=int, default=4, help="passes over the paragraphs with attributions, after the others")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ship", choices=WAYS, default="all", help="which of the two goes into the package")
    said = parser.parse_args()
    for way, passes in (("all", said.passes), ("stated", said.stated_passes)):
        if passes:
            corpora = read_corpora(said.corpora, Vocabulary(load_pieces()), unstated=WAYS[way])
            plan = {"passes": passes, "sayings": said.sayings_passes, "seed": said.seed}
            make(corpora, said.corpora, said.work / way, plan)
    ship(said.work / said.ship, FOLDER, load_pieces())
    learn_events(said.corpora, seed=said.seed)
    write_card(said.work, FOLDER, shipped=said.ship)
    print(f"shipped: {FOLDER}")


def make(corpora: Corpora, folder: Path, work: Path, plan: dict[str, int]) -> None:
    """Train, export and measure one model; `plan` has its passes, those over sayings, and its seed. What is already done is kept."""
    work.mkdir(parents=True, exist_ok=True)
    print(f"\n{work.name}: {len(corpora.relations)} relations", *count_lines(corpora), sep="\n", flush=True)
    reader = train(corpora, work, passes=plan["passes"], seed=plan["seed"])
    whole = teach_sayings(reader, corpora, work, passes=plan["sayings"], seed=plan["seed"])
    export(whole, corpora, work)
    scores = measure(work, folder, load_pieces())
    held = plan | {"corpora": count_lines(corpora), "scores": scores}
    (work / "scores.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    for row in scores:
        print(f"{row['measure']:45} {row['whole']:.4f} in 32 bits, {row['small']:.4f} in 8  {row['detail']}", flush=True)


if __name__ == "__main__":
    main()
