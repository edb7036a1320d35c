"""Read what the coders of political events marked: PLV (Hu et al. 2024) and PLOVER's gold records.

In: the folder of the corpora. Out: sentences with the places of who acts and of who is acted on, and the root category. One pair in
five of PLV is kept for measuring, by a hash of its sentence; the recipe of the head never reads it.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sayso.model import ROOT, Span, governing

EVERY = 5  # one pair in so many is kept for measuring
MARK = re.compile(r"</?[st]>")
# "(SRC/TAR: Orlo)": the role or roles of a stretch, and its words.
MARKUP = re.compile(r"\(((?:SRC|TAR|EVT)(?:/(?:SRC|TAR|EVT))*): ?([^()]*)\)")
TRAILING = re.compile(r",\s*([\]}])")  # a comma that JSON has not
# Names that the gold records of 2016 have and the manual of today has not.
RENAMED = {
    "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "RETREAT": "YIELD", "CONCEDE": "YIELD",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A sentence with one coded event: its root category, who acts, who is acted on, and the words of the event where they are marked."""

    text: str
    root: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    words: tuple[Span, ...] = ()


def read_plv(folder: Path, *, kept: bool) -> list[Coded]:
    """The pairs of PLV's training part: those kept for measuring, or the others."""
    with tarfile.open(folder / "events" / "plv-zero-shot-plover.tar.xz") as archive:
        member = next(one for one in archive if one.name.endswith("PLV_train.tsv"))
        held = archive.extractfile(member)
        rows = list(csv.DictReader(io.StringIO(held.read().decode("utf-8") if held else ""), delimiter="\t"))
    pairs = (_pair(row["marked_sentence"], row["gold_root"]) for row in rows)
    return [pair for pair in pairs if pair and _is_kept(pair.text) == kept]


def _pair(marked: str, root: str) -> Coded | None:
    """A sentence with <s> and <t> around who acts and who is acted on; None where one of them is missing."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[0].startswith("</"):
            spans[mark[0][2]] = Span(opened[mark[0][2]], len(text))
        else:
            opened[mark[0][1]] = len(text)
    text += marked[at:]
    return Coded(text=text, root=root, actors=(spans["s"],), recipients=(spans["t"],)) if {"s", "t"} <= spans.keys() else None


def _is_kept(text: str) -> bool:
    """Whether a sentence is kept for measuring."""
    return int(sha256(text.encode()).hexdigest(), 16) % EVERY == 0


def read_gold_records(folder: Path) -> list[Coded]:
    """PLOVER's gold records whose text is marked up."""
    packed = (folder / "events" / "plover-gsr" / "PLOVER_GSR_CAMEO.json.xz").read_bytes()
    rows = json.loads(TRAILING.sub(r"\1", lzma.decompress(packed).decode("utf-8")))
    marked = ((row, row["textInfo"]["markup"]) for row in rows if isinstance(row.get("textInfo"), dict) and "markup" in row["textInfo"])
    return [_record(markup, RENAMED.get(row["event"], row["event"])) for row, markup in marked]


def _record(markup: str, root: str) -> Coded:
    """A record of its text with the roles of its stretches."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"SRC": [], "TAR": [], "EVT": []}
    for mark in MARKUP.finditer(markup):
        text += markup[at : mark.start()]
        for role in mark[1].split("/"):
            spans[role].append(Span(len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Coded(text=text + markup[at:], root=root, actors=tuple(spans["SRC"]), recipients=tuple(spans["TAR"]), words=tuple(spans["EVT"]))


def linking_word(tags: Sequence[str], heads: Sequence[int], actor: Sequence[int], recipient: Sequence[int]) -> int:
    """The predicate that joins two phrases: the lowest word that governs both; in "Orlo, which shelled Brask" the verb between them."""
    one, other = (_climb(heads, governing(heads, phrase)) for phrase in (actor, recipient))
    joint = next((word for word in one if word in other), one[-1])
    if joint != one[0] or tags[joint] not in {"NOUN", "PROPN", "PRON"}:
        return joint
    between = [word for word in other[1 : other.index(joint)] if tags[word] == "VERB"]
    return between[-1] if between else next((word for word in one[1:] if tags[word] in {"VERB", "NOUN"}), joint)


def _climb(heads: Sequence[int], word: int) -> list[int]:
    """A word and its governors up to the root."""
    chain = [word]
    while heads[word] != ROOT:
        word = heads[word]
        chain.append(word)
    return chain
