"""Reads the times of one sentence: rules over its line of letters, the longest first, then what stands around them and between them.

In: a text and a sentence. Out: times with spans, in order, none inside another.
Rule 1: the longest expression wins; what stands inside another is no time of its own.
Rule 2: "early", "the end of", "nearly" belong to the time behind them and tell its modifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from typing import get_args

from sayso.annotate.tense import read_direction
from sayso.annotate.times.clocks import CLOCKS
from sayso.annotate.times.days import DAYS
from sayso.annotate.times.drafts import Draft, Found, Rule
from sayso.annotate.times.joining import BORDER, BORDERS, LENGTH, LENGTHS_OF, join_drafts
from sayso.annotate.times.lengths import LENGTHS
from sayso.annotate.times.lexing import Line, spell
from sayso.annotate.times.longer import LONGER
from sayso.model import Border, Modifier, MomentKind, Period, Reference, Span, Unplaced, When

# Letters at which a time may be: a sentence with none of them has none.
SEEDS = re.compile(r"[WwMYyIDPSEFRTHcCQULGg]|[Nn]Z")
# "around | 9 p.m.". Not: "at 9 p.m.".
ABOUT = re.compile(r"\b(?:around|about|approximately|roughly|circa)\s+$", re.IGNORECASE)
# "will meet | in | two weeks". Not: "in the two weeks".
IN = re.compile(r"\bin\s+$", re.IGNORECASE)
# "in two weeks|’ time". Not: "in two weeks".
TIME = re.compile(r"[’'](?:s)?\s+time\b")
# A day that names a thing tells nothing of when its clause is: "Monday’s call", "his Monday call". Not: "spoke Monday".
NAMING = re.compile(r"[’']s\b")
ADJECTIVE = re.compile(r"\b(?:the|a|his|her|its|their|our|my|this)\s+$", re.IGNORECASE)
NOUN = re.compile(r"\s+[a-z]")
# Between the ends of a range: "from Monday| to |Friday", "10 a.m.| – |noon".
TO = re.compile(r"\s+(?:to|through|until|till|and|thru)\s+(?:the\s+)?|\s?[–—-]\s?", re.IGNORECASE)
OPENED = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
REACH = 24
MODIFIERS: dict[str, Modifier] = {name: name for name in get_args(Modifier)}
STRETCHES = ("E", "S", "O", "Q")  # letters of times that "the" belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time where it stands, before it has an id."""

    span: Span
    kind: MomentKind
    when: When
    mod: Modifier | None = None
    border: Border | None = None
    until: bool = False
    fault: str | None = None


def _by_letter(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin with each letter."""
    letters = {letter for one in rules for letter in one.begins}
    return {letter: tuple(one for one in rules if letter in one.begins) for letter in letters}


RULES = _by_letter((*CLOCKS, *DAYS, *LONGER, *LENGTHS))


def read_times(text: str, sentence: Span) -> tuple[Told, ...]:
    """The times of one sentence, in order.

    >>> text = "The pier shut at 10 a.m. on Monday for nearly three weeks."
    >>> [(one.kind, one.span.of(text), one.mod) for one in read_times(text, Span(0, len(text)))]
    [('time', '10 a.m. on Monday', None), ('duration', 'nearly three weeks', 'LESS_THAN')]
    """
    line = spell(text, sentence)
    if not SEEDS.search(line.letters):
        return ()
    drafts = join_drafts(line, [_lean(line, draft, floor) for draft, floor in _read(line)])
    told = [_tell(line, sentence, draft) for draft in drafts]
    return tuple(_mark_ranges(text, [one for one in told if one]))


def _read(line: Line) -> Iterator[tuple[Draft, int]]:
    """Rule 1: the longest draft at each place, with the first word that may still belong to it."""
    at = floor = 0
    while at < len(line.letters):
        drafts = _longest(line, at)
        if drafts:
            yield drafts[0], floor
            for draft in drafts[1:]:
                yield draft, draft.first
            at = floor = drafts[-1].end
        else:
            at += 1


def _longest(line: Line, at: int) -> list[Draft]:
    """What the rule that takes in most words reads at a place."""
    best: list[Draft] = []
    for one in RULES.get(line.letters[at], ()):
        match = one.pattern.match(line.letters, at)
        if match and (not best or match.end() > best[-1].end):
            drafts = one.read(Found(line, match))
            if drafts and (not best or drafts[-1].end > best[-1].end):
                best = drafts
    return best


def _lean(line: Line, draft: Draft, floor: int) -> Draft:
    """Rule 2: a draft with the words before it that belong to it, none before `floor`."""
    first, mod = draft.first, draft.mod
    letters = line.letters
    if draft.kind == "duration" or (draft.kind == "date" and letters[draft.end - 1] == "A"):
        while first > floor and letters[first - 1] == "q" and not (letters[first] in "dL" and line.word(first - 1).lower() == "over"):
            mod = _modifier(line, first - 1) or mod
            first -= 1
        if first > floor and letters[first - 1] == "d" and letters[draft.first] != "a" and first != draft.first:
            first -= 1
        return replace(draft, first=first, mod=mod)
    if draft.kind != "date" or isinstance(draft.when, Reference):
        return draft
    glued = first - 1 if first > floor and letters[first - 1] == "-" else first
    the = glued - 1 if glued == first and first > floor and letters[first - 1] == "d" else glued
    if the > floor and letters[the - 1] == "e":
        first, mod = the - 1, _modifier(line, the - 1)
        if first > floor and letters[first - 1] == "d":
            first -= 1
    elif the < first and _takes_the(line, draft, the):
        first = the
    return replace(draft, first=first, mod=mod)


def _takes_the(line: Line, draft: Draft, the: int) -> bool:
    """Whether "the" belongs to a time: "the third quarter", "the 1990s". Not: "the third-quarter results", "the 2031 race"."""
    letters = line.letters
    if letters[the] != "d" or line.word(the).lower() != "the" or letters[draft.first] not in STRETCHES:
        return False
    return not (letters[draft.first + 1 : draft.first + 2] == "-" and letters[draft.end : draft.end + 1] == "x")


def _modifier(line: Line, at: int) -> Modifier | None:
    """What a word makes of the time behind it; None for one that makes nothing of it ("just two weeks")."""
    return MODIFIERS.get(str(line.values[at]))


def _tell(line: Line, sentence: Span, draft: Draft) -> Told | None:
    """A draft as a time of the text, looking the way that its clause looks."""
    span = line.span(draft.first, draft.end)
    when = Unplaced() if draft.fault else draft.when
    if isinstance(when, Unplaced) and when.direction == "near" and _may_turn(when) and not _names(line.text, sentence, span):
        when = replace(when, direction=read_direction(line.text, sentence, span))
    mod: Modifier | None = draft.mod
    if draft.kind == "time" and ABOUT.search(line.text, max(sentence.start, span.start - REACH), span.start):
        mod = "APPROX"
    if draft.kind == "duration" and (ahead := _ahead(line.text, sentence, span, when)):
        return Told(span=span, kind="date", when=ahead, mod=mod)
    border = BORDER.search(line.text, max(sentence.start, span.start - REACH), span.start)
    word = " ".join(border["word"].lower().split()) if border else ""
    if word in {"by", "until", "till"} and isinstance(when, Unplaced) and when.direction == "near" and _may_turn(when):
        when = replace(when, direction="future")
    if (
        isinstance(when, Unplaced)
        and when.clock == time(0)
        and word in {"before", "by", "until", "till"}
        and "midnight" in span.of(line.text).lower()
    ):
        when = replace(when, ends_day=True)
    bounds = draft.border or BORDERS.get(word) if draft.kind in {"date", "time"} else None
    return Told(span=span, kind=draft.kind, when=when, mod=mod, border=bounds, until=draft.until, fault=draft.fault)


def _ahead(text: str, sentence: Span, span: Span, when: When) -> Unplaced | None:
    """The day or longer time that a length tells of which is to come: "will meet in two weeks"; None for a length."""
    length = LENGTH.fullmatch(when.value) if isinstance(when, Period) else None
    if not length or not IN.search(text, max(sentence.start, span.start - REACH), span.start):
        return None
    if not TIME.match(text, span.end) and (NAMING.match(text, span.end) or read_direction(text, sentence, span) != "future"):
        return None
    return Unplaced(shift=int(length[1]), unit=LENGTHS_OF[length[2]])


def _may_turn(when: Unplaced) -> bool:
    """Whether a time may lie on either side of its anchor."""
    if when.anchor == "story" or (when.shift is not None and when.unit != "weekend"):
        return False
    return (
        any(part is not None for part in (when.weekday, when.month, when.day_of_month, when.season, when.feast)) or when.unit == "weekend"
    )


def _names(text: str, sentence: Span, span: Span) -> bool:
    """Whether a day only names a thing."""
    if NAMING.match(text, span.end):
        return True
    return bool(ADJECTIVE.search(text, max(sentence.start, span.start - REACH), span.start) and NOUN.match(text, span.end))


def _mark_ranges(text: str, told: list[Told]) -> Iterator[Told]:
    """Times that begin a range which the next one ends: "from Monday to Friday", "May 3–5"."""
    for number, one in enumerate(told):
        other = told[number + 1] if number + 1 < len(told) else None
        yield replace(one, until=other is not None and (one.until or _is_range(text, one, other)))


def _is_range(text: str, one: Told, other: Told) -> bool:
    """Whether two times are the ends of a range."""
    if one.kind not in {"date", "time"} or other.kind not in {"date", "time"}:
        return False
    between = TO.fullmatch(text, one.span.end, other.span.start)
    if not between:
        return False
    return not between[0].strip().lower().startswith("and") or bool(OPENED.search(text, max(0, one.span.start - REACH), one.span.start))
