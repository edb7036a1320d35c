"""Cue, source and content as the encoder's head of sayings finds them, held against what PolNeAR's annotators marked.

In: an encoder and marked reports. Out: rows, as F1. Exact: the same words. Overlapping, as Pareti (2015) counts: at least one word
is shared with one of the other side. A triple is loosely right when the cues overlap, the sources overlap or both are absent, and the
contents share half of their letters. Speech alone is what stands in quotation marks or has a cue that says ("said", not "believes").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sayso.annotate.annotator import annotate
from sayso.bench.polnear import Attribution, paragraphs_of, words_inside
from sayso.bench.rows import Row, whole_report
from sayso.encoder import Encoder
from sayso.model import Span, hull
from sayso.words.cues import cue_kinds

T = TypeVar("T")
Words = frozenset[int]
"""Numbers of words in a report."""

MARKS = frozenset('“”"«»„')
HALF = 0.5
ASKED = {
    "cue, exact": 0.72, "cue, overlapping": 0.83, "source, exact": 0.79, "source, overlapping": 0.85, "content, exact": 0.62,
    "content, overlapping": 0.87, "triples, exact": 0.55, "triples, loose": 0.77, "speech, exact": 0.68, "speech, loose": 0.90,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as words; `speech` where somebody says it, and does not only think or want it."""

    cue: Words
    source: Words
    content: Words
    speech: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was marked and what was found in one report, and how many letters each word has."""

    marked: tuple[Triple, ...]
    found: tuple[Triple, ...]
    letters: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """How many were right, of how many marked and how many found."""

    right: float = 0
    marked: int = 0
    found: int = 0

    def add(self, right: float, marked: int, found: int) -> None:
        """Count one report more."""
        self.right, self.marked, self.found = self.right + right, self.marked + marked, self.found + found

    def row(self, measure: str, floor: float | None) -> Row:
        """F1 with precision and recall."""
        detail = (
            f"P {self.right / (self.found or 1):.3f}, R {self.right / (self.marked or 1):.3f}; {self.marked} marked, {self.found} found"
        )
        return Row(measure=measure, value=2 * self.right / ((self.marked + self.found) or 1), floor=floor, detail=detail)


def score_triples(encoder: Encoder, marked: Sequence[tuple[str, Sequence[Attribution]]]) -> Iterator[Row]:
    """Every figure over reports with their attributions."""
    sheets = [_sheet(encoder, text, attributions) for text, attributions in marked]
    for role in ("cue", "source", "content"):
        exact = Tally()
        for sheet in sheets:
            parts, found = ([part for one in side if (part := _part(one, role))] for side in (sheet.marked, sheet.found))
            exact.add(sum((Counter(parts) & Counter(found)).values()), len(parts), len(found))
        yield exact.row(f"PolNeAR dev: {role}, exact", ASKED[f"{role}, exact"])
        yield _overlapping(sheets, role)
    for name, speech in (("triples", False), ("speech", True)):
        exact, loose = Tally(), Tally()
        for sheet in sheets:
            whole, ours = ([one for one in side if one.speech or not speech] for side in (sheet.marked, sheet.found))
            exact.add(sum((Counter(whole) & Counter(ours)).values()), len(whole), len(ours))
            loose.add(paired(whole, ours, partial(_loosely, sheet.letters)), len(whole), len(ours))
        yield exact.row(f"PolNeAR dev: {name}, exact", ASKED[f"{name}, exact"])
        yield loose.row(f"PolNeAR dev: {name}, loose", ASKED[f"{name}, loose"])
    yield from _causes(sheets)


def _causes(sheets: Sequence[Sheet]) -> Iterator[Row]:
    """What keeps a marked triple from being found whole, and how many found are marked by nobody."""
    causes: Counter[str] = Counter()
    for sheet in sheets:
        for one in sheet.marked:
            beside = next((other for other in sheet.found if other.cue & one.cue), None)
            if beside is None:
                causes["no cue found, of speech" if one.speech else "no cue found, of thought"] += 1
            elif beside != one:
                wrong = [role for role in ("cue", "source", "content") if _part(one, role) != _part(beside, role)]
                causes[" and ".join(wrong) or "taken for speech, or not"] += 1
        causes["found, marked by nobody"] += sum(not any(one.cue & other.cue for other in sheet.marked) for one in sheet.found)
    for cause, number in causes.most_common():
        yield Row(measure=f"PolNeAR dev: misses, {cause}", value=number, unit="count")


def _overlapping(sheets: Sequence[Sheet], role: str) -> Row:
    """F1 of parts that share a word with one of the other side."""
    touched = [0, 0]
    counts = [0, 0]
    for sheet in sheets:
        sides = [[part for one in side if (part := _part(one, role))] for side in (sheet.marked, sheet.found)]
        for number, (own, other) in enumerate((sides, sides[::-1])):
            held = frozenset[int]().union(*other)
            touched[number] += sum(not held.isdisjoint(part) for part in own)
            counts[number] += len(own)
    recall, precision = (right / (count or 1) for right, count in zip(touched, counts, strict=True))
    value = 2 * precision * recall / ((precision + recall) or 1)
    measure = f"{role}, overlapping"
    return Row(measure=f"PolNeAR dev: {measure}", value=value, floor=ASKED[measure], detail=f"P {precision:.3f}, R {recall:.3f}")


def _part(one: Triple, role: str) -> Words:
    """The words of one part of a triple."""
    held: Words = getattr(one, role)
    return held


def _sheet(encoder: Encoder, text: str, attributions: Sequence[Attribution]) -> Sheet:
    """A report read, and its marks as words; marks without a cue are none."""
    words = [word for sentences in paragraphs_of(text) for sentence in sentences for word in sentence]
    found = annotate(whole_report("polnear", text), encoder=encoder, steps=()).attributions
    return Sheet(
        marked=tuple(triple for one in attributions if (triple := _triple(text, words, one)).cue),
        found=tuple(_triple(text, words, Attribution(cue=(one.cue,), source=one.source, content=one.content)) for one in found),
        letters=tuple(len(word) for word in words),
    )


def _triple(text: str, words: list[Span], one: Attribution) -> Triple:
    """An attribution as words."""
    cue, source, content = (frozenset(words_inside(words, spans)) for spans in (one.cue, one.source, one.content))
    quoted = bool(one.content) and not MARKS.isdisjoint(hull(one.content).of(text))
    forms = " ".join(span.of(text) for span in one.cue).lower().split()
    return Triple(cue, source, content, quoted or any(cue_kinds().get(form) in {"say", "tell"} for form in (*forms, " ".join(forms))))


def paired(some: Sequence[T], others: Sequence[T], likeness: Callable[[T, T], float]) -> int:
    """How many of `some` are like one of `others`, each used once, the most alike first."""
    pairs = sorted(((-alike, n, k) for n, one in enumerate(some) for k, other in enumerate(others) if (alike := likeness(one, other)) > 0))
    used: tuple[set[int], set[int]] = set(), set()
    for _, n, k in pairs:
        if n not in used[0] and k not in used[1]:
            used[0].add(n)
            used[1].add(k)
    return len(used[0])


def _loosely(letters: Sequence[int], one: Triple, other: Triple) -> float:
    """How alike two contents are, where cues and sources overlap; 0 below half."""
    if not one.cue & other.cue or not (one.source & other.source or not (one.source or other.source)):
        return 0.0
    counts = [sum(letters[n] for n in held) for held in (one.content & other.content, one.content, other.content)]
    share = 2 * counts[0] / ((counts[1] + counts[2]) or 1)
    return share if share >= HALF else 0.0
