"""All the corpora together: what is trained on, which relations there are, and how much of each was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.bench.marked import Marked
from sayso.bench.newswire import read_newswire
from sayso.bench.polnear import MarkedParagraph, read_paragraphs
from sayso.bench.treebanks import read_ewt, read_gum
from sayso.encoder.pieces import Vocabulary

UNSTATED = ("worldwide-newswire", "polnear")  # corpora whose repositories state no licence
LONGEST = 250  # pieces; longer sentences (addresses, lists) teach little and cost much
RARE = 3  # a label seen less often is not learned


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """What to train on; `paragraphs` are those with attributions; the relations and fine tags that it has, in a fixed order."""

    train: tuple[Marked, ...]
    paragraphs: tuple[MarkedParagraph, ...]
    relations: tuple[str, ...]
    fine: tuple[str, ...]


def read_corpora(folder: Path, vocabulary: Vocabulary, *, unstated: bool = True) -> Corpora:
    """Everything to train on, sentences of more than LONGEST pieces left out; without the corpora of UNSTATED licence if so told."""
    examples = [*read_ewt(folder, "train"), *read_gum(folder, "train", every_genre=False)]
    if unstated:
        examples += read_newswire(folder, "train")
    kept = tuple(example for example in examples if len(vocabulary.cut(example.words).ids) <= LONGEST)
    if not any(example.names and example.every_kind for example in kept):
        kept = tuple(replace(example, every_kind=True) for example in kept)  # nobody marks more kinds: then an O is outside all of them
    return Corpora(
        train=kept,
        paragraphs=tuple(read_paragraphs(folder, "train")) if unstated else (),
        relations=_common(relation for example in kept for relation in example.relations or ()),
        fine=_common(tag for example in kept for tag in example.fine or ()),
    )


def _common(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels that are not RARE, in the order of their letters."""
    return tuple(sorted(label for label, count in Counter(labels).items() if count >= RARE))


def count_lines(corpora: Corpora) -> list[str]:
    """A line for each corpus: sentences, words, names; paragraphs and cues."""
    examples, lines = corpora.train, []
    for corpus in dict.fromkeys(example.corpus for example in examples):
        held = [example for example in examples if example.corpus == corpus]
        names = sum(label[0] == "B" for example in held for label in example.names or ())
        parsed = sum(example.heads is not None for example in held)
        words = sum(len(example.words) for example in held)
        lines.append(f"{corpus}: {len(held)} sentences, {words} words, {parsed} parsed, {names} names")
    if corpora.paragraphs:
        words = sum(len(one.cues) for one in corpora.paragraphs)
        lines.append(
            f"polnear: {len(corpora.paragraphs)} paragraphs, {words} words, {sum(len(one.sayings) for one in corpora.paragraphs)} cues"
        )
    return lines
