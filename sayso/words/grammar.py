"""Small words by the part they play in a sentence (`words/grammar.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """A class of words: forms, lower case."""

    name: str
    words: tuple[str, ...]
    example: str


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class; a class that the file does not have is an error of ours.

    >>> "said" in word_class("saying")
    True
    """
    return next(frozenset(entry.words) for entry in load("grammar", WordClass) if entry.name == name)
