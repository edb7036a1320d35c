"""Sentences of two reports that are word for word the same but for a word or two: what stands there in the other's place.

In: the table. Out: `Twin`s. It is the surest evidence that two words are of one thing: the sentence around them is one. It judges nothing.
Method: longest matching blocks of words (Ratcliff and Obershelp 1988) over pairs that share rare words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.collate.table import Line, Table, pairs_alike
from sayso.collate.wordings import NEGATIONS
from sayso.model import Span
from sayso.text.spelling import plain_spelling
from sayso.text.tokens import Token, find_words

LIKE = 0.4  # cosine of two sentences from which they are held word against word: a name or two changed leaves more
SAME = 0.75  # share of the longer sentence's words that must stand in the other, in order
LEAST = 6  # words that must
FEWEST = 2  # stems of a sentence that is looked at: one alone tells nothing
MOST_CHANGES = 3  # places in which twins differ; more of them are another telling
LONGEST = 4  # words that stand in the place of others
Code = tuple[str, int, int, int, int]  # a tag of difflib's, and the bounds in the one and in the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of the one sentence, and those that stand in their place in the other."""

    one: Span
    other: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two sentences that are one but for these changes; `one` is of the report that comes first in the story."""

    one: Line
    other: Line
    changes: tuple[Change, ...]

    def swaps(self, mine: Span, theirs: Span) -> bool:
        """Whether something at `mine` in the one stands in the place of something at `theirs` in the other."""
        return any(change.one.touches(mine) and change.other.touches(theirs) for change in self.changes)


def find_twins(table: Table) -> tuple[Twin, ...]:
    """Every pair of body sentences of two reports that are twins."""
    body = [line for line in table.lines if line.rank >= 0 and len(line.stems) >= FEWEST]
    words = {line: find_words(table.texts[line.report], line.span) for line in body}
    plain = {line: tuple(plain_spelling(token.text) for token in tokens) for line, tokens in words.items()}
    exact = {(line.report, told) for line, told in plain.items()}
    order = {report.id: number for number, report in enumerate(table.story.reports)}
    found = []
    for pair in pairs_alike(table, body):
        one, other = sorted(pair, key=lambda line: order[line.report])
        # What the other report has word for word elsewhere is no twin of another sentence there.
        if (other.report, plain[one]) in exact or (one.report, plain[other]) in exact:
            continue
        if table.likeness(one.stems, other.stems) >= LIKE and (changes := _changes(words[one], words[other], plain[one], plain[other])):
            found.append(Twin(one=one, other=other, changes=changes))
    return tuple(found)


def _changes(one: Sequence[Token], other: Sequence[Token], mine: Sequence[str], theirs: Sequence[str]) -> tuple[Change, ...]:
    """Where two sentences, as tokens and in plain spelling, differ by words in one another's place; () where by more than that."""
    codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    same = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    if same < max(LEAST, SAME * max(len(mine), len(theirs))):
        return ()
    changes = tuple(_placed(one[a:b], other[c:d]) for tag, a, b, c, d in codes if tag == "replace" and max(b - a, d - c) <= LONGEST)
    changes += tuple(_denied(one, other, code) for code in codes if _is_denial(mine, theirs, code))
    return changes if len(changes) <= MOST_CHANGES else ()


def _is_denial(one: Sequence[str], other: Sequence[str], code: Code) -> bool:
    """Whether a "not" is left out or put in, with a word behind it in both."""
    tag, a, b, c, d = code
    return tag in {"delete", "insert"} and bool(NEGATIONS & {*one[a:b], *other[c:d]}) and b < len(one) and d < len(other)


def _denied(one: Sequence[Token], other: Sequence[Token], code: Code) -> Change:
    """The "not" with the word behind it, and that word alone."""
    _, a, b, c, d = code
    return _placed(one[a : b + 1], other[c : d + 1])


def _placed(one: Sequence[Token], other: Sequence[Token]) -> Change:
    """The words of both sides as spans."""
    return Change(one=Span(one[0].span.start, one[-1].span.end), other=Span(other[0].span.start, other[-1].span.end))
