"""Finds the figures of a report: counts and amounts with their bounds, what they count, at which rate, and who gives them.

In: notes with sentences, moments, and quotes where they are known. Out: notes with `figures`, in the order of the text.
Rule 1: a bound is kept as it is told: "more than 5,000" has no upper end, "up to 20" no lower one, "about 50" is 50 told as approximate.
Rule 2: no figure is what stands in a moment, a name ("Flight 40", "F-16"), a year, an age told as an aside (", 47,"), a score, a telephone
number or an address; nor "one" but before a person or behind a bound; nor a small number of things known already ("the two leaders").
Rule 3: a number that counts nothing told and measures nothing is no figure.
Rule 4: a figure within somebody's reported words is claimed by that speaker; one whom nobody names, or two, claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.annotate.counted import find_noun, find_rate, find_state, name_counted
from sayso.annotate.vouching import find_claimants, find_doubters
from sayso.model import Figure, Notes, Report, Span
from sayso.text.numbers import Number, find_numbers
from sayso.words.measures import measure_pattern, measure_words

FAMILIAR = 12  # below this a spelled number behind "the" tells of things known already ("the two leaders")
# Words before a number that bound it: "more than ", "at least ". Not: "over the ", "some of the ".
BOUND = re.compile(rf"(?<![\w-])(?P<bound>{measure_pattern('bound')})(?:\s+(?:another|a\s+further|the|about|around))?\s+$", re.IGNORECASE)
CURRENCY = re.compile(rf"(?<!\w)(?P<currency>{measure_pattern('currency')})\s?$", re.IGNORECASE)
UNIT = re.compile(rf"(?:\s*[‐‑-]?\s*)(?P<unit>{measure_pattern('unit')})(?!\w)", re.IGNORECASE)
# Behind a number, an open end: "or more", "-plus", "or so". Not: "more and more".
OPEN = re.compile(r"\s+or\s+(?P<open>more|fewer|less|so)\b|(?P<plus>\+|[‐‑-]plus\b)", re.IGNORECASE)
# Between the ends of a range: "20 | to | 30", "20–30", "between 20 | and | 30".
TO = re.compile(r"\s+(?:to|or)\s+|\s?[‐‑–-]\s?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:\S+\s+)?$", re.IGNORECASE)
AGE = re.compile(r"(?:[‐‑-]|\s)years?(?:[‐‑-]|\s)olds?\b", re.IGNORECASE)
# What makes a number part of a name or a code: "Article 5", "No. 10", "#1", ", 47,". Not: "killed 5".
LABEL = re.compile(rf"(?:(?<![\w-])(?:{measure_pattern('label')})\s+|[#@/.:]\s?)$", re.IGNORECASE)
ASIDE = re.compile(r"\s*(?:[,;)]|and\b)")
ADDRESS = re.compile(r"\s+(?:[A-Z][\w’'.]+\s+){0,2}(?:Street|St\.|Avenue|Ave\.?|Road|Rd|Lane|Boulevard|Square|Drive|Place|Court|Downing)\b")
KNOWN = re.compile(
    r"\b(?:the|these|those|his|her|its|their|our|my|your|both|all|other|last|first|next|past|final|top|same)\s+(?:other\s+|last\s+|first\s+|next\s+)?$",
    re.IGNORECASE,
)
OF = re.compile(r"\s+(?:of|worth\s+of|in|worth)\s+(?:the\s+|all\s+|its\s+|their\s+)?", re.IGNORECASE)
PARTITIVE = re.compile(r"\b(?:of\s+(?:which|whom|them|these|those)|including|among\s+them)\s*,?\s+(?:at\s+least\s+)?$", re.IGNORECASE)
VOTE = re.compile(r"\s+(?:vote|win|victory|defeat|lead|ruling|decision|loss|draw|score)\b", re.IGNORECASE)
COORDINATED = re.compile(r"\s*,?\s*(?:and|or|,|as\s+well\s+as|and\s+another)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its bounds and unit, before what it counts is known; `core` is the number, `span` all its words."""

    span: Span
    core: Number
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    bounded: bool


def find_figures(report: Report, notes: Notes) -> Notes:
    """Notes with every figure of the report's sentences, and who claims them or could not verify them."""
    found: list[Figure] = []
    for sentence in notes.sentences:
        taken = tuple(moment.span for moment in notes.moments if moment.span.touches(sentence.span))
        found.extend(read_figures(report, sentence.span, taken))
    numbered = tuple(replace(figure, id=f"{report.id}:f{number}") for number, figure in enumerate(found, 1))
    return replace(notes, figures=find_doubters(report, notes, find_claimants(notes, numbered)))


def read_figures(report: Report, sentence: Span, taken: tuple[Span, ...] = ()) -> tuple[Figure, ...]:
    """The figures of one sentence, outside the spans already taken by moments."""
    figures: list[Figure] = []
    for amount in _amounts(report.text, sentence, taken):
        figure = _read_figure(report, sentence, amount, figures[-1] if figures else None)
        if figure and not (figures and figure.span.touches(figures[-1].span)):
            figures.append(figure)
    return tuple(_share_states(report.text, sentence, figures))


def _amounts(text: str, sentence: Span, taken: tuple[Span, ...]) -> Iterator[Amount]:
    """Numbers that may be figures, ranges as one."""
    numbers = [number for number in find_numbers(text, sentence) if not any(number.span.touches(span) for span in taken)]
    skip = -1
    for place, number in enumerate(numbers):
        if place == skip:
            continue
        other = numbers[place + 1] if place + 1 < len(numbers) else None
        if other and _is_range(text, sentence, number, other):
            skip = place + 1
            yield _range(text, sentence, number, other)
        elif not _is_no_figure(text, sentence, number):
            yield _single(text, sentence, number)


def _is_range(text: str, sentence: Span, one: Number, other: Number) -> bool:
    """Whether two numbers are the ends of one: "two to three boats", "20-30 boats", "between 20 and 30". Not: "from 20 to 30", "3-2 win"."""
    between = text[one.span.end : other.span.start]
    before = text[max(sentence.start, one.span.start - 30) : one.span.start]
    if not 0 < one.value < other.value or one.vague or other.vague:
        return False
    if between.strip().lower() == "and":
        return bool(BETWEEN.search(CURRENCY.sub("", before)))
    return bool(TO.fullmatch(CURRENCY.sub("", between) or between)) and not FROM.search(before) and not VOTE.match(text, other.span.end)


def _range(text: str, sentence: Span, one: Number, other: Number) -> Amount:
    """Two numbers as one amount; a scale or sign told once holds for both ("$2-3 million")."""
    last = _single(text, sentence, other)
    first = _single(text, sentence, one)
    scale = other.value / float(re.sub(r"[^\d.]", "", other.span.of(text)) or other.value) if other.digits else 1.0
    low = one.value * scale if one.digits and one.value < other.value / scale + 1e-9 and one.value * scale < other.value else one.value
    span = Span(first.span.start, last.span.end)
    return replace(last, span=span, low=low, high=other.value, unit=last.unit or first.unit, approximate=first.approximate, bounded=True)


def _single(text: str, sentence: Span, number: Number) -> Amount:
    """Rule 1 for one number."""
    start, end = number.span.start, number.span.end
    currency = CURRENCY.search(text, max(sentence.start, start - 6), start)
    unit = UNIT.match(text, end, sentence.end)
    name = measure_words("currency")[currency["currency"].lower()] if currency else None
    if unit and not currency:
        name, end = measure_words("unit")[" ".join(unit["unit"].lower().split())], unit.end()
    start = currency.start() if currency else start
    bound = BOUND.search(text, max(sentence.start, start - 40), start)
    side = measure_words("bound")[" ".join(bound["bound"].lower().split())] if bound else "low" if number.vague else ""
    opened = OPEN.match(text, end, sentence.end)
    if opened:
        end = opened.end()
        side = {"more": "low", "so": "about"}.get((opened["open"] or "more").lower(), "high")
    return Amount(
        span=Span(bound.start() if bound else start, end),
        core=number,
        low=None if side == "high" else number.value,
        high=None if side == "low" else number.value,
        approximate=side == "about" or number.vague,
        unit=name,
        bounded=bool(side),
    )


def _is_no_figure(text: str, sentence: Span, number: Number) -> bool:
    """Rule 2, by the words beside a number."""
    start, end = number.span.start, number.span.end
    before, word = text[max(sentence.start, start - 24) : start], number.span.of(text)
    if number.value == 0 or ADDRESS.match(text, end) or re.match(r"[‐‑–-]\d|\s\d", text[end : end + 2]) or re.search(r"\d[\s–-]$", before):
        return True
    if CURRENCY.search(before):
        return False
    if LABEL.search(before) or (re.search(r",\s*$", before) and ASIDE.match(text, end) and number.value < 120 and number.digits):
        return True
    if number.digits and re.fullmatch(r"1[5-9]\d\d|20\d\d", word) and not find_noun(text, sentence, end):
        return True
    small = not number.digits and number.value <= FAMILIAR
    return small and bool(KNOWN.search(before)) and not BOUND.search(before)


def _read_figure(report: Report, sentence: Span, amount: Amount, last: Figure | None) -> Figure | None:
    """An amount with what it counts; None by rule 3."""
    text = report.text
    age = AGE.match(text, amount.core.span.end, sentence.end)
    if age and not amount.core.vague:
        return _figure(report, amount, Span(amount.span.start, age.end()), "age", None)
    if amount.unit is None and re.match(r"[‐‑-][A-Za-z]", text[amount.core.span.end : amount.core.span.end + 2]):
        return None  # "a 30-member team"
    noun = _noun(text, sentence, amount)
    whole = Span(amount.span.start, noun.end if noun else amount.span.end)
    state = None if amount.unit else find_state(text, sentence, whole)
    if amount.core.value == 1 and not amount.unit and not _is_one_person(text, amount, noun, state):
        return None
    if noun is None and amount.unit is None and state is None and not (last and PARTITIVE.search(text, sentence.start, whole.start)):
        return None
    counted = noun.of(text) if noun else ""
    if not noun and last and last.what and PARTITIVE.search(text, sentence.start, whole.start):
        counted = last.what.split(" ")[0]
    rate = find_rate(text, sentence, whole.end)
    return _figure(
        report, amount, Span(whole.start, rate[1] if rate else whole.end), name_counted(counted, state), rate[0] if rate else None
    )


def _figure(report: Report, amount: Amount, span: Span, what: str | None, per: str | None) -> Figure:
    unit = amount.unit
    return Figure(
        id="", report=report.id, span=span, low=amount.low, high=amount.high, approximate=amount.approximate, per=per, unit=unit, what=what
    )


def _noun(text: str, sentence: Span, amount: Amount) -> Span | None:
    """The noun phrase counted: just behind the number, or behind "of" where a unit or a vague number stands."""
    start = amount.span.end
    if amount.unit or amount.core.vague or amount.core.span.of(text).lower().endswith(("dozen", "million", "thousand", "hundred")):
        of = OF.match(text, start, sentence.end)
        if of:
            return find_noun(text, sentence, of.end(), single=bool(amount.unit))
        if amount.unit:
            return None
    return find_noun(text, sentence, start, single=amount.core.value == 1)


def _is_one_person(text: str, amount: Amount, noun: Span | None, state: str | None) -> bool:
    """Rule 2 for "one"."""
    if amount.core.span.of(text).lower() not in {"one", "1"}:
        return True
    after = re.match(r"\s+(\w+)", text[amount.span.end : amount.span.end + 30])
    if re.match(r"\s+of\b", text[amount.span.end :][:4]):
        return False
    people = measure_words("person")
    beside = after[1].lower() if after else ""
    return (
        bool(amount.bounded and noun)
        or beside in people
        or (noun is not None and noun.of(text).split()[-1].lower() in people)
        or (bool(state) and not noun and beside in measure_words("state"))
    )


def _share_states(text: str, sentence: Span, figures: list[Figure]) -> Iterator[Figure]:
    """Coordinated figures share what became of them: "left two pilots and three sailors dead", "killed two pilots and three sailors"."""
    states = set(measure_words("state").values())
    told = list(figures)
    for place in range(len(told) - 1):
        one, other = told[place], told[place + 1]
        if one.unit or other.unit or one.what is None or other.what is None or one.what == "age" or other.what == "age":
            continue
        if not COORDINATED.fullmatch(text, one.span.end, other.span.start):
            continue
        mine, theirs = (next((state for state in states if figure.what and figure.what.endswith(state)), None) for figure in (one, other))
        if theirs and not mine:
            told[place] = replace(one, what=f"{one.what} {theirs}")
        elif mine and not theirs and " " in (one.what or ""):
            told[place + 1] = replace(other, what=f"{other.what} {mine}")
    yield from told
