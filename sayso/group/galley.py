"""A report set as a galley: its story's words in the form in which they are compared, each with its place, sentence and weight.

In: a report and its notes. Out: a `Galley`. Only sentences of the story are set (no caption, no credit, no boilerplate); which
words stand between quotation marks is told from the marks and from the notes' quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.group.speech import find_speech
from sayso.model import Notes, Report, Span
from sayso.text.shingles import shingles
from sayso.text.spelling import plain_spelling
from sayso.text.tokens import SMALL, find_words, fold, stem
from sayso.words.same import same_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """One report's words. `words`, `terms`, `spans`, `lines`, `quoted` and `named` run in parallel; a term is "" for a small word.

    `words` are folded forms (for what is verbatim), `terms` heads of words used for one another or stems (for what is reworded),
    `lines` the number of the sentence, `sentences` the spans of the sentences without the title, which is set apart in `title`; `vectors`
    are the encoder's of these sentences, empty where none read them.
    """

    report: str
    words: tuple[str, ...]
    terms: tuple[str, ...]
    spans: tuple[Span, ...]
    lines: tuple[int, ...]
    quoted: tuple[bool, ...]
    named: tuple[bool, ...]
    sentences: tuple[Span, ...]
    title: tuple[str, ...]  # terms of the title
    vectors: tuple[bytes, ...] = ()
    sketch: bytes = b""  # a vector of the whole, empty where no encoder made one


def set_galley(report: Report, notes: Notes) -> Galley:
    """The galley of one report; empty where the report has no sentence of the story."""
    marked = _marked(report, notes)
    lower = [sentence for sentence in notes.sentences if sentence.part != "title"]
    body = tuple(sentence.span for sentence in lower)
    rows: list[tuple[str, str, Span, int, bool, bool]] = []
    for number, sentence in enumerate(body):
        for rank, token in enumerate(find_words(report.text, sentence)):
            inside = _holds(marked, token.span)
            rows.append((plain_word(token.text), term(token.text), token.span, number, inside, rank > 0 and token.text[:1].isupper()))
    words, terms, spans, lines, quoted, named = zip(*rows, strict=True) if rows else ((), (), (), (), (), ())
    titles = [sentence.span for sentence in notes.sentences if sentence.part == "title"]
    title = tuple(term(token.text) for span in titles for token in find_words(report.text, span))
    return Galley(
        report=report.id,
        words=words,
        terms=terms,
        spans=spans,
        lines=lines,
        quoted=quoted,
        named=named,
        sentences=body,
        title=tuple(one for one in title if one),
        sketch=notes.sketch,
        vectors=tuple(sentence.encoding.vector if sentence.encoding else b"" for sentence in lower),
    )


SPOKEN = 5  # words: so many in a row that one report quotes are speech in every report of the story, in marks or not


def share_speech(galleys: Sequence[Galley]) -> tuple[Galley, ...]:
    """The galleys with what any of them quotes taken for speech in all of them.

    A post set as a block without marks, a statement half in marks: what one outlet prints as somebody's words is no outlet's own.
    """
    said = {
        number for galley in galleys for at, number in enumerate(shingles(galley.words, SPOKEN)) if all(galley.quoted[at : at + SPOKEN])
    }
    return tuple(_with_speech(galley, said) for galley in galleys)


def _with_speech(galley: Galley, said: set[int]) -> Galley:
    """The galley with every run of words from `said` marked as quoted."""
    quoted = list(galley.quoted)
    for at, number in enumerate(shingles(galley.words, SPOKEN)):
        if number in said:
            quoted[at : at + SPOKEN] = [True] * SPOKEN
    return replace(galley, quoted=tuple(quoted))


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """A word as it is compared letter by letter: case, accents, marks and spelling varieties put aside.

    >>> plain_word("Defence’s"), plain_word("Said")
    ("defence's", 'said')
    """
    return plain_spelling(word)


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """A word as it is compared by sense: the head of words used for one another, else its stem; "" for a small word.

    >>> term("blasts"), term("ferries"), term("the")
    ('explosion', 'ferri', '')
    """
    folded = fold(word).removesuffix("'s")
    if folded in SMALL:
        return ""
    return same_words().get(folded) or stem(plain_spelling(folded))


def _marked(report: Report, notes: Notes) -> tuple[Span, ...]:
    """Where words stand between quotation marks, in order and without overlap."""
    told = [piece for quote in notes.quotes if quote.kind != "indirect" for piece in quote.content]
    merged: list[Span] = []
    for span in sorted((*told, *find_speech(report.text))):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _holds(marked: Sequence[Span], word: Span) -> bool:
    """Whether one of these spans, in order and apart, holds a word."""
    at = bisect_right(marked, word.start, key=lambda mark: mark.start) - 1
    return at >= 0 and word.end <= marked[at].end
