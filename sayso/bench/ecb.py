"""Read ECB+ (Cybulska and Vossen 2014): events told by several reports, each mention with the event that it tells.

In: the folder of the corpora. Out: documents with the sentences that the annotators validated, and the mentions of actions in them. A
topic has two events of one kind (two earthquakes); `half` tells them apart, as a reader would who groups reports first.
"""

from __future__ import annotations

import csv
import io
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

from sayso.model import Span

DEV = frozenset({2, 5, 12, 18, 21, 23, 34, 35})  # topics; the others of 1 to 35 are for training
ACTIONS = ("ACTION", "NEG_ACTION")
VALIDATED = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention of an action: its sentence, its words by their numbers, and the event that it tells."""

    sentence: int
    words: tuple[int, ...]
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report: its topic, which of the topic's two events it is about, its sentences by their numbers, and those mentions in them."""

    name: str
    topic: int
    half: str
    sentences: dict[int, tuple[str, ...]]
    mentions: tuple[Told, ...]


def read_documents(folder: Path, *, dev: bool) -> list[Document]:
    """The documents of the topics for measuring, or of those for training, in order."""
    with tarfile.open(folder / "ecbplus" / "ecbplus.tar.xz") as archive:
        held = {
            PurePosixPath(one.name).name: archive.extractfile(one).read()  # type: ignore[union-attr]
            for one in archive
            if one.isfile() and one.name.endswith((".xml", VALIDATED))
        }
    rows = csv.reader(io.StringIO(held[VALIDATED].decode("utf-8")))
    validated = {(row[0], row[1].removesuffix(".xml"), int(row[2])) for row in list(rows)[1:]}
    names = sorted(name for name in held if name.endswith(".xml") and (int(name.split("_")[0]) in DEV) == dev)
    return [_document(name.removesuffix(".xml"), ET.fromstring(held[name]), validated) for name in names]  # noqa: S314 (a corpus of ours)


def half_of(document: Document) -> tuple[int, str]:
    """Which event a document is about."""
    return document.topic, document.half


def places_in(document: Document) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """Each mention: its sentence as a text, the places of its words there, and its event."""
    for number, words in document.sentences.items():
        starts = list(accumulate((len(word) + 1 for word in words), initial=0))
        for told in document.mentions:
            if told.sentence == number:
                yield " ".join(words), tuple(Span(starts[at], starts[at] + len(words[at])) for at in told.words), told.event


def tokens_at(tokens: Sequence[Span], places: Sequence[Span]) -> list[int]:
    """The tokens that stand at these places, or the first one where none does."""
    return [number for number, token in enumerate(tokens) if any(place.touches(token) for place in places)] or [0]


def _document(name: str, root: ET.Element, validated: set[tuple[str, str, int]]) -> Document:
    """One document."""
    topic, _, rest = name.partition("_")
    sentences: dict[int, list[str]] = defaultdict(list)
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", ""))
        places[token.get("t_id", "")] = number, len(sentences[number])
        sentences[number].append(token.text or ".")
    kept = {number: tuple(words) for number, words in sentences.items() if (topic, rest, number) in validated and words}
    half = "plus" if "plus" in rest else "core"
    return Document(name=name, topic=int(topic), half=half, sentences=kept, mentions=tuple(_mentions(name, root, places, kept)))


def _mentions(name: str, root: ET.Element, places: dict[str, tuple[int, int]], kept: dict[int, tuple[str, ...]]) -> Iterator[Told]:
    """The actions told in the sentences that are kept; one that no chain holds tells an event of its own."""
    events: dict[str, str] = {}
    for link in root.iterfind("Relations/*"):
        event = link.get("note", "") if link.tag == "CROSS_DOC_COREF" else f"{name}:{link.get('r_id')}"
        events.update({source.get("m_id", ""): event for source in link.iterfind("source")})
    for mark in root.iterfind("Markables/*"):
        at = [places[token.get("t_id", "")] for token in mark.iterfind("token_anchor")]
        if at and at[0][0] in kept and mark.tag.startswith(ACTIONS):
            key = mark.get("m_id", "")
            words = tuple(sorted(word for sentence, word in at if sentence == at[0][0]))
            yield Told(sentence=at[0][0], words=words, event=events.get(key, f"{name}#{key}"))
