"""Whether a time lies ahead or behind, told by the verb it hangs on: "is set to open on Monday", "opened on Monday".

In: a text, a sentence and where in it the time stands. Out: "future", "past" or "near". The verb is the nearest before the time in its
clause, else the first after it; it is read by its form (`words/grammar.toml`) and by words that look ahead (`words/times.toml`).
"""

from __future__ import annotations

import re
from typing import Literal

from sayso.model import Span
from sayso.text.tokens import find_words
from sayso.words.grammar import word_class
from sayso.words.times import time_words

Direction = Literal["past", "future", "near"]
# Where a clause ends: "; ", " – ", ": ", "(". A comma may stand in a list, so it ends a clause only where another verb follows.
CLAUSE = re.compile(r"[;:()—–“”\"]|\s-\s|,\s+(?:and|but|while|when|after|which|who|as|where)\b")
# When a report was last changed: never before its day of publication. "Updated at | 8 a.m. on Friday". Not: "was updated on Friday".
UPDATED = re.compile(r"(?:^|[\n.|(])\s*(?:last\s+)?updated:?\s+(?:at\s+|on\s+)?$", re.IGNORECASE)
# Looks back, whatever the verb: "since Monday". Not: "since the mayor on Monday".
SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
PAST = frozenset({"was", "were", "had", "did", "been", "became", "began", "came", "left"})
WITHOUT_ED = frozenset({"united", "hundred", "armed", "red", "need", "indeed", "unprecedented", "limited", "speed", "feed", "led"})
WIDE = 300  # characters to each side in which the clause is looked for
REACH = 14  # words from a time within which the verb it hangs on stands
MODALS = frozenset({"will", "shall", "would", "should", "must", "could", "can", "may", "might"})
NEUTRAL = frozenset({"to", "by", "set", "may", "can", "could", "should", "would", "might"})  # look ahead only with what stands beside them


def read_direction(text: str, sentence: Span, time: Span) -> Direction:
    """Which way the clause around a time looks.

    >>> text = "The mayor said on Friday that the pier would open on Sunday."
    >>> whole = Span(0, len(text))
    >>> [read_direction(text, whole, Span(text.index(day), text.index(day) + 6)) for day in ("Friday", "Sunday")]
    ['past', 'future']
    """
    if SINCE.search(text, max(sentence.start, time.start - 8), time.start):
        return "past"
    if UPDATED.search(text, max(0, time.start - 24), time.start):
        return "future"
    told = _read(_forms(text, _clause_start(text, sentence, time), time.start)[::-1][:REACH])
    if told != "near":
        return told
    reach = min(sentence.end, time.end + WIDE)
    end = CLAUSE.search(text, time.end, reach)
    return _read(_forms(text, time.end, end.start() if end else max(reach, time.end))[:REACH], backward=False)


def _forms(text: str, start: int, end: int) -> list[str]:
    """The words between two places, lower case."""
    return [word.text.lower() for word in find_words(text, Span(start, end))] if start < end else []


def _clause_start(text: str, sentence: Span, time: Span) -> int:
    """The last mark before a time at which a clause begins."""
    start = max(sentence.start, time.start - WIDE)
    return max((found.end() for found in CLAUSE.finditer(text, start, time.start)), default=start)


def _read(words: list[str], *, backward: bool = True) -> Direction:
    """The first verb of the list that tells a tense."""
    ahead = time_words("ahead")
    for number, word in enumerate(words):
        if word in NEUTRAL:
            told = _read_neutral(word, words, number, backward=backward)
            if told != "near":
                return told
        elif word in ahead:
            return "future"
        elif word in PAST or word in word_class("saying") or word in word_class("finite") or _is_past_form(word):
            return _read_past(word, words, number, backward=backward)
    return "near"


def _read_past(word: str, words: list[str], number: int, *, backward: bool) -> Direction:
    """A past form: past, unless an auxiliary that looks ahead stands before it ("will be opened", "is expected")."""
    if word.endswith("s") and word != "was":
        return "near"
    beside = words[number + 1 : number + 4] if backward else words[max(0, number - 3) : number][::-1]
    if MODALS.intersection(beside) or ("be" in beside[:2] and "to" in beside):
        return "future"
    return "past"


def _read_neutral(word: str, words: list[str], number: int, *, backward: bool) -> Direction:
    """Modals look ahead where a verb's plain form is beside them; "to" and "by" where something due, planned or said of ahead is."""
    before = words[number + 1 : number + 4] if backward else words[max(0, number - 3) : number]
    after = words[max(0, number - 2) : number] if backward else words[number + 1 : number + 3]
    if word in {"would", "could", "should", "may", "might", "can"}:
        return "past" if "have" in after else "future"
    if word == "to":
        return "future" if any(one in {"is", "are", "set", "going"} or one in time_words("plan") for one in before) else "near"
    if word == "set":
        return "future" if any(one in {"is", "are", "was", "were"} for one in before) else "near"
    return "near"


def _is_past_form(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in WITHOUT_ED
