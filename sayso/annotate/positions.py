"""Finds where parties stand: who demands, supports, rejects, offers, threatens, agrees, condemns, claims, denies, pledges what.

In: a report with sentences, entities and quotations. Out: notes with `positions`, each in the report's own words.

Rule 1: the party is the subject of the cue; of "backed by X" it is X; of "must" inside a quotation, or of "we demand", its speaker.
Rule 2: a first of the state, a capital and a seat of government speak for their country where the report names that country.
Rule 3: what depends on something is no stand ("if they agree"), and a denied cue is the contrary stand or none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sayso.annotate.clauses import Clause, is_finite
from sayso.annotate.complements import claims_fact, has_clause, thing_described, told_about
from sayso.annotate.doers import describes, doers
from sayso.annotate.lookup import moments_in, quote_at, tells_when
from sayso.annotate.parties import parties
from sayso.annotate.sides import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    Scene,
    belongs_to_next,
    is_passive,
    is_progressive,
    objects,
    preposition_before,
    set_scenes,
    subjects,
)
from sayso.annotate.triggers import Hit, Phrases, find_hits, gather
from sayso.model import Notes, Position, Reference, Report, Span, Stance
from sayso.words.grammar import word_class
from sayso.words.seats import of_countries
from sayso.words.stances import StanceCues, stance_cues

LONGEST_SPAN = 300  # characters
NEGATIONS = word_class("negation")
DEPENDING = word_class("depending")
FAILING = word_class("failing")
# Words that show that the next is a verb: "will back", "who rejects". Not: "the back", "strong demands".
BEFORE_VERBS = word_class("before_verb")
POINTING = word_class("pointing")
LINKING = word_class("linking")
NO_OBJECT = word_class("no_object")
ARTICLES = DETERMINERS - {"that", "which"}
INDICATIVE = word_class("indicative")
SUBJUNCTIVE = word_class("subjunctive")
NO_THING = word_class("no_thing")
TRAILING = word_class("trailing")
NOTING = word_class("noting")
NO_PARTY = word_class("no_party")
FIRST_PERSON = word_class("first_person")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stance and the way in which its phrase tells it."""

    entry: StanceCues
    way: str


def find_positions(report: Report, notes: Notes) -> Notes:
    """Notes with the positions of a report, in text order, each once."""
    speaking_for = parties(notes)
    mute = {one.id for one in notes.entities if one.name.lower().rsplit(" ", 1)[-1] in NO_PARTY}
    found: dict[tuple[str, str, Span], Position] = {}
    before: Scene | None = None
    for scene in set_scenes(report, notes):
        for party, stance, what, span in _of_scene(notes, scene, mute):
            widened = _with_what_it_points_to(scene, before, what, span)
            who = speaking_for.get(party, party)
            place = Position(
                party=who,
                stance=stance,
                what=" ".join(what.of(report.text).split()),
                report=report.id,
                span=widened,
                said_by=party,
                quote=_quoted_in(notes, what),
                time=_told_at(notes, report.text, span, what),
            )
            found.setdefault((who, stance, span), place)
        before = scene
    return replace(notes, positions=tuple(found.values()))


def _quoted_in(notes: Notes, what: Span) -> str | None:
    """The quotation, or reported speech, in which the stand is taken."""
    quote = quote_at(notes, what)
    return quote.id if quote else None


def _told_at(notes: Notes, text: str, span: Span, what: Span) -> str | None:
    """The one day or hour at which the stand is told to be taken, outside what it is about; None where several are told, or none."""
    told = [one for one in moments_in(notes, span) if one.kind in {"date", "time"} and not what.touches(one.span) and tells_when(text, one)]
    return told[0].id if len(told) == 1 and not isinstance(told[0].when, Reference) else None


@cache
def _cues() -> Phrases[Cue]:
    """Every cue, ready for matching."""
    ways: tuple[tuple[str, Callable[[StanceCues], tuple[str, ...]]], ...] = (
        ("cue", lambda entry: entry.cues),
        ("passive", lambda entry: entry.passive),
        ("judgement", lambda entry: entry.judgements),
        ("duty", lambda entry: entry.duties),
        ("warning", lambda entry: entry.warnings),
    )
    return gather((phrase, Cue(entry, way)) for entry in stance_cues() for way, phrases in ways for phrase in phrases(entry))


def _of_scene(notes: Notes, scene: Scene, mute: Container[str]) -> Iterator[tuple[str, Stance, Span, Span]]:
    """Party, stance, what and span of each position in a sentence."""
    for clause in scene.clauses:
        taken = False
        for hit in find_hits(scene.words, _cues(), clause.first, clause.end):
            if taken and hit.meaning.way == "cue" and scene.words[hit.first - 1].form not in {"and", "but"}:
                continue
            stance = _stance(scene, clause, hit)
            if stance is None:
                continue
            taken = taken or hit.meaning.way == "cue"
            what = _what(scene, clause, hit)
            what = told_about(scene, hit.first, hit.end, what) if what and hit.meaning.way == "cue" else what
            if what is None or _is_only_noted(scene, hit):
                continue
            stance = _told_as_fact(scene, hit, what) or stance
            for party in _WAYS[hit.meaning.way](notes, scene, clause, hit):
                if party not in mute:
                    yield party, stance, what, _span(scene, clause, what)


def _stance(scene: Scene, clause: Clause, hit: Hit[Cue]) -> Stance | None:
    """Rule 3, and whether the cue is a verb at all."""
    start = max(0 if clause.link == "coordinate" else clause.first, hit.first - 4)
    near = [word.form for word in scene.words[start : hit.first]]
    if hit.meaning.way == "cue":
        if not _is_verb(scene, hit) or FAILING & set(near):
            return None
        if DEPENDING & set(near) or clause.link == "condition":
            return None
    if "without" in near[-2:] or (hit.meaning.way == "duty" and scene.words[hit.end : hit.end + 1] and scene.words[hit.end].form == "have"):
        return None  # "must have been"
    if NEGATIONS & set(near[-3:]):
        return hit.meaning.entry.negated if hit.meaning.way == "cue" else None
    return hit.meaning.entry.stance


def _told_as_fact(scene: Scene, hit: Hit[Cue], what: Span) -> Stance | None:
    """The stance that a cue tells where what follows is a fact to the speaker: "insists that the dam is safe"."""
    if hit.meaning.entry.indicative and (fact := claims_fact(scene, hit.first)) is not None:
        return hit.meaning.entry.indicative if fact else None
    words = {word.form for word in scene.words if what.start <= word.span.start < what.end}
    return hit.meaning.entry.indicative if words & INDICATIVE and not words & SUBJUNCTIVE else None


def _is_only_noted(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether a cue of granting has a thing for its object, which is no stand: "acknowledged | the crowd", not "| that it fell"."""
    return scene.words[hit.first].form in NOTING and has_clause(scene, hit.first) is False


def _is_verb(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether the cue stands as a verb: after its subject, an auxiliary or an adverb; a past form anywhere but after an article."""
    word = scene.words[hit.first]
    if word.capital and hit.first:
        return False
    if not hit.first:
        return word.form.endswith("ing")
    if word.tag and " " not in hit.phrase:
        return word.tag.startswith("V") and not describes(scene, hit.first)
    before = scene.words[hit.first - 1]
    if before.form in {"the", "a", "an", "his", "her", "its", "their", "our", "of"} or before.form.endswith(("'s", "s'")):
        return False
    if word.form.endswith(("ed", "ing")) or (" " in hit.phrase and (word.form.endswith("s") or is_finite(word))):
        return True
    named = any(one.end == hit.first for one in scene.named) and before.form not in of_countries()
    return named or before.form in BEFORE_VERBS or before.form in BE or before.form.endswith("ly")


def _by_subject(notes: Notes, scene: Scene, clause: Clause, hit: Hit[Cue]) -> tuple[str, ...]:
    """Rule 1 for a plain cue: its subject, the one who is named with "by", or the speaker where it is "we"."""
    if is_passive(scene, clause, hit.first) and scene.words[hit.first].form.endswith("ed"):
        return tuple(one.entity for one in objects(scene, clause, hit.end)[:1] if preposition_before(scene, one) == "by")
    if any(word.form in FIRST_PERSON for word in scene.words[clause.first : hit.first]):
        return _speakers(notes, scene, hit)
    if scene.words[hit.first].form.endswith("ing") and hit.first > clause.first + 1 and not is_progressive(scene, clause, hit.first):
        return tuple(one.entity for one in scene.named if one.end == hit.first)
    told = doers(scene, hit.first)
    return subjects(scene, clause, hit.first, speaking=True) if told is None else told


def _by_agent(notes: Notes, scene: Scene, clause: Clause, hit: Hit[Cue]) -> tuple[str, ...]:
    """Rule 1 for "backed by X and Y"."""
    del notes
    after = [one for one in objects(scene, clause, hit.end) if not belongs_to_next(scene, one)]
    if not after or after[0].first > hit.end + 4 or any(word.form == "and" for word in scene.words[hit.end : after[0].first]):
        return ()
    chain = [after[0].entity]
    for one, other in pairwise(after):
        between = {word.form for word in scene.words[one.end : other.first]}
        if not between <= {"and", "the", "or"}:
            break
        chain.append(other.entity)
    return tuple(dict.fromkeys(chain))


def _by_speaker(notes: Notes, scene: Scene, clause: Clause, hit: Hit[Cue]) -> tuple[str, ...]:
    """Rule 1 for what counts only as somebody's word: the speaker of the quotation, or of "X says (that) …"."""
    speakers = _speakers(notes, scene, hit)
    at = scene.clauses.index(clause)
    if speakers or clause.link != "content" or not at:
        return speakers
    host = scene.clauses[at - 1]
    return subjects(scene, host, host.end)


def _speakers(notes: Notes, scene: Scene, hit: Hit[Cue]) -> tuple[str, ...]:
    """Who says the quotation in which a cue stands."""
    quote = quote_at(notes, scene.words[hit.first].span, kinds=("direct", "mixed"))
    return quote.speakers if quote else ()


_WAYS: Mapping[str, Callable[[Notes, Scene, Clause, Hit[Cue]], tuple[str, ...]]] = {
    "cue": _by_subject,
    "passive": _by_agent,
    "judgement": _by_speaker,
    "duty": _by_speaker,
    "warning": _by_speaker,
}


def _what(scene: Scene, clause: Clause, hit: Hit[Cue]) -> Span | None:
    """The words that the stand is about: after a cue, to the end of what hangs on it; the clause itself where it is a judgement."""
    if hit.meaning.way == "passive":
        return thing_described(scene, hit.first) or _thing_before(scene, clause, hit.first)
    last = clause
    for following in scene.clauses[scene.clauses.index(clause) + 1 :]:
        if following.link not in {"content", "condition", "participle"} or following.span.end - clause.span.start > LONGEST_SPAN:
            break
        last = following
    if hit.meaning.way != "cue":
        joined = [n for n in range(clause.first, hit.first) if scene.words[n].form in {"and", "but"}]
        return Span(scene.words[joined[-1] + 1].span.start if joined else clause.span.start, last.span.end)
    start = hit.end if scene.words[hit.end - 1].form in LINKING or hit.end == hit.first + 1 else hit.first + 1
    if start >= last.end or (scene.words[start].form in TRAILING and last.end - start < 3):
        return _thing_before_subject(scene, clause, hit.first)
    if scene.words[start].form in NO_OBJECT:
        return None
    opener = next((n + 1 for n in range(start, min(start + 4, last.end - 1)) if _opens_clause(scene, n)), start)
    return Span(scene.words[opener].span.start, last.span.end)


def _opens_clause(scene: Scene, number: int) -> bool:
    """Whether a word is the "that" of "demanded | that …", not of "for that attack"."""
    return scene.words[number].form == "that" and scene.words[number - 1].form not in LINKING


def _thing_before(scene: Scene, clause: Clause, end: int) -> Span | None:
    """The noun phrase that ends before a word, from its article: "the 30-day truce | backed by …"."""
    while end and (scene.words[end - 1].form in NO_THING or scene.words[end - 1].form.endswith("ly")):
        end -= 1
    first = clause.first if end > clause.first else 0
    article = next((n for n in range(end - 1, max(first, end - 12) - 1, -1) if scene.words[n].form in ARTICLES), first)
    if end <= article or (end == article + 1 and scene.words[article].form in ARTICLES | PREPOSITIONS):
        return None
    return Span(scene.words[article].span.start, scene.words[end - 1].span.end)


def _thing_before_subject(scene: Scene, clause: Clause, verb: int) -> Span | None:
    """What stands before the subject of a cue that ends its clause: "a step | Vell has rejected"; None where nothing does."""
    names = [one for one in scene.named if clause.first <= one.first and one.end <= verb]
    if not names or names[-1].first == clause.first:
        return None
    if all(word.form in NO_THING for word in scene.words[clause.first : names[-1].first]):
        return _thing_before(scene, clause, clause.first)
    if scene.words[clause.first].form not in ARTICLES:
        return None
    return Span(clause.span.start, scene.words[names[-1].first - 1].span.end)


def _span(scene: Scene, clause: Clause, what: Span) -> Span:
    """From the clause's first word to the end of what it is about, with the sayer's clause before; 300 characters at most."""
    start, end = min(clause.span.start, what.start), max(clause.span.end, what.end)
    at = scene.clauses.index(clause)
    while at and scene.clauses[at].link in {"content", "participle", "coordinate", "relative"}:
        at -= 1
        if end - scene.clauses[at].span.start > LONGEST_SPAN:
            break
        start = scene.clauses[at].span.start
    if end - start <= LONGEST_SPAN:
        return Span(start, end)
    fits = [word.span.end for word in scene.words if start < word.span.end <= start + LONGEST_SPAN]
    return Span(start, fits[-1] if fits else start + LONGEST_SPAN)


def _with_what_it_points_to(scene: Scene, before: Scene | None, what: Span, span: Span) -> Span:
    """With the sentence before, where the words only point back to it ("these demands") and both fit."""
    words = {word.form for word in scene.words if what.start <= word.span.start < what.end}
    if before is None or not words & POINTING or before.sentence.paragraph != scene.sentence.paragraph:
        return span
    wide = Span(before.sentence.span.start, span.end)
    return wide if len(wide) <= LONGEST_SPAN else span
