"""The brief: sentences chosen from the reports, what most independent origins agree on first, then what they do not, then what one alone has.

In: a collation. Out: at most `LONGEST` sentences, in the reports' own words, each with the places it stands on. Generates no text.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import ACCUSING, Brief, BriefSentence, Collation, Point, Reading, Sentence, Span, Witness
from sayso.tell.gate import LONGEST_WITNESS
from sayso.text.tokens import content_stems

LONGEST = 14  # sentences: about a minute's reading
SHORTEST_SENTENCE = 6  # content words: less is no sentence that a reader can use
SHARES = {"agreed": 6, "accused": 5, "differs": 1, "single": 2}  # how many sentences of each kind; agreed ones lead
AGREEING = frozenset({"agreed", "compatible"})


def write_brief(collation: Collation) -> Brief:
    """The brief of one story; a story on which nothing agrees still gets its leads."""
    sentences: list[BriefSentence] = []
    taken: list[frozenset[str]] = []
    places = _Sentences(collation)
    for kind, share in SHARES.items():
        room = share
        for sentence in _candidates(collation, kind, places):
            if room == 0 or len(sentences) == LONGEST:
                break
            stems = frozenset(content_stems(sentence.text))
            if len(stems) >= SHORTEST_SENTENCE and not any(_says_the_same(stems, other) for other in taken):
                sentences.append(sentence)
                taken.append(stems)
                room -= 1
    return Brief(sentences=tuple(sentences) if sentences else tuple(_leads(collation, places)))


class _Sentences:
    """Which sentence of a report's body holds a witness."""

    def __init__(self, collation: Collation) -> None:
        self.texts = {report.id: report.text for report in collation.story.reports}
        self.of = {
            notes.report: tuple(one for one in notes.sentences if one.part == "body" and len(one.span) <= LONGEST_WITNESS)
            for notes in collation.notes
        }

    def around(self, witness: Witness) -> Sentence | None:
        """The body sentence in which the witness starts."""
        for sentence in self.of.get(witness.report, ()):
            if sentence.span.start <= witness.span.start < sentence.span.end:
                return sentence
        return None

    def told(self, witness: Witness, *others: Witness) -> BriefSentence | None:
        """The sentence around a witness, citing it first and then the other witnesses."""
        sentence = self.around(witness)
        if sentence is None:
            return None
        first = Witness(report=witness.report, span=sentence.span, finding=witness.finding)
        cites = (first, *(other for other in others if other.report != witness.report))
        return BriefSentence(text=sentence.span.of(self.texts[witness.report]), cites=cites)


def _candidates(collation: Collation, kind: str, places: _Sentences) -> Iterator[BriefSentence]:
    """Sentences of one kind, the point with most origins first; for a dispute one sentence of each side."""
    points = [point for point in collation.points if _kind(point) == kind]
    for point in sorted(points, key=lambda point: -point.origins):
        readings = point.readings if kind in {"accused", "differs"} else point.readings[:1]
        for reading in readings[:2]:
            told = _best(reading, places, collation)
            if told is not None:
                yield told


def _kind(point: Point) -> str:
    """Which share of the brief a point belongs to."""
    if point.verdict in ACCUSING:
        return "accused"
    return "agreed" if point.verdict in AGREEING else point.verdict


def _best(reading: Reading, places: _Sentences, collation: Collation) -> BriefSentence | None:
    """The reading told by the witness whose sentence comes first in its report: leads tell it best."""
    order = {report.id: number for number, report in enumerate(collation.story.reports)}
    for witness in sorted(reading.witnesses, key=lambda one: (one.span.start, order[one.report])):
        told = places.told(witness, *_one_each(reading.witnesses))
        if told is not None:
            return told
    return None


def _one_each(witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """The first witness of each report."""
    first: dict[str, Witness] = {}
    for witness in witnesses:
        first.setdefault(witness.report, witness)
    return tuple(first.values())


def _says_the_same(stems: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share so much that a reader would take them for one."""
    return len(stems & other) > 0.6 * min(len(stems), len(other))


def _leads(collation: Collation, places: _Sentences) -> Iterator[BriefSentence]:
    """The first body sentence of each report: the brief of a story on which no two reports speak to one point."""
    for notes in collation.notes[:LONGEST]:
        for sentence in places.of[notes.report][:1]:
            witness = Witness(report=notes.report, span=Span(sentence.span.start, sentence.span.end))
            told = places.told(witness)
            if told is not None:
                yield told
