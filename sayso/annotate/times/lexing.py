"""A sentence as a line of letters, one for each of its words: what the rules of times are written over.

In: a text and a sentence of it. Out: a `Line`: "the third quarter of 2031" is `dOQvY`. Words that tell times come from
`words/times.toml` and `words/zones.toml`; what tells nothing of a time is `x`. Every character is looked at once.

    W weekday          w its short form   M month           Y year            y ’31             I 2031-05-06, 5/27/2031
    N number to 31     n any other count  O ordinal         f fraction        U unit            Q quarter
    D today, last night   P part of a day S season          E decade          F feast or event  R now, once, soon
    T 10:30            H a.m. or p.m.     c o'clock         C noon, midnight  Z zone            L last, next, that
    A ago, later       e early, the end of                  q about, nearly   g every, each     G daily, weekly
    d the              a a or an          v of              i in, on, at      t to, until       b from, between
    k and, or          l more, long       z old             j before, after   - ~ hyphen, dash  , ( ) . s their marks
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.annotate.times.lexicon import ONES, TOKEN, Value, lexicon
from sayso.annotate.times.shapes import Read, read_iso, read_number
from sayso.model import Span
from sayso.text.numbers import SCALES, SMALL_NUMBERS, TENS, read_words

MARKS = {",": ",", "(": "(", ")": ")", ".": ".", "-": "-", "‐": "-", "‑": "-", "–": "-", "+": "+", "/": "/", "½": "f"}
NUMBER_WORDS = frozenset({*SMALL_NUMBERS, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"})
LONGEST = 32  # words and hyphens of a number; what is longer is no number that a report writes
LASTING = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "should", "to", "not", "did", "didn’t", "didn't", "won’t", "won't"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's words: a letter each, where each begins and ends, and what each is worth."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def span(self, first: int, end: int) -> Span:
        """The characters of the words from `first` to before `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def word(self, at: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[at] : self.ends[at]]


def spell(text: str, sentence: Span) -> Line:
    """The line of a sentence.

    >>> spell("By the third quarter of 2031, two weeks later, at 10 a.m. ET", Span(0, 60)).letters
    'xdOQvY,NUA,iNHZ'
    """
    tokens = list(TOKEN.finditer(text, sentence.start, sentence.end))
    line = Line(text, "", [], [], [])
    letters: list[str] = []
    at = 0
    while at < len(tokens):
        letter, value, taken = _read(text, tokens, at, letters[-1] if letters else "")
        letters.append(letter)
        line.starts.append(tokens[at].start())
        line.ends.append(_end(text, tokens[at + taken - 1].end(), letter))
        line.values.append(value)
        at += taken
        if letter == "M" and at < len(tokens) and line.ends[-1] > tokens[at].start():
            at += 1  # the stop of "Nov."
    return Line(text, "".join(letters), line.starts, line.ends, line.values)


def _end(text: str, end: int, letter: str) -> int:
    """Where a word ends, with the stop of a short month."""
    return (
        end + 1
        if letter == "M"
        and text[end : end + 1] == "."
        and text[end - 3 : end].lower() not in {"may", "une", "uly", "rch", "ary", "ber", "ust", "ril"}
        else end
    )


def _read(text: str, tokens: list[re.Match[str]], at: int, last: str) -> Read:
    """What stands at a token; `last` is the letter before it."""
    token = tokens[at]
    kind = token.lastgroup
    if kind == "word":
        return _read_word(text, tokens, at, last)
    if kind == "number":
        return read_number(text, tokens, at)
    if kind == "iso":
        return read_iso(token[0])
    if kind == "short":
        return _read_short(text, token)
    if kind == "half":
        return "H", "pm" if token[0][0] in "pP" else "am", 1
    return _read_mark(text, token) if kind == "mark" else "s", None, 1


def _read_short(text: str, token: re.Match[str]) -> Read:
    """A year or decade of two digits: "’98", "’90s"; the ’20s are of two centuries."""
    if text[token.end() : token.end() + 1] != "s" or token[0][-1] != "0":
        return "y", None, 1
    return ("E", 190 + int(token[0][1]), 2) if int(token[0][1]) > 2 else ("x", None, 2)


def _read_mark(text: str, token: re.Match[str]) -> str:
    """A mark's letter; a hyphen that is not glued on both sides is a dash."""
    letter = MARKS.get(token[0], "x")
    if letter == "-":
        glued = not text[token.start() - 1 : token.start()].isspace() and not text[token.end() : token.end() + 1].isspace()
        return "-" if glued else "~"
    return letter


def _read_word(text: str, tokens: list[re.Match[str]], at: int, last: str) -> Read:
    """A word or the longest name that begins with it; "later" counts away only behind a unit."""
    word = tokens[at][0]
    lower = word.lower()
    if lower in NUMBER_WORDS or (
        lower in {"a", "an"} and at + 1 < len(tokens) and tokens[at + 1][0].lower() in SCALES and len(tokens[at + 1][0]) > 3
    ):
        return _read_number_words(text, tokens, at)
    ahead = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
    for name in lexicon().get(lower, ()):
        if name.tail and (name.tail[0] != ahead or not _follows(tokens, at + 1, name.tail)):
            continue
        end = at + 1 + len(name.tail)
        if (name.capital and not word[0].isupper()) or (name.letter == "A" and last not in "UQPf-"):
            continue
        if lower == "last" and at and tokens[at - 1][0].lower() in LASTING:
            return "x", None, 1  # "will last two weeks"
        if name.exact and name.exact != text[tokens[at].start() : tokens[end - 1].end()]:
            continue
        if name.letter == "Z" and name.value == "UTC":
            return _read_offset(tokens, at, end)
        return name.letter, name.value, end - at
    return "x", None, 1


def _follows(tokens: list[re.Match[str]], at: int, tail: tuple[str, ...]) -> bool:
    """Whether the rest of a name stands at a token."""
    return at + len(tail) <= len(tokens) and all(tokens[at + number][0].lower() == word for number, word in enumerate(tail))


def _read_offset(tokens: list[re.Match[str]], at: int, end: int) -> Read:
    """UTC, or the distance from it that follows: "GMT+3", "UTC -05:30"."""
    if end + 1 < len(tokens) and tokens[end][0] in {"+", "-", "−", "–"} and tokens[end + 1].start() == tokens[end].end():
        found = re.fullmatch(r"(\d{1,2})(?::?([0-5]\d))?", tokens[end + 1][0])
        if found and int(found[1]) <= 14:
            sign = "+" if tokens[end][0] == "+" else "-"
            return "Z", f"{sign}{int(found[1]):02}:{found[2] or '00'}", end + 2 - at
    return "Z", "UTC", end - at


def _read_number_words(text: str, tokens: list[re.Match[str]], at: int) -> Read:
    """A number in words, with its hyphens: "twenty-one", "two hundred and fifty", "nineteen ninety-six" (a year), "dozens of"."""
    end = at + 1
    while end < min(len(tokens), at + LONGEST):
        step = 1 if tokens[end][0].lower() in NUMBER_WORDS else 2 if end + 1 < len(tokens) and _joins(tokens, end) else 0
        if not step:
            break
        end += step
    numbers = list(read_words(text[tokens[at].start() : tokens[end - 1].end()].lower(), 0))
    if len(numbers) == 2 and numbers[0].value in range(16, 21) and numbers[1].value in range(10, 100):
        return "Y", int(100 * numbers[0].value + numbers[1].value), end - at
    if len(numbers) == 1 and numbers[0].value in range(2001, 2100):
        return "Y", int(numbers[0].value), end - at
    if len(numbers) > 1:
        end = next(n for n in range(at + 1, len(tokens)) if tokens[n].start() - tokens[at].start() >= numbers[1].span.start)
    if "-" in tokens[end - 1][0] or tokens[end - 1][0].lower() == "and":
        end -= 1
    if (
        end < len(tokens)
        and tokens[end][0] in {"-", "‑"}
        and end + 1 < len(tokens)
        and tokens[end + 1][0].lower() in ONES
        and numbers[0].value in {20, 30}
    ):
        return "O", int(numbers[0].value) + ONES.index(tokens[end + 1][0].lower()) + 1, end + 2 - at
    value = numbers[0].value
    return ("N" if value in range(1, 32) else "n"), value, end - at


def _joins(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a hyphen or "and" leads to another word of the number."""
    return (
        tokens[at][0].lower() in {"-", "‑", "‐", "and"}
        and tokens[at + 1][0].lower() in NUMBER_WORDS
        and (tokens[at][0].lower() != "and" or tokens[at - 1][0].lower() in {"hundred", "thousand", "million"})
    )
