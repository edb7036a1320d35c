"""Read the English Worldwide Newswire: names in news from five continents (Shan et al. 2023), nine classes folded to our kinds.

In: the folder of the corpora. Out: marked sentences. Reports are shared out to train and dev by a hash of their name, since the set's own
split is made elsewhere and part of it is held out.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from sayso.bench.marked import Marked, folded, repaired

# Dates and sums of money are no names to us.
KINDS = {
    "Person": "person", "Organization": "organization", "Location": "place", "Facility": "place",
    "NORP": "group", "Misc": "other", "Product": "other",
}  # fmt: skip
CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})


def read_newswire(folder: Path, part: str) -> list[Marked]:
    """The newswire's `part`: "dev", the tenth of its reports whose name draws 0, or "train", the others."""
    marked: list[Marked] = []
    for name, text in _members(folder / "worldwide-newswire-ner" / "worldwide-newswire-ner.tar.xz"):
        if (_lot(name) == 0) == (part == "dev"):
            marked.extend(_sentences(text))
    return marked


def _members(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each report in the archive, in order of name."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            held = archive.extractfile(member) if member.name.endswith(".tsv") else None
            if held:
                yield member.name, held.read().decode("utf-8-sig")


def _lot(name: str) -> int:
    """A number from 0 to 9 that a name always draws."""
    return int(sha256(PurePosixPath(name).name.encode()).hexdigest(), 16) % 10


def _sentences(text: str) -> Iterator[Marked]:
    """The sentences of one report, a bare address at its head left out."""
    for block in re.split(r"\n\s*\n", text):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        pairs = _joined([(row[0], folded(row[1], KINDS)) for row in rows if len(row) > 1 and row[0].strip()])
        if len(pairs) > 1:
            words = tuple(word for word, _ in pairs)
            yield repaired(Marked(corpus="worldwide-newswire", words=words, text=" ".join(words), names=tuple(label for _, label in pairs)))


def _joined(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The corpus cuts "mayor|’|s"; we read "mayor|’s"."""
    joined: list[tuple[str, str]] = []
    for word, label in pairs:
        if joined and joined[-1][0] in {"’", "'"} and word in CLITICS:
            joined[-1] = (joined[-1][0] + word, joined[-1][1])
        else:
            joined.append((word, label))
    return joined
