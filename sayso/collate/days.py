"""Points on times: the day or hour that reports give for one thing.

Rule 1: two times are of one thing where the words around them are alike and name the same people or places, each the other's best
match in its report; or where both tell when the story's event itself took place.
Rule 2: equal values are `agreed`; a time inside a looser one is `compatible`.
Rule 3: values that cannot both be true are `conflict` where the words around are all but of one thing (rule 1's evidence is strong),
else `unsettled`. A planned time that a later report moves is `unsettled`, too, and so are twins of two days.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, names_of, witness
from sayso.collate.timings import relate
from sayso.collate.twins import Twin
from sayso.model import Instant, Moment, Notes, Point, Quote, Reading, Reference, Span, Unplaced, WallTime
from sayso.text.tokens import find_words
from sayso.words.occurring import says_it_occurred

# "around | 9 p.m.", "shortly after | nine". Not: "at 9 p.m.".
ABOUT = re.compile(r"\b(?:around|about|approximately|roughly|near|some|just|shortly|almost|nearly)\b", re.IGNORECASE)
REACH = 24  # characters before a time in which such a word stands
QUARTER = timedelta(minutes=15)
LEAD = 3  # body sentences that tell the story's main event
PUNCTUAL = frozenset({"CONSULT"})  # kinds of event that two people have on one day; fighting and talks of many go on for days
AROUND = 15  # words to each side that tell what a time is of
ALIKE = 0.34  # cosine of the words around from which two times may be of one thing
SURE = 0.42  # cosine from which they are, where they also name two of the same people or places


@dataclass(frozen=True, slots=True)
class Dated:
    """A placed time with the words and entities around it.

    `main` where it tells when the story's event itself took place, `saying` where it tells when something was said; `quoted` where it
    stands in somebody's words, `about` where it is told as near the hour; `events` are the kinds of event whose time it is.
    """

    moment: Moment
    line: Line
    near: frozenset[str]
    entities: frozenset[str]
    main: bool
    saying: bool
    quoted: bool
    about: bool
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Two times that are of one thing, and how sure that is: `twin` where they stand in one another's place in twins of one day."""

    one: Dated
    other: Dated
    likeness: float
    twin: bool = False

    @property
    def sure(self) -> bool:
        """Whether the evidence carries an accusation: both tell it in the report's own voice, and of one thing."""
        if self.twin:
            return True
        if self.one.quoted or self.other.quoted:
            return False
        if (self.one.main and self.other.main) or self.are_one_event:
            return True
        return self.likeness >= SURE and len(self.one.entities & self.other.entities) > 1

    @property
    def are_one_event(self) -> bool:
        """Whether both are the time of an event of one kind, in sentences that name two of the same people or places."""
        return bool(self.one.events & self.other.events & PUNCTUAL) and len(self.one.line.entities & self.other.line.entities) > 1


def find_days(table: Table, twins: Sequence[Twin] = ()) -> Iterator[Point]:
    """Every point on times."""
    dated = list(find_dated(table))
    swapped = list(_swapped(table, dated, twins))
    placed = [one for one in dated if not isinstance(one.moment.when, Unplaced)]
    for group in _group([*swapped, *_matches(table, placed)]):
        yield _judge(table, group)


def find_dated(table: Table) -> Iterator[Dated]:
    """Every date or clock time of the bodies; one that is not placed is compared in twins alone."""
    for report in table.story.reports:
        notes = table.notes[report.id]
        beside = _lay_beside(notes)
        for moment in notes.moments:
            line = table.line_at(report.id, moment.span)
            if line is None or line.rank < 0 or moment.kind not in {"date", "time"} or isinstance(moment.when, Reference):
                continue
            window = words_around(table, line, moment.span)
            named = frozenset(who for span, who in beside.named_from(window.start, window.end) if window.holds(span))
            text = table.words(report.id, window)
            near = comparable_stems(text.replace(table.words(report.id, moment.span), " "))
            clock = isinstance(moment.when, Instant | WallTime)
            main = clock and says_it_occurred(table.words(report.id, line.span))
            saying, quoted = _is_of_saying(beside.cued_from(line.span.start, line.span.end), moment), beside.quotes(moment.span)
            about = ABOUT.search(table.texts[report.id], max(line.span.start, moment.span.start - REACH), moment.span.end) is not None
            events = beside.events.get(moment.id, frozenset())
            yield Dated(moment, line, near, named, main, saying, quoted, about, events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What may stand beside a time in one report, each list by where it starts: a book has too many times to go through all for each."""

    mentions: tuple[tuple[Span, str], ...]  # names, with the entity
    pieces: tuple[Span, ...]  # of what is quoted, with marks or without
    cued: tuple[tuple[Span, Quote], ...]  # quotations by their cues
    events: Mapping[str, frozenset[str]]  # the kinds of event that have a time
    longest: int  # letters of the longest piece

    def named_from(self, start: int, end: int) -> tuple[tuple[Span, str], ...]:
        """The names that start between two places."""
        return self.mentions[bisect_left(self.mentions, start, key=_start) : bisect_left(self.mentions, end, key=_start)]

    def cued_from(self, start: int, end: int) -> tuple[tuple[Span, Quote], ...]:
        """The quotations whose cue starts between two places."""
        return self.cued[bisect_left(self.cued, start, key=_start) : bisect_left(self.cued, end, key=_start)]

    def quotes(self, span: Span) -> bool:
        """Whether words stand in what somebody is reported to have said."""
        first = bisect_left(self.pieces, span.start - self.longest, key=lambda piece: piece.start)
        last = bisect_right(self.pieces, span.start, key=lambda piece: piece.start)
        return any(piece.holds(span) for piece in self.pieces[first:last])


def _start(one: tuple[Span, object]) -> int:
    return one[0].start


def _lay_beside(notes: Notes) -> Beside:
    mentions = [(mention.span, entity.id) for entity in notes.entities for mention in entity.mentions if mention.kind == "name"]
    pieces = [piece for quote in notes.quotes for piece in quote.content]
    events: defaultdict[str, set[str]] = defaultdict(set)
    for event in notes.events:
        if event.time and event.type != "STATEMENT":
            events[event.time].add(event.type)
    return Beside(
        mentions=tuple(sorted(mentions, key=_start)),
        pieces=tuple(sorted(pieces, key=lambda piece: piece.start)),
        cued=tuple(sorted(((quote.cue, quote) for quote in notes.quotes if quote.cue), key=_start)),
        events={moment: frozenset(kinds) for moment, kinds in events.items()},
        longest=max(map(len, pieces), default=0),
    )


def _is_of_saying(cued: Sequence[tuple[Span, Quote]], moment: Moment) -> bool:
    """Whether a time is the day on which somebody whose cue stands in its sentence is said to have spoken."""
    for _, quote in cued:
        if quote.said_on == moment.when:
            return not any(piece.touches(moment.span) for piece in quote.content)
    return False


def words_around(table: Table, line: Line, span: Span) -> Span:
    """The words around a time, within its sentence."""
    words = find_words(table.texts[line.report], line.span)
    before = [word.span.start for word in words if word.span.end <= span.start][-AROUND:]
    after = [word.span.end for word in words if word.span.start >= span.end][:AROUND]
    return Span(min([*before, span.start]), max([*after, span.end]))


def _matches(table: Table, dated: list[Dated]) -> list[Match]:
    """Rule 1: pairs of different reports that are of one thing."""
    scored = []
    for one, other in combinations(dated, 2):
        if one.moment.report == other.moment.report or one.moment.kind != other.moment.kind or one.saying != other.saying:
            continue
        likeness = table.likeness(one.near, other.near)
        if (one.main and other.main) or tell_one_time(one, other) or (likeness >= ALIKE and one.entities & other.entities):
            scored.append(Match(one, other, likeness))
    best: dict[tuple[str, str], float] = {}
    for match in scored:
        for mine, theirs in ((match.one, match.other), (match.other, match.one)):
            key = (mine.moment.id, theirs.moment.report)
            best[key] = max(best.get(key, 0.0), match.likeness)
    return [match for match in scored if (match.one.main and match.other.main) or _is_mutual(match, best)]


def _swapped(table: Table, dated: list[Dated], twins: Sequence[Twin]) -> Iterator[Match]:
    """Times that stand in one another's place in twins; what stands between marks in both is a matter of the quotation."""
    held: defaultdict[Line, list[Dated]] = defaultdict(list)
    for one in dated:
        held[one.line].append(one)
    for twin in twins:
        for one in held[twin.one]:
            for other in held[twin.other]:
                if _stand_for_one_another(table, twin, one, other):
                    yield Match(one, other, 1.0, twin=table.are_of_one_day(twin.one.report, twin.other.report))


def _stand_for_one_another(table: Table, twin: Twin, one: Dated, other: Dated) -> bool:
    """Whether a time stands in the place of another one, both in the report's own voice or both in somebody's speech without marks."""
    alike = one.quoted == other.quoted and one.moment.kind == other.moment.kind
    return (
        alike
        and twin.swaps(one.moment.span, other.moment.span)
        and not any(table.is_marked(end.line.report, end.moment.span) for end in (one, other))
    )


def tell_one_time(one: Dated, other: Dated) -> bool:
    """Whether two times are equal and of one thing: the same minute, or the day of one kind of event in the leads of both."""
    if one.moment.when.value != other.moment.when.value or not one.line.entities & other.line.entities:
        return False
    if isinstance(one.moment.when, Instant) and isinstance(other.moment.when, Instant):
        return bool(one.entities & other.entities)  # no coincidence to the minute
    return max(one.line.rank, other.line.rank) < LEAD and bool(one.events & other.events)


def _is_mutual(match: Match, best: dict[tuple[str, str], float]) -> bool:
    """Whether each of the two is the other's best match in its report."""
    one, other = match.one.moment, match.other.moment
    return best[(one.id, other.report)] == match.likeness == best[(other.id, one.report)]


def _group(matches: list[Match]) -> Iterator[list[Match]]:
    """Matches that share a time, together: strongest first, one time of a report to a group."""
    groups: list[tuple[dict[str, str], list[Match]]] = []
    for match in sorted(matches, key=lambda one: (-one.likeness, one.one.moment.id, one.other.moment.id)):
        ends = (match.one.moment, match.other.moment)
        home = next((group for group in groups if any(group[0].get(end.report) == end.id for end in ends)), None)
        if home is None:
            groups.append(({end.report: end.id for end in ends}, [match]))
        elif all(home[0].get(end.report, end.id) == end.id for end in ends):
            home[0].update({end.report: end.id for end in ends})
            home[1].append(match)
    for _, group in groups:
        yield group


def _judge(table: Table, group: list[Match]) -> Point:
    """Rules 2 and 3 on one thing's times."""
    dated = {end.moment.id: end for match in group for end in (match.one, match.other)}
    readings = _readings(table, list(dated.values()))
    about = f"when: {clip(table.words(next(iter(dated.values())).line.report, next(iter(dated.values())).line.span), 90)}"
    told = _told(table, readings)
    several = table.count_origins(one.moment.report for one in dated.values()) > 1
    clashes = [match for match in group if do_clash(match.one, match.other) or (match.twin and _differ_as_told(match.one, match.other))]
    if any(match.sure for match in clashes):
        group = [match for match in group if match.sure or relate(match.one.moment.when, match.other.moment.when) == "equal"]
        dated = {end.moment.id: end for match in group for end in (match.one, match.other)}
        readings = _readings(table, list(dated.values()))
        told = _told(table, readings)
        judged = Judgement(verdict="conflict", about=about, why=told, sure=0.9)
    elif clashes:
        judged = Judgement(verdict="unsettled", about=about, why=f"the times differ and may not be of one thing: {told}", sure=0.5)
    elif not several:
        judged = Judgement(verdict="single", about=about, why=f"one origin gives it: {told}", sure=0.9)
    elif len(readings) == 1:
        judged = Judgement(verdict="agreed", about=about, why=f"all give the same time: {told}", sure=0.9)
    else:
        judged = Judgement(verdict="compatible", about=about, why=f"each time fits the others: {told}", sure=0.8)
    return make_point(table, "time", judged, readings)


def do_clash(one: Dated, other: Dated) -> bool:
    """Whether two times cannot both be true; one told as near the hour allows for a quarter of it."""
    first, second = one.moment.when, other.moment.when
    if relate(first, second) != "clash" or (one.line.stems == other.line.stems and one.near == other.near):
        return False  # what two reports tell word for word they do not tell otherwise, from wherever each is counted
    if (one.about or other.about) and isinstance(first, Instant) and isinstance(second, Instant):
        return abs(first.at - second.at) > QUARTER
    if (one.about or other.about) and isinstance(first, WallTime) and isinstance(second, WallTime) and first.on == second.on:
        return abs(datetime.combine(first.on, first.at) - datetime.combine(second.on, second.at)) > QUARTER
    return True


def _differ_as_told(one: Dated, other: Dated) -> bool:
    """Whether two times that nothing places differ, in twins: clocks without a zone or a day, weekdays of undated reports."""
    first, second = one.moment.when, other.moment.when
    if isinstance(first, WallTime) and isinstance(second, WallTime):
        return (first.on, first.at) != (second.on, second.at)
    if isinstance(first, Unplaced) and isinstance(second, Unplaced):
        return any(None not in pair and pair[0] != pair[1] for pair in ((first.weekday, second.weekday), (first.clock, second.clock)))
    return False


def _told(table: Table, readings: list[Reading]) -> str:
    """Who gives which time, for the reason's sentence."""
    return "; ".join(f"{names_of(table, reading.witnesses)}: {reading.text}" for reading in readings)


def _readings(table: Table, dated: list[Dated]) -> list[Reading]:
    """One reading for each value."""
    values: dict[str, list[Dated]] = {}
    for one in dated:
        values.setdefault(one.moment.when.value or table.words(one.line.report, one.moment.span), []).append(one)
    readings = []
    for value, told in values.items():
        witnesses = tuple(witness(table, one.line.report, words_around(table, one.line, one.moment.span), one.moment.id) for one in told)
        first = told[0]
        readings.append(Reading(value=value, text=table.words(first.line.report, first.moment.span), witnesses=witnesses))
    return readings
