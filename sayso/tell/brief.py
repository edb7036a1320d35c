"""The brief: sentences chosen from the reports, in their own words, each with the places it stands on.

In: a collation. Out: at most `LONGEST` sentences: first what most independent origins agree on, in the order in which reports tell it,
then what they do not, then what one alone has. Generates no text. A sentence that leans on the one before it ("He said so, too") is
taken only where no other witness tells the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sayso.model import ACCUSING, Brief, BriefSentence, Collation, Point, Reading, Sentence, Span, Witness
from sayso.tell.gate import LONGEST_WITNESS
from sayso.text.tokens import content_stems

LONGEST = 14  # sentences: about a minute's reading
SHORTEST_SENTENCE = 6  # content words: less is no sentence that a reader can use
SHARES = {"agreed": 6, "accused": 5, "differs": 1, "single": 2}  # how many sentences of each kind; agreed ones lead
# What a sentence opens with that leans on the one before: "He …", "But …", "So did …". Not: "Hers", "Thistle".
LEANING = re.compile(r"[“\"‘']?(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|So|But|And|Yet|Both|Here|There|Such)\b")
# Or whose speaker is only a pronoun: "“We stay,” he said". Not: "Arle said he would stay".
BY_PRONOUN = re.compile(
    r"[”\"’']\s*(?:he|she|they|it)\s+\w+|\b(?:he|she|they)\s+(?:added|said|wrote|tweeted|told)\b|[”\"’']\s*(?:said|added)\s+(?:he|she|they)\b"
)
HALF = 0.5  # share of the content words of the shorter that a cite must have in common with the sentence which it bears out
AGREEING = frozenset({"agreed", "compatible"})


def write_brief(collation: Collation) -> Brief:
    """The brief of one story; a story on which nothing agrees still gets its leads."""
    sentences: list[BriefSentence] = []
    taken: list[frozenset[str]] = []
    places = _Sentences(collation)
    for kind, share in SHARES.items():
        chosen: list[BriefSentence] = []
        for sentence in _candidates(collation, kind, places):
            if len(chosen) == share or len(sentences) + len(chosen) == LONGEST:
                break
            stems = frozenset(content_stems(sentence.text))
            if len(stems) >= SHORTEST_SENTENCE and not any(_says_the_same(stems, other) for other in taken):
                chosen.append(sentence)
                taken.append(stems)
        sentences.extend(sorted(chosen, key=lambda one: places.rank(one.cites[0])) if kind == "agreed" else chosen)
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
        sentences = self.of.get(witness.report, ())
        at = bisect_right(sentences, witness.span.start, key=lambda sentence: sentence.span.start) - 1
        return sentences[at] if at >= 0 and witness.span.start < sentences[at].span.end else None

    def rank(self, witness: Witness) -> int:
        """How many body sentences of its report stand before a witness."""
        return bisect_right(self.of.get(witness.report, ()), witness.span.start, key=lambda sentence: sentence.span.end)

    def told(self, witness: Witness, *others: Witness) -> BriefSentence | None:
        """The sentence around a witness, citing it first and then the other witnesses."""
        sentence = self.around(witness)
        if sentence is None:
            return None
        first = Witness(report=witness.report, span=sentence.span, finding=witness.finding)
        text = sentence.span.of(self.texts[witness.report])
        cites = (first, *(other for other in others if other.report != witness.report and self.bears_out(other, text)))
        return BriefSentence(text=text, cites=cites)

    def bears_out(self, witness: Witness, sentence: str) -> bool:
        """Whether a witness's words are near enough to a sentence to be cited for it."""
        mine, theirs = set(content_stems(sentence)), set(content_stems(witness.span.of(self.texts[witness.report])))
        return len(mine & theirs) >= HALF * min(len(mine), len(theirs))


def _candidates(collation: Collation, kind: str, places: _Sentences) -> Iterator[BriefSentence]:
    """Sentences of one kind, the point with most origins first, of these what stands first; for a dispute one sentence of each side."""
    points = [point for point in collation.points if _kind(point) == kind and not (kind == "agreed" and _smooths_over(collation, point))]
    first = {point.id: min(places.rank(one) for reading in point.readings for one in reading.witnesses) for point in points}
    for point in sorted(points, key=lambda point: (point.verdict == "compatible", -point.origins, first[point.id])):
        for reading in _sides(point, collation) if kind in {"accused", "differs"} else point.readings[:1]:
            told = _best(reading, places, collation)
            if told is not None:
                yield told


def _sides(point: Point, collation: Collation) -> tuple[Reading, ...]:
    """Two readings of a point; of a revised one the newest that a report with a day has, then the oldest."""
    if point.verdict != "revised":
        return point.readings[:2]
    days = {report.id: report.published.value for report in collation.story.reports if report.published}

    def last(reading: Reading) -> str:
        return max((days[one.report] for one in reading.witnesses if one.report in days), default="")

    dated = sorted((reading for reading in point.readings if last(reading)), key=last)
    return (dated[-1], dated[0]) if len(dated) > 1 else point.readings[:2]


def _smooths_over(collation: Collation, point: Point) -> bool:
    """Whether a point gathers sentences that give two readings of something contested: what they share is not all they say."""
    sides: dict[str, set[int]] = {}
    for other in collation.points:
        if other.verdict not in ACCUSING | {"unsettled"}:
            continue
        for number, reading in enumerate(other.readings):
            if any(_meet(mine, theirs) for own in point.readings for mine in own.witnesses for theirs in reading.witnesses):
                sides.setdefault(other.id, set()).add(number)
    return any(len(numbers) > 1 for numbers in sides.values())


def _meet(one: Witness, other: Witness) -> bool:
    """Whether two witnesses share words."""
    return one.report == other.report and one.span.touches(other.span)


def _kind(point: Point) -> str:
    """Which share of the brief a point belongs to."""
    if point.verdict in ACCUSING:
        return "accused"
    return "agreed" if point.verdict in AGREEING else point.verdict


def _best(reading: Reading, places: _Sentences, collation: Collation) -> BriefSentence | None:
    """The reading in the sentence that leans on none before, that most others bear out, and that comes first: leads tell it best."""
    order = {report.id: number for number, report in enumerate(collation.story.reports)}
    ranked = sorted(reading.witnesses, key=lambda one: (one.span.start, order[one.report]))
    told = [sentence for one in ranked if (sentence := places.told(one, *_one_each(reading.witnesses)))]
    return min(told, key=lambda sentence: (_leans(sentence.text), -len(sentence.cites)), default=None)


def _leans(sentence: str) -> bool:
    """Whether a sentence needs the one before it to be understood."""
    return LEANING.match(sentence) is not None or BY_PRONOUN.search(sentence) is not None


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
