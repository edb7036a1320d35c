"""With what an event is done, and what it cost: the instrument beside its trigger, the figures of dead and injured in its clause.

In: a scene with a grammar, a trigger's words; the notes' figures. Out: spans and ids of figures. What is not told beside the event itself
is not taken from elsewhere in the report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sayso.annotate.grammar import Grammar, bare_phrase
from sayso.annotate.partaking import preposition
from sayso.annotate.sides import Scene
from sayso.model import Notes, Span, governing
from sayso.words.grammar import word_class
from sayso.words.instruments import instrument_nouns

WITH = word_class("with_what")
HARMED = word_class("harmed")
COSTING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "DEATH", "PROTEST", "COERCE"})  # kinds that have a toll


def find_instrument(scene: Scene, first: int, end: int) -> Span | None:
    """The words that tell with what it is done: "attacked | with mortars", "a | drone attack", "rammed the gate | using a lorry"."""
    grammar = scene.grammar
    if grammar is None:
        return None
    tokens = [grammar.token_at(word.span.start) for word in scene.words[first:end]]
    found = next((token for token in _candidates(grammar, tokens) if grammar.encoding.lemmas[token].lower() in instrument_nouns()), None)
    if found is None:
        return None
    return (
        grammar.span(found)
        if grammar.relation(found) in {"compound", "nmod"} and not preposition(grammar, found)
        else bare_phrase(grammar, found)
    )


def _candidates(grammar: Grammar, tokens: list[int]) -> Iterator[int]:
    """Nouns that may tell with what, nearest first: inside the trigger, before it, after "with", what is used or fired."""
    top = governing(grammar.encoding.heads, tokens)
    yield from (token for token in tokens if token != top)
    yield from grammar.kept(top, "compound")
    for host in (top, *grammar.kept(top, "obj")):
        yield from (noun for noun in grammar.kept(host, "obl", "nmod") if preposition(grammar, noun) in WITH)
    for verb in grammar.kept(top, "advcl", "acl"):
        if grammar.encoding.lemmas[verb] == "use":
            yield from grammar.kept(verb, "obj")


def find_toll(notes: Notes, clause: Span, kind: str) -> tuple[str, ...]:
    """The figures of dead and injured in a clause, in text order."""
    if kind not in COSTING:
        return ()
    at = bisect_left(notes.figures, clause.start, key=lambda figure: figure.span.start)
    inside = (figure for figure in notes.figures[at:] if figure.span.start < clause.end)
    return tuple(figure.id for figure in inside if figure.what and not HARMED.isdisjoint(figure.what.split()))
