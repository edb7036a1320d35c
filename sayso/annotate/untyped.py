"""What is surely an event and of no kind that is known: the clause around a time that no other event took.

In: a scene, its moments, those that events took. Out: for each moment left the clause that tells what was then, with the verb that tells
it. Its kind is `OTHER`, never the nearest one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from sayso.annotate.clauses import Clause, is_finite
from sayso.annotate.lookup import is_in_name
from sayso.annotate.sides import Scene
from sayso.model import Moment, Span

VERB_GROUP = 3  # words after its first verb within which a clause has its last: "may have to leave"
SHORT = 5  # words up to which a clause tells nothing of its own
LONGEST = 300  # characters of a telling cut from a sentence


@dataclass(frozen=True, slots=True)
class Untyped:
    """A moment, the clause that tells what was then, and the number of the word that tells it."""

    moment: Moment
    clause: Clause
    word: int
    telling: Span


def find_untyped(scene: Scene, moments: Iterable[Moment], taken: Container[str]) -> Iterator[Untyped]:
    """What is told at the moments that nothing took, where their clause has a verb."""
    for moment in moments:
        if moment.id in taken or is_in_name(scene.text, moment):
            continue
        clause = next((one for one in scene.clauses if one.span.touches(moment.span)), None)
        verb = next((n for n in range(clause.first, clause.end) if is_finite(scene.words[n])), None) if clause else None
        if clause is not None and verb is not None:
            wide = clause.span if clause.end - clause.first > SHORT else scene.sentence.span
            telling = wide if len(wide) <= LONGEST else _cut(scene.text, wide, moment.span)
            yield Untyped(moment, clause, _telling_word(scene, clause, verb), telling)


def _telling_word(scene: Scene, clause: Clause, verb: int) -> int:
    """The verb that the clause is about: of "was seen | leaving" the grammar's, without a grammar the last of its first verbs."""
    if scene.grammar is None:
        return min(verb + VERB_GROUP, clause.end - 1)
    token = scene.grammar.token_at(scene.words[verb].span.start)
    if scene.grammar.relation(token) in {"aux", "cop"}:
        token = scene.grammar.encoding.heads[token]
    place = scene.grammar.span(token).start
    return next((n for n in range(clause.first, clause.end) if scene.words[n].span.start <= place < scene.words[n].span.end), verb)


def _cut(text: str, long: Span, moment: Span) -> Span:
    """As many whole words around a moment as a telling holds."""
    start = max(long.start, min(moment.start - LONGEST // 2, long.end - LONGEST))
    end = min(long.end, start + LONGEST)
    start = start if start == long.start else text.find(" ", start, moment.start) + 1 or moment.start
    end = end if end == long.end else max(text.rfind(" ", moment.end, end), moment.end)
    return Span(start, end)
