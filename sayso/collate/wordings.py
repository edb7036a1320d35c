"""Two printings of one statement, word by word: the same words, the same but for what every desk may do, or other words.

Pure functions on the words between quotation marks. What every desk may do (contract.md): an ellipsis, a shorter quotation, a
bracketed insertion, case, spelling variety, typography, an article. Method: longest matching blocks (Ratcliff and Obershelp 1988).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from sayso.text.spelling import is_near, plain_spelling, transliterated
from sayso.text.tokens import SMALL, find_words, stem
from sayso.words.given_names import given_names
from sayso.words.places import demonyms, place_names

GAP = "…"
ARTICLES = frozenset({"a", "an", "the", "that"})
# An ellipsis or a bracketed insertion: "the … road", "the ... road", "[the mayor]". Not: a full stop, "(the mayor)".
CUT = re.compile(r"…|\.{3,}|\. \. \.|\[[^\]\n]{0,120}\]")
Sameness = Literal["same", "small", "other", "unlike"]
# Small words that turn a meaning: they count as content.
MODALS = frozenset(["not", "no", "nor", "can", "could", "must", "may", "might", "should", "will", "would"])
NEGATIONS = frozenset({"not", "no", "never", "nor"})  # left out or put in, they turn what was said
# Contractions, as the words they stand for: "we'll" and "we will" are one spelling.
ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
WHOLE = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"), "gonna": ("going", "to")}
MOST = 0.7  # share of the shorter printing's words that the longer must hold where each only cuts the other
ALIKE = 0.5  # share of the shorter printing's content words that must stand in the other for both to be one statement
STRETCH = 3  # how many times as long as what it stands for a replacement may be; beyond that another sentence stands there
LEAST = 4  # content words that two printings which are not the same must share, or nothing is said of them


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two printings compare, and the words in which they differ (first's, second's).

    same: equal but for what every desk may do; small: function words differ; other: content words differ; unlike: two statements.
    What may be a slip in a name's spelling makes two printings other, and is none of the changes: nobody is accused of it.
    """

    sameness: Sameness
    changes: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def compare(first: str, second: str, *, one: bool = False) -> Comparison:
    """Compare two printings, each the pieces of a quotation joined by "…"; `one` where it is known that they are one statement.

    >>> compare("We must show courage now", "we must … courage now").sameness
    'same'
    >>> compare("The harbour must open by June for all", "The harbour must be opened by June for everybody").sameness
    'other'
    """
    mine, theirs = spell(first), spell(second)
    if not mine or not theirs:
        return Comparison("unlike")
    told = [change for change in _changes(mine, theirs) if not _is_one_name(change, first, second)]
    changes = tuple(change for change in told if not _may_be_slip(change, first, second))
    if not told:
        return Comparison("same") if one or _overlap(mine, theirs) else Comparison("unlike")
    if not one and not _one_statement(mine, theirs):
        return Comparison("unlike")
    if all(_is_small(side) for change in told for side in change):
        return Comparison("small", changes)
    return Comparison("other", changes)


def spell(text: str) -> tuple[str, ...]:
    """The words of a printing in one spelling, articles left out, `…` where something is cut or inserted."""
    words: list[str] = []
    for number, piece in enumerate(CUT.split(text)):
        if number and words and words[-1] != GAP:
            words.append(GAP)
        words.extend(word for token in find_words(piece) for word in _uncontracted(plain_spelling(token.text)) if word not in ARTICLES)
    inserted = text.rstrip(" .,;:!?'\"’”").endswith("]")  # an insertion at the end stands for words, an ellipsis there for none
    while words and words[-1] == GAP and not inserted:
        words.pop()
    return tuple(words)


def _is_one_name(change: tuple[str, str], first: str, second: str) -> bool:
    """Whether a change is of one name's spelling: words with a capital in both printings that transliterations exchange.

    Words that are merely alike are two: Iran and Iraq, Tuesday and Thursday.
    """
    mine, theirs = (side.split() for side in change)
    if len(mine) != len(theirs) or not set(mine) <= _capitalised(first) or not set(theirs) <= _capitalised(second):
        return False
    return all(transliterated(one) == transliterated(other) for one, other in zip(mine, theirs, strict=True))


def _may_be_slip(change: tuple[str, str], first: str, second: str) -> bool:
    """Whether a change may be a name misspelt in one printing: nearly the same letters, and not both known names."""
    mine, theirs = change
    if mine not in _capitalised(first) or theirs not in _capitalised(second) or not is_near(mine, theirs):
        return False
    return not all(_is_known_name(word.capitalize()) for word in change)


def _is_known_name(word: str) -> bool:
    return word in given_names() or word in place_names() or word in demonyms()


@lru_cache(maxsize=4096)
def _capitalised(text: str) -> frozenset[str]:
    """The words of a printing that begin with a capital, in one spelling."""
    return frozenset(plain_spelling(token.text) for token in find_words(text) if token.text[:1].isupper())


def _uncontracted(word: str) -> tuple[str, ...]:
    """A contraction as the words it stands for; 's is left, for it may be a possessive."""
    if word in WHOLE:
        return WHOLE[word]
    for ending, full in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), full)
    return (word,)


def is_replaced(mine: str, theirs: str) -> bool:
    """Whether content words stand for other content words: neither only left out nor only put in, but for what turns the meaning.

    >>> is_replaced("abilities", "capabilities"), is_replaced("very", ""), is_replaced("and", "that"), is_replaced("not", "")
    (True, False, False, True)
    """
    if NEGATIONS & (set(mine.split()) ^ set(theirs.split())) and not (mine and theirs):
        return True
    sizes = sorted(len(side.split()) for side in (mine, theirs))
    return sizes[0] > 0 and sizes[1] <= STRETCH * sizes[0] + 1 and not (_is_small(mine) and _is_small(theirs))


def share_in_order(first: str, second: str) -> float:
    """The share (0 to 1) of the shorter printing's words that stand in the other in the same order."""
    one, other = spell(first), spell(second)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(one), len(other)))


def _changes(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The places in which two printings differ and may not: none at an end that one of them cuts, none at a gap."""
    changes = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mine, theirs = one[a:b], other[c:d]
        cut = (a == 0 and c == 0) or (b == len(one) and d == len(other))
        if tag == "equal" or (cut and (not mine or not theirs)) or GAP in mine or GAP in theirs or _letters(mine) == _letters(theirs):
            continue
        changes.append((" ".join(mine), " ".join(theirs)))
    return tuple(changes)


def _letters(words: tuple[str, ...]) -> str:
    """Words without what stands between them: "al-qaida" and "al qaida" are one."""
    return "".join(letter for word in words for letter in word if letter.isalnum())


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether most of the shorter printing's words stand in the longer, in order: what differs is only cut."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    matched = sum(word != GAP for block in blocks for word in one[block.a : block.a + block.size])
    return matched >= MOST * min(sum(word != GAP for word in side) for side in (one, other))


def _content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word != GAP and word not in SMALL)


def _one_statement(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two printings that differ share enough content words, in order, to be one statement."""
    mine, theirs = _content(one), _content(other)
    shared = len(mine & theirs)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in blocks)
    return shared >= LEAST and shared >= ALIKE * min(len(mine), len(theirs)) and in_order >= ALIKE * min(len(one), len(other))


def _is_small(words: str) -> bool:
    """Whether these are function words only, none of which turns the meaning."""
    return all(word in SMALL and word not in MODALS for word in words.split())
