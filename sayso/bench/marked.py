"""A sentence that people have marked, as every corpus gives it: its words, and a layer of labels for each thing that the corpus marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One sentence of n words; each layer is as long as `words`, or None where the corpus has no such layer.

    `tags` are universal parts of speech, `fine` the Penn Treebank's, `heads` indices of words with -1 for the root, `relations`
    universal dependencies with their subtypes, `names` BIO labels in our kinds. `every_kind` is false where
    the corpus marks persons, organizations and places alone: an O there may still be a group or something else.
    """

    corpus: str
    words: tuple[str, ...]
    text: str
    tags: tuple[str, ...] | None = None
    fine: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    every_kind: bool = True


def repaired(marked: Marked) -> Marked:
    """The same with names in good BIO: an I that continues nothing of its kind begins a name.

    >>> repaired(Marked(corpus="", words=("Iva", "Oro"), text="Iva Oro", names=("I-person", "I-person"))).names
    ('B-person', 'I-person')
    """
    if marked.names is None:
        return marked
    before, names = "O", []
    for label in marked.names:
        before = f"B{label[1:]}" if label[0] == "I" and before[2:] != label[2:] else label
        names.append(before)
    return replace(marked, names=tuple(names))


def folded(label: str, kinds: Mapping[str, str]) -> str:
    """A corpus's label in our kinds; O where we have no kind for it.

    >>> folded("B-PER", {"PER": "person"}), folded("I-MONEY", {"PER": "person"})
    ('B-person', 'O')
    """
    kind = kinds.get(label[2:])
    return f"{label[:2]}{kind}" if kind else "O"
