"""Read the treebanks and the names laid over one of them: UD English-EWT, UD English-GUM, UNER English-EWT.

In: the folder of the corpora. Out: marked sentences. Keeps universal tags, heads and relations of whole words (no ranges, no empty nodes).
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sayso.bench.marked import Marked, folded, repaired

# Genres of GUM whose texts bind users to non-commercial terms (GUM-TEXT-LICENCES.txt): read for measuring, never for training.
NON_COMMERCIAL = frozenset({"whow", "fiction", "essay", "letter", "podcast", "reddit"})
UNER_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}


def read_ewt(folder: Path, part: str) -> list[Marked]:
    """EWT's `part` (train, dev, test), with UNER's names where the two have the same words."""
    named = dict(_uner(folder / "uner-en" / f"en_ewt-ud-{part}.iob2.xz"))
    sentences = []
    for key, marked in _conllu(folder / "ud-ewt" / f"en_ewt-ud-{part}.conllu.xz", "ud-ewt"):
        words, names = named.get(key, ((), ()))
        sentences.append(repaired(replace(marked, names=names, every_kind=False)) if words == marked.words else marked)
    return sentences


def read_ewt_by_id(folder: Path, part: str) -> dict[str, Marked]:
    """The sentences of EWT's `part` by their ids, without names."""
    return dict(_conllu(folder / "ud-ewt" / f"en_ewt-ud-{part}.conllu.xz", "ud-ewt"))


def read_gum(folder: Path, part: str, *, every_genre: bool = True) -> list[Marked]:
    """GUM's `part` (train, dev), without the non-commercial genres where told so."""
    path = folder / "ud-gum" / f"en_gum-ud-{part}.conllu.xz"
    return [marked for key, marked in _conllu(path, "ud-gum") if every_genre or key.split("_")[1] not in NON_COMMERCIAL]


def _conllu(path: Path, corpus: str) -> Iterator[tuple[str, Marked]]:
    """Each sentence of a CoNLL-U file with its id."""
    for block in _blocks(path):
        said = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
        rows = [row for row in (line.split("\t") for line in block if not line.startswith("#")) if row[0].isdigit()]
        yield (
            said["sent_id"],
            Marked(
                corpus=corpus,
                text=said["text"],
                words=tuple(row[1] for row in rows),
                lemmas=tuple(row[2] for row in rows),
                tags=tuple(row[3] for row in rows),
                fine=tuple(row[4] for row in rows),
                heads=tuple(int(row[6]) - 1 for row in rows),
                relations=tuple(row[7] for row in rows),
            ),
        )


def _uner(path: Path) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Each sentence of a UNER file: its id, words and labels in our kinds."""
    for block in _blocks(path):
        key = next((line.split(" = ", 1)[1] for line in block if line.startswith("# sent_id")), "")
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        yield key, (tuple(row[1] for row in rows), tuple(folded(row[2], UNER_KINDS) for row in rows))


def _blocks(path: Path) -> Iterator[list[str]]:
    """Runs of lines between empty ones."""
    block: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block
