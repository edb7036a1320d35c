"""Numbers in words and digits, with their places: "5,000", "1.2 million", "twenty-one", "two dozen", "hundreds".

Pure functions on strings. Ordinals are no numbers ("third"), nor is what is glued to letters ("F-16", "G7", "3rd").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span

SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {word: 10 * number for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
# Words that tell no more than a size; their number is the least that the plural can mean.
VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "trillions": 2e12}
TEN_OF = {"tens of thousands": 2e4, "tens of millions": 2e7, "hundreds of thousands": 2e5, "hundreds of millions": 2e8}
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
CARDINAL = "|".join(sorted([*SMALL_NUMBERS, *TENS], key=len, reverse=True))
# Matches "5,000", "1.2 million", "$5bn" (its number), "30-day" (its number). Not: "F-16", "3rd", "2-1-1", "10:30", "007a".
DIGITS = re.compile(
    rf"""
    (?<![\w.,:/+-])(?<![A-Za-z][‐‑–-])
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:(?:\s|[‐‑-])?(?P<scale>{SCALE}\b|(?:k|mn|mln|bn|tn|[mb])\b(?!\.[a-z]|[’']))(?:\s+(?P<more>million|billion|trillion)\b)?)?
    (?![\d:/]|,\d|\.\d|[A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Matches "twenty-one", "two hundred and fifty", "a dozen", "a hundred thousand", "half a million". Not: "a", "third", "someone", "anyone".
WORDS = re.compile(
    rf"""
    (?<![\w’'-])
    (?: (?P<half>half\s+an?\s+(?:million|billion|dozen|thousand)\b)
      | (?P<words>
          (?:(?:{CARDINAL})\b|an?(?=[\s‐‑-]+{SCALE}\b))
          (?:[\s‐‑-]+(?:and\s+(?=(?:{CARDINAL})\b))?(?:{CARDINAL}|{SCALE})\b)*
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Matches "dozens of", "tens of thousands". Not: "dozen", "scored".
SIZES = re.compile(rf"(?<![\w-])(?:{'|'.join([*TEN_OF, *VAGUE])})\b".replace(" ", r"\s+"), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number where it stands. `vague` where the words tell a least size only; `digits` where it is written in digits."""

    span: Span
    value: float
    vague: bool = False
    digits: bool = False


LONGEST = 24  # characters of a number in digits; a longer row of digits counts nothing


def find_numbers(text: str, span: Span | None = None) -> tuple[Number, ...]:
    """The numbers of `text`, or of the part that `span` bounds, in order.

    >>> [number.value for number in find_numbers("5,000 of 1.2 million; twenty-one, two dozen and hundreds in the third F-16")]
    [5000.0, 1200000.0, 21.0, 24.0, 200.0]
    """
    bounds = Span(0, len(text)) if span is None else span
    found = sorted(
        (*_in_digits(text, bounds), *_in_words(text, bounds), *_sizes(text, bounds)), key=lambda one: (one.span.start, -one.span.end)
    )
    kept: list[Number] = []
    for number in found:
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return tuple(kept)


def _in_digits(text: str, bounds: Span) -> Iterator[Number]:
    for found in DIGITS.finditer(text, bounds.start, bounds.end):
        if len(found["digits"]) > LONGEST:
            continue
        value = float(found["digits"].replace(",", ""))
        value *= SCALES.get((found["scale"] or "").lower(), 1.0) * SCALES.get((found["more"] or "").lower(), 1.0)
        yield Number(span=Span(*found.span()), value=round(value, 6), digits=True)


def _in_words(text: str, bounds: Span) -> Iterator[Number]:
    for found in WORDS.finditer(text, bounds.start, bounds.end):
        if found["half"]:
            yield Number(span=Span(*found.span()), value=SCALES[found["half"].lower().split()[-1]] / 2)
            continue
        spelled = found["words"].lower()
        yield from read_words(spelled, found.start())


def read_words(spelled: str, start: int) -> Iterator[Number]:
    """The numbers in a run of number words: one, or several where they do not join ("ten twelve")."""
    total = group = 0.0
    last = float("inf")
    first, end = 0, 0
    for found in re.finditer(r"[a-z]+", spelled):
        word = found[0]
        if word == "and":
            continue
        value = SMALL_NUMBERS.get(word, TENS.get(word))
        if value is not None:
            fits = last >= 100 or (last in TENS.values() and 0 < value < 10)
            if not fits:
                yield Number(span=Span(start + first, start + end), value=total + group)
                total, group, first = 0.0, 0.0, found.start()
            group += value
            last = value
        elif word in SCALES:
            scale = SCALES[word]
            if scale in {100.0, 12.0}:
                group = (group or 1) * scale
            else:
                total, group = total + (group or 1) * scale, 0.0
            last = scale
        end = found.end()
    yield Number(span=Span(start + first, start + end), value=total + group)


def _sizes(text: str, bounds: Span) -> Iterator[Number]:
    for found in SIZES.finditer(text, bounds.start, bounds.end):
        words = " ".join(found[0].lower().split())
        yield Number(span=Span(*found.span()), value=TEN_OF.get(words) or VAGUE[words], vague=True)
