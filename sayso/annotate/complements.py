"""What a verb is about, by the grammar that the encoder read: its object, the clause that it governs, the noun that its clause tells of.

In: a scene and words of it. Out: spans, and whether a clause is told as a fact. Where no grammar was read, or it has no answer, what the
caller has found by the order of words stands.
"""

from __future__ import annotations

from sayso.annotate.grammar import Grammar, subtree
from sayso.annotate.partaking import preposition
from sayso.annotate.sides import Scene
from sayso.model import ROOT, Span, governing

CLAUSES = ("ccomp", "xcomp")
FACT = frozenset({"VBZ", "VBP", "VBD", "MD"})  # fine tags of a verb that is told as a fact: "insists | it is safe", not "| it be shut"
BEFORE = ("det", "amod", "compound", "nummod", "nmod", "flat")  # relations of what stands before a noun
LONGEST = 300  # characters
LINKS = frozenset({"for", "of", "on", "to"})  # prepositions after which stands what a cue is about
RELATIVE = frozenset({"who", "which", "that", "whom"})


def told_about(scene: Scene, first: int, end: int, found: Span) -> Span:
    """What the cue from word `first` to `end` is about: `found`, ended where the grammar ends it, or the noun that its clause tells of."""
    grammar = scene.grammar
    if grammar is None:
        return found
    tokens = [grammar.token_at(word.span.start) for word in scene.words[first:end]]
    verb = governing(grammar.encoding.heads, tokens)
    ends = [part.end for child in grammar.children[verb] if _is_about(grammar, child, tokens) and (part := subtree(grammar, child))]
    if max(ends, default=0) > found.start:
        return _ended(scene, found, max(ends))
    if grammar.encoding.relations[verb] == "acl:relcl" and _is_object_of_it(grammar, verb):
        return thing_described(scene, first) or found
    return found


def thing_described(scene: Scene, word: int) -> Span | None:
    """The noun that a verb's clause tells of, with what stands before it and whose it is: "the offer | that Orlo rejected"."""
    grammar = scene.grammar
    verb = grammar.token_at(scene.words[word].span.start) if grammar else -1
    if grammar is None or grammar.relation(verb) != "acl" or grammar.encoding.heads[verb] == ROOT:
        return None
    noun = grammar.encoding.heads[verb]
    first = min([noun, *(child for child in grammar.kept(noun, *BEFORE) if child < noun)])
    behind = [child for child in grammar.kept(noun, "nmod") if noun < child < verb and preposition(grammar, child) == "of"]
    return Span(grammar.span(first).start, max([subtree(grammar, one).end for one in behind], default=grammar.span(noun).end))


def _ended(scene: Scene, found: Span, end: int) -> Span:
    """`found` up to `end`, at a word's end where that is far off; as it is where a thing would be cut from its verb."""
    if end > found.start + LONGEST:
        fits = [word.span.end for word in scene.words if found.start < word.span.end <= found.start + LONGEST]
        return Span(found.start, fits[-1] if fits else found.end)
    following = next((word for word in scene.words if word.span.start >= end), None)
    cut = following is not None and following.span.start < found.end and following.tag[:2] in {"NN", "JJ", "DT", "CD", "PR"}
    return found if cut else Span(found.start, end)


def _is_about(grammar: Grammar, child: int, tokens: list[int]) -> bool:
    """Whether a child of the cue is what it is about: an object, a clause, what stands after the cue's own preposition."""
    if child in tokens or grammar.word(child) in RELATIVE:
        return False
    relation = grammar.relation(child)
    own = any(case in tokens for case in grammar.kept(child, "case", "mark"))
    return relation in {"obj", *CLAUSES} or (relation in {"obl", "advcl", "nmod"} and (own or preposition(grammar, child) in LINKS))


def _is_object_of_it(grammar: Grammar, verb: int) -> bool:
    """Whether the relative is what is acted on: "the offer that Orlo | rejected", not "Orlo, who | agreed"."""
    subjects = grammar.kept(verb, "nsubj")
    return bool(subjects) and not any(grammar.word(one) in RELATIVE for one in subjects)


def claims_fact(scene: Scene, word: int) -> bool | None:
    """Whether the clause that a verb governs is told as a fact; None where it governs none, or no grammar was read."""
    grammar = scene.grammar
    if grammar is None:
        return None
    clauses = grammar.kept(grammar.token_at(scene.words[word].span.start), "ccomp")
    if not clauses:
        return None
    helpers = [*grammar.kept(clauses[0], "aux", "cop"), clauses[0]]
    first = min(helpers)
    return grammar.encoding.fine[first] in FACT and grammar.word(first) not in {"should", "must"}


def has_clause(scene: Scene, word: int) -> bool | None:
    """Whether a verb governs a clause or a verb in -ing rather than a thing; None where no grammar was read."""
    grammar = scene.grammar
    if grammar is None:
        return None
    return bool(grammar.kept(grammar.token_at(scene.words[word].span.start), *CLAUSES, "advcl"))
