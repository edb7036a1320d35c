"""Words of a text, with their places, and the forms in which words are compared.

Pure functions on strings; nothing here knows what a report is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from sayso.model import Span

# A word: "Zelensky’s", "30-day", "U.S.", "5,000", "1.5", "dogs". Not: "—", "“".
WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                            # U.S.  a.m.
    | \d+(?:[.,:]\d+)*                            # 5,000  1.5  10:30
    | [^\W_]+(?:[’'‑-][^\W_]+)*                   # Zelensky’s  30-day  dogs
    """,
    re.VERBOSE,
)
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"})
# Words that carry no content of their own; the comparison of two sentences leaves them out.
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "hers",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "me",
        "might",
        "mr",
        "mrs",
        "ms",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "should",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
LONG = 40  # characters from which a text is folded anew each time: words come again, sentences do not
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands."""

    span: Span
    text: str


def find_words(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The words of `text`, or of the part of it that `span` bounds, with their places in `text`.

    >>> [token.text for token in find_words("“It’s 10 a.m.,” he said.")]
    ['It’s', '10', 'a.m.', 'he', 'said']
    """
    bounds = Span(0, len(text)) if span is None else span
    return tuple(Token(Span(*found.span()), found[0]) for found in WORD.finditer(text, bounds.start, bounds.end))


def fold(text: str) -> str:
    """Lower case, no accents, straight marks, single spaces: the form in which words are compared, never shown.

    >>> fold("Zelenskyy’s  CAFÉ")
    "zelenskyy's cafe"
    """
    return _fold_word(text) if len(text) < LONG else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(MARKS))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).lower().split())


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return _fold(word)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word (Porter2, https://snowballstem.org), without a possessive.

    >>> stem("Strikes’"), stem("killing"), stem("Russia’s")
    ('strike', 'kill', 'russia')
    """
    folded = fold(word).removesuffix("'s").strip("'.")
    return str(_stemmer.stemWord(folded))


def content_stems(text: str, span: Span | None = None) -> tuple[str, ...]:
    """The stems of the words that carry content, in order, doubles kept.

    >>> content_stems("The call will be at 10 a.m. on Monday")
    ('call', '10', 'a.m', 'monday')
    """
    return tuple(stem(token.text) for token in find_words(text, span) if fold(token.text) not in SMALL)
