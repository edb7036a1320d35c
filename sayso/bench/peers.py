"""textacy's direct quotations beside ours, on the same hand-marked reports; textacy reads what our own encoder parsed.

In: accounts and an encoder. Out: rows; one that says so where textacy is not installed (`pip install textacy`, Apache-2.0, brings spaCy).
It is never imported but here. A speaker of it is right where the words that it gives touch the mention marked, or are its words.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.annotate.annotator import annotate
from sayso.bench.handquoted import HandReport, Place, alike, read_marks
from sayso.bench.rows import Row, whole_report
from sayso.bench.triples import Tally, paired
from sayso.encoder import Encoder
from sayso.model import ROOT
from sayso.tell import Account
from sayso.text.tokens import fold


def measure_peers(accounts: Mapping[str, Account], encoder: Encoder) -> Iterator[Row]:
    """Quotations in marks and their speakers, as textacy finds them."""
    if importlib.util.find_spec("textacy") is None:
        yield Row(measure="textacy", value=0, unit="count", detail="is not installed: pip install textacy")
        return
    marks, speakers, refused = Tally(), Tally(), 0
    for marked in read_marks():
        text = next(row.text for row in accounts[marked.story].reports if row.id == marked.report)
        try:
            found = list(_direct_quotations(text, encoder))
        except ValueError:  # it refuses a text whose marks do not pair
            found, refused = [], refused + 1
        _add(marks, speakers, marked, text, found)
    yield marks.row("textacy, by hand: quotations in marks", None)
    share = speakers.right / (speakers.marked or 1)
    detail = f"{speakers.right:.0f} of {speakers.marked} found; {refused} reports refused"
    yield Row(measure="textacy, by hand: their speakers", value=share, detail=detail)


def _add(marks: Tally, speakers: Tally, marked: HandReport, text: str, found: list[tuple[Place, list[Place]]]) -> None:
    """Count one report."""
    pieces = [(quote, piece) for quote in marked.quotes if quote.kind != "indirect" for piece in quote.content]
    marks.add(paired([piece for _, piece in pieces], [content for content, _ in found], alike), len(pieces), len(found))
    for quote, piece in pieces:
        given = next((speaker for content, speaker in found if alike(piece, content)), None)
        if given is not None and quote.speakers:
            wanted = [*quote.speakers, *([quote.source] if quote.source and not _is_pronoun(text, quote.source) else [])]
            speakers.add(any(_names(text, one, place) for one in given for place in wanted), 1, 1)


def _names(text: str, one: Place, place: Place) -> bool:
    """Whether a word of a speaker found is of the mention marked, or the same words."""
    return (one[0] < place[1] and place[0] < one[1]) or _words(text, one) == _words(text, place)


def _is_pronoun(text: str, place: Place) -> bool:
    """Whether a stretch is a pronoun, which tells nobody who it is."""
    return _words(text, place) in {"he", "she", "they", "it", "we", "i"}


def _words(text: str, place: Place) -> str:
    """What stands in a stretch, folded."""
    return fold(text[place[0] : place[1]])


def _direct_quotations(text: str, encoder: Encoder) -> Iterator[tuple[Place, list[Place]]]:
    """What textacy finds: each stretch, without its marks, and the words of its speaker."""
    spacy, triples = importlib.import_module("spacy"), importlib.import_module("textacy.extract.triples")
    doc = _parsed(spacy, text, encoder)
    for quotation in triples.direct_quotations(doc):
        content, speaker = quotation.content, quotation.speaker
        yield (content.start_char + 1, content.end_char - 1), [(token.idx, token.idx + len(token)) for token in speaker]


def _parsed(spacy: Any, text: str, encoder: Encoder) -> Any:
    """A text as a document of spaCy's, with the words, tags and arcs that our encoder found; what stands between is white space there."""
    words: list[str] = []
    tags: list[str] = []
    lemmas: list[str] = []
    relations: list[str] = []
    heads: list[int] = []
    place = 0
    for sentence in annotate(whole_report("peer", text), encoder=encoder, steps=()).sentences:
        encoding = sentence.encoding
        numbers: list[int] = []
        for token in (one.shift(sentence.span.start) for one in encoding.tokens) if encoding else ():
            if place < token.start:
                words.append(text[place : token.start])
                heads.append(max(len(words) - 2, 0))
                tags, lemmas, relations = [*tags, "SPACE"], [*lemmas, " "], [*relations, "dep"]
            numbers.append(len(words))
            words.append(token.of(text))
            heads.append(0)
            place = token.end
            tags, lemmas, relations = [*tags, ""], [*lemmas, ""], [*relations, ""]
        for at, number in enumerate(numbers):
            assert encoding is not None
            head = encoding.heads[at]
            heads[number] = number if head == ROOT else numbers[head]
            tags[number], lemmas[number] = encoding.tags[at], encoding.lemmas[at]
            relations[number] = "ROOT" if head == ROOT else encoding.relations[at]
    vocabulary = spacy.blank("en").vocab
    none = [False] * len(words)
    return spacy.tokens.Doc(vocabulary, words=words, spaces=none, pos=tags, lemmas=lemmas, heads=heads, deps=relations)
