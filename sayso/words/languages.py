"""What languages are called (`words/languages.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language: the code that a report carries and its name."""

    code: str
    name: str


@cache
def _names() -> dict[str, str]:
    return {language.code: language.name for language in load("languages", Language)}


def name_language(code: str) -> str:
    """The name of a language; a code without one is told as it is.

    >>> name_language("ru"), name_language("pt-BR"), name_language("xx")
    ('Russian', 'Portuguese', 'the language “xx”')
    """
    known = _names()
    folded = code.lower()
    return known.get(folded) or known.get(folded.partition("-")[0]) or f"the language “{code}”"
