"""What a number counts: the noun phrase behind it, what became of those counted, and the rate.

In: a text, a sentence, where the number with its unit ends or begins. Out: spans and words. It knows no parts of speech: a phrase runs
to its plural noun and stops at the first small word, verb or mark.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.model import Span
from sayso.text.tokens import find_words
from sayso.words.grammar import word_class
from sayso.words.measures import measure_pattern, measure_words

MOST_WORDS = 6  # of a noun phrase: "three Afghan special forces soldiers" has four
WIDE = 160  # characters that such a phrase takes at most
WIDEST = 320  # characters before a figure that may say what became of those it counts: a toll with a clause about it
NOT_PLURAL = re.compile(r"(?:ss|us|is|’s|'s)$", re.IGNORECASE)
LINKING = (
    r"who|that|which|had|have|has|were|was|are|is|been|being|be|got|reported|reportedly|believed|to|already|also|still|confirmed|feared|now|later|so\s+far"
    r"|either|both|all|others?|more|people|left|initially|seriously|critically|badly|then|presumed|immediately"
)
# "were killed", "who have died", ", many of them children, were killed", "dead". Not: "of the regiment that was killed".
STATE_AFTER = re.compile(
    rf"\s*(?:,(?-i:[^,.;:()A-Z]){{1,60}},\s*|\s[–—-]\s(?-i:[^–—.;:()A-Z]){{1,60}}\s[–—-]\s)?(?:(?:{LINKING})\s+){{0,5}}(?P<state>{measure_pattern('state')})\b",
    re.IGNORECASE,
)
# "killing", "has killed as many as" (the bound is cut off before), "left". Not: "killing of".
STATE_BEFORE = re.compile(rf"\b(?P<state>{measure_pattern('state')})(?:\s+another|\s+and\s+\w+|\s+the\s+other)?\s+$", re.IGNORECASE)
# "the death toll from the blast rose to", "the death toll in the wreck, in which a tanker struck her, rose to".
# Not: "the death toll was unknown, but".
TOLL = re.compile(
    r"\b(?:death\s+toll|number\s+of\s+(?:dead|deaths|fatalities|those\s+killed))\b[^.;:,]{0,120}"
    r"(?:,[^.;:]{1,160},\s+(?:has\s+|had\s+)?(?:rose|risen|rises|climbed|increased|stood|stands|reached)\s+(?:to\s+|at\s+)?)?$",
    re.IGNORECASE,
)
# A participle behind an auxiliary: "were either intercepted". Not: "worked", "were reported that".
PARTICIPLE = re.compile(
    r"\s+(?:were|was|are|is|have\s+been|had\s+been|has\s+been|being|been)\s+(?:either\s+|also\s+|then\s+)?(?P<verb>[a-z]{2,}ed|shot\s+down|sold|built|sent|lost)\b(?!\s+that)"
)
# A verb just before the number: "launched 112 drones". Not: "said 112 drones", "need 112 drones".
VERB = re.compile(r"(?<=[\s(,])(?P<verb>[a-z]{3,}ed|fired|sent|sold|lost|built)\s+(?:another\s+|down\s+)?$")
RATE = re.compile(
    rf"\s+(?:(?:an?|each|every)\s+(?P<time>{'|'.join(name for name, value in measure_words('rate').items() if value == 'time')})"
    rf"|an?\s+(?P<thing>{'|'.join(name for name, value in measure_words('rate').items() if value == 'thing')})"
    r"|per\s+(?P<per>[a-z]+))\b(?!\s+(?:ago|after|before|later|earlier|since|old|when)\b)",
    re.IGNORECASE,
)


@cache
def _verbs() -> frozenset[str]:
    return word_class("saying") | word_class("finite") | word_class("auxiliary")


def find_noun(text: str, sentence: Span, start: int, *, single: bool = False) -> Span | None:
    """The noun phrase that starts here, up to its plural head (or its first noun where `single`); None where none does.

    >>> text = "four Orlese harbour pilots were late"
    >>> find_noun(text, Span(0, len(text)), 4).of(text)
    'Orlese harbour pilots'
    """
    stops = measure_words("stop")
    first = head = None
    last = start
    if start >= sentence.end:
        return None
    for number, word in enumerate(find_words(text, Span(start, min(sentence.end, start + WIDE)))):
        lower = word.text.lower()
        gap = text[last : word.span.start]
        if number >= MOST_WORDS or gap.strip() not in {"", "-"} or (lower in stops and not _joins(text, lower, word.span)):
            break
        is_plural = _is_plural(word.text)
        if (lower in _verbs() and not is_plural) or (head is not None and _is_past_head(text[first or 0 : head], word.text, single=single)):
            break
        first, last = word.span.start if first is None else first, word.span.end
        if is_plural or (single and word.text[0].islower() and lower not in {"other", "more", "new", "young", "single"}):
            head = word.span.end
    return Span(first, head) if first is not None and head is not None else None


def _is_past_head(noun: str, word: str, *, single: bool) -> bool:
    """Whether a phrase that has its head ends before this word: "boats | sank", but "forces soldiers", "harbour pilots"."""
    last, lower = noun.rsplit(maxsplit=1)[-1], word.lower()
    if single and not _is_plural(last):
        return lower.endswith(("ed", "ing")) or lower in measure_words("state")
    return not (_is_plural(word) and last.lower() in measure_words("before plural"))


def _joins(text: str, lower: str, span: Span) -> bool:
    """Whether "and" stands between two names of one phrase: "Orlese and Brask pilots"."""
    return (
        lower == "and"
        and bool(re.search(r"[A-Z][a-z]+\s+$", text[max(0, span.start - 20) : span.start]))
        and text[span.end + 1 : span.end + 2].isupper()
    )


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in measure_words("plural") or (
        lower.endswith("s") and len(lower) > 3 and not NOT_PLURAL.search(word) and not (word[0].isupper() and not word[1:].islower())
    )


def find_rate(text: str, sentence: Span, end: int) -> tuple[str, int] | None:
    """The rate told just behind a phrase, with where it ends: "a week", "per head"."""
    found = RATE.match(text, end, sentence.end)
    return ((found["time"] or found["thing"] or found["per"]).lower(), found.end()) if found else None


def find_state(text: str, sentence: Span, whole: Span) -> str | None:
    """What became of those counted, as the words beside a figure tell it; the name of a state, or a participle as it stands."""
    states = measure_words("state")
    before = text[max(sentence.start, whole.start - WIDEST) : whole.start]
    after = STATE_AFTER.match(text, whole.end, sentence.end)
    lead = STATE_BEFORE.search(before)
    if lead and lead["state"].lower() not in {"bodies", "deaths", "injuries", "dead"}:
        return states[" ".join(lead["state"].lower().split())]
    if after:
        return states[" ".join(after["state"].lower().split())]
    if TOLL.search(before):
        return "dead"
    verb = VERB.search(before) or PARTICIPLE.match(text, whole.end, sentence.end)
    return verb["verb"] if verb and verb["verb"] not in _verbs() and verb["verb"] not in word_class("no_past_form") else None


def name_counted(noun: str, state: str | None) -> str | None:
    """What is counted in a few words: the noun with what became of it, a state's noun by the state's name.

    >>> name_counted("four pilots", "dead"), name_counted("dead bodies", None), name_counted("", "wounded")
    ('four pilots dead', 'dead', 'wounded')
    """
    states = measure_words("state")
    words = " ".join(noun.split()).removeprefix("more ")
    if words.lower() in states:
        words = states[words.lower()]
    elif words.split(" ")[-1].lower() in states and words:
        words = f"{words.rsplit(' ', 1)[0]} {states[words.split(' ')[-1].lower()]}"
    if state and state not in words:
        words = f"{words} {state}".strip()
    return words or None
