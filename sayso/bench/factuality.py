"""Did it happen: UDS-IH2 (Rudinger et al. 2018), predicates of English-EWT with what readers said of them.

In: the folder of the corpora. Out: sentences with their predicates, and whether they happened. Parts are the treebank's.
"""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.bench.treebanks import read_ewt_by_id

SCORES = "decomp/data/2.0/normalized/sentence/annotations/factuality.zip"
NAMES = "decomp/data/ud_ids.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The words of a sentence, and for each predicate, by its word's number, whether readers say it happened, and how sure they are."""

    words: tuple[str, ...]
    happened: tuple[tuple[int, bool, float], ...]


def read_judged(folder: Path, part: str) -> Iterator[Judged]:
    """The sentences of a part (train, dev, test)."""
    with tarfile.open(folder / "uds-factuality" / "uds-factuality.tar.xz") as archive:
        held = {name: archive.extractfile(name) for name in (SCORES, NAMES)}
        scores, names = (held[name].read() for name in (SCORES, NAMES))  # type: ignore[union-attr]
    with zipfile.ZipFile(io.BytesIO(scores)) as packed:
        judged = json.loads(packed.read("factuality.json"))["data"]
    sentences = read_ewt_by_id(folder, part)
    ids = json.loads(names)
    for key, predicates in judged.items():
        marked = sentences.get(ids[key]["sentence_id"]) if key.startswith(f"ewt-{part}-") else None
        if marked:
            told = ((int(name.rsplit("-", 1)[1]) - 1, row["factuality"]["factual"]) for name, row in predicates.items())
            yield Judged(
                words=marked.words,
                happened=tuple((at, one["value"] > 0, one["confidence"]) for at, one in told if at < len(marked.words)),
            )
