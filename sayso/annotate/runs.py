"""Runs of capitalised words, in which names stand: "Foreign Minister Ode van der Arle", "University of Tarn", "the Brack Harbour Council".

In: a text and a sentence of it. Out: runs, each a row of words with their places. It joins what belongs together and cuts at
possessives; which part of a run is a name, and whose, it never asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span
from sayso.text.tokens import Token, find_words, fold
from sayso.words.grammar import word_class
from sayso.words.institutions import institutions
from sayso.words.titles import titles

PARTICLES = word_class("particle")
OF = frozenset({"of", "for", "on"})  # join "University of Tarn", not "President of Tarn"
WITH_STOP = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "sen", "rep", "gov", "rev", "prof", "jr", "sr"}
)
MARKS = "“”\"‘’'«»([—–"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a run: as written and without a possessive."""

    span: Span
    text: str

    @property
    def form(self) -> str:
        """The word folded."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row.

    `opens` where the first opens a sentence, `owned` where the last has a possessive; `before` is the word before it, folded.
    """

    words: tuple[NameWord, ...]
    opens: bool
    owned: bool
    before: str


def find_runs(text: str, sentence: Span) -> Iterator[Run]:
    """The runs of one sentence, in order.

    >>> [[word.text for word in run.words] for run in find_runs("He met Tarn’s mayor Ode van der Arle.", Span(0, 37))]
    [['He'], ['Tarn'], ['Ode', 'van', 'der', 'Arle']]
    """
    tokens = find_words(text, sentence)
    at = 0
    while at < len(tokens):
        if not _is_capital(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (step := _step(text, tokens, at, end)):
            end += step
        yield _run(text, sentence, tokens, at, end)
        at = end


def _run(text: str, sentence: Span, tokens: tuple[Token, ...], first: int, end: int) -> Run:
    """The words from `first` to `end` as a run."""
    start = tokens[first].span.start
    head = text[max(start - 2, sentence.start) : start]
    opens = start == sentence.start or not head.strip() or head.strip()[-1] in MARKS or head.rstrip()[-1:] in ":;"
    words = tuple(_bare(token) for token in tokens[first:end])
    before = fold(tokens[first - 1].text) if first and text[tokens[first - 1].span.end : start] == " " else ""
    owned = words[-1].span.end < tokens[end - 1].span.end or text[tokens[end - 1].span.end : tokens[end - 1].span.end + 1] in {"’", "'"}
    return Run(words, opens, owned, before)


def _step(text: str, tokens: tuple[Token, ...], first: int, end: int) -> int:
    """How many more words the run takes in after word `end - 1`: none, one, or small words with the capital they lead to."""
    last = tokens[end - 1]
    plural = last.text.endswith("s") and text[last.span.end : tokens[end].span.start] in {"’ ", "' "}
    if not plural and not _adjoins(text, last, tokens[end]):
        return 0
    if plural or _is_owned(last):
        return _to_body(text, tokens, end)
    if _is_capital(tokens[end]):
        return 1
    small = 0
    while end + small < len(tokens) and tokens[end + small].text.lower() in PARTICLES | OF | {"the", "and"} and small < 3:
        small += 1
    if not small or end + small >= len(tokens) or not _is_capital(tokens[end + small]):
        return 0
    between = {token.text.lower() for token in tokens[end : end + small]}
    if text[last.span.end : tokens[end + small].span.start] != " " + " ".join(t.text for t in tokens[end : end + small]) + " ":
        return 0
    office = " ".join(token.text.lower() for token in tokens[end - 1 : end + small + 1]) in titles("office")
    return small + 1 if office or _joins(between, tokens[first:end]) else 0


def _joins(between: set[str], so_far: tuple[Token, ...]) -> bool:
    """Whether small words tie what follows to the run: particles always, "of" to a body's name, "and" to one that has its "of"."""
    if between <= PARTICLES:
        return len(so_far) > 0 and not so_far[-1].text.isupper()
    heads = {token.text for token in so_far}
    if "and" in between:
        return between == {"and"} and bool(OF & {token.text.lower() for token in so_far})
    return bool(between & OF) and bool(heads & (institutions("body") - {"Times"}))


def _to_body(text: str, tokens: tuple[Token, ...], end: int) -> int:
    """Words after a possessive that end in a body's name: "Prosecutor General’s | Office", "Orlo’s | Defence Ministry"."""
    count = 0
    while (
        end + count < len(tokens)
        and _is_capital(tokens[end + count])
        and (not count or _adjoins(text, tokens[end + count - 1], tokens[end + count]))
    ):
        count += 1
        if tokens[end + count - 1].text in institutions("body"):
            return count
    return 0


def _adjoins(text: str, left: Token, right: Token) -> bool:
    """Whether only a space stands between, or a stop that belongs to the word before: "Lt. Col.", "J. Arle"."""
    between = text[left.span.end : right.span.start]
    return between in {" ", "\xa0"} or (between == ". " and (len(left.text) == 1 or left.text.lower() in WITH_STOP))


def _is_capital(token: Token) -> bool:
    """Whether a word is written with a capital, as names are: "Arle", "al-Sund", "iPhone". Not: "4th"."""
    head = token.text.split("-")[0].split("‑")[0]
    return token.text[:1].isupper() or (head.lower() in PARTICLES and token.text[len(head) + 1 : len(head) + 2].isupper())


def _is_owned(token: Token) -> bool:
    """Whether a word ends with a possessive."""
    return token.text.endswith(("’s", "'s"))


def _bare(token: Token) -> NameWord:
    """A word without its possessive."""
    text = token.text[:-2] if _is_owned(token) else token.text
    return NameWord(Span(token.span.start, token.span.start + len(text)), text)
