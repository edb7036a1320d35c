"""Corrections and notes that outlets print, beside what they are about.

In: an account, its letters. Out: `Note`s. A correction is set beside the sentence of its own report that it is about, and beside
sentences of other reports that have the words which it takes back: those that stand in the note and no more in its report.
Rule 1: a sentence is what a note is about where they share two words that carry content, the rarer the better.
Rule 2: words are taken back where two of them in a row, or a number, stand in the note, not in its report, and in a sentence of another
report that shares a further word with the note. Nothing is said of who is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from sayso.model import Span
from sayso.tell.account import Account, Place, ReportRow, WitnessRow
from sayso.tell.lettering import LetteredReport, Letters
from sayso.text.tokens import SMALL, Token, content_stems, find_words, fold, stem
from sayso.words.corrections import correcting_stems, desk_stems

LEAST_SHARED = 2  # words that a note and what it is about share
TOLD = frozenset({"title", "body", "crosshead"})  # parts in which a report tells its story


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of an outlet: where it stands, whether it corrects, the sentence it is about, and who else has what it takes back."""

    report: str
    place: Place
    corrects: bool
    about: WitnessRow | None
    taken_back: tuple[WitnessRow, ...]


def find_notes(account: Account, letters: Letters) -> tuple[Note, ...]:
    """The notes of all reports, in their order."""
    noted = [(row, (part.start, part.end)) for row in account.reports for part in row.parts if part.kind == "note"]
    if not noted:
        return ()
    sentences = {row.id: tuple(_told_sentences(letters.reports[row.id])) for row in account.reports}
    rarity = _weigh([stems for told in sentences.values() for _, stems in told])
    return tuple(_note(row, _trim(row.text, place), account, sentences, rarity) for row, place in noted)


Told = tuple[Place, frozenset[str]]  # a sentence and its stems


def _told_sentences(report: LetteredReport) -> Iterator[Told]:
    """The sentences in which a report tells its story."""
    told = [(part.start, part.end) for part in report.row.parts if part.kind in TOLD]
    for start, end in report.sentences:
        if any(start < last and first < end for first, last in told):
            yield (start, end), frozenset(content_stems(report.row.text[start:end]))


def _weigh(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """How rare each stem is among sentences (inverse document frequency)."""
    seen = Counter(one for stems in sentences for one in stems)
    return {one: log((1 + len(sentences)) / number) for one, number in seen.items()}


def _trim(text: str, place: Place) -> Place:
    """A place without blanks at its ends."""
    start, end = place
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _note(row: ReportRow, place: Place, account: Account, sentences: Mapping[str, Sequence[Told]], rarity: Mapping[str, float]) -> Note:
    said = content_stems(row.text[slice(*place)])
    if not correcting_stems() & set(said):
        return Note(report=row.id, place=place, corrects=False, about=None, taken_back=())
    stems = frozenset(said) - desk_stems()
    return Note(
        report=row.id,
        place=place,
        corrects=True,
        about=_find_about(row.id, stems, sentences[row.id], rarity),
        taken_back=tuple(_find_taken_back(row, place, stems, account, sentences)),
    )


def _find_about(report: str, stems: frozenset[str], told: Sequence[Told], rarity: Mapping[str, float]) -> WitnessRow | None:
    """Rule 1: the sentence that shares most with the note; None where none shares enough."""
    shared = [(sum(rarity[one] for one in stems & own), place) for place, own in told if len(stems & own) >= LEAST_SHARED]
    if not shared:
        return None
    _, (start, end) = max(shared, key=lambda one: (one[0], -one[1][0]))
    return WitnessRow(report=report, start=start, end=end)


def _find_taken_back(
    row: ReportRow, place: Place, stems: frozenset[str], account: Account, sentences: Mapping[str, Sequence[Told]]
) -> Iterator[WitnessRow]:
    """Rule 2: where other reports have words that stand in the note and no more in its report."""
    own = [row.text[slice(*one)] for one, _ in sentences[row.id]]
    kept = {phrase for text in own for phrase, _ in _phrases(find_words(text))}
    gone = {phrase for phrase, _ in _phrases(find_words(row.text, Span(*place))) if not set(phrase) & desk_stems()} - kept
    for other in account.reports:
        for (start, end), told in sentences[other.id] if other.id != row.id else ():
            if len(stems & told) >= LEAST_SHARED:
                words = find_words(other.text, Span(start, end))
                yield from (
                    WitnessRow(report=other.id, start=span.start, end=span.end)
                    for phrase, span in _phrases(words)
                    if phrase in gone and len((stems & told) - set(phrase)) >= LEAST_SHARED - 1
                )


def _phrases(words: Sequence[Token]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Two words in a row that both carry content, and numbers."""
    for one in words:
        if one.text[:1].isdigit():
            yield (fold(one.text),), one.span
    for one, other in pairwise(words):
        if not (fold(one.text) in SMALL or fold(other.text) in SMALL):
            yield (stem(one.text), stem(other.text)), Span(one.span.start, other.span.end)
