"""Read PolNeAR (Newell et al. 2018): attributions in US political news, each a cue with its source and its content.

In: the folder of the corpora. Out: marked texts, cut into words as sayso cuts them. Every second report is given sentence by sentence, the
others paragraph by paragraph, since a content may run over several sentences. What a cue has outside its text is left out there.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sayso.bench.marked import Marked
from sayso.encoder.tokens import find_words
from sayso.model import Span
from sayso.text.sentences import split_sentences

ROLES = {"cue": "Cue", "source": "Source", "content": "Content"}  # the names in the corpus
LONGEST = 150  # words of a paragraph that is given whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as stretches of the report's text."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def read_polnear(folder: Path, part: str) -> list[Marked]:
    """PolNeAR's `part` (train, dev) as marked sentences and paragraphs."""
    marked: list[Marked] = []
    for number, (text, attributions) in enumerate(read_attributions(folder, part)):
        windows = _paragraphs(text) if number % 2 else split_sentences(text)
        marked.extend(example for window in windows if (example := _marked(text, window, attributions)))
    return marked


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


def _paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs, and the sentences of those that are too long."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        if len(match.group().split()) <= LONGEST:
            yield Span(match.start(), match.end())
        else:
            yield from (Span(match.start() + sentence.start, match.start() + sentence.end) for sentence in split_sentences(match.group()))


def _marked(text: str, window: Span, attributions: list[Attribution]) -> Marked | None:
    """A stretch of a report with the labels of what is attributed in it; None for a stretch of one word."""
    words = [Span(window.start + word.start, window.start + word.end) for word in find_words(window.of(text))]
    cues = ["O"] * len(words)
    sayings = []
    for attribution in attributions:
        held = _inside(words, attribution.cue)
        if held:
            for n in held:
                cues[n] = "I" if n - 1 in held else "B"
            roles = ["O"] * len(words)
            for role, spans in (("content", attribution.content), ("source", attribution.source)):
                for n in (inside := set(_inside(words, spans))):
                    roles[n] = f"{'I' if n - 1 in inside else 'B'}-{role}"
            sayings.append((held[0], tuple(roles)))
    if len(words) < 2:
        return None
    return Marked(
        corpus="polnear", words=tuple(word.of(text) for word in words), text=window.of(text), cues=tuple(cues), sayings=tuple(sayings)
    )


def _inside(words: list[Span], spans: tuple[Span, ...]) -> list[int]:
    """The words that stretches touch."""
    return [n for n, word in enumerate(words) if any(span.start < word.end and word.start < span.end for span in spans)]
