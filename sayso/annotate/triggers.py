"""Finds phrases of a word list in a run of words: the notation of `words/event_types.toml`, `status.toml` and `stances.toml`.

A plain word stands for every form of its stem, `=word` at a phrase's head makes the whole phrase stand for itself, and `...` for up to
three words. In: words as `read_words` gives them. Out: hits, the longest at each place. It knows nothing of what a phrase means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.model import Span
from sayso.text.tokens import find_words, fold, stem

GAP = 3  # words that `...` may stand for
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands, folded, without a possessive, and its stem."""

    span: Span
    form: str
    stem: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Hit(Generic[Meaning]):
    """A phrase found: the numbers of its first word and of the word after its last, and what it means."""

    first: int
    end: int
    meaning: Meaning
    phrase: str


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases by their first word, longest first."""

    by_form: Mapping[str, tuple[tuple[tuple[str, ...], str, Meaning], ...]]
    by_stem: Mapping[str, tuple[tuple[tuple[str, ...], str, Meaning], ...]]


def read_words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a passage, ready for matching.

    >>> [word.stem for word in read_words("Ships’ crews met", Span(0, 16))]
    ['ship', 'crew', 'met']
    """
    words = []
    for token in find_words(text, span):
        acronym = len(token.text) > 1 and token.text.isalpha() and token.text.isupper()
        form = token.text if acronym else fold(token.text)  # IS and WHO are no "is" and "who"
        words.append(Word(token.span, form, stem(token.text), token.text[:1].isupper()))
    return tuple(words)


def gather(entries: Iterable[tuple[str, Meaning]]) -> Phrases[Meaning]:
    """A word list made ready for `find_hits`."""
    forms: dict[str, list[tuple[tuple[str, ...], str, Meaning]]] = {}
    stems: dict[str, list[tuple[tuple[str, ...], str, Meaning]]] = {}
    for phrase, meaning in entries:
        exact = phrase.startswith("=")
        words = fold(phrase.removeprefix("=")).split()
        parts = tuple(word if exact or word == "..." else stem(word) for word in words)
        (forms if exact else stems).setdefault(parts[0], []).append((parts, phrase, meaning))
    return Phrases(_sorted(forms), _sorted(stems))


def _sorted(
    phrases: dict[str, list[tuple[tuple[str, ...], str, Meaning]]],
) -> dict[str, tuple[tuple[tuple[str, ...], str, Meaning], ...]]:
    """The longest phrase of each first word first."""
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[1]))) for first, rows in phrases.items()}


def find_hits(words: tuple[Word, ...], phrases: Phrases[Meaning], first: int = 0, end: int | None = None) -> tuple[Hit[Meaning], ...]:
    """The phrases found between two words, longest first at each place; none starts inside another.

    >>> words = read_words("They held long talks", Span(0, 20))
    >>> [(hit.first, hit.end) for hit in find_hits(words, gather([("=held ... talks", 1), ("=talks", 2)]))]
    [(1, 4)]
    """
    end = len(words) if end is None else end
    hits = []
    at = first
    while at < end:
        hit = _hit_at(words, phrases, at, end)
        if hit is not None:
            hits.append(hit)
            at = hit.end
        else:
            at += 1
    return tuple(hits)


def _hit_at(words: tuple[Word, ...], phrases: Phrases[Meaning], at: int, end: int) -> Hit[Meaning] | None:
    """The longest phrase that starts at a word."""
    best: Hit[Meaning] | None = None
    word = words[at]
    for rows, exact in ((phrases.by_form.get(word.form, ()), True), (phrases.by_stem.get(word.stem, ()), False)):
        for parts, phrase, meaning in rows:
            stop = _match(words, parts, at, end, exact=exact)
            if stop and (best is None or stop > best.end):
                best = Hit(at, stop, meaning, phrase)
    return best


def _match(words: tuple[Word, ...], parts: tuple[str, ...], at: int, end: int, *, exact: bool) -> int:
    """The number of the word after the match, or 0 where there is none."""
    slack = 0
    for part in parts:
        if part == "...":
            slack = GAP
            continue
        here = next((n for n in range(at, min(at + slack + 1, end)) if (words[n].form if exact else words[n].stem) == part), None)
        if here is None:
            return 0
        at, slack = here + 1, 0
    return at
