"""Finds phrases of a word list in a run of words: the notation of `words/event_types.toml`, `status.toml` and `stances.toml`.

A plain word stands for every form of its stem, `=word` at a phrase's head makes the whole phrase stand for itself, and `...` for up to
three words. In: words as `read_words` gives them. Out: hits, the longest at each place. It knows nothing of what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from sayso.model import Sentence, Span
from sayso.text.tokens import find_words, fold, stem

# What may stand in a word behind what is read as its own: "Orlo|’s", "did|n't", nothing. Not: "strike|-hit".
CLITIC = re.compile(r"(?:n?['’]\w{0,2})?", re.IGNORECASE)
REMEMBERED = 4_096  # passages: every step reads the sentences of a report anew
GAP = 3  # words that `...` may stand for
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands, folded, without a possessive, and its stem.

    Where an encoder read the sentence, `lemma` is the stem of the word's lemma ("struck": strike) and `tag` its Penn tag; else the lemma
    is the stem, and the tag empty.
    """

    span: Span
    form: str
    stem: str
    capital: bool
    lemma: str
    tag: str = ""


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


@lru_cache(maxsize=REMEMBERED)
def read_words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a passage, ready for matching.

    >>> [word.stem for word in read_words("Ships’ crews met", Span(0, 16))]
    ['ship', 'crew', 'met']
    """
    words = []
    for token in find_words(text, span):
        acronym = len(token.text) > 1 and token.text.isalpha() and token.text.isupper()
        form = token.text if acronym else fold(token.text)  # IS and WHO are no "is" and "who"
        root = stem(token.text)
        words.append(Word(token.span, form, root, token.text[:1].isupper(), root))
    return tuple(words)


def sentence_words(text: str, sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence, with what the encoder found in them where one read it."""
    words = read_words(text, sentence.span)
    encoding = sentence.encoding
    if encoding is None:
        return words
    starts = {token.start + sentence.span.start: number for number, token in enumerate(encoding.tokens)}
    read = []
    for word in words:
        at = starts.get(word.span.start)
        rest = "" if at is None else text[encoding.tokens[at].end + sentence.span.start : word.span.end]
        whole = at is not None and CLITIC.fullmatch(rest)  # of "strike-hit" a tag would tell the first half alone
        if whole and at is not None:
            word = Word(word.span, word.form, word.stem, word.capital, stem(encoding.lemmas[at]), encoding.fine[at])  # noqa: PLW2901 (the same)
        read.append(word)
    return tuple(read)


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
    roots = phrases.by_stem.get(word.stem, ()) + (phrases.by_stem.get(word.lemma, ()) if word.lemma != word.stem else ())
    for rows, exact in ((phrases.by_form.get(word.form, ()), True), (roots, False)):
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
        near = range(at, min(at + slack + 1, end))
        here = next((n for n in near if (part == words[n].form if exact else part in (words[n].stem, words[n].lemma))), None)
        if here is None:
            return 0
        at, slack = here + 1, 0
    return at
