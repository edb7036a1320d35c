"""Cuts a sentence into clauses by its commas, dashes and linking words, without a parser.

In: a report's text and a sentence's words. Out: clauses in order, each with the way in which it hangs on the one before. A list
("Orlo, Brask and Vell") is not cut, nor a prepositional phrase ("after the meeting"). It is a rule of thumb for news English, right
where a sentence is plain; what it cannot tell stays in one piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.annotate.triggers import Word
from sayso.model import Span
from sayso.words.grammar import word_class

Link = Literal["main", "content", "relative", "participle", "adverbial", "condition", "coordinate"]
# Marks that end a clause: "; ", ": ", " – ", "(". Not: a hyphen inside "well-known", a comma (it may stand in a list).
BREAK = re.compile(r"[;:()—–―]|\s-\s")
AUXILIARIES = word_class("auxiliary")
# Past forms that do not end in -ed, and present ones that news English has in nearly every report.
FINITE = word_class("finite")
SAYING = word_class("saying")
FINITE_TAGS = frozenset({"VBD", "VBN", "VBP", "VBZ", "MD"})
LINKS: dict[str, Link] = {
    **dict.fromkeys(("who", "which", "whose", "whom", "where"), "relative"),
    **dict.fromkeys(
        ("after", "before", "since", "until", "when", "while", "as", "because", "although", "though", "whereas", "once"), "adverbial"
    ),
    **dict.fromkeys(("if", "unless", "whether"), "condition"),
    **dict.fromkeys(("and", "but", "or", "then"), "coordinate"),
    "that": "content",
}
WITH_PREPOSITION = frozenset({"which", "whom"})  # "in which", "of whom"
PREPOSITIONS = word_class("preposition") | word_class("belonging")
CARRIERS = word_class("carrier")
DAYS = word_class("day_word")
NOT_PARTICIPLES = word_class("no_participle")
NOT_PAST = word_class("no_past_form")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words by number in the sentence (`end` exclusive), its span, and how it hangs on what comes before."""

    first: int
    end: int
    span: Span
    link: Link


def cut_clauses(text: str, words: tuple[Word, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence whose words these are.

    >>> from sayso.annotate.triggers import read_words
    >>> text = "On Sunday, the crews met in Orlo, officials said, after the ferry sank."
    >>> [clause.span.of(text) for clause in cut_clauses(text, read_words(text, Span(0, len(text))))]
    ['On Sunday, the crews met in Orlo', 'officials said', 'after the ferry sank']
    """
    if not words:
        return ()
    edges = _join(words, _edges(text, words))
    clauses = []
    for first, end in zip(edges, [*edges[1:], len(words)], strict=True):
        clauses.append(Clause(first, end, Span(words[first].span.start, words[end - 1].span.end), _link(words, first)))
    return tuple(clauses)


def is_finite(word: Word) -> bool:
    """Whether a word is, or without an encoder looks like, a verb in a finite form or a past participle."""
    if word.tag:
        return word.tag in FINITE_TAGS
    if word.form in AUXILIARIES or (not word.capital and (word.form in FINITE or word.form in SAYING)):
        return True
    return word.form.endswith("ed") and not word.capital and "-" not in word.form and word.form not in NOT_PAST


def is_participle(word: Word) -> bool:
    """Whether a word is, or without an encoder looks like, a verb's "-ing" form."""
    if word.tag:
        return word.tag == "VBG"
    return word.form.endswith("ing") and word.form not in NOT_PARTICIPLES and not word.capital


def _edges(text: str, words: tuple[Word, ...]) -> list[int]:
    """Every place where a clause may start: the numbers of words."""
    edges = [0]
    for number in range(1, len(words)):
        between = text[words[number - 1].span.end : words[number].span.start]
        if BREAK.search(between) or "," in between or _opens(words, number):
            edges.append(number)
    return edges


def _opens(words: tuple[Word, ...], number: int) -> bool:
    """Whether a word opens a clause without a mark before it."""
    word, before = words[number], words[number - 1]
    if word.form in WITH_PREPOSITION and before.form in PREPOSITIONS:
        return False
    if _leads_relative(words, number):
        return True
    link = LINKS.get(word.form)
    if link == "coordinate":
        return _verb_follows(words, number + 1)
    if link == "content":
        return before.form in SAYING or before.form.endswith(("ed", "ing", "s", "day")) or before.form in CARRIERS
    if link == "adverbial":
        return any(is_finite(one) for one in words[number + 1 : number + 8]) and before.form not in {"as", "such", "ever", "well", "long"}
    return bool(link) or _opens_what_is_said(words, number)


def _leads_relative(words: tuple[Word, ...], number: int) -> bool:
    """Whether this is the preposition of "in which", "of whom"."""
    return number + 1 < len(words) and words[number + 1].form in WITH_PREPOSITION and words[number].form in PREPOSITIONS


def _opens_what_is_said(words: tuple[Word, ...], number: int) -> bool:
    """Whether what somebody said starts here without "that": "said | it had closed the pier"."""
    word = words[number]
    if words[number - 1].form not in SAYING or is_finite(word) or word.form in DAYS or word.form in PREPOSITIONS or word.form == "that":
        return False
    return any(is_finite(one) for one in words[number + 1 : number + 9])


def _verb_follows(words: tuple[Word, ...], number: int) -> bool:
    """Whether a verb stands here, perhaps after an adverb: "and later withdrew"."""
    for word in words[number : number + 2]:
        if is_finite(word) or is_participle(word):
            return True
        if word.capital or not (word.form.endswith("ly") or word.form in {"then", "later", "also", "now", "has", "had"}):
            return False
    return False


def _join(words: tuple[Word, ...], edges: list[int]) -> list[int]:
    """Edges without those of pieces that have no verb: lists and appositions stay with what they belong to."""
    kept = [0]
    for place, edge in enumerate(edges[1:], start=1):
        end = edges[place + 1] if place + 1 < len(edges) else len(words)
        if _link(words, edge) == "relative" or (_has_verb(words, kept[-1], edge) and _has_verb(words, edge, end)):
            kept.append(edge)
    return kept


def _has_verb(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether a piece has a verb: finite, or a participle at its head."""
    return _opens_with_participle(words, first, end) or any(is_finite(word) for word in words[first:end])


def _opens_with_participle(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether a piece opens with an "-ing" form, perhaps after an adverb: "instead insisting on it"."""
    for word in words[first : min(first + 2, end)]:
        if is_participle(word):
            return True
        if not (word.form.endswith("ly") or word.form in {"instead", "also", "then", "while", "again", "not", "without", "thus"}):
            return False
    return False


def _link(words: tuple[Word, ...], first: int) -> Link:
    """How a clause that starts at this word hangs on the one before."""
    word = words[first]
    if first and words[first - 1].form in SAYING and word.form not in {"and", "but"}:
        return "content"
    if first and _opens_with_participle(words, first, len(words)):
        return "participle"
    if _leads_relative(words, first):
        return "relative"
    link = LINKS.get(word.form, "main")
    if link == "content" and not any(
        one.form in SAYING or one.form in CARRIERS or one.form.endswith(("ed", "ing")) for one in words[max(0, first - 8) : first]
    ):
        return "relative"
    return "main" if not first and link in {"content", "relative", "coordinate"} else link
