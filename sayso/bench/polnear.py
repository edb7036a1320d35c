"""Read PolNeAR (Newell et al. 2018): attributions in US political news, each a cue with its source and its content.

In: the folder of the corpora. Out: paragraphs, cut into sentences and words as sayso cuts them: a content may run over several sentences,
and nearly all attributions lie in one paragraph. What a cue has outside its paragraph is left out there.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sayso.encoder.tokens import find_words
from sayso.encoder.windows import WORDS, cut_paragraph
from sayso.model import Span
from sayso.text.sentences import split_sentences

ROLES = {"cue": "Cue", "source": "Source", "content": "Content"}  # the names in the corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedParagraph:
    """The words of a paragraph's sentences; BIO labels of its cues, and for the first word of each cue those of its source and content."""

    sentences: tuple[tuple[str, ...], ...]
    cues: tuple[str, ...]
    sayings: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as stretches of the report's text."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def read_paragraphs(folder: Path, part: str) -> list[MarkedParagraph]:
    """PolNeAR's `part` (train, dev) as paragraphs, cut as the encoder cuts them."""
    return [
        marked
        for text, attributions in read_attributions(folder, part)
        for sentences in paragraphs_of(text)
        if (marked := _marked(text, sentences, attributions))
    ]


def paragraphs_of(text: str) -> Iterator[list[list[Span]]]:
    """The words of each sentence of each paragraph of a text; those too long for the head of sayings in several."""
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text):
        start = paragraph.start()
        sentences = [
            [word.shift(start + sentence.start) for word in find_words(sentence.of(paragraph.group()))]
            for sentence in split_sentences(paragraph.group())
        ]
        for first, end in cut_paragraph([len(words) for words in sentences]):
            yield sentences[first:end]


def read_attributions(folder: Path, part: str) -> list[tuple[str, list[Attribution]]]:
    """The text of each report with what its first annotator marked, in order of name."""
    members = dict(_members(folder / "polnear" / f"polnear-{part}.tar.xz"))
    texts = {PurePosixPath(name).stem: text for name, text in members.items() if name.endswith(".txt")}
    reports: dict[str, tuple[str, list[Attribution]]] = {}
    for name in sorted(members):
        report, _, _ = PurePosixPath(name).stem.rpartition("_")
        if name.endswith(".ann") and report in texts and report not in reports:
            reports[report] = texts[report], _attributions(members[name])
    return list(reports.values())


def _members(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file of an archive, in order of name."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            held = archive.extractfile(member) if member.name.endswith((".ann", ".txt")) else None
            if held:
                yield member.name, held.read().decode("utf-8-sig")


def _attributions(text: str) -> list[Attribution]:
    """The attributions of a stand-off file in brat's form: T lines hold stretches, E lines join them."""
    stretches: dict[str, tuple[Span, ...]] = {}
    joined: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            _, _, places = fields[1].partition(" ")
            stretches[fields[0]] = tuple(Span(int(start), int(end)) for start, end in (place.split() for place in places.split(";")))
        elif line.startswith("E") and len(fields) > 1:
            joined.append([(role.rstrip("0123456789"), key) for role, _, key in (pair.partition(":") for pair in fields[1].split())])
    return [
        Attribution(
            **{
                field: tuple(span for name, key in roles if name == role for span in stretches.get(key, ()))
                for field, role in ROLES.items()
            }
        )
        for roles in joined
    ]


def _marked(text: str, sentences: list[list[Span]], attributions: list[Attribution]) -> MarkedParagraph | None:
    """A paragraph with the labels of what is attributed in it; None for a single word and for what is longer than can be read."""
    words = [word for sentence in sentences for word in sentence]
    if not 2 <= len(words) <= WORDS:
        return None
    cues = ["O"] * len(words)
    sayings = []
    for attribution in attributions:
        held = words_inside(words, attribution.cue)
        if held:
            for n in held:
                cues[n] = "I" if n - 1 in held else "B"
            roles = ["O"] * len(words)
            for role, spans in (("content", attribution.content), ("source", attribution.source)):
                for n in (inside := set(words_inside(words, spans))):
                    roles[n] = f"{'I' if n - 1 in inside else 'B'}-{role}"
            sayings.append((held[0], tuple(roles)))
    return MarkedParagraph(
        sentences=tuple(tuple(word.of(text) for word in sentence) for sentence in sentences), cues=tuple(cues), sayings=tuple(sayings)
    )


def words_inside(words: list[Span], spans: tuple[Span, ...]) -> list[int]:
    """The words that stretches touch."""
    return [n for n, word in enumerate(words) if any(span.start < word.end and word.start < span.end for span in spans)]
