"""The sayings of a sentence that an encoder read: cue, whose word it is and what is told, on the evidence of three.

In: a sentence with its encoding. Out: sayings, in order. A cue is a word of `words/cues.toml` that is a verb there, as far as the grammar
sees, or a verb with a clause of its own that the attribution head takes for one ("the poll shows that …"). Whose word it is three say: the
order of words, the attribution head, and the verb's subject by the grammar.

Rule 1: the words that two of the three name speak; where each names others, the head goes first, then the order of words.
Rule 2: what is told the head says; where it says nothing, the grammar and the order of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.annotate.grammar import CLAUSES, SUBJECT, Grammar, head_of, in_passive, is_unsaid, noun_phrase, subject_of, subtree, told_with
from sayso.annotate.sayings import MOST_CUES, Saying, find_cues, find_sayings, names_nothing
from sayso.annotate.triggers import Word, sentence_words
from sayso.model import Attribution, Sentence, Span
from sayso.words.cues import CueKind
from sayso.words.grammar import word_class

# What names nobody by itself: "|whose lawyer said". Not: "Whoseley said".
RELATIVE = re.compile(r"whose\b", re.IGNORECASE)
PREDICATES = frozenset({"VBD", "VBZ", "VBP", "MD"})  # Penn tags of words that say what somebody does
NO_SAYING = word_class("no_saying")
# What is said by the way of a source: "Arle, | who is 40," — "an official, | speaking". Not: "Arle, the mayor".
BY_THE_WAY = re.compile(r"(?<!\s)(?:,?\s+(?:who|which|whose)|,\s+(?:speaking|citing|quoting|referring|addressing|writing))\b.*$", re.DOTALL)


def read_sayings(grammar: Grammar, sentence: Sentence, marked: Sequence[Span], attributions: Sequence[Attribution]) -> tuple[Saying, ...]:
    """The sayings of one sentence, those inside marks left out; `attributions` are those of the report, in order."""
    first = bisect_left(attributions, sentence.span.start, key=lambda one: one.cue.start)
    last = bisect_left(attributions, sentence.span.end, key=lambda one: one.cue.start)
    near = [one for one in attributions[first:last] if not one.labelled][:MOST_CUES]
    words = sentence_words(grammar.text, sentence)
    if not near and not find_cues(words):
        return ()
    by_order = {saying.cue: saying for saying in find_sayings(grammar.text, sentence.span, marked)}
    own = tuple(word for word in words if not any(span.holds(word.span) for span in marked))
    listed = tuple(_listed(grammar, own, by_order, near))
    known = [saying.cue for saying in listed] + [span for span in marked if span.touches(sentence.span)]
    return tuple(sorted((*listed, *_unlisted(grammar, own, known, near)), key=lambda saying: saying.cue))[:MOST_CUES]


def _listed(grammar: Grammar, words: Sequence[Word], by_order: dict[Span, Saying], attributions: Sequence[Attribution]) -> Iterator[Saying]:
    """Every listed cue with its subject."""
    for first, kind, length in find_cues(words)[:MOST_CUES]:
        cue = Span(words[first].span.start, words[first + length - 1].span.end)
        attribution = next((one for one in attributions if one.cue.touches(cue)), None)
        by_head = _source(grammar, cue, attribution)
        beside = by_head is not None and not grammar.text[min(by_head.end, cue.end) : max(by_head.start, cue.start)].strip()
        if names_nothing(words, first, first + length, kind) or not (beside or kind == "source" or _is_verb(grammar, words[first])):
            continue
        if kind != "source" and is_unsaid(grammar, grammar.token_at(cue.start)):
            continue
        listed = by_order.get(cue)
        subject = _settle(grammar, cue, listed.subject if listed else None, by_head, _subject(grammar, cue, kind))
        if subject is None:
            continue
        saying = listed if listed and subject == listed.subject else _saying(grammar, cue, kind, subject)
        yield _with_told(grammar, saying, attribution)


def _saying(grammar: Grammar, cue: Span, kind: CueKind, subject: Span) -> Saying:
    """The record of a saying that the order of words does not have, or has otherwise."""
    return Saying(
        cue=cue,
        kind=kind,
        subject=subject,
        inverted=subject.start > cue.end,
        joined=False,
        clause=_clause(grammar, cue, subject),
        relative=grammar.encoding.relations[grammar.token_at(cue.start)] == "acl:relcl",
    )


def _with_told(grammar: Grammar, saying: Saying, attribution: Attribution | None) -> Saying:
    """A saying with what is told, as the head and as the grammar have it."""
    return replace(
        saying,
        head=head_of(grammar, saying.subject),
        seen=attribution is not None and any(source.touches(saying.subject) for source in attribution.source),
        content=attribution.content if attribution else (),
        told=told_with(grammar, grammar.token_at(saying.cue.start)),
    )


def _unlisted(grammar: Grammar, words: Sequence[Word], known: Sequence[Span], attributions: Sequence[Attribution]) -> Iterator[Saying]:
    """The sayings of verbs that no list has: the head names both source and content, and the verb governs a clause or is put into one."""
    cues = {words[first].span.start for first, _, _ in find_cues(words)}
    for attribution in attributions:
        first, last = (grammar.token_at(place) for place in (attribution.cue.start, attribution.cue.end - 1))
        verbs = [token for token in range(first, last + 1) if grammar.encoding.tags[token] == "VERB"]
        if not verbs or not attribution.source or not attribution.content:
            continue
        verb, cue = verbs[-1], grammar.span(verbs[-1])
        clause = grammar.kept(verb, "ccomp") or grammar.relation(verb) == "parataxis"
        if (
            not clause
            or in_passive(grammar, verb)
            or is_unsaid(grammar, verb)
            or grammar.encoding.lemmas[verb] in NO_SAYING
            or cue.start in cues
        ):
            continue
        subject = _settle(grammar, cue, None, _source(grammar, cue, attribution), _subject(grammar, cue, "say"))
        if subject and not any(span.touches(cue) for span in known):
            yield _with_told(grammar, _saying(grammar, cue, "say", subject), attribution)


def _is_verb(grammar: Grammar, word: Word) -> bool:
    """Whether a listed word is a verb here as far as its tag says, and no passive: "Arle was told that …", and did not say it."""
    return (not word.tag or word.tag.startswith("V")) and not in_passive(grammar, grammar.token_at(word.span.start))


def _settle(grammar: Grammar, cue: Span, by_order: Span | None, by_head: Span | None, by_grammar: Span | None) -> Span | None:
    """Rule 1; what the head has of a phrase's end only ("Arle, who owns | the yard") is no other than the phrase."""
    whole = _whole(grammar, by_grammar) if by_head and by_grammar else None
    if by_head and whole and whole.holds(by_head) and not whole.holds(cue):
        return by_grammar
    if by_order and by_grammar and by_order.touches(by_grammar) and not (by_head and by_head.touches(by_order)):
        return by_order
    return by_head or by_order or by_grammar


def _whole(grammar: Grammar, phrase: Span) -> Span:
    """A phrase with all that hangs on it."""
    return subtree(grammar, grammar.token_at(head_of(grammar, phrase).start))


def _source(grammar: Grammar, cue: Span, attribution: Attribution | None) -> Span | None:
    """Whose word it is by the attribution head: the piece nearest to the cue, without a relative clause and the marks around it.

    None where the words are about what somebody did ("He recalled the pilot"): they name nobody.
    """
    text = grammar.text
    sources = attribution.source if attribution else ()
    sources = tuple(one for one in sources if not one.touches(cue) and not RELATIVE.match(text, one.start))
    if not sources:
        return None
    nearest = min(sources, key=lambda one: max(one.start - cue.end, cue.start - one.end))
    words = BY_THE_WAY.sub("", nearest.of(text))
    start = nearest.start + len(words) - len(words.lstrip(" ,"))
    end = nearest.start + len(words.rstrip(" ,"))
    source = Span(start, end) if start < end else None
    about = grammar.token_at(head_of(grammar, source).start) if source else 0
    return None if source and grammar.encoding.fine[about] in PREDICATES else source


def _subject(grammar: Grammar, cue: Span, kind: CueKind) -> Span | None:
    """Whose word it is by the grammar; None for a noun that looks like a verb, for a passive and for a verb without a subject."""
    verb = grammar.token_at(cue.start)
    if kind == "source" or grammar.encoding.tags[verb] != "VERB" or in_passive(grammar, verb):
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
