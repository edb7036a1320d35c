"""Who takes part in what a word tells, by the grammar that the encoder read: nouns, by their tokens, with roles.

In: a sentence's grammar, the tokens of a trigger, and which nouns stand for somebody that the report names. Out: tokens with roles, each
token once.

Rule 1: the subject acts, of a passive whom "by" names; the object is acted on. Of a noun its owner acts: "Orlo's attack on Brask".
Rule 2: where the object stands for nobody, the first who is named beside it is acted on: "imposed tariffs | on Brask", "rejected | Brask's
        offer", "demanded | that Brask withdraw", "wants to | meet Brask".
Rule 3: in what a noun tells, the subject of a verb that says no more ("launched an attack") acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sayso.annotate.grammar import Grammar, in_passive, subject_of
from sayso.model import ROOT, ParticipantRole, governing
from sayso.words.grammar import word_class

LIGHT = word_class("light_verb")
PATIENTS = word_class("before_patient")
OF_WHOM = ("compound", "amod", "nmod")  # relations of words that tell whose
DONE_TO = ("obj", "iobj")
# In which order whom it is done to is looked for.
ORDER = ("nsubj", "obj", "iobj", "xcomp", "ccomp", "nmod", "obl", "compound", "amod", "acl", "advcl")
OWNERS = frozenset({"", "by", "'s", "’s"})
WHEN = frozenset({"after", "before", "during", "since", "until", "as", "in", "at"})
DEEP = 3  # governors between a verb and whom it is done to
Names = Callable[[int], bool]
Side = tuple[int, ParticipantRole]


def sides_of(grammar: Grammar, tokens: Sequence[int], names: Names, *, direct: bool) -> Iterator[Side]:
    """Who acts and who is acted on in what these tokens of a trigger tell.

    `direct` where the object itself is acted on, named or not: "shelled | a convoy"; else it is looked for: "imposed | a curfew | in Orlo".
    """
    seen: set[int] = set()
    top = governing(grammar.encoding.heads, tokens)
    is_verb = grammar.encoding.tags[top] in {"VERB", "AUX", "ADJ"}
    for token, role in _of_verb(grammar, tokens, top, names, direct=direct) if is_verb else _of_noun(grammar, tokens, top, names):
        for one in (token, *grammar.kept(token, "conj")):
            if one not in seen:
                seen.add(one)
                yield one, role


def _of_verb(grammar: Grammar, tokens: Sequence[int], verb: int, names: Names, *, direct: bool) -> Iterator[Side]:
    """Rules 1 and 2."""
    subject = subject_of(grammar, verb)
    if in_passive(grammar, verb):
        yield from ((noun, "actor") for noun in agents(grammar, verb))
        if subject is not None:
            yield subject, "recipient"
        return
    if subject is not None:
        yield subject, "actor"
    acting = () if subject is None else (subject, *grammar.kept(subject, "conj"))
    done_to = [noun for noun in grammar.kept(verb, *DONE_TO) if noun not in tokens]
    told = [noun for noun in done_to if names(noun)] or (done_to if direct else [])
    told = told or _first_named(grammar, verb, names, leaving=acting)
    yield from ((noun, "recipient") for noun in told or done_to)


def _first_named(grammar: Grammar, word: int, names: Names, *, deep: int = DEEP, leaving: Sequence[int] = ()) -> list[int]:
    """Rule 2: the one named nearest below a word, those left out and what hangs on them passed over."""
    below = [child for child in grammar.children[word] if grammar.relation(child) in ORDER and child not in leaving]
    for child in sorted(below, key=lambda child: (ORDER.index(grammar.relation(child)), child)):
        if grammar.encoding.tags[child] not in {"VERB", "AUX"} and names(child):
            return [child]
        found = _first_named(grammar, child, names, deep=deep - 1) if deep else []
        if found:
            return found
    return []


def _of_noun(grammar: Grammar, tokens: Sequence[int], noun: int, names: Names) -> Iterator[Side]:
    """Rules 1 and 3."""
    beside = [child for child in grammar.kept(noun, *OF_WHOM) if child not in tokens]
    for child in beside:
        case = preposition(grammar, child)
        if case in OWNERS:
            if names(child) or (case and grammar.encoding.tags[child] == "NOUN"):
                yield child, "actor"
        elif case not in WHEN:
            yield from ((one, "recipient") for one in ([child] if names(child) else _first_named(grammar, child, names) or [child]))
    verb = grammar.encoding.heads[noun]
    if verb == ROOT or grammar.word(verb) not in LIGHT:
        return
    if grammar.relation(noun) == "obj" and (subject := subject_of(grammar, verb)) is not None:
        yield subject, "actor"
        yield from ((one, "recipient") for one in grammar.kept(verb, "obl") if preposition(grammar, one) in PATIENTS and names(one))
    elif grammar.encoding.relations[noun] == "nsubj:pass":
        yield from ((one, "actor") for one in agents(grammar, verb))


def agents(grammar: Grammar, verb: int) -> list[int]:
    """The nouns named with "by" beside a passive."""
    return [noun for noun in grammar.kept(verb, "obl") if preposition(grammar, noun) == "by"]


def preposition(grammar: Grammar, noun: int) -> str:
    """The word that governs a noun as its case, in small letters; empty where none does."""
    return next((grammar.word(child) for child in grammar.kept(noun, "case")), "")
