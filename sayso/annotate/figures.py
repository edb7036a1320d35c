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
from sayso.annotate.quantities import CURRENCY, join_smaller, measure
from sayso.annotate.settings import find_settings, find_wholes
from sayso.annotate.vouching import find_claimants, find_doubters
from sayso.model import Figure, Notes, Report, Span
from sayso.text.covered import Ground
from sayso.text.numbers import Number, find_numbers
from sayso.words.measures import measure_pattern, measure_words

FAMILIAR = 12  # below this a spelled number behind "the" tells of things known already ("the two leaders")
# Words before a number that bound it: "more than ", "at least ". Not: "over the ", "some of the ".
BOUND = re.compile(rf"(?<![\w-])(?P<bound>{measure_pattern('bound')})(?:\s+(?:another|a\s+further|the|about|around))?\s+$", re.IGNORECASE)
# Behind a number, an open end: "or more", "-plus", "or so". Not: "more and more".
OPEN = re.compile(r"\s+or\s+(?P<open>more|fewer|less|so)\b|(?P<plus>\+|[‐‑-]plus\b)", re.IGNORECASE)
# Between the ends of a range: "20 | to | 30", "20–30", "between 20 | and | 30".
TO = re.compile(r"\s+(?:to|or)\s+|\s?[‐‑–-]\s?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:\S+\s+)?$", re.IGNORECASE)
AGE = re.compile(r"(?:[‐‑-]|\s)years?(?:[‐‑-]|\s)olds?\b", re.IGNORECASE)
# Before an age: "turned | 38". Not: "turned | 38 boats away".
TURNED = re.compile(r"\bturn(?:ed|s|ing)\s+$", re.IGNORECASE)
# What makes a number part of a name or a code: "Article 5", "No. 10", "#1", ", 47,". Not: "killed 5".
LABEL = re.compile(rf"(?:(?<![\w-])(?:{measure_pattern('label')})\s+|[#@/.:]\s?)$", re.IGNORECASE)
ASIDE = re.compile(r"\s*(?:[,;)]|and\b)")
ADDRESS = re.compile(r"\s+(?:[A-Z][\w’'.]+\s+){0,2}(?:Street|St\.|Avenue|Ave\.?|Road|Rd|Lane|Boulevard|Square|Drive|Place|Court|Downing)\b")
KNOWN = re.compile(
    r"\b(?:the|these|those|his|her|its|their|our|my|your|both|all|other|last|first|next|past|final|top|same)\s+(?:other\s+|last\s+|first\s+|next\s+)?$",
    re.IGNORECASE,
)
OF = re.compile(r"\s+(?:of|worth\s+of|in|worth)\s+(?:the\s+|all\s+|its\s+|their\s+)?", re.IGNORECASE)
SHARE_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+|its\s+|their\s+)?", re.IGNORECASE)
SCALES = ("dozen", "million", "thousand", "hundred")
PARTITIVE = re.compile(r"\b(?:of\s+(?:which|whom|them|these|those)|including|among\s+them)\s*,?\s+(?:at\s+least\s+)?$", re.IGNORECASE)
VOTE = re.compile(r"\s+(?:vote|win|victory|defeat|lead|ruling|decision|loss|draw|score)\b", re.IGNORECASE)
# A number straight before or behind another, as in a code or a telephone number: "020 7946", "3-2". Not: "of 20, 3".
NUMBER_AFTER = re.compile(r"[‐‑–-]\d|\s\d")
NUMBER_BEFORE = re.compile(r"\d[\s–-]$")
# "2031" with nothing behind it that it could count. Not: "2,031", "231".
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
COMPOUND = re.compile(r"[‐‑-][A-Za-z]")  # "a 30-member team". Not: "30 members".
OLDEST = 120
COORDINATED = re.compile(r"(?:\s{0,3},)?\s{0,3}(?:and|or|,|as\s+well\s+as|and\s+another)\s+", re.IGNORECASE)


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
    taken = Ground(Span(0, len(report.text)), (moment.span for moment in notes.moments))
    for sentence in notes.sentences:
        found.extend(read_figures(report, sentence.span, taken))
    numbered = tuple(replace(figure, id=f"{report.id}:f{number}") for number, figure in enumerate(found, 1))
    settled = find_settings(notes, find_wholes(report.text, numbered))
    return replace(notes, figures=find_doubters(report, notes, find_claimants(notes, settled)))


def read_figures(report: Report, sentence: Span, taken: Ground | None = None) -> tuple[Figure, ...]:
    """The figures of one sentence, outside what moments have taken."""
    figures: list[Figure] = []
    for amount in _amounts(report.text, sentence, taken):
        figure = _read_figure(report, sentence, amount, figures[-1] if figures else None)
        if figure and not (figures and figure.span.touches(figures[-1].span)):
            figures.append(figure)
    return tuple(_share_states(report.text, figures))


def _amounts(text: str, sentence: Span, taken: Ground | None) -> Iterator[Amount]:
    """Numbers that may be figures, ranges as one."""
    numbers = [number for number in find_numbers(text, sentence) if taken is None or taken.is_free(number.span)]
    skip = -1
    for place, number in enumerate(numbers):
        if place == skip:
            continue
        other = numbers[place + 1] if place + 1 < len(numbers) else None
        if other and _is_range(text, sentence, number, other):
            skip = place + 1
            yield _range(text, sentence, number, other)
        elif other and (whole := join_smaller(text, measure(text, sentence, number), measure(text, sentence, other))):
            skip = place + 1
            yield replace(_single(text, sentence, number), span=whole.span, low=whole.value, high=whole.value)
        elif not _is_no_figure(text, sentence, number):
            yield _single(text, sentence, number)


def _is_range(text: str, sentence: Span, one: Number, other: Number) -> bool:
    """Whether two numbers are the ends of one: "two to three boats", "between 20 and 30". Not: "from 20 to 30", "3-2 win"."""
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
    quantity = measure(text, sentence, number)
    value = float(f"{number.value:.6g}") if number.share else number.value  # a third is no endless number
    start, end = quantity.span.start, quantity.span.end
    bound = BOUND.search(text, max(sentence.start, start - 40), start)
    side = measure_words("bound")[" ".join(bound["bound"].lower().split())] if bound else "low" if number.vague else ""
    opened = OPEN.match(text, end, sentence.end)
    if opened:
        end = opened.end()
        side = {"more": "low", "so": "about"}.get((opened["open"] or "more").lower(), "high")
    return Amount(
        span=Span(bound.start() if bound else start, end),
        core=number,
        low=None if side == "high" else value,
        high=None if side == "low" else value,
        approximate=side == "about" or number.vague,
        unit=quantity.unit,
        bounded=bool(side),
    )


def _is_no_figure(text: str, sentence: Span, number: Number) -> bool:
    """Rule 2, by the words beside a number."""
    before = text[max(sentence.start, number.span.start - 24) : number.span.start]
    if (
        number.value == 0
        or ADDRESS.match(text, number.span.end)
        or NUMBER_AFTER.match(text, number.span.end)
        or NUMBER_BEFORE.search(before)
    ):
        return True
    if CURRENCY.search(before):
        return False
    if LABEL.search(before) or _is_aside(text, before, number) or _is_year(text, sentence, number):
        return True
    small = not number.digits and number.value <= FAMILIAR
    return small and bool(KNOWN.search(before)) and not BOUND.search(before)


def _is_aside(text: str, before: str, number: Number) -> bool:
    """Whether a number stands between commas as an age does: "Orlo, 47, said"."""
    return number.digits and number.value < OLDEST and before.rstrip().endswith(",") and bool(ASIDE.match(text, number.span.end))


def _is_year(text: str, sentence: Span, number: Number) -> bool:
    """Whether four digits with nothing to count are a year."""
    return number.digits and bool(YEAR.fullmatch(number.span.of(text))) and not find_noun(text, sentence, number.span.end)


def _read_figure(report: Report, sentence: Span, amount: Amount, last: Figure | None) -> Figure | None:
    """An amount with what it counts; None by rule 3."""
    text = report.text
    age = AGE.match(text, amount.core.span.end, sentence.end)
    if age and not amount.core.vague:
        return _figure(report, amount, Span(amount.span.start, age.end()), "age", None)
    if (
        amount.unit is None
        and amount.core.value < OLDEST
        and TURNED.search(text, max(sentence.start, amount.span.start - 12), amount.span.start)
    ):
        return None if find_noun(text, sentence, amount.span.end) else _figure(report, amount, amount.span, "age", None)
    if amount.unit is None and COMPOUND.match(text, amount.core.span.end):
        return None
    noun = _noun(text, sentence, amount)
    whole = Span(amount.span.start, noun.end if noun else amount.span.end)
    state = None if amount.unit else find_state(text, sentence, whole)
    part = last if PARTITIVE.search(text, max(sentence.start, whole.start - 40), whole.start) else None
    if _counts_nothing(text, amount, noun, state, part):
        return None
    counted = noun.of(text) if noun else part.what.split(" ")[0] if part and part.what else ""
    rate = find_rate(text, sentence, whole.end)
    span = Span(whole.start, rate[1] if rate else whole.end)
    return _figure(report, amount, span, name_counted(counted, state), rate[0] if rate else None)


def _counts_nothing(text: str, amount: Amount, noun: Span | None, state: str | None, part: Figure | None) -> bool:
    """Rule 3, and rule 2 for "one" and for nouns not worth a count."""
    if noun and noun.of(text).split()[-1].lower() in measure_words("vain"):
        return True
    if amount.unit:
        return False
    if amount.core.value == 1 and not _is_one_person(text, amount, noun, state):
        return True
    return noun is None and state is None and part is None


def _figure(report: Report, amount: Amount, span: Span, what: str | None, per: str | None) -> Figure:
    unit = amount.unit
    return Figure(
        id="", report=report.id, span=span, low=amount.low, high=amount.high, approximate=amount.approximate, per=per, unit=unit, what=what
    )


def _noun(text: str, sentence: Span, amount: Amount) -> Span | None:
    """The noun phrase counted: just behind the number, or behind "of" where a unit, a share or a vague number stands."""
    start, share = amount.span.end, amount.core.share
    if amount.unit or share or amount.core.vague or amount.core.span.of(text).lower().endswith(SCALES):
        of = (SHARE_OF if amount.unit == "%" or share else OF).match(text, start, sentence.end)
        if of:
            return find_noun(text, sentence, of.end(), single=bool(amount.unit))
        if amount.unit or share:
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


def _share_states(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Coordinated figures share what became of them: "left two pilots and three sailors dead", "killed two pilots and three sailors"."""
    told = list(figures)
    for place in range(len(told) - 1):
        one, other = told[place], told[place + 1]
        if not (_is_counted(one) and _is_counted(other) and COORDINATED.fullmatch(text, one.span.end, other.span.start)):
            continue
        mine, theirs = _state_of(one), _state_of(other)
        if theirs and not mine:
            told[place] = replace(one, what=f"{one.what} {theirs}")
        elif mine and not theirs and " " in (one.what or ""):
            told[place + 1] = replace(other, what=f"{other.what} {mine}")
    yield from told


def _is_counted(figure: Figure) -> bool:
    """Whether a figure counts something, rather than measures it or tells an age."""
    return figure.unit is None and figure.what not in {None, "age"}


def _state_of(figure: Figure) -> str | None:
    """What became of those counted, as `what` ends with it."""
    return next((state for state in set(measure_words("state").values()) if figure.what and figure.what.endswith(state)), None)
