"""The language of a text. English is told by its small words, which is exact and quick; anything else by langdetect.

langdetect (a port of Shuyo's language-detection, Apache-2.0) draws random numbers; its seed is fixed, so the same text gives the
same language.
"""

from __future__ import annotations

from sayso.text.tokens import SMALL, find_words

SAMPLE = 4000  # characters
ENGLISH = 0.2  # share of small words above which a text is English; other languages in Latin script stay below .1


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where there is too little to tell.

    >>> tell_language("The pier reopened on Friday and the boats are out again.")
    'en'
    """
    sample = text[:SAMPLE]
    words = [token.text.lower() for token in find_words(sample)]
    if len(words) < 3:
        return None
    if sum(word in SMALL for word in words) >= ENGLISH * len(words):
        return "en"
    from langdetect import DetectorFactory, LangDetectException, detect  # noqa: PLC0415 (loads profiles that English never needs)

    DetectorFactory.seed = 0
    try:
        return str(detect(sample))
    except LangDetectException:
        return None
