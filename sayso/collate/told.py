"""What the words of a story tell, and which of them tell one event.

In: the table. Out: the events of its notes and the other verbs of its bodies, grouped. Likely pairs (`sameness`) are joined by average
linkage.

Rule 1: what cannot be one is kept apart: two days, two places of which neither lies in the other, other victims, what was done and what
        was not, two words of one sentence, a "second" or "earlier" one.
Rule 2: two kinds of event are not one, but for those of harm (one report's explosion is another's attack) and what has no kind.
Rule 3: what reports of one origin tell word for word is compared once: a copy adds no occurrence. The order of reports changes nothing.
Rule 4: pairs grow with the square: of a report at most the first `LONGEST_REPORT` are compared, in a story of many reports fewer.
Sentences that no encoder read tell nothing here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.annotate.grammar import Grammar, grammar_of, subtree
from sayso.collate.sameness import Act, act_of, likelihoods
from sayso.collate.table import Line, Table
from sayso.model import (
    Event,
    Instant,
    Moment,
    Notes,
    Sentence,
    Span,
    Status,
    Unplaced,
)
from sayso.text.linkage import NEVER, join
from sayso.text.tokens import stem
from sayso.words.event_types import OTHER
from sayso.words.grammar import word_class

# Mean likelihood from which two groups are one event: .35 is a quarter of a point better on ECB+, and joins more of what is two.
ALIKE = 0.45
FAINT = 0.3  # a pair less likely than this is not looked at: on ECB+ .05 to .3 are alike, and a tenth as many pairs are left
HARM = frozenset({"ASSAULT", "ACCIDENT", "DEATH", "DISASTER"})
NOT_DONE: frozenset[Status] = frozenset({"denied", "failed"})
MOST, FEWEST = 5_000, 8  # words of a story that are compared, some five seconds; and of each report however many there are
LONGEST_REPORT = 500  # words of one report that are compared; one that tells more is a list or a book
FURTHER = frozenset(stem(word) for word in word_class("further"))  # words that tell one event from another of its kind
EMPTY = word_class("empty_verb")  # verbs that tell nothing by themselves
LONGEST = 300  # characters of a clause
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a word tells: an event of the notes, or where `event` is None a verb that is none. `clause` are the words that tell it.

    `noun` where a noun tells it; `anew` is false for one that only points back to what is known: "the attack".
    """

    report: str
    span: Span
    clause: Span
    line: Line
    act: Act
    noun: bool
    anew: bool
    event: Event | None
    days: tuple[date, date] | None = None
    victims: frozenset[str] = frozenset()
    copy_of: tuple[int, str, int] = (0, "", 0)

    @property
    def name(self) -> str:
        """What it is called in the order of equals."""
        return f"{self.report}:{self.span.start:07}"


@dataclass(frozen=True, slots=True)
class Linked:
    """All that a story tells, as groups of numbers that are one event, and how likely each pair is one.

    `heads` are the numbers of what was compared for each: itself, or what it repeats word for word.
    """

    told: tuple[Told, ...]
    groups: tuple[tuple[int, ...], ...]
    heads: tuple[int, ...]
    likely: Mapping[tuple[int, int], float]

    def likelihood(self, one: int, other: int) -> float:
        """How likely two of what is told are one event; 0 where they were not compared."""
        a, b = self.heads[one], self.heads[other]
        return self.likely.get((min(a, b), max(a, b)), 0.0)


@dataclass(frozen=True, slots=True)
class _Sight:
    """A sentence as it is asked what it tells."""

    report: str
    origin: int
    text: str
    line: Line
    sentence: Sentence
    grammar: Grammar


def link_told(table: Table) -> Linked:
    """What a story's bodies tell, grouped."""
    told = tuple(sorted((one for notes in table.notes.values() for one in _told(table, notes)), key=lambda one: one.name))
    heads: dict[tuple[int, str, int], int] = {}
    for number, one in enumerate(told):
        heads.setdefault(one.copy_of, number)
    first = _first_told(told, heads.values(), min(LONGEST_REPORT, max(FEWEST, MOST // max(1, len(set(table.origins.values()))))))
    kept = sorted(first)
    likely = {
        (a, b): NEVER if _are_apart(table, told[kept[a]], told[kept[b]]) else value
        for a, b, value in likelihoods([told[number].act for number in kept], least=FAINT)
    }
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        copies[heads[one.copy_of]].append(number)
    groups = [[kept[one] for one in group] for group in join([told[number].name for number in kept], likely, least=ALIKE)]
    groups += [[number] for number in sorted(set(heads.values()) - first)]
    return Linked(
        told,
        tuple(tuple(sorted(copy for one in group for copy in copies[one])) for group in groups),
        tuple(heads[one.copy_of] for one in told),
        {(kept[a], kept[b]): value for (a, b), value in likely.items()},
    )


def _first_told(told: Sequence[Told], numbers: Iterable[int], most: int) -> set[int]:
    """Rule 4: of these the first `most` of each report."""
    by_report: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        by_report[told[number].report].append(number)
    return {number for held in by_report.values() for number in sorted(held)[:most]}


def _told(table: Table, notes: Notes) -> Iterator[Told]:
    """What one report tells: its events, and the other verbs that say something."""
    text = table.texts[notes.report]
    moments = {moment.id: moment for moment in notes.moments}
    ordered = sorted(notes.events, key=lambda event: event.span.start)
    starts = [event.span.start for event in ordered]
    for sentence in notes.sentences:
        line, grammar = table.line_at(notes.report, sentence.span), grammar_of(text, sentence)
        if sentence.part == "body" and line is not None and grammar is not None:
            sight = _Sight(notes.report, table.origins[notes.report], text, line, sentence, grammar)
            inside = ordered[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
            yield from _in_sentence(table, sight, inside, moments)


def _in_sentence(table: Table, sight: _Sight, events: Sequence[Event], moments: Mapping[str, Moment]) -> Iterator[Told]:
    """What one sentence tells."""
    encoding = sight.grammar.encoding
    taken: set[int] = set()
    for event in events:
        tokens = [n for n, token in enumerate(encoding.tokens) if token.shift(sight.sentence.span.start).touches(event.span)]
        taken.update(tokens)
        if tokens:
            yield _of_event(table, event, moments.get(event.time or ""), _bare(sight, tokens))
    for token, tag in enumerate(encoding.tags):
        if tag == "VERB" and token not in taken and encoding.lemmas[token] not in EMPTY and sight.grammar.relation(token) != "amod":
            yield _bare(sight, [token])


def _bare(sight: _Sight, tokens: list[int]) -> Told:
    """What a word tells, whatever the notes say of it."""
    grammar, sentence = sight.grammar, sight.sentence.span
    whole = subtree(grammar, tokens[0])
    noun = grammar.encoding.tags[tokens[-1]] != "VERB"
    return Told(
        report=sight.report,
        span=grammar.span(tokens[0], tokens[-1]),
        clause=next((span for span in (whole, sentence) if len(span) <= LONGEST), grammar.span(tokens[0])),
        line=sight.line,
        act=act_of(sentence.of(sight.text), grammar.encoding, tokens),
        noun=noun,
        anew=not (noun and _is_known(grammar, tokens[-1])),
        event=None,
        copy_of=(sight.origin, " ".join(sentence.of(sight.text).split()), tokens[0]),
    )


def _is_known(grammar: Grammar, noun: int) -> bool:
    """Whether a noun points back to what was told: "the attack", "their attack"."""
    owned = any(grammar.encoding.relations[child] == "nmod:poss" for child in grammar.children[noun])
    return owned or any(grammar.word(child) in DEFINITE for child in grammar.kept(noun, "det"))


def _of_event(table: Table, event: Event, moment: Moment | None, bare: Told) -> Told:
    """The same of an event, with what it must not be joined with."""
    harmed = (one.entity for one in event.participants if one.role == "recipient" and event.type in HARM)
    victims = frozenset(one for one in harmed if one in table.entities and table.entities[one].kind == "person")
    return replace(bare, event=event, span=event.span, clause=event.clause, days=_days(moment), victims=victims)


def _days(moment: Moment | None) -> tuple[date, date] | None:
    """The first and last day of a placed time; None where it is not placed, or bounded on one side alone."""
    if moment is None or isinstance(moment.when, Unplaced) or moment.border is not None:
        return None
    first = moment.when.at.date() if isinstance(moment.when, Instant) else getattr(moment.when, "day", None)
    last = getattr(moment.when, "last", None) or first
    return (first, last) if first and last else None


def _are_apart(table: Table, one: Told, other: Told) -> bool:
    """Rules 1 and 2."""
    if one.line == other.line or _differ_in(one.act.beside, other.act.beside, FURTHER):
        return True
    mine, theirs = one.event, other.event
    if mine is None or theirs is None:
        return False
    kinds = {mine.type, theirs.type} - {OTHER}
    return (
        (len(kinds) > 1 and not kinds <= HARM)
        or (mine.status in NOT_DONE) != (theirs.status in NOT_DONE)
        or _are_other_days(one.days, other.days)
        or are_other_places(table, mine.place, theirs.place)
        or bool(one.victims and other.victims and one.victims.isdisjoint(other.victims))
    )


def _differ_in(one: frozenset[str], other: frozenset[str], words: frozenset[str]) -> bool:
    """Whether one has a word of a class that the other has not."""
    return (one & words) != (other & words)


def _are_other_days(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    """Whether two times have no day in common."""
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def are_other_places(table: Table, one: str | None, other: str | None) -> bool:
    """Whether two places are told of which neither lies in the other."""
    if one is None or other is None or one == other:
        return False
    return one not in _around(table, other) and other not in _around(table, one)


def _around(table: Table, place: str) -> set[str]:
    """The places in which a place lies, as far as the reports tell."""
    found: set[str] = set()
    at = table.entities[place].within if place in table.entities else None
    while at and at not in found:
        found.add(at)
        at = table.entities[at].within if at in table.entities else None
    return found
