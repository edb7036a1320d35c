"""The table on which the reports of a story lie side by side: their sentences in the form in which they are compared.

In: a story with settled notes. Out: a `Table` that the makers of points share. It compares; it judges nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sayso.encoder.vectors import closeness
from sayso.model import Entity, Kinship, Notes, Point, PointKind, Quote, Reading, Span, Story, Verdict, Witness
from sayso.text.tokens import SMALL, find_words, fold, stem
from sayso.words.same import same_words
from sayso.words.wires import wire_names

CLOSE = 0.85  # cosine of two vectors above which what is over it is added; from .80 down a gold point is lost to a nearer, wrong sentence
TELLING, MOST_HOLDERS = 8, 60  # rarest words of a sentence that lead to others; sentences that one of them may lead to
LONGEST_WITNESS = 400  # characters (contract.md: at most two sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence on the table. `rank` counts the body's sentences from 0; a title has -1. `stems` are its words as compared.

    `vector` is the encoder's, empty where none read it.
    """

    report: str
    span: Span
    rank: int
    stems: frozenset[str]
    entities: frozenset[str]
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class Table:
    """A story laid out for comparison."""

    story: Story
    notes: dict[str, Notes]
    texts: dict[str, str]
    origins: dict[str, int]
    entities: dict[str, Entity]
    lines: tuple[Line, ...]
    of: dict[str, tuple[Line, ...]]  # the lines of each report, in order
    weights: dict[str, float]  # squared idf of each stem
    norms: dict[frozenset[str], float]  # each line's own weight
    wired: dict[str, tuple[tuple[Quote, frozenset[str]], ...]]  # of each report, what is told to or through agencies, with their names
    one_statement: frozenset[frozenset[str]] = frozenset()  # pairs of quotations, by id, that twin sentences show to be one

    def words(self, report: str, span: Span) -> str:
        """The words that stand there."""
        return span.of(self.texts[report])

    def line_at(self, report: str, span: Span) -> Line | None:
        """The sentence in which `span` starts."""
        lines = self.of.get(report, ())
        at = bisect_right(lines, span.start, key=lambda line: line.span.start) - 1
        return lines[at] if at >= 0 and span.start < lines[at].span.end else None

    def weigh(self, stems: frozenset[str]) -> float:
        """How much these words tell a sentence of this story from others: the sum of their squared idf; unknown words weigh 1."""
        known = self.norms.get(stems)
        return known if known is not None else math.fsum(self.weights.get(one, 1.0) for one in stems)

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine of two sentences' idf vectors, 0 to 1."""
        shared = math.fsum(self.weights.get(stem, 1.0) for stem in one & other)
        return shared / math.sqrt(self.weigh(one) * self.weigh(other)) if shared else 0.0

    def nearness(self, one: Line, other: Line, *, least: float = 0.0) -> float:
        """The likeness of two sentences' words, with what their vectors add where they are close; 1 at most.

        That of the words alone where no vector could bring it to `least`.
        """
        words = self.likeness(one.stems, other.stems)
        if words + 1 - CLOSE < least:
            return words
        return min(1.0, words + max(0.0, closeness(one.vector, other.vector) - CLOSE))

    def is_marked(self, report: str, span: Span) -> bool:
        """Whether any of it stands between quotation marks that somebody is quoted with."""
        return any(piece.touches(span) for quote in self.notes[report].quotes if quote.kind != "indirect" for piece in quote.content)

    def are_of_one_day(self, one: str, other: str) -> bool:
        """Whether two reports are known to be of one day, or neither tells its own: then none is a later state of the other."""
        days = [published.day if (published := self.story.report(report).published) else None for report in (one, other)]
        return days[0] == days[1]

    def count_origins(self, reports: Iterable[str]) -> int:
        """How many independent origins these reports go back to."""
        return len({self.origins[report] for report in reports})

    def count_apart(self, witnesses: Iterable[Witness]) -> int:
        """How many independent origins speak at these places: of one passage word for word, or on one agency's word, they count as one."""
        seen = tuple(witnesses)
        by_origin: dict[int, list[Witness]] = {}
        for one in seen:
            by_origin.setdefault(self.origins[one.report], []).append(one)
        joined = [
            (self.origins[kin.source], self.origins[kin.target])
            for kin in self.story.lineage
            if {self.origins[kin.source], self.origins[kin.target]} <= by_origin.keys() and _share_passage(kin, seen)
        ]
        cited = {origin: self._cited_wires(told) for origin, told in by_origin.items()}
        joined += [(one, other) for one, other in combinations(sorted(by_origin), 2) if cited[one] & cited[other]]
        group = {origin: origin for origin in by_origin}
        for ends in joined:
            low, high = sorted(group[end] for end in ends)
            group = {origin: low if number == high else number for origin, number in group.items()}
        return len(set(group.values()))

    def source_of(self, witnesses: Iterable[Witness]) -> str | None:
        """The one agency on whose word, as they say themselves, all of these stand; None where one of them has it otherwise."""
        return min(self._cited_wires(tuple(witnesses)), default=None)

    def _cited_wires(self, witnesses: Iterable[Witness]) -> frozenset[str]:
        """The agencies to which, or through which, everything told at these places was said: "told AFP", "AFP reported"."""
        named = [frozenset(self._wires_at(one)) for one in witnesses]
        return frozenset.intersection(*named) if named else frozenset()

    def _wires_at(self, one: Witness) -> Iterator[str]:
        """The agencies that a report names for what it tells at one place."""
        for quote, names in self.wired[one.report]:
            if quote.id == one.finding or any(2 * piece.shared(one.span) >= len(one.span) for piece in quote.content):
                yield from names


def _share_passage(kin: Kinship, witnesses: tuple[Witness, ...]) -> bool:
    """Whether witnesses of both reports stand in one passage that the one has from the other word for word."""
    for passage in kin.passages:
        if passage.kind == "verbatim":
            source = any(one.report == kin.source and one.span.touches(passage.source) for one in witnesses)
            if source and any(one.report == kin.target and one.span.touches(passage.target) for one in witnesses):
                return True
    return False


def lay_out(story: Story, notes: tuple[Notes, ...], entities: tuple[Entity, ...]) -> Table:
    """Put a story on the table."""
    texts = {report.id: report.text for report in story.reports}
    lines = tuple(line for note in notes for line in _lines(note, texts[note.report]))
    told = {(story.origin(line.report), line.stems) for line in lines}  # a copied sentence counts once
    spread = Counter(one for _, stems in told for one in stems)
    weights = {one: math.log(1 + len(told) / count) ** 2 for one, count in spread.items()}
    known = {one.id: one for one in entities}
    return Table(
        story=story,
        notes={note.report: note for note in notes},
        texts=texts,
        origins={report.id: story.origin(report.id) for report in story.reports},
        entities=known,
        lines=lines,
        of={note.report: tuple(line for line in lines if line.report == note.report) for note in notes},
        weights=weights,
        norms={line.stems: math.fsum(weights[one] for one in line.stems) for line in lines},
        wired={note.report: tuple((one, names) for one in note.quotes if (names := _wires_of(one, known))) for note in notes},
    )


def _wires_of(quote: Quote, entities: Mapping[str, Entity]) -> frozenset[str]:
    """The agencies to which or through which something was said."""
    told = [quote.addressee or "", *(entities[who].name for who in quote.through if who in entities)]
    return frozenset(wire_names()[name.lower()] for name in told if name.lower() in wire_names())


def _lines(notes: Notes, text: str) -> Iterable[Line]:
    """The sentences of one report as lines."""
    mentions = sorted((mention.span, entity.id) for entity in notes.entities for mention in entity.mentions)
    starts = [span.start for span, _ in mentions]
    rank = -1
    for sentence in notes.sentences:
        if sentence.part == "crosshead":
            continue
        rank += sentence.part == "body"
        inside = mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        named = frozenset(who for span, who in inside if sentence.span.holds(span))
        stems = comparable_stems(sentence.span.of(text))
        yield Line(
            report=notes.report,
            span=sentence.span,
            rank=-1 if sentence.part == "title" else rank,
            stems=stems,
            entities=named,
            vector=sentence.encoding.vector if sentence.encoding else b"",
        )


def comparable_stems(text: str) -> frozenset[str]:
    """The words of a text as they are compared: stems, with words that reports use for one another as one.

    >>> sorted(comparable_stems("The blasts killed four"))
    ['dead', 'explosion', 'four']
    """
    return frozenset(_comparable(token.text) for token in find_words(text) if fold(token.text) not in SMALL)


@lru_cache(maxsize=65536)
def _comparable(word: str) -> str:
    return same_words().get(fold(word), "") or stem(word)


def pairs_alike(table: Table, lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of different reports' sentences that share a word that few sentences have: found by an index, so the cost stays near linear."""
    index: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for one in sorted(line.stems, key=lambda stem: (-table.weights[stem], stem))[:TELLING]:
            index.setdefault(one, []).append(number)
    pairs = {(a, b) for numbers in index.values() if len(numbers) <= MOST_HOLDERS for a, b in combinations(numbers, 2)}
    for a, b in sorted(pairs):
        if lines[a].report != lines[b].report:
            yield lines[a], lines[b]


def witness(table: Table, report: str, span: Span, finding: str | None = None) -> Witness:
    """A witness no longer than two sentences: a longer stretch is cut at a word's end."""
    if len(span) > LONGEST_WITNESS:
        cut = table.texts[report].rfind(" ", span.start, span.start + LONGEST_WITNESS)
        span = Span(span.start, cut if cut > span.start else span.start + LONGEST_WITNESS)
    return Witness(report=report, span=span, finding=finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on a subject, the sentence that says why, and how sure it is (0 to 1)."""

    verdict: Verdict
    about: str
    why: str
    sure: float


def make_point(table: Table, kind: PointKind, judged: Judgement, readings: Iterable[Reading]) -> Point:
    """A point that has no id yet, its readings in the order of their first witness, and its independent origins counted.

    What is found agreed or compatible by origins that have one passage word for word, or all cite one agency for it, is single: one voice,
    printed twice.
    """
    order = {report.id: number for number, report in enumerate(table.story.reports)}

    def place(one: Witness) -> tuple[int, Span, str]:  # two findings may stand at one place
        return order[one.report], one.span, one.finding or ""

    told = [Reading(value=one.value, text=one.text, witnesses=tuple(sorted(set(one.witnesses), key=place))) for one in readings]
    told.sort(key=lambda reading: place(reading.witnesses[0]))
    origins = table.count_apart(one for reading in told for one in reading.witnesses)
    alone = origins < 2 and judged.verdict in {"agreed", "compatible"}
    source = table.source_of(one for reading in told for one in reading.witnesses)
    return Point(
        id="",
        kind=kind,
        about=judged.about,
        verdict="single" if alone else judged.verdict,
        confidence=judged.sure,
        origins=origins,
        readings=tuple(told),
        why=f"the reports that tell it have it from {source or 'one text'}" if alone else judged.why,
        source=source,
    )


def name_of(table: Table, report: str) -> str:
    """The name under which a report is spoken of in a point's reason: its outlet, or its file."""
    found = table.story.report(report)
    return found.outlet or found.file


def names_of(table: Table, witnesses: Iterable[Witness]) -> str:
    """The names of several reports, each once, in the order of the story."""
    told = {one.report for one in witnesses}
    names = [name_of(table, report.id) for report in table.story.reports if report.id in told]
    return ", ".join(dict.fromkeys(names))


def clip(text: str, longest: int = 120) -> str:
    """At most `longest` characters of a text, cut at a word's end.

    >>> clip("one two three", 8)
    'one two…'
    """
    if len(text) <= longest:
        return text
    return text[: max(text.rfind(" ", 0, longest + 1), 1)].rstrip(" ,;:") + "…"
