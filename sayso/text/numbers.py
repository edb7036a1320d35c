"""Numbers in words and digits, with their places: "5,000", "1.2 million", "twenty-one", "two dozen", "hundreds", "two-thirds", "minus 5".

Pure functions on strings. Ordinals are no numbers ("third"), nor is what is glued to letters ("F-16", "G7", "3rd").
Rule 1: numbers that a scale parts are one ("3 hundred and 21", "five and a half million"); others are not ("ten twelve").
Rule 2: "a third" is a share where nothing that it could count as the third follows ("a third of them", not "a third man").
Rule 3: "one over 20", "one in five" are a share only where no noun follows: "one in five attacks" counts one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Span

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
SMALL_NUMBERS = {word: number for number, word in enumerate(ONES)}
TENS = {word: 10 * number for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
    "k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
REPEATED = frozenset({1e3, 1e6, 1e9, 1e12})  # scales behind which no smaller or equal one follows
# Words that tell no more than a size; their number is the least that the plural can mean.
VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "trillions": 2e12}
TEN_OF = {"tens of thousands": 2e4, "tens of millions": 2e7, "hundreds of thousands": 2e5, "hundreds of millions": 2e8}
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12, "first": 1,
}  # fmt: skip
SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅛": 1 / 8}
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
CARDINAL = "|".join(sorted([*SMALL_NUMBERS, *TENS], key=len, reverse=True))
PART = "|".join(sorted(PARTS, key=len, reverse=True))
# Units that may be glued to a number: "300mm". Not: "3rd", "747s".
GLUED = r"(?:kmph|kph|km/h|mph|km2|m2|km|kg|mg|mm|cm|dm|ml|lbs?|ft|kb|mb|gb|tb|kwh|kw|mw|gw|usd|eur|gbp|rad|yo)(?!\w)"
# Matches "5,000", "1.2 million", "$5bn" (its number), "30-day" (its number), "1.3e6". Not: "F-16", "3rd", "2-1-1", "10:30", "007a".
DIGITS = re.compile(
    rf"""
    (?<![\w.,:/+^])(?<![\w)][-])(?<![A-Za-z][‐‑–−])
    (?P<digits>\d{{1,3}}(?:[,\u202f]\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?P<power>[eE][+-]?\d{{1,3}}|\^[+-]?\d{{1,3}})?
    (?:(?:\s|[‐‑-])?(?P<scale>{SCALE}\b|(?:k|(?-i:MM)|mn|mln|bn|tn|[mb])\b(?!\.[a-z]|[’']))(?:\s+(?P<more>million|billion|trillion)\b)?)?
    (?![\d:/]|,\d|\.\d|(?!{GLUED})[A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Matches "twenty-one", "two hundred and fifty", "a dozen", "a hundred thousand", "half a million". Not: "a", "third", "someone", "anyone".
WORDS = re.compile(
    rf"""
    (?<![\w’'-])
    (?: (?P<half>(?:half|(?:a\s+)?quarter)\s+(?:(?:of\s+)?an?\s+)?(?:million|billion|trillion|dozen|thousand)\b)
      | (?P<words>
          (?:(?:{CARDINAL})\b|an?(?=[\s‐‑-]+{SCALE}\b))
          (?:[\s‐‑-]+(?:and\s+(?=(?:{CARDINAL})\b))?(?:{CARDINAL}|{SCALE})\b)*
        )
      | (?P<nought>naught|nought)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Matches "dozens of", "tens of thousands". Not: "dozen", "scored".
SIZES = re.compile(rf"(?<![\w-])(?:{'|'.join([*TEN_OF, *VAGUE])})\b".replace(" ", r"\s+"), re.IGNORECASE)
# A share on its own: "3/4", "½", "a half", "a fifth". Not: "9/11/2001", "a second".
SHARE = re.compile(
    rf"(?<![\w/.,])(?:(?P<over>\d{{1,3}})/(?P<under>\d{{1,3}})(?![\d/,.]\d|[/\w])|(?P<sign>[{''.join(SIGNS)}])"
    rf"|(?P<one>an?)[\s-]+(?P<part>{PART})\b)",
    re.IGNORECASE,
)
# Behind a number, what makes it a share: "three| fifths", "one| twenty-fifth", "two|-thirds". Not: "two| thirdly".
DENOMINATOR = re.compile(rf"[\s‐‑-]+(?:(?P<tens>{'|'.join(TENS)})[\s-])?(?P<part>{PART})(?P<plural>s)?\b(?!-)", re.IGNORECASE)
# Rule 2: behind "a third", what it may be a share of. Not: "a third | man".
NOTHING_COUNTED = re.compile(
    r"(?!\s+(?!(?:of|to|more|less|and|or|in|that|who|are|were|have|had|say|said|is|was|the|as|by|million|billion|trillion)\b)[A-Za-z])"
)
# What a part divides where a number runs on: "six million and | two". Not: "two".
LAST_OF = re.compile(rf"(?P<scale>million|billion|trillion)?\s+and\s+(?P<over>(?:{CARDINAL})(?:[\s‐‑-]+(?:{CARDINAL}))?)$", re.IGNORECASE)
# A number and a share of one that join: "five| and |a half", "2| |1/4", "2|½".
AND_SHARE = re.compile(r"\s+and\s+|\s{0,2}")
# A number of a scale and the rest of it: "3 hundred| and |21". Not: "3 hundred, 21".
AND_REST = re.compile(r"\s+(?:and\s+)?", re.IGNORECASE)
# Rule 3: between the numbers of a share, and behind it.
OVER = re.compile(r"\s+(?:over|in|out\s+of)\s+", re.IGNORECASE)
OUT_OF = re.compile(r"\s+out\s+of\s+", re.IGNORECASE)
NO_NOUN = re.compile(r"\s*(?:$|[.,;:!?)])")
POINT = re.compile(r"\s+point\s+", re.IGNORECASE)
MORE_SCALE = re.compile(r"[\s-]+(million|billion|trillion|thousand|dozen)\b", re.IGNORECASE)
# What turns a number about: "minus |five", "-|5". Not: "3-|5", "all-|5".
MINUS = re.compile(r"(?:\b(?:minus|negative)\s+|(?<![\w)\d.,-])[-−])$", re.IGNORECASE)
# "one" that stands for a thing: "the one". Not: "for one".
STANDS_FOR = re.compile(r"\b(?:the|that|this|which|another|each|every|no)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number where it stands.

    `vague` where the words tell a least size only, `digits` where it is written in digits, `share` where it is a part of one ("a third").
    """

    span: Span
    value: float
    vague: bool = False
    digits: bool = False
    share: bool = False


LONGEST = 24  # characters of a number in digits; a longer row of digits counts nothing


def find_numbers(text: str, span: Span | None = None) -> tuple[Number, ...]:
    """The numbers of `text`, or of the part that `span` bounds, in order.

    >>> [number.value for number in find_numbers("5,000 of 1.2 million; twenty-one, two dozen and hundreds in the third F-16")]
    [5000.0, 1200000.0, 21.0, 24.0, 200.0]
    >>> [round(number.value, 3) for number in find_numbers("two-thirds, five and a half million, minus 3, 2 1/4")]
    [0.667, 5500000.0, -3.0, 2.25]
    """
    bounds = Span(0, len(text)) if span is None else span
    found = sorted(
        (*_in_digits(text, bounds), *_in_words(text, bounds), *_sizes(text, bounds), *_shares(text, bounds)),
        key=lambda one: (one.span.start, -one.span.end),
    )
    kept: list[Number] = []
    for number in found:
        if kept and number.span.start < kept[-1].span.end:
            continue
        number = _divide(text, bounds, number)  # noqa: PLW2901 (the same, with what belongs to it)
        joined = _join(text, bounds, kept[-1], number) if kept else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(number)
    return tuple(_turn(text, bounds, number) for number in kept if not _stands_for(text, bounds, number))


def _divide(text: str, bounds: Span, number: Number) -> Number:
    """Three as three fifths, where a part follows; rule 2."""
    part = DENOMINATOR.match(text, number.span.end, bounds.end)
    if not part or number.vague or number.share or number.digits:
        return number
    one = number.value == 1
    if (
        one == bool(part["plural"])
        or (one and not NOTHING_COUNTED.match(text, part.end()))
        or (part["part"].lower() == "first" and not part["tens"])
    ):
        return number
    under = PARTS[part["part"].lower()] + TENS.get((part["tens"] or "").lower(), 0)
    last = LAST_OF.search(number.span.of(text))
    over = next(read_words(last["over"].lower(), 0)).value if last else number.value
    scale = SCALES.get(last["scale"].lower(), 1.0) if last and last["scale"] else 1.0
    value = number.value - over + over / under * scale  # "six million and two | thirds"
    return replace(number, span=Span(number.span.start, part.end()), value=value, share=value < 1)


def _join(text: str, bounds: Span, one: Number, other: Number) -> Number | None:
    """Two numbers as one by rules 1 and 3; None where they are two."""
    between = text[one.span.end : other.span.start]
    span = Span(one.span.start, other.span.end)
    whole = one.value == int(one.value) and not one.vague
    if other.share and whole and other.value < 1 and AND_SHARE.fullmatch(between):
        scale = MORE_SCALE.match(text, other.span.end, bounds.end)
        times = SCALES[scale[1].lower()] if scale else 1.0
        end = scale.end() if scale else other.span.end
        return replace(one, span=Span(one.span.start, end), value=(one.value + other.value) * times)
    if whole and POINT.fullmatch(between) and 0 < other.value < 100 and not one.digits:
        return replace(one, span=span, value=one.value + other.value / 10 ** len(str(int(other.value))))
    if one.digits and AND_REST.fullmatch(between) and _scale_at_end(text, one) > other.value > 0 and not other.share:
        return replace(one, span=span, value=one.value + other.value)
    if (
        OVER.fullmatch(between)
        and other.value > 0
        and ((OUT_OF.fullmatch(between) and one.value < other.value) or (one.value == 1 and NO_NOUN.match(text, span.end)))
    ):
        return replace(one, span=span, value=one.value / other.value, share=one.value < other.value)
    return None


def _scale_at_end(text: str, number: Number) -> float:
    """The scale with which a number ends: a hundred of "3 hundred"; nought where it ends with none."""
    last = number.span.of(text).split()[-1].lower()
    return SCALES.get(last, 0.0) if last.isalpha() and len(last) > 3 and last != "dozen" else 0.0


def _turn(text: str, bounds: Span, number: Number) -> Number:
    """A number below nought with its sign: "minus five", "-5"."""
    sign = MINUS.search(text, max(bounds.start, number.span.start - 12), number.span.start)
    return replace(number, span=Span(sign.start(), number.span.end), value=-number.value) if sign and not number.vague else number


def _stands_for(text: str, bounds: Span, number: Number) -> bool:
    """Whether "one" stands for a thing and counts nothing."""
    if number.value != 1 or number.digits or len(number.span) > 3:
        return False
    return STANDS_FOR.search(text, max(bounds.start, number.span.start - 10), number.span.start) is not None


def _in_digits(text: str, bounds: Span) -> Iterator[Number]:
    for found in DIGITS.finditer(text, bounds.start, bounds.end):
        if len(found["digits"]) > LONGEST:
            continue
        value = float(found["digits"].replace(",", "").replace("\u202f", ""))
        if power := found["power"]:
            value = value ** int(power[1:]) if power[0] == "^" else value * 10.0 ** int(power[1:])
        value *= SCALES.get((found["scale"] or "").lower(), 1.0) * SCALES.get((found["more"] or "").lower(), 1.0)
        yield Number(span=Span(*found.span()), value=round(value, 6) if not found["power"] else value, digits=True)


def _in_words(text: str, bounds: Span) -> Iterator[Number]:
    for found in WORDS.finditer(text, bounds.start, bounds.end):
        if found["nought"]:
            yield Number(span=Span(*found.span()), value=0.0)
        elif found["half"]:
            words = found["half"].lower().split()
            yield Number(span=Span(*found.span()), value=SCALES[words[-1]] / (4 if "quarter" in words else 2))
        else:
            yield from read_words(found["words"].lower(), found.start())


def _shares(text: str, bounds: Span) -> Iterator[Number]:
    """Shares that stand alone; a fraction in digits is one below one ("3/4"), and "9/11" is none."""
    for found in SHARE.finditer(text, bounds.start, bounds.end):
        if found["over"]:
            over, under = int(found["over"]), int(found["under"])
            if 0 < over < under <= 100 and (over, under) != (9, 11):
                yield Number(span=Span(*found.span()), value=over / under, share=True, digits=True)
        elif found["sign"]:
            yield Number(span=Span(*found.span()), value=SIGNS[found["sign"]], share=True, digits=True)
        elif found["part"].lower() != "first" and NOTHING_COUNTED.match(text, found.end()):
            yield Number(span=Span(*found.span()), value=1 / PARTS[found["part"].lower()], share=True)


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
            if last in REPEATED and scale <= last:  # "million million" is no number
                yield Number(span=Span(start + first, start + end), value=total + group)
                total, group, first = 0.0, 0.0, found.start()
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
