"""Spelling varieties of English, so that two printings of one statement are not told apart by them.

Pure functions on words. The forms are for comparison only and are never shown; two different words that fall together here
would only fail to be told apart, so the rules may be broad.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from sayso.text.tokens import fold

# British to American, longest first: organisation, honour, defence, centre, travelled, programme, grey. Not: "our", "promise", "fence".
VARIETIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(\w{3,})is(e|ed|es|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^(\w{2,}[^aeiou])our(s|ed|ing|able|ite|ites)?$"), r"\1or\2"),
    (re.compile(r"^(def|off|pret)ence(s)?$"), r"\1ense\2"),
    (re.compile(r"^(\w{3,})tre(s)?$"), r"\1ter\2"),
    (re.compile(r"^(\w{3,})ll(ed|ing|er)$"), r"\1l\2"),
    (re.compile(r"^programme(s)?$"), r"program\1"),
    (re.compile(r"^grey(s)?$"), r"gray\1"),
    (re.compile(r"^okay$"), "ok"),
    (re.compile(r"^(\d+)(st|nd|rd|th)$"), r"\1"),
)
# What transliterations of a name exchange: Kadyrov, Qadirow; Zelensky, Zelenskyy. Not: Iran, Iraq.
EXCHANGED = (("ph", "f"), ("kh", "h"), ("y|j|ie|ee|i", "i"), ("ou|oo|u|w", "u"), ("ck|q|c|k", "k"))
# Letters of a word, and how alike (0 to 1) two must be, for one to be a slip of the other (of 13 such names in 8 stories 5 were).
SHORTEST, NEARLY = 5, 0.85
INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]\.?")  # "u.s.", "u.k", "a.m."; not: "mr.", "etc."
SMALL_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


@lru_cache(maxsize=16384)
def plain_spelling(word: str) -> str:
    """One spelling for the varieties of a word.

    >>> [plain_spelling(word) for word in ("Defence", "organised", "honours", "centre", "three", "our", "U.S.")]
    ['defense', 'organized', 'honors', 'center', '3', 'our', 'us']
    """
    folded = fold(word).strip("'")
    if INITIALS.fullmatch(folded):
        return folded.replace(".", "")
    if folded in SMALL_NUMBERS:
        return SMALL_NUMBERS[folded]
    for pattern, variety in VARIETIES:
        changed, count = pattern.subn(variety, folded)
        if count:
            return changed
    return folded


def transliterated(word: str) -> str:
    """A word of a name, in small letters, with those made one that a transliteration chooses freely.

    >>> transliterated("zelensky") == transliterated("zelenskiy"), transliterated("iran") == transliterated("iraq")
    (True, False)
    """
    for pattern, letter in EXCHANGED:
        word = re.sub(f"(?:{pattern})+", letter, word)
    return re.sub(r"(.)\1+", r"\1", word).removesuffix("s")  # "the Assads", and a possessive that lost its mark


def is_near(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ in one letter, or are long and nearly equal.

    >>> is_near("manual", "manuel"), is_near("labour", "labaoui"), is_near("tel", "tal")
    (True, False, False)
    """
    if min(len(one), len(other)) < SHORTEST:
        return False
    matched = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return max(len(one), len(other)) - matched <= 1 or 2 * matched / (len(one) + len(other)) >= NEARLY
