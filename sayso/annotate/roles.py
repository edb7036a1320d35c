"""What a report calls somebody beside the name: "local doctor Ode Arle", "Ode Arle, a harbour official,".

In: a text and where a name starts or ends. Out: the words of the role, or "" where none stand there.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.annotate.clauses import is_finite
from sayso.annotate.triggers import read_words
from sayso.model import Span
from sayso.text.tokens import SMALL, fold
from sayso.words.grammar import word_class
from sayso.words.openers import openers
from sayso.words.titles import titles

REACH = 60  # characters before a name in which its role stands
# The words just before a name, without a mark between: "…the city’s deputy police chief |". Not: "…the chief, |".
BEFORE = re.compile(r"(?:[\w’'.-]+ ){1,6}$")
# An apposition: ", a spokesman for the harbour board," — ", the city’s mayor." Not: ", and the mayor".
AFTER = re.compile(
    r",\s+((?:(?:an?|the|who\s+is|its|their|his|her)\s+)?[^,.;:“”\"()—–]{3,80}?)(?=[,.;:]|\s+(?:said|told|and|who|that|has|was|is)\b|$)"
)
LOWER = re.compile(r"[a-z]")
# "assistant |coach", "Tarn |prosecutor". Not: "Tarn’s |prosecutor", "Monday |coach".
WHICH = re.compile(r"(?!\w+(?:ed|ing|day)$)[A-Za-z][\w-]{2,}")
RANKS = word_class("rank_of_role")


@cache
def _roles() -> frozenset[str]:
    return titles("role", "spokes")


def role_before(text: str, start: int, sentence: Span | None) -> str:
    """The role in lower case just before a name.

    >>> role_before("He met local police chief Ode Arle.", 26, None)
    'local police chief'
    """
    left = max(start - REACH, sentence.start if sentence else 0)
    line = text.rfind("\n", left, start) + 1
    match = BEFORE.search(text[max(left, line) : start])
    if not match:
        return ""
    words = match[0].split()
    for count in (3, 2, 1):
        role = " ".join(words[-count:])
        if len(words) >= count and role.lower() in _roles() and LOWER.match(role):
            return _with_kind(words[:-count], role)
    return ""


def _with_kind(before: list[str], role: str) -> str:
    """A role with the word before it that says which: "assistant coach", "Tarn prosecutor"; a verb or a linking word says nothing of it."""
    word = before[-1] if before else ""
    if not WHICH.fullmatch(word) or fold(word) in SMALL | openers() - RANKS or is_finite(read_words(word, Span(0, len(word)))[0]):
        return role
    return f"{word} {role}"


def role_after(text: str, end: int, sentence: Span | None) -> str:
    """The apposition after a name that holds a role.

    >>> text = "Ode Arle, a harbour official, said so."
    >>> role_after(text, 8, None)
    'a harbour official'
    """
    stop = min(end + 2 * REACH, sentence.end if sentence else len(text))
    match = AFTER.match(text[end:stop].split("\n", maxsplit=1)[0])
    if not match:
        return ""
    words = re.findall(r"[\w’'-]+", match[1].lower())
    heads = re.split(r"\s(?:for|of|in|at|from|with|on)\s", match[1].lower())[0].split()
    return match[1] if heads and words and {heads[-1], " ".join(heads[-2:])} & _roles() else ""
