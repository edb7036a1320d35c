"""The sayings of a sentence that an encoder read: cue, whose word it is and what is told, on the evidence of three.

In: a sentence with its encoding. Out: sayings, in order. A cue is a word of `words/cues.toml` that is a verb there, as far as the grammar
sees, or a verb with a clause of its own that the attribution head takes for one ("the poll shows that …"). Whose word it is three say: the
order of words, the attribution head, and the verb's subject by the grammar.

Rule 1: the words that two of the three name speak; where each names others, the order of words goes first, then the head.
Rule 2: what is told the head and the grammar say; `reported` takes what agrees most with what the order of words tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.annotate.grammar import CLAUSES, SUBJECT, Grammar, in_passive, noun_phrase, subject_of, told_with
from sayso.annotate.sayings import MOST_CUES, Saying, find_cues, find_sayings, names_nothing
from sayso.annotate.triggers import Word, sentence_words
from sayso.model import Attribution, Sentence, Span
from sayso.words.cues import CueKind
from sayso.words.grammar import word_class

# What names nobody by itself: "|whose lawyer said". Not: "Whoseley said".
RELATIVE = re.compile(r"whose\b", re.IGNORECASE)
NO_SAYING = word_class("no_saying")
# What is said by the way of a source: "Arle, | who is 40,". Not: "Arle, the mayor".
BY_THE_WAY = re.compile(r"(?<!\s),?\s+(?:who|which|whose)\b.*$", re.DOTALL)


def read_sayings(grammar: Grammar, sentence: Sentence, marked: Sequence[Span]) -> tuple[Saying, ...]:
    """The sayings of one sentence, those inside marks left out."""
    words = sentence_words(grammar.text, sentence)
    by_order = {saying.cue: saying for saying in find_sayings(grammar.text, sentence.span, marked)}
    own = tuple(word for word in words if not any(span.holds(word.span) for span in marked))
    listed = tuple(_sayings(grammar, own, by_order))
    known = [saying.cue for saying in listed] + [span for span in marked if span.touches(sentence.span)]
    return tuple(sorted((*listed, *_unlisted(grammar, own, known)), key=lambda saying: saying.cue))[:MOST_CUES]


def _sayings(grammar: Grammar, words: Sequence[Word], by_order: dict[Span, Saying]) -> Iterator[Saying]:
    """Every cue with its subject."""
    for first, kind, length in find_cues(words)[:MOST_CUES]:
        cue = Span(words[first].span.start, words[first + length - 1].span.end)
        if not _is_cue(words, first, length, kind):
            continue
        if kind != "source" and in_passive(grammar, grammar.token_at(cue.start)):
            continue  # "Arle was told that …": Arle did not say it
        attribution = _attribution(grammar, cue)
        listed = by_order.get(cue)
        subject = _settle(listed.subject if listed else None, _source(grammar, cue, attribution), _subject(grammar, cue, kind))
        if listed and subject and subject == listed.subject:
            yield replace(listed, told=tuple(_told(grammar, cue, subject, attribution)))
        elif subject:
            yield _saying(grammar, cue, kind, subject, attribution)


def _saying(grammar: Grammar, cue: Span, kind: CueKind, subject: Span, attribution: Attribution | None) -> Saying:
    """The record of a saying that the order of words does not have, or has otherwise."""
    return Saying(
        cue=cue,
        kind=kind,
        subject=subject,
        inverted=subject.start > cue.end,
        joined=False,
        clause=_clause(grammar, cue, subject),
        relative=grammar.encoding.relations[grammar.token_at(cue.start)] == "acl:relcl",
        told=tuple(_told(grammar, cue, subject, attribution)),
    )


def _unlisted(grammar: Grammar, words: Sequence[Word], known: Sequence[Span]) -> Iterator[Saying]:
    """The sayings of verbs that no list has: the head names both source and content, and the verb governs a clause or is put into one."""
    cues = {words[first].span.start for first, _, _ in find_cues(words)}
    for attribution in grammar.encoding.attributions[:MOST_CUES]:
        first, last = (grammar.token_at(grammar.start + place) for place in (attribution.cue.start, attribution.cue.end - 1))
        verbs = [token for token in range(first, last + 1) if grammar.encoding.tags[token] == "VERB"]
        if not verbs or not attribution.source or not attribution.content:
            continue
        verb, cue = verbs[-1], grammar.span(verbs[-1])
        clause = grammar.kept(verb, "ccomp") or grammar.relation(verb) == "parataxis"
        if not clause or in_passive(grammar, verb) or grammar.encoding.lemmas[verb] in NO_SAYING or cue.start in cues:
            continue
        subject = _settle(None, _source(grammar, cue, attribution), _subject(grammar, cue, "say"))
        if subject and not any(span.touches(cue) for span in known):
            yield _saying(grammar, cue, "say", subject, attribution)


def _is_cue(words: Sequence[Word], first: int, length: int, kind: CueKind) -> bool:
    """Whether a listed word is a cue here: a verb as far as its tag says, and not "called for"."""
    tag = words[first].tag
    return kind == "source" or ((not tag or tag.startswith("V")) and not names_nothing(words, first, first + length, kind))


def _settle(by_order: Span | None, by_head: Span | None, by_grammar: Span | None) -> Span | None:
    """Rule 1."""
    if by_head and by_grammar and by_head.touches(by_grammar) and not (by_order and by_order.touches(by_head)):
        return by_head
    return by_order or by_head or by_grammar


def _told(grammar: Grammar, cue: Span, subject: Span, attribution: Attribution | None) -> Iterator[Span]:
    """What is told, on the side of the cue and its subject where there is more of it: by the head, then by the grammar."""
    edge = Span(min(cue.start, subject.start), max(cue.end, subject.end))
    pieces = [one.shift(grammar.start) for one in attribution.content] if attribution else []
    sides = [[one for one in pieces if one.end <= edge.start], [one for one in pieces if one.start >= cue.end]]
    most = max(sides, key=lambda side: sum(map(len, side)))
    if most:
        yield Span(most[0].start, most[-1].end)
    by_grammar = told_with(grammar, grammar.token_at(cue.start))
    if by_grammar:
        yield by_grammar


def _attribution(grammar: Grammar, cue: Span) -> Attribution | None:
    """What the attribution head found at a cue."""
    return next((one for one in grammar.encoding.attributions if one.cue.shift(grammar.start).touches(cue)), None)


def _source(grammar: Grammar, cue: Span, attribution: Attribution | None) -> Span | None:
    """Whose word it is by the attribution head: the piece nearest to the cue, without a relative clause and the marks around it."""
    sources = [one.shift(grammar.start) for one in attribution.source] if attribution else []
    sources = [one for one in sources if not one.touches(cue) and not RELATIVE.match(grammar.text, one.start)]
    if not sources:
        return None
    nearest = min(sources, key=lambda one: max(one.start - cue.end, cue.start - one.end))
    words = BY_THE_WAY.sub("", nearest.of(grammar.text))
    start = nearest.start + len(words) - len(words.lstrip(" ,"))
    end = nearest.start + len(words.rstrip(" ,"))
    return Span(start, end) if start < end else None


def _subject(grammar: Grammar, cue: Span, kind: CueKind) -> Span | None:
    """Whose word it is by the grammar; None for a noun that looks like a verb and for a verb without a subject."""
    verb = grammar.token_at(cue.start)
    if kind == "source" or grammar.encoding.tags[verb] != "VERB":
        return None
    noun = subject_of(grammar, verb)
    subject = noun_phrase(grammar, noun) if noun is not None else None
    return None if subject is None or subject.touches(cue) or RELATIVE.match(grammar.text, subject.start) else subject


def _clause(grammar: Grammar, cue: Span, subject: Span) -> Span:
    """The cue with its subject and what else belongs to its own clause."""
    verb = grammar.token_at(cue.start)
    own = [child for child in grammar.children[verb] if grammar.relation(child) not in CLAUSES | {"conj", "punct"} | SUBJECT]
    whole = grammar.span(min([verb, *own]), max([verb, *own]))
    return Span(min(whole.start, subject.start), max(whole.end, subject.end, cue.end))
