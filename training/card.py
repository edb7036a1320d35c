"""The model card: what the model is, what it was trained on and under which licences, its scores both ways, its limits.

In: the work folders of the two runs with their `scores.json`. Out: `CARD.md` beside the model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LICENCES = {
    "ud-ewt": ("UD English-EWT, with the names of UNER English-EWT", "CC BY-SA 4.0"),
    "ud-gum": ("UD English-GUM, without the genres whose texts are non-commercial", "CC BY 4.0, texts CC BY, CC BY-SA or public domain"),
    "worldwide-newswire": ("English Worldwide Newswire (Shan et al. 2023)", "none stated"),
    "polnear": ("PolNeAR (Newell et al. 2018)", "none stated"),
}
HEAD = """\
# Model card: {name}

A reader of English sentences: names (person, organization, place, group, other), parts of speech (universal and Penn), universal
dependencies and a sentence vector, from one pass; and, over what it read of a paragraph, attributions (cue, source, content). Over what it
read of a sentence, what its verbs and nouns tell: kind of event, whether it happened, a vector for what else tells the same event.

- **Base:** sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0 by its card; six layers, 384 wide, uncased), weights checked by their sha256.
- **Made by** `python -m training` in sayso's repository; {passes} passes, then {sayings} over paragraphs with attributions; seed {seed}.
  The head of events: `python -m training.events`, over the finished encoder. Files and hashes: `manifest.json`.
- **Form:** three ONNX graphs, weights in eight bits (those of events in 32), {size:.1f} MB; it needs onnxruntime, tokenizers and
  numpy, and no network.
- **Licence:** Apache-2.0, see LICENSE and NOTICE beside this file. Two corpora state no licence; who may not rely on them can make the
  model without (`python -m training --ship stated`): the scores of both stand below.

## Trained on

| corpus | licence | read of it |
|---|---|---|
{corpora}

The head of events: PLV (Hu et al. 2024; kinds), UDS-IH2 over EWT (Rudinger et al. 2018; whether it happened) and ECB+ (Cybulska and
Vossen 2014; senses). Its scores: `sayso bench events`.

## Scores

Gold words and sentences; LAS without punctuation; F1 of exact names. None of these parts was trained on. `without` is the model made
without the corpora that state no licence{stated}.

| measure | 32 bits | shipped, 8 bits | without, 8 bits |
|---|---|---|---|
{scores}

## Limits

- English alone, and edited English best: headlines in capitals, transcripts and tables are read worse.
- The corpora are of 1999 to 2022: names and words that came later are told by their form alone.
- What a sentence does not say it does not know: it sees one sentence, for attributions one paragraph, never the report.
- `other` names (events, laws, works) and organizations are found least well; see the table by kind.
- Attributions were learned from American political news. Without the corpora that state no licence there are none.
- It learned from what people wrote and marked, with their blind spots: names from some parts of the world are found better than others.
"""


def write_card(work: Path, package: Path, *, shipped: str) -> None:
    """Write `package`/CARD.md from the scores of both runs."""
    runs = {way: _held(work / way / "scores.json") for way in ("all", "stated")}
    main, other = runs[shipped], runs["stated"]
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    text = HEAD.format(
        name=manifest["name"],
        passes=main["passes"],
        sayings=main["sayings"],
        seed=main["seed"],
        size=sum((package / graph).stat().st_size for graph in ("model.onnx", "sayings.onnx", "happenings.onnx")) / 1e6,
        corpora="\n".join(_corpus(line) for line in main["corpora"]),
        stated=f" ({other['passes']} passes)" if other else "",
        scores="\n".join(_rows(main, other)),
    )
    (package / "CARD.md").write_text(text, encoding="utf-8")


def _held(path: Path) -> dict[str, Any]:
    """The scores of a run; empty where there was none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _corpus(line: str) -> str:
    """A line of `count_lines` as a row."""
    name, _, counts = line.partition(": ")
    called, licence = LICENCES[name]
    return f"| {called} | {licence} | {counts} |"


def _rows(main: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """A row for each measure."""
    without = {row["measure"]: row["small"] for row in other.get("scores", ())}
    return [
        f"| {row['measure']} | {100 * row['whole']:.2f} | {100 * row['small']:.2f} | {_percent(without.get(row['measure']))} |"
        for row in main["scores"]
    ]


def _percent(share: float | None) -> str:
    """A share in percent, or a dash."""
    return "–" if share is None else f"{100 * share:.2f}"
