"""Who does what to whom, by the grammar that the encoder read: actors, recipients, and whose word a verb is.

In: a scene with a grammar and the number of a word in it. Out: entity ids. It answers for the nouns that the grammar names and for what
stands for them: an apposition ("the mayor, Arle,"), the state of whom its people are ("Orlo officials"), the place that they are from.
What names nobody gives nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.annotate.grammar import Grammar, in_passive, subject_of
from sayso.annotate.sides import BELONGING, OF_THE_STATE, Scene
from sayso.model import ROOT, ParticipantRole
from sayso.words.grammar import word_class

LIGHT = word_class("light_verb")
PATIENTS = word_class("before_patient")
SAME = ("flat", "appos")  # relations of words that name the same
OF_WHOM = ("compound", "amod", "nmod")  # relations of words that tell whose
DONE_TO = frozenset({"obj", "iobj"})


def doers(scene: Scene, word: int) -> tuple[str, ...] | None:
    """The entities that are subject of the verb at this word, of a passive those named with "by"; None where it has no subject at all."""
    grammar = scene.grammar
    if grammar is None:
        return None
    verb = grammar.token_at(scene.words[word].span.start)
    if in_passive(grammar, verb):
        return tuple(dict.fromkeys(_agents(scene, grammar, verb)))
    noun = subject_of(grammar, verb)
    found = () if noun is None else tuple(dict.fromkeys(_meant(scene, grammar, noun)))
    # What a participle hangs on is often told wrong: "said that the drills cracked it, pledging help".
    return None if noun is None or (not found and grammar.encoding.fine[verb] == "VBG") else found


def describes(scene: Scene, word: int) -> bool:
    """Whether a participle only describes a noun: "his attacking play", "the promised aid"."""
    grammar = scene.grammar
    return grammar is not None and grammar.relation(grammar.token_at(scene.words[word].span.start)) == "amod"


def sides_of_verb(scene: Scene, word: int) -> Iterator[tuple[str, ParticipantRole]]:
    """Who acts and who is acted on by the verb at this word."""
    grammar = scene.grammar
    if grammar is None:
        return
    verb = grammar.token_at(scene.words[word].span.start)
    passive = in_passive(grammar, verb)
    noun = subject_of(grammar, verb)
    if noun is not None:
        yield from ((entity, "recipient" if passive else "actor") for entity in _meant(scene, grammar, noun))
    for child in grammar.children[verb]:
        relation = grammar.relation(child)
        if relation in DONE_TO:
            yield from ((entity, "recipient") for entity in _meant(scene, grammar, child))
        elif relation == "obl" and (case := _preposition(grammar, child)):
            role: ParticipantRole = "actor" if passive and case == "by" else "recipient" if case in PATIENTS or case == "with" else "other"
            yield from ((entity, role) for entity in _meant(scene, grammar, child))


def sides_of_noun(scene: Scene, first: int, end: int) -> Iterator[tuple[str, ParticipantRole]]:
    """Who acts and who is acted on in what a noun tells: "Orlo's attack on Brask", "launched an attack", "was carried out by Orlo"."""
    grammar = scene.grammar
    if grammar is None:
        return
    tokens = [grammar.token_at(word.span.start) for word in scene.words[first:end]]
    noun = next((token for token in tokens if grammar.encoding.heads[token] not in tokens), tokens[0])  # of "missile strike" the strike
    for child in grammar.children[noun]:
        case = _preposition(grammar, child)
        if grammar.relation(child) in OF_WHOM:
            role: ParticipantRole = "actor" if case in {"", "by", "'s", "’s"} else "recipient" if case in PATIENTS else "other"
            yield from ((entity, role) for entity in _meant(scene, grammar, child))
    verb = grammar.encoding.heads[noun]
    if verb == ROOT or grammar.word(verb) not in LIGHT:
        return
    if grammar.relation(noun) == "obj" and (subject := subject_of(grammar, verb)) is not None:
        yield from ((entity, "actor") for entity in _meant(scene, grammar, subject))
    elif grammar.encoding.relations[noun] == "nsubj:pass":
        yield from ((entity, "actor") for entity in _agents(scene, grammar, verb))


def _agents(scene: Scene, grammar: Grammar, verb: int) -> Iterator[str]:
    """The entities named with "by" beside a passive."""
    for noun in grammar.kept(verb, "obl"):
        if _preposition(grammar, noun) == "by":
            yield from _meant(scene, grammar, noun)


def _preposition(grammar: Grammar, noun: int) -> str:
    """The word that governs a noun as its case, in small letters; empty where none does."""
    return next((grammar.word(child) for child in grammar.kept(noun, "case")), "")


def _meant(scene: Scene, grammar: Grammar, noun: int) -> Iterator[str]:
    """The entities that a noun and those joined to it stand for."""
    for one in (noun, *grammar.kept(noun, "conj")):
        entity = _entity(scene, grammar, one)
        if entity:
            yield entity


def _antecedent(grammar: Grammar, noun: int) -> list[int]:
    """Whose forces they are: "Arle, whose | forces left"."""
    verb = grammar.encoding.heads[noun]
    owned = any(grammar.word(child) == "whose" for child in grammar.children[noun])
    return [grammar.encoding.heads[verb]] if owned and verb != ROOT and grammar.relation(verb) == "acl" else []


def _entity(scene: Scene, grammar: Grammar, noun: int) -> str | None:
    """The entity that a noun names, or that what stands for it names."""
    tokens = [noun, *grammar.kept(noun, *SAME)]
    if grammar.word(noun) in OF_THE_STATE:
        tokens += grammar.kept(noun, *OF_WHOM)
        tokens += _antecedent(grammar, noun)
    tokens += [child for child in grammar.kept(noun, "nmod") if _preposition(grammar, child) in BELONGING]
    for token in tokens:
        place = grammar.span(token).start
        found = next((one.entity for one in scene.named if one.span.start <= place < one.span.end), None)
        if found:
            return found
    return None
