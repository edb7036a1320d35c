"""Who stands on which side of a verb in a clause: subject, object, place; and what kind of verb form it is.

In: one sentence with its words, clauses and the mentions of entities in it. Out: entity ids. It follows word order and prepositions;
where a clause names nobody it goes back to the clause that it hangs on, and where that names nobody, either, it says nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.annotate.clauses import Clause, cut_clauses, is_finite
from sayso.annotate.grammar import Grammar, grammar_of
from sayso.annotate.triggers import Word, sentence_words
from sayso.model import EntityKind, Notes, Report, Sentence, Span
from sayso.words.grammar import word_class

BE = word_class("be")
SMALL_BETWEEN = word_class("between_be_and_verb")
DETERMINERS = word_class("determiner")
# A name after one of these is no subject: "in Orlo", "with Brask", "by the mayor".
PREPOSITIONS = word_class("preposition")
WHERE = word_class("where")
OF_THE_STATE = word_class("of_the_state")
NOT_NOUNS = (
    word_class("preposition") | word_class("before_verb") | word_class("belonging") | word_class("determiner") | {"who", "which", "then"}
)
BELONGING = word_class("belonging")  # "leaders from Orlo": Orlo stands for them where nobody else is named


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in a sentence: where, whose, of what kind, and the number of the word at which it starts and after which it ends."""

    span: Span
    entity: str
    kind: EntityKind
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence ready to be asked who does what in it; `grammar` is None where no encoder read it."""

    text: str
    sentence: Sentence
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    named: tuple[Named, ...]
    grammar: Grammar | None


def set_scenes(report: Report, notes: Notes) -> Iterator[Scene]:
    """Every sentence of the body as a scene; titles and crossheads only summarise."""
    mentions = sorted(
        ((mention.span, -len(mention.span), entity.id, entity.kind) for entity in notes.entities for mention in entity.mentions),
        key=lambda row: (row[0].start, row[1], row[2]),
    )
    starts = [row[0].start for row in mentions]
    for sentence in notes.sentences:
        if sentence.part != "body":
            continue
        yield scene_of(report.text, sentence, mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)])


def scene_of(text: str, sentence: Sentence, mentions: Sequence[tuple[Span, int, str, EntityKind]] = ()) -> Scene:
    """One sentence as a scene, with the mentions in it (span, minus length, entity, kind; in this order)."""
    words = sentence_words(text, sentence)
    return Scene(text, sentence, words, cut_clauses(text, words), tuple(_named(words, mentions)), grammar_of(text, sentence))


def _named(words: tuple[Word, ...], mentions: Sequence[tuple[Span, int, str, EntityKind]]) -> Iterator[Named]:
    """The mentions of a sentence, by words; of two that overlap the one that starts first, then the longer."""
    ends = [word.span.end for word in words]
    starts = [word.span.start for word in words]
    last = -1
    for span, _, entity, kind in mentions:
        if span.start < last or not span:
            continue
        last = span.end
        first, end = bisect_left(ends, span.start + 1), bisect_left(starts, span.end)
        if first < end:
            yield Named(span, entity, kind, first, end)


def subjects(scene: Scene, clause: Clause, before: int, *, speaking: bool = False) -> tuple[str, ...]:
    """The entities that stand as subject of the verb at word `before`, those joined by "and" together.

    A joined verb of speaking has the speaker for its subject ("Orlo said the dam held, pledging help": Orlo pledges), any other that of
    the clause next before ("Orlo said Brask shelled the dam, killing two": Brask).
    """
    own = [one for one in scene.named if clause.first <= one.first and one.end <= before]
    plain = [one for one in own if not _preposition(scene, one) and (one.end == before or not belongs_to_next(scene, one))]
    if plain:
        return _joined(scene, plain)
    belonging = [one for one in own if _preposition(scene, one) in BELONGING]
    if belonging:
        return _joined(scene, belonging)
    return () if _has_subject(scene, clause, before) else _inherited(scene, clause, speaking=speaking)


def _has_subject(scene: Scene, clause: Clause, before: int) -> bool:
    """Whether the clause has a subject of its own that names nobody: "the blast wounded …"."""
    if clause.link in {"participle", "relative", "coordinate"}:
        return False
    return any(
        word.form in DETERMINERS or word.form in {"it", "he", "she", "they", "we", "i"} for word in scene.words[clause.first : before]
    )


def _inherited(scene: Scene, clause: Clause, *, speaking: bool) -> tuple[str, ...]:
    """The subject of the clause that this one hangs on; of a relative clause, whom it speaks of."""
    if clause.link == "relative":
        nearest = [one for one in scene.named if one.end <= clause.first]
        return (nearest[-1].entity,) if nearest else ()
    if clause.link not in {"participle", "coordinate", "main"} or not clause.first:
        return ()
    if clause.link == "main" and not opens_with_verb(scene, clause):
        return ()
    at = scene.clauses.index(clause)
    hosts = scene.clauses[:at] if clause.link != "main" else scene.clauses[:1]
    passed = {"relative", "content"} if speaking else {"relative"}
    host = next((one for one in reversed(hosts) if one.link not in passed), None)
    return subjects(scene, host, _first_verb(scene, host)) if host else ()


def opens_with_verb(scene: Scene, clause: Clause) -> bool:
    """Whether a clause goes on with its verb after an insertion: "Orlo, which is old, | has also agreed"."""
    verb = _first_verb(scene, clause)
    return all(word.form.endswith("ly") or word.form in SMALL_BETWEEN for word in scene.words[clause.first : verb])


def _first_verb(scene: Scene, clause: Clause) -> int:
    """The number of the first verb of a clause after the first name, or the clause's end."""
    return next((number for number in range(clause.first, clause.end) if is_finite(scene.words[number])), clause.end)


def objects(scene: Scene, clause: Clause, after: int) -> tuple[Named, ...]:
    """The mentions that stand after a word in its clause, places told with "in" or "at" left out."""
    return tuple(
        one
        for one in scene.named
        if after <= one.first and one.end <= clause.end and not (one.kind == "place" and _preposition(scene, one) in WHERE)
    )


def place_of(scene: Scene, clause: Clause) -> str | None:
    """The first place that the clause is set in."""
    for one in scene.named:
        if one.kind == "place" and clause.first <= one.first and one.end <= clause.end and _preposition(scene, one) in WHERE:
            return one.entity
    return None


def is_passive(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether the verb at this word is passive: a form of "be" before it and no "-ing" at its end."""
    if scene.words[verb].form.endswith("ing"):
        return False
    return _after_be(scene, clause, verb)


def is_progressive(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether it is "are …ing"."""
    return scene.words[verb].form.endswith("ing") and _after_be(scene, clause, verb)


def _after_be(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether a form of "be" stands before a word, with nothing but adverbs between."""
    for number in range(verb - 1, max(clause.first, verb - 4) - 1, -1):
        form = scene.words[number].form
        if form in BE:
            return True
        if not (form.endswith("ly") or form in SMALL_BETWEEN):
            return False
    return False


def preposition_before(scene: Scene, one: Named) -> str:
    """The preposition that governs a name, or the empty string."""
    return _preposition(scene, one)


def _preposition(scene: Scene, one: Named) -> str:
    """The word before a name, its article and one adjective passed over, if it is a preposition; a list has its first name's."""
    at = one.first - 1
    while at >= 0 and scene.words[at].form in DETERMINERS:
        at -= 1
    for back in (at, at - 1):
        if back < 0:
            break
        form = scene.words[back].form
        if form in PREPOSITIONS or form in BELONGING or form in WHERE:
            return form
        if scene.words[back].capital or "," in scene.text[scene.words[back].span.end : one.span.start]:
            break
    before = [other for other in scene.named if other.end <= one.first]
    if before and _is_joined(scene, before[-1], one):
        return _preposition(scene, before[-1])
    return ""


def belongs_to_next(scene: Scene, one: Named) -> bool:
    """Whether a name only tells which ("the Orlo baker", "Orlo's baker"), so that somebody else is meant.

    Government, forces and the like act for whom they are of: "Orlo officials" is Orlo.
    """
    if one.end >= len(scene.words):
        return False
    word, gap = scene.words[one.end], scene.text[one.span.end : scene.words[one.end].span.start]
    if word.capital or word.form in OF_THE_STATE or gap.strip(" ’'s"):
        return False
    if one.kind == "person" and not gap.startswith(("’", "'")):
        return False
    return not (is_finite(word) or word.form.endswith(("ly", "ing")) or word.form in NOT_NOUNS)


def _is_joined(scene: Scene, one: Named, other: Named) -> bool:
    """Whether two names are joined by "and" or a comma alone."""
    between = [word.form for word in scene.words[one.end : other.first]]
    gap = scene.text[one.span.end : other.span.start]
    return set(between) <= {"and", "or", "the"} and ("," in gap or "and" in between) and ";" not in gap and "(" not in gap


def _joined(scene: Scene, names: list[Named]) -> tuple[str, ...]:
    """The last of these names with those joined to it."""
    chain = [names[-1]]
    for one in reversed(names[:-1]):
        if not _is_joined(scene, one, chain[-1]):
            break
        chain.append(one)
    return tuple(dict.fromkeys(one.entity for one in reversed(chain)))
