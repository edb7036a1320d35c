"""How something was said: to whom, where, how surely.

In: the words around a cue, outside marks. Out: short strings as the account has them, or None.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sayso.annotate.cast import Cast
from sayso.annotate.grammar import Grammar, noun_phrase
from sayso.annotate.sayings import Saying
from sayso.model import Span
from sayso.words.grammar import word_class

# "told AFP", "told the Brack Courier on Monday", "said to reporters". Not: "told that".
TOLD = re.compile(
    r"^(?:told|tells|telling|informed|assured)\s+((?:the\s+)?(?:[A-Z][\w.’&-]*(?:\s+(?:[A-Z][\w.’&-]*|of|news\s+agency)){0,4}|reporters|journalists|the\s+press|"
    r"lawmakers|the\s+media|broadcaster\s+[A-Z]\w+|state\s+(?:television|media|TV)|supporters|a\s+[\w\s]{3,30}?conference))"
)
TO = re.compile(r"^\w+\s+to\s+(reporters|journalists|the\s+press|the\s+media|[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,2})\b")
DAY = re.compile(r"\s+(?:(?:on|late|early)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "notify", "advise", "text", "email"})  # verbs whose object hears it
NO_ONE = frozenset({"story", "truth", "lie", "news", "question", "what", "need", "importance", "charge", "fact", "call", "report"})
ARTICLED = re.compile(r"^(?:to\s+)?(?:the|a|an)\s(?=[A-Z])")
FEW = 20  # mentions after a cue among which its place may be
NEAR = 40  # characters between a cue and the place where it was said
HEDGES = re.compile(rf"\b({'|'.join(sorted(word_class('hedge')))})\b", re.IGNORECASE)  # "he reportedly left"; not: "he reported"


def find_addressee(after: str) -> str | None:
    """To whom something was told; `after` starts with the cue.

    >>> find_addressee("told AFP on Monday"), find_addressee("said to reporters"), find_addressee("said so")
    ('AFP', 'reporters', None)
    """
    match = TOLD.match(after) or TO.match(after)
    return DAY.sub("", match[1]).rstrip(".") if match else None


def read_addressee(grammar: Grammar, cue: Span) -> str | None:
    """To whom something was told, by the grammar: whom the verb has for its object, or "to" whom; None where what it has is no one."""
    verb = grammar.token_at(cue.start)
    told = grammar.encoding.lemmas[verb] in TELLING
    objects = grammar.kept(verb, "iobj") or (grammar.kept(verb, "obj") if told else [])
    others = [child for child in grammar.kept(verb, "obl") if any(grammar.word(case) == "to" for case in grammar.kept(child, "case"))]
    for noun in (*objects, *others):
        if noun > verb and grammar.encoding.tags[noun] in {"NOUN", "PROPN"} and grammar.encoding.lemmas[noun] not in NO_ONE:
            return ARTICLED.sub("", noun_phrase(grammar, noun).of(grammar.text)).removeprefix("to ")
    return None


def find_hedge(clause: str) -> str | None:
    """The word by which a report keeps its distance.

    >>> find_hedge("the mayor reportedly said")
    'reportedly'
    """
    match = HEDGES.search(clause)
    return match[1].lower() if match else None


def find_place(cast: Cast, saying: Saying, sentence: Span) -> str | None:
    """Where it was said: a place named after "in" or "at" at the head of its sentence, or after the cue in its clause."""
    text = cast.report.text
    first = cast.mentions[bisect_left(cast.starts, sentence.start) :][:1]
    for span, entity in first:
        opens = text[sentence.start : span.start].lower() in {"in ", "at "} and text[span.end : span.end + 1] == ","
        if opens and cast.entities[entity].kind == "place" and not re.search(r"[“”\"]", text[span.end : saying.cue.start]):
            return cast.entities[entity].name
    for span, entity in cast.mentions[bisect_left(cast.starts, saying.cue.end) :][:FEW]:
        if span.start >= min(sentence.end, saying.clause.end + 1):
            return None
        between = text[saying.cue.end : span.start]
        if saying.kind not in {"say", "tell"} or len(between) > NEAR:
            return None
        if (
            cast.entities[entity].kind == "place"
            and re.search(r"\b(?:in|at)\s+(?:the\s+)?$", between)
            and not re.search(r"[“”\"]|\bthat\b", between)
        ):
            return cast.entities[entity].name
    return None
