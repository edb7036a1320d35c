"""A word as a dictionary has it, told by its part of speech, with lemminflect's tables (Jascob, MIT)."""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

INFLECTED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV"})


@lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str) -> str:
    """The lemma of a word with this universal part of speech, in small letters; of a name or a mark the word as it stands.

    >>> lemma_of("struck", "VERB"), lemma_of("Talks", "NOUN"), lemma_of("Orlo", "PROPN")
    ('strike', 'talk', 'Orlo')
    """
    if tag not in INFLECTED:
        return word
    found = getLemma(word.lower(), upos=tag)
    return str(found[0]) if found else word.lower()
