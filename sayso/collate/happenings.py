"""Points on what happened: what two origins tell alike, what one alone tells, and where a copy turns a meaning.

Rule 1: sentences of different reports tell one thing where their words are alike, or alike enough and their vectors close, each the other's
best match, and neither denies what the other says. Two origins: `agreed` where most words are shared, else `compatible`.
Rule 2: a sentence of substance that matches none of another origin is `single`.
Rule 3: a rewrite whose sentence has, in the place of a word, one that turns its meaning is `altered`, where it is known who copied whom
and not both print one agency's text.
Rule 4: sentences of one thing that name two things of which only one can be true (a car, a truck), beside the same words, are
`conflict` where at least one reading has two origins, else `unsettled`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, name_of, names_of, pairs_alike, witness
from sayso.group.credit import credited_wires
from sayso.model import Kinship, Passage, Point, Reading, Span, Witness
from sayso.text.tokens import Token, find_words, fold
from sayso.words.exclusive import exclusive_words
from sayso.words.turns import turned_words

ALIKE = 0.36  # cosine of two sentences from which they tell one thing
MOSTLY = 0.5  # cosine from which they tell it alike
BESIDE = 6  # words to each side that show what an exclusive word is said of
MOST_PLACED = 400  # words of one kind that are compared with one another; a story with more is a list
LOOSEST = 0.3  # the least that any sentence of a group must be like the others on the average
TELLING = 2  # stems beside names that two sentences must share to tell one thing
SUBSTANCE = 6  # content stems: a shorter sentence is no point of its own
NEGATIONS = frozenset({"not", "no", "never", "without", "denied", "denies", "deny", "nobody", "none", "n't"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that tell one thing, with their nearness."""

    one: Line
    other: Line
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What other points have said of sentences.

    In those `taken` words are held against one another: nothing in them is called agreed. `sides` are the sentences of each reading of a
    day, a figure or a thing on which the reports do not agree: what one of them tells besides is at most `compatible`, and two sides
    are no point once more. Those `spoken` are quotations with points of their own.
    """

    taken: frozenset[Line] = frozenset()
    sides: tuple[tuple[frozenset[Line], ...], ...] = ()
    spoken: frozenset[Line] = frozenset()

    def count_sides(self, lines: Iterable[Line]) -> int:
        """How many sides of one contested thing these sentences take, at most."""
        told = frozenset(lines)
        return max((sum(not side.isdisjoint(told) for side in point) for point in self.sides), default=0)


def find_happenings(table: Table, known: Known) -> Iterator[Point]:
    """Every point on what happened."""
    echoes = _echoes(table)
    pairs = list(_pairs(table, [line for line in echoes if line not in known.spoken]))
    matched: set[Line] = set(known.spoken)
    for group in _group(table, pairs):
        lines = sorted((echo for line in group for echo in echoes[line]), key=lambda line: (line.report, line.span))
        matched.update(lines)
        if table.count_origins(line.report for line in lines) < 2:
            yield _single(table, lines)
        elif known.taken.isdisjoint(lines) and known.count_sides(lines) < 2:
            yield _agreed(table, lines, pairs, firm=known.count_sides(lines) == 0)
    yield from _singles(table, echoes, matched)


def _echoes(table: Table) -> dict[Line, list[Line]]:
    """Every sentence of the bodies, with those of its origin that tell it word for word: a copy is no voice of its own."""
    first: dict[tuple[int, frozenset[str]], Line] = {}
    echoes: dict[Line, list[Line]] = {}
    for line in table.lines:
        if line.rank >= 0 and line.stems:
            head = first.setdefault((table.origins[line.report], line.stems), line)
            echoes.setdefault(head, []).append(line)
    return echoes


def _pairs(table: Table, lines: Iterable[Line]) -> Iterator[Pair]:
    """Rule 1: sentences of different reports, each the other's best match, that share more than names."""
    body = [line for line in lines if len(line.stems) >= 3]
    names = {line: name_stems(table, line) for line in body}
    scored = []
    for one, other in pairs_alike(table, body):
        telling = (one.stems - names[one]) & (other.stems - names[other])
        if len(telling) < TELLING or (likeness := table.nearness(one, other, least=ALIKE)) < ALIKE:
            continue
        if denies(table, one) == denies(table, other) and not counts_otherwise(table, one, other):
            scored.append(Pair(one, other, likeness))
    best: dict[tuple[Line, str], float] = {}
    for pair in scored:
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            best[(mine, theirs.report)] = max(best.get((mine, theirs.report), 0.0), pair.likeness)
    for pair in scored:
        if pair.likeness >= best[(pair.one, pair.other.report)] and pair.likeness >= best[(pair.other, pair.one.report)]:
            yield pair


def name_stems(table: Table, line: Line) -> frozenset[str]:
    """The stems of a sentence that are parts of names and roles: they tell of whom it speaks, not what."""
    stems: set[str] = set()
    for entity in line.entities:
        one = table.entities[entity]
        for form in (one.name, *one.aliases, *one.roles):
            stems |= comparable_stems(form)
    return frozenset(stems)


def counts_otherwise(table: Table, one: Line, other: Line) -> bool:
    """Whether two sentences count one thing and give no figure alike: eight fighters killed, one member killed are two events."""
    mine, theirs = _figures(table, one), _figures(table, other)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[what].isdisjoint(theirs[what]) for what in shared)


def _figures(table: Table, line: Line) -> dict[str, set[float]]:
    """The exact figures of a sentence by the last word of what they count."""
    figures: dict[str, set[float]] = {}
    for figure in table.notes[line.report].figures:
        if figure.what and line.span.holds(figure.span) and figure.low is not None and figure.low == figure.high and not figure.approximate:
            figures.setdefault(figure.what.rsplit(" ", maxsplit=1)[-1], set()).add(figure.low)
    return figures


def denies(table: Table, line: Line) -> bool:
    """Whether a sentence denies something."""
    words = {fold(token.text) for token in find_words(table.texts[line.report], line.span)}
    return bool(words & NEGATIONS) or any(word.endswith("n't") for word in words)


def _group(table: Table, pairs: list[Pair]) -> Iterator[frozenset[Line]]:
    """Sentences that tell one thing: strongest pairs first, one sentence of a report to a group, alike on the average."""
    homes: dict[Line, int] = {}
    groups: dict[int, set[Line]] = {}
    for number, pair in enumerate(sorted(pairs, key=lambda one: (-one.likeness, one.one.report, one.one.span, one.other.report))):
        one, other = homes.get(pair.one), homes.get(pair.other)
        union = (groups[one] if one is not None else {pair.one}) | (groups[other] if other is not None else {pair.other})
        if len({line.report for line in union}) < len(union) or not _hold_together(table, union):
            continue
        for old in {one, other} - {None}:
            groups.pop(old)  # type: ignore[arg-type]
        groups[number] = union
        homes.update(dict.fromkeys(union, number))
    for number in sorted(groups):
        yield frozenset(groups[number])


def _hold_together(table: Table, lines: set[Line]) -> bool:
    """Whether the sentences are alike on the average over all pairs: a chain of neighbours is no group."""
    ordered = sorted(lines, key=lambda line: line.report)
    apart = [pair for pair in combinations(ordered, 2) if table.origins[pair[0].report] != table.origins[pair[1].report]]
    likenesses = [table.nearness(one, other) for one, other in apart]
    means = []
    for line in ordered:
        own = [likeness for pair, likeness in zip(apart, likenesses, strict=True) if line in pair]
        means.append(sum(own) / len(own) if own else 1.0)
    return sum(likenesses) >= ALIKE * len(likenesses) and min(means) >= LOOSEST


def _agreed(table: Table, lines: list[Line], pairs: list[Pair], *, firm: bool) -> Point:
    """One thing that several origins tell."""
    inside = [pair for pair in pairs if pair.one in lines and pair.other in lines]
    apart = [pair for pair in inside if table.origins[pair.one.report] != table.origins[pair.other.report]]
    # Of words alone: a vector does not show what is shared.
    within = [table.likeness(pair.one.stems, pair.other.stems) for pair in apart] or [0.0]
    alike = firm and sum(within) / len(within) >= MOSTLY
    witnesses = tuple(witness(table, line.report, line.span, _event(table, line)) for line in lines)
    shortest = min(witnesses, key=lambda one: (len(one.span), one.report))
    text = table.words(shortest.report, shortest.span)
    told = names_of(table, witnesses)
    why = f"{told} tell the same" if alike else f"{told} tell it more or less exactly"
    judged = Judgement(verdict="agreed" if alike else "compatible", about=clip(text, 110), why=why, sure=0.85 if alike else 0.7)
    return make_point(table, "event", judged, [Reading(value=text, text=text, witnesses=witnesses)])


def _event(table: Table, line: Line) -> str | None:
    """The first event that the notes have in this sentence."""
    events = table.notes[line.report].events
    at = bisect_left(events, line.span.start, key=lambda event: event.span.start)
    return events[at].id if at < len(events) and line.span.holds(events[at].span) else None


def _singles(table: Table, echoes: dict[Line, list[Line]], matched: set[Line]) -> Iterator[Point]:
    """Rule 2, copies of one text together."""
    telling = _telling(table)
    for line, copies in echoes.items():
        if line not in matched and len(line.stems) >= SUBSTANCE and (line.entities or line in telling):
            yield _single(table, copies)


def _single(table: Table, lines: Sequence[Line]) -> Point:
    """What one origin alone tells, once for all its copies."""
    seen = tuple(witness(table, line.report, line.span, _event(table, line)) for line in lines)
    text = table.words(seen[0].report, seen[0].span)
    why = f"only {names_of(table, seen)} {'was' if len(seen) == 1 else 'were'} found to tell it"
    judged = Judgement(verdict="single", about=clip(text, 110), why=why, sure=0.8)
    return make_point(table, "event", judged, [Reading(value=text, text=text, witnesses=seen)])


def _telling(table: Table) -> frozenset[Line]:
    """The sentences that count something, tell an event or report speech."""
    lines: set[Line | None] = set()
    for report, notes in table.notes.items():
        told = [*(one.span for one in notes.figures), *(one.span for one in notes.events), *(quote.content[0] for quote in notes.quotes)]
        lines.update(table.line_at(report, span) for span in told)
    return frozenset(line for line in lines if line)


def find_turns(table: Table) -> Iterator[Point]:
    """Rule 3, through the passages of lineage."""
    for kin in table.story.lineage:
        if kin.kind == "excerpt" or not kin.directed or _share_wire(table, kin):
            continue
        for passage in kin.passages:
            turned = _turned(table, kin, passage)
            if turned is not None:
                yield _turn_point(table, kin, *turned)


def _share_wire(table: Table, kin: Kinship) -> bool:
    """Whether both print one agency's text: then the words may be a later state of it, and no desk's doing."""
    return bool(credited_wires(table.story.report(kin.source)) & credited_wires(table.story.report(kin.target)))


def _turned(table: Table, kin: Kinship, passage: Passage) -> tuple[Token, Token] | None:
    """A word of the source and the word of the copy that turns its meaning, where neither has the other's word, too."""
    mine = find_words(table.texts[kin.source], passage.source)
    theirs = find_words(table.texts[kin.target], passage.target)
    own, other = {fold(token.text) for token in mine}, {fold(token.text) for token in theirs}
    for token in mine:
        turns = turned_words().get(fold(token.text), frozenset())
        if not turns or turns & own or fold(token.text) in other:
            continue
        for turn in theirs:
            if fold(turn.text) in turns:
                return token, turn
    return None


def _turn_point(table: Table, kin: Kinship, mine: Token, theirs: Token) -> Point:
    """The two sentences side by side."""
    ends = ((kin.source, mine), (kin.target, theirs))
    readings = [Reading(value=token.text, text=token.text, witnesses=(_around(table, report, token.span),)) for report, token in ends]
    why = f"{name_of(table, kin.target)}: “{theirs.text}”; {name_of(table, kin.source)}: “{mine.text}”"
    judged = Judgement(verdict="altered", about=clip(table.words(kin.source, readings[0].witnesses[0].span), 110), why=why, sure=0.9)
    return make_point(table, "event", judged, readings)


def _around(table: Table, report: str, span: Span) -> Witness:
    """The sentence around a word as a witness, or as much of it as a witness may hold."""
    line = table.line_at(report, span)
    whole = line.span if line else span
    if len(whole) > 400:
        whole = Span(max(whole.start, span.start - 190), min(whole.end, span.end + 190))
    return witness(table, report, whole)


def find_exclusives(table: Table) -> Iterator[Point]:
    """Rule 4: over all pairs of sentences of one thing, the kinds of thing on which they cannot both be right."""
    for kind, placed in _exclusive_words(table).items():
        members: dict[str, list[tuple[Line, Token]]] = {}
        for line, token, member in placed:
            members.setdefault(member, []).append((line, token))
        if len(members) < 2:
            continue
        readings = [
            Reading(value=member, text=told[0][1].text, witnesses=tuple(_beside(table, line, token) for line, token in told))
            for member, told in sorted(members.items())
        ]
        best = max(table.count_origins(one.report for one in reading.witnesses) for reading in readings)
        why = "; ".join(f"{names_of(table, reading.witnesses)}: {reading.text}" for reading in readings)
        judged = Judgement(
            verdict="conflict" if best > 1 else "unsettled", about=f"which {kind} it was", why=why, sure=0.9 if best > 1 else 0.5
        )
        yield make_point(table, "event", judged, readings)


def _beside(table: Table, line: Line, token: Token) -> Witness:
    """The words beside one as a witness: what else its sentence tells is no part of the point."""
    words = find_words(table.texts[line.report], line.span)
    before = [word.span.start for word in words if word.span.end <= token.span.start][-BESIDE:]
    after = [word.span.end for word in words if word.span.start >= token.span.end][:BESIDE]
    return witness(table, line.report, Span(min([*before, token.span.start]), max([*after, token.span.end])))


def _exclusive_words(table: Table) -> dict[str, list[tuple[Line, Token, str]]]:
    """For each kind of thing, its words that stand in sentences alike but for them, with the same verb beside."""
    held: dict[str, list[tuple[Line, Token, str]]] = {}
    for line in table.lines:
        for token in find_words(table.texts[line.report], line.span):
            kind, member = exclusive_words().get(fold(token.text), ("", ""))
            if kind and line.rank >= 0:
                held.setdefault(kind, []).append((line, token, member))
    return {kind: kept for kind, placed in held.items() if (kept := _of_one_thing(table, placed))}


def _of_one_thing(table: Table, placed: list[tuple[Line, Token, str]]) -> list[tuple[Line, Token, str]]:
    """Those that have a sentence alike, in another report, that names another member; then those in sentences near to one of these."""
    kept: dict[tuple[Line, Token], str] = {}
    for (one, mine, first), (other, theirs, second) in combinations(placed[:MOST_PLACED], 2):
        if first == second or one.report == other.report or _has_both(placed, one, other):
            continue
        if table.likeness(one.stems, other.stems) >= MOSTLY * 0.8:
            kept[(one, mine)], kept[(other, theirs)] = first, second
    sure = {line for line, _ in kept}
    for line, token, member in placed[:MOST_PLACED]:
        told = any(table.likeness(line.stems, other.stems) >= ALIKE * 0.8 for other in sure if other.report != line.report)
        if told and (line, token) not in kept and not _has_both(placed, line, line):
            kept[line, token] = member
    return [(line, token, member) for (line, token), member in kept.items()]


def _has_both(placed: list[tuple[Line, Token, str]], one: Line, other: Line) -> bool:
    """Whether one of the sentences names two members: then it tells of two things."""
    return any(len({member for line, _, member in placed if line == side}) > 1 for side in (one, other))
