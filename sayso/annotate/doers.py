"""Who does what to whom, by the grammar that the encoder read: actors, recipients, and whose word a verb is.

In: a scene with a grammar and the number of a word in it. Out: entity ids. It answers for the nouns that the grammar names and for what
stands for them: an apposition ("the mayor, Arle,"), the state of whom its people are ("Orlo officials"), the place that they are from.
What names nobody gives nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.annotate.grammar import Grammar, bare_phrase, in_passive, subject_of
from sayso.annotate.partaking import LIGHT, OF_WHOM, agents, preposition, sides_of
from sayso.annotate.sides import BELONGING, OF_THE_STATE, Scene
from sayso.model import ROOT, ParticipantRole, Span, governing

SAME = ("flat", "appos")  # relations of words that name the same


def doers(scene: Scene, word: int) -> tuple[str, ...] | None:
    """The entities that are subject of the verb at this word, of a passive those named with "by"; None where it has no subject at all."""
    grammar = scene.grammar
    if grammar is None:
        return None
    verb = grammar.token_at(scene.words[word].span.start)
    if in_passive(grammar, verb):
        return tuple(dict.fromkeys(entity for noun in agents(grammar, verb) for entity in _meant(scene, grammar, noun)))
    noun = subject_of(grammar, verb)
    found = () if noun is None else tuple(dict.fromkeys(_meant(scene, grammar, noun)))
    # What a participle hangs on is often told wrong: "said that the drills cracked it, pledging help"; so is what a past form describes.
    loose = (not found and grammar.encoding.fine[verb] == "VBG") or (
        grammar.encoding.fine[verb] == "VBD" and _only_describes(grammar, verb)
    )
    return None if noun is None or loose else found


def _only_describes(grammar: Grammar, verb: int) -> bool:
    """Whether a verb hangs on a noun and has no subject of its own: no finite verb does."""
    return grammar.encoding.relations[verb] == "acl" and not grammar.kept(verb, "nsubj")


def describes(scene: Scene, word: int) -> bool:
    """Whether a participle only describes a noun: "his attacking play", "the promised aid"."""
    grammar = scene.grammar
    return grammar is not None and grammar.relation(grammar.token_at(scene.words[word].span.start)) == "amod"


def is_done(scene: Scene, first: int, end: int) -> bool:
    """Whether a verb beside a noun only says that it is done: "launched | an inquiry", "talks | were held"."""
    grammar = scene.grammar
    if grammar is None:
        return False
    noun = governing(grammar.encoding.heads, [grammar.token_at(word.span.start) for word in scene.words[first:end]])
    verb = grammar.encoding.heads[noun]
    return verb != ROOT and grammar.word(verb) in LIGHT and grammar.encoding.relations[noun] in {"obj", "nsubj:pass"}


def sides(scene: Scene, first: int, end: int, *, direct: bool) -> Iterator[tuple[str | None, Span, ParticipantRole]]:
    """Who takes part in what the words from `first` to `end` tell: the entity, where one is named, and the words that stand for it."""
    grammar = scene.grammar
    if grammar is None:
        return
    tokens = [grammar.token_at(word.span.start) for word in scene.words[first:end]]
    for token, role in sides_of(grammar, tokens, lambda noun: _entity(scene, grammar, noun) is not None, direct=direct):
        yield _entity(scene, grammar, token), bare_phrase(grammar, token), role


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
    tokens += [child for child in grammar.kept(noun, "nmod") if preposition(grammar, child) in BELONGING]
    for token in tokens:
        place = grammar.span(token).start
        found = next((one.entity for one in scene.named if one.span.start <= place < one.span.end), None)
        if found:
            return found
    return None
