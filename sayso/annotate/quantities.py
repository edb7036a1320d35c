"""Numbers with what they measure: "$75 million", "35 kilometres", "40%", "five feet two inches", "thirteen dollars and forty-five cents".

In: a text and a sentence. Out: quantities, a number without a unit among them. Bounds ("more than") and what is counted are not theirs.
Rule 1: a sign or a name of a currency stands before a number, else a unit behind it, glued or not ("six-mile", "300mm").
Rule 2: a smaller unit behind its larger one belongs to it: feet and inches, dollars and cents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model import Span
from sayso.text.numbers import Number, find_numbers
from sayso.words.measures import measure_pattern, measure_words

CURRENCY = re.compile(rf"(?<![\w])(?P<currency>{measure_pattern('currency')})\s?$", re.IGNORECASE)
UNIT = re.compile(rf"(?:\s{{0,3}}[‐‑-]?\s{{0,3}})(?P<unit>{measure_pattern('unit')})(?!\w)", re.IGNORECASE)
UNIT_OF = re.compile(rf"\s+(?:of\s+)?(?P<unit>{measure_pattern('unit')})(?!\w)", re.IGNORECASE)
LONGEST_SIGN = 8  # characters of a currency's name before a number
# How many of the smaller unit make the larger.
SMALLER = {
    ("USD", "cent"): 100, ("EUR", "cent"): 100, ("CAD", "cent"): 100, ("AUD", "cent"): 100, ("GBP", "pence"): 100, ("ft", "in"): 12,
    ("pound", "oz"): 16,
}  # fmt: skip
BETWEEN = re.compile(r",?\s+(?:and\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, where it has one; `value` is the number's, and of both where a smaller unit belongs to it."""

    span: Span
    number: Number
    value: float
    unit: str | None = None


def find_quantities(text: str, sentence: Span) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order.

    >>> text = "It rose by $2.5bn, 40% of five feet two inches and 300mm."
    >>> [(one.span.of(text), round(one.value, 2), one.unit) for one in find_quantities(text, Span(0, len(text)))]
    [('$2.5bn', 2500000000.0, 'USD'), ('40%', 40.0, '%'), ('five feet two inches', 5.17, 'ft'), ('300mm', 300.0, 'mm')]
    """
    return tuple(_join_smaller(text, [measure(text, sentence, number) for number in find_numbers(text, sentence)]))


def measure(text: str, sentence: Span, number: Number) -> Quantity:
    """Rule 1 for one number."""
    start, end = number.span.start, number.span.end
    currency = CURRENCY.search(text, max(sentence.start, start - LONGEST_SIGN), start)
    if currency:
        name = measure_words("currency")[" ".join(currency["currency"].lower().split())]
        return Quantity(span=Span(currency.start(), end), number=number, value=number.value, unit=name)
    unit = (UNIT_OF if number.vague else UNIT).match(text, end, sentence.end)
    if unit is None:
        return Quantity(span=number.span, number=number, value=number.value)
    name = measure_words("unit")[" ".join(unit["unit"].lower().split())]
    return Quantity(span=Span(start, unit.end()), number=number, value=number.value, unit=name)


def _join_smaller(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Rule 2."""
    last: Quantity | None = None
    for one in quantities:
        joined = join_smaller(text, last, one) if last else None
        if last and not joined:
            yield last
        last = joined or one
    if last:
        yield last


def join_smaller(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Two quantities as one where the second is of the smaller unit of the first; None where it is not."""
    many = SMALLER.get((one.unit or "", other.unit or ""))
    if not many or not 0 < other.value < many or not BETWEEN.fullmatch(text, one.span.end, other.span.start):
        return None
    return replace(one, span=Span(one.span.start, other.span.end), value=one.value + other.value / many)
