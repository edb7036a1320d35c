"""The encoder: what it finds in sentences that people have marked, how fast, and what its eight bits cost.

In: a folder with `data/` and `stories/`. Out: rows. Words and sentences are the corpora's own. LAS (Zeman et al. 2018): the share of
words with the right governor and universal relation; punctuation does not count. F1 of names: a name is right when its words and its
kind are; where a corpus marks three kinds, the others found there are left out. Attributions have a bench of their own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from sayso.annotate.sentences import find_sentences
from sayso.bench.handmarked import measure_names
from sayso.bench.marked import Marked
from sayso.bench.newswire import read_newswire
from sayso.bench.rows import Row, f1_row, require
from sayso.bench.treebanks import read_ewt, read_gum
from sayso.encoder.files import read_files
from sayso.encoder.labels import stretches
from sayso.encoder.lemmas import INFLECTED, lemma_of
from sayso.encoder.minilm import MiniLM, Reading
from sayso.model import Notes, Report
from sayso.read import read_inputs

WHOLE = Path(__file__).resolve().parents[2] / "out" / "training" / "whole"  # what the recipe leaves of the shipped model, in 32 bits
FLOORS = {
    "EWT test: UPOS": 0.965, "EWT test: LAS": 0.88, "GUM dev: UPOS": 0.973, "GUM dev: LAS": 0.87,
    "UNER EWT test: names": 0.77, "worldwide newswire dev: names": 0.82,
}  # fmt: skip
LOST = 0.004  # that eight bits may cost
FAST, LIGHT, SOON = 400, 350, 1.0  # sentences per CPU-second; MB; seconds
STRAY = """
import time
start = time.perf_counter()
from sayso.encoder import load_encoder
encoder = load_encoder()
print(time.perf_counter() - start)
for n in range(200):
    encoder.encode(f"The ferry {n} left the quay, said Otto Brink of the harbour office. " * (1 + n % 3))
peaks = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(next(peaks)) / 1024)  # not ru_maxrss, in which a process starts from the peak of the one that began it
"""


def measure_encoder(folder: Path | None = None) -> tuple[Row, ...]:
    """Every figure of the encoder; MissingPath without the corpora, MissingModel without the model."""
    folder = require(folder, "data", "stories")
    files = read_files()
    encoder = MiniLM(files)
    corpora = read_measured(folder / "data")
    rows = list(score_all(encoder, corpora))
    if WHOLE.exists():
        graph, sayings = ((WHOLE / name).read_bytes() for name in ("model.onnx", "sayings.onnx"))
        whole = score_all(MiniLM(replace(files, graph=graph, sayings=sayings)), corpora)
        rows += [
            Row(
                measure=f"{row.measure}, lost by eight bits",
                value=other.value - row.value,
                ceiling=LOST,
                detail=f"of {other.value:.4f} in 32",
            )
            for row, other in zip(rows, whole, strict=True)
            if row.measure in FLOORS
        ]
    rows += measure_names(folder / "stories", encoder)
    return (*rows, *_cost(MiniLM(files), corpora, folder / "stories"))


def read_measured(folder: Path) -> dict[str, list[Marked]]:
    """The corpora that are measured on, none of them trained on."""
    return {
        "EWT test": read_ewt(folder, "test"),
        "GUM dev": read_gum(folder, "dev"),
        "worldwide newswire dev": read_newswire(folder, "dev"),
    }


def score_all(encoder: MiniLM, corpora: dict[str, list[Marked]]) -> tuple[Row, ...]:
    """Parts of speech, syntax and names of every corpus, as far as it marks them."""
    rows: list[Row] = []
    for corpus, marked in corpora.items():
        readings = [encoder.read_words(sentence.words) for sentence in marked]
        if any(sentence.tags for sentence in marked):
            rows.extend(score_syntax(corpus, marked, readings))
            rows.append(score_lemmas(corpus, marked))
        if any(sentence.names for sentence in marked):
            rows.extend(score_names(f"UNER {corpus}" if corpus.startswith("EWT") else corpus, marked, readings))
    return tuple(rows)


def score_syntax(corpus: str, marked: Sequence[Marked], readings: Sequence[Reading]) -> Iterator[Row]:
    """UPOS over all words; LAS over those that are no punctuation."""
    words = [
        (tag, tag == found, head == governor, relation, told)
        for sentence, reading in zip(marked, readings, strict=True)
        for tag, found, head, governor, relation, told in zip(
            sentence.tags or (), reading.tags, sentence.heads or (), reading.heads, sentence.relations or (), reading.relations, strict=True
        )
    ]
    detail = f"{len(marked)} sentences, {len(words)} words"
    measure = f"{corpus}: UPOS"
    yield Row(measure=measure, value=sum(right for _, right, *_ in words) / len(words), floor=FLOORS.get(measure), detail=detail)
    arcs = [
        (attached, _universal(relation) == _universal(told), relation == told)
        for tag, _, attached, relation, told in words
        if tag != "PUNCT"
    ]
    attached = sum(right for right, _, _ in arcs) / len(arcs)
    fine = sum(right and whole for right, _, whole in arcs) / len(arcs)
    labelled = sum(right and universal for right, universal, _ in arcs) / len(arcs)
    measure = f"{corpus}: LAS"
    yield Row(measure=measure, value=labelled, floor=FLOORS.get(measure), detail=f"UAS {attached:.4f}; with subtypes {fine:.4f}")


def score_lemmas(corpus: str, marked: Sequence[Marked]) -> Row:
    """The share of words that differ from their lemma for which the table and the endings give it, from gold parts of speech."""
    inflected = [
        (word, tag, lemma)
        for sentence in marked
        for word, tag, lemma in zip(sentence.words, sentence.tags or (), sentence.lemmas or (), strict=True)
        if tag in INFLECTED and word.lower() != lemma.lower()
    ]
    right = sum(lemma_of(word, tag).lower() == lemma.lower() for word, tag, lemma in inflected)
    return Row(measure=f"{corpus}: lemmas of inflected words", value=right / len(inflected), detail=f"{len(inflected)} words")


def _universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def score_names(corpus: str, marked: Sequence[Marked], readings: Sequence[Reading]) -> Iterator[Row]:
    """F1 over all kinds that the corpus marks, and of each."""
    found: set[tuple[int, int, int, str]] = set()
    true: set[tuple[int, int, int, str]] = set()
    for n, (sentence, reading) in enumerate(zip(marked, readings, strict=True)):
        if sentence.names is not None:
            kinds = {"person", "organization", "place"} | ({"group", "other"} if sentence.every_kind else set())
            true |= {(n, *name) for name in stretches(sentence.names)}
            found |= {(n, *name) for name in reading.names if name[2] in kinds}
    measure = f"{corpus}: names"
    yield f1_row(measure, found, true, floor=FLOORS.get(measure))
    for kind in sorted({name[3] for name in true}):
        yield f1_row(f"{measure}, {kind}", {name for name in found if name[3] == kind}, {name for name in true if name[3] == kind})


def _cost(encoder: MiniLM, corpora: dict[str, list[Marked]], stories: Path) -> Iterator[Row]:
    """Speed over sentences of a treebank and of real reports, each read once; memory and start of a run of its own."""
    reports = (report for path in sorted(stories.glob("*.jsonl")) for report in read_inputs([path]) if isinstance(report, Report))
    told = (one.span.of(report.text) for report in reports for one in find_sentences(report, Notes(report=report.id)).sentences)
    for name, sentences, floor in (
        ("GUM dev", [sentence.text for sentence in corpora["GUM dev"]], FAST),
        ("real reports", list(dict.fromkeys(told))[:2000], None),
    ):
        start = process_time()
        words = sum(len(encoder.encode(sentence).tokens) for sentence in sentences)
        rate = len(sentences) / (process_time() - start)
        detail = f"{words / len(sentences):.1f} words each, one by one on one thread"
        yield Row(measure=f"{name}: sentences per CPU-second", value=rate, floor=floor, unit="count", detail=detail)
    done = subprocess.run([sys.executable, "-c", STRAY], capture_output=True, text=True, check=True)  # noqa: S603 (our own interpreter)
    begun, held = (float(line) for line in done.stdout.split())
    yield Row(measure="import and load", value=begun, ceiling=SOON, unit=" s")
    yield Row(measure="memory at its peak", value=held, ceiling=LIGHT, unit=" MB")
