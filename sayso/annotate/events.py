"""Finds what happened, is planned or is said not to have happened: one event a trigger and clause.

In: a report with its sentences, and where they stand already its entities, quotations, moments and figures. Out: notes with `events`. A
trigger is a word or phrase of `words/event_types.toml`, or a verb of whose kind the encoder's head is sure (`kinds`); what is told of a
day and is neither is `OTHER` (`untyped`), never the nearest kind. Titles are not read: they summarise.

Rule 1: a clause has at most one event of a kind: "carried out an attack" is one. A verb goes before a noun.
Rule 2: by the grammar, the subject acts and the object is acted on; where no encoder read it, who stands before the verb acts, and who
        stands after it is acted on. A passive turns it round; "by" names who acts.
Rule 3: a day belongs to the clause that it stands in. A clause joined to it ("and …", "…ing") takes it; what is reported does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso.annotate.clauses import Clause, is_finite
from sayso.annotate.doers import describes, is_done, sides
from sayso.annotate.kinds import Trigger, find_kinds, kind_of
from sayso.annotate.lookup import Spoken, all_spoken, moments_in, tells_when
from sayso.annotate.means import find_instrument, find_toll
from sayso.annotate.partaking import LIGHT, PATIENTS
from sayso.annotate.sides import Scene, is_passive, objects, opens_with_verb, place_of, preposition_before, set_scenes, subjects
from sayso.annotate.staging import find_status
from sayso.annotate.triggers import Hit, Phrases, find_hits, gather
from sayso.annotate.untyped import find_untyped
from sayso.model import Event, Moment, Notes, Participant, ParticipantRole, Reference, Report, Span, Status, Unnamed
from sayso.words.event_types import OTHER as OTHER_TYPE
from sayso.words.event_types import event_types, noun_forms
from sayso.words.grammar import word_class

LONGEST_CLAUSE = 300  # characters
# Words after which a trigger is a noun: "the attack", "his release".
NOUN_BEFORE = word_class("before_noun")
LINKS_DROPPED = frozenset({"that", "and", "but"})
OTHER: ParticipantRole = "other"
AGENTS = frozenset({"by"})
AGENT_ENDINGS = ("or", "ors", "er", "ers", "ion", "ions")  # "investigators" shares the stem of "investigate" and tells no event


def find_events(report: Report, notes: Notes) -> Notes:
    """Notes with the events of a report, in text order."""
    spoken = all_spoken(notes)
    events = [event for scene in set_scenes(report, notes) for event in _of_scene(report, notes, scene, spoken)]
    numbered = tuple(replace(event, id=f"{report.id}:v{number}") for number, event in enumerate(events, start=1))
    return replace(notes, events=numbered)


@cache
def _triggers() -> Phrases[Trigger]:
    """Every trigger, ready for matching."""
    verbs = ((phrase, Trigger(kind, verb=True)) for kind in event_types() for phrase in kind.verbs)
    nouns = ((phrase, Trigger(kind, verb=False)) for kind in event_types() for noun in kind.nouns for phrase in noun_forms(noun))
    return gather((*verbs, *nouns))


def _of_scene(report: Report, notes: Notes, scene: Scene, spoken: Spoken) -> Iterator[Event]:
    """The events of one sentence."""
    dates = (one for one in moments_in(notes, scene.sentence.span) if one.kind in {"date", "time"})
    moments = [one for one in dates if not isinstance(one.when, Reference)]
    taken: set[str] = set()
    for clause in scene.clauses:
        hits = [kind_of(scene, hit) for hit in find_triggers(scene, clause)]
        hits += find_kinds(scene, clause, hits)
        for hit in _one_of_a_kind(hits):
            moment = moment_of(scene, clause, hit, moments)
            status = find_status(scene, clause, hit.first, hit.end, noun=not hit.meaning.verb)
            if not _is_told(scene, hit, len(hits), status, moment):
                continue
            taken.update((moment.id,) if moment else ())
            event = _event(scene, clause, hit, status, moment)
            toll = find_toll(notes, clause.span, event.type)
            yield replace(event, report=report.id, toll=toll, claimed_by=_voucher(spoken, event.span))
    for one in find_untyped(scene, moments, taken):
        yield Event(
            id="",
            report=report.id,
            span=scene.words[one.word].span,
            clause=one.telling,
            type=OTHER_TYPE,
            status=find_status(scene, one.clause, one.word, one.clause.end, noun=False),
            participants=tuple(_joining(scene, one.word)),
            time=one.moment.id,
            place=place_of(scene, one.clause),
            claimed_by=_voucher(spoken, scene.words[one.word].span),
        )


def _event(scene: Scene, clause: Clause, hit: Hit[Trigger], status: Status, moment: Moment | None) -> Event:
    """What a trigger tells by its own sentence."""
    kind = hit.meaning.kind
    beside = sides(scene, hit.first, hit.end, direct=kind.direct)
    return Event(
        id="",
        report="",
        span=Span(scene.words[hit.first].span.start, scene.words[hit.end - 1].span.end),
        clause=telling(scene, clause, hit),
        type=kind.type,
        status=status,
        participants=tuple(_participants(scene, clause, hit)),
        unnamed=tuple(Unnamed(role=role, span=span) for entity, span, role in beside if entity is None),
        time=moment.id if moment else None,
        place=place_of(scene, clause),
        instrument=find_instrument(scene, hit.first, hit.end),
    )


def _joining(scene: Scene, word: int) -> Iterator[Participant]:
    """Who takes part in what has no kind, where the grammar tells."""
    named = {
        entity: Participant(entity=entity, role=role, span=span)
        for entity, span, role in sides(scene, word, word + 1, direct=True)
        if entity
    }
    yield from named.values()


def _voucher(spoken: Spoken, trigger: Span) -> str | None:
    """On whose word an event is told: that of the one speaker of the quotation, or of the reported speech, in which its trigger stands."""
    quote = spoken.at(trigger)
    return quote.speakers[0] if quote and len(quote.speakers) == 1 else None


def find_triggers(scene: Scene, clause: Clause) -> list[Hit[Trigger]]:
    """The words of a clause that tell an event by themselves, in text order."""
    return [hit for hit in find_hits(scene.words, _triggers(), clause.first, clause.end) if _is_meant(scene, hit)]


def _is_meant(scene: Scene, hit: Hit[Trigger]) -> bool:
    """Whether a verb trigger is used as a verb: not "the shell", and no name ("Attack Brigade") inside a sentence."""
    if scene.words[hit.first].capital and hit.first and scene.words[hit.first - 1].capital:
        return False
    if not hit.meaning.verb or hit.end - hit.first > 1:
        return True
    if scene.words[hit.first].tag:
        return scene.words[hit.first].tag.startswith("V") and not describes(scene, hit.first)
    if scene.words[hit.first].form.endswith(AGENT_ENDINGS) and not hit.phrase.endswith(AGENT_ENDINGS):
        return False
    before = scene.words[hit.first - 1].form if hit.first else ""
    if before.endswith(("'s", "s'")):
        return False
    return before not in NOUN_BEFORE or (scene.words[hit.first].form.endswith(("ed", "ing")) and before == "that")


def _is_told(scene: Scene, hit: Hit[Trigger], hits: int, status: Status, moment: Moment | None) -> bool:
    """Whether a trigger tells an event: plain saying only where its day is told; "ceasefire" where something becomes of it."""
    if hit.meaning.kind.weak:
        return moment is not None and hits == 1
    if hit.meaning.verb or not hit.meaning.kind.abstract or is_done(scene, hit.first, hit.end):
        return True
    return status != "happened" or moment is not None


def _one_of_a_kind(hits: Iterable[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """Rule 1, in text order."""
    best: dict[str, Hit[Trigger]] = {}
    for hit in hits:
        known = best.get(hit.meaning.kind.type)
        if known is None or (hit.meaning.verb and not known.meaning.verb):
            best[hit.meaning.kind.type] = hit
    return sorted(best.values(), key=lambda hit: hit.first)


def _participants(scene: Scene, clause: Clause, hit: Hit[Trigger]) -> Iterator[Participant]:
    """Rule 2, each entity once: by the grammar where the encoder read it, else by the order of words."""
    taking: dict[str, Participant] = {}
    for entity, span, role in _by_grammar(scene, clause, hit) if scene.grammar else _by_order(scene, clause, hit):
        taking.setdefault(entity, Participant(entity=entity, role=role, span=span))
    yield from taking.values()


def _by_grammar(scene: Scene, clause: Clause, hit: Hit[Trigger]) -> Iterator[tuple[str, Span | None, ParticipantRole]]:
    """Who the grammar says acts and is acted on, then who else stands after the trigger."""
    yield from (
        (entity, span, role)
        for entity, span, role in sides(scene, hit.first, hit.end, direct=hit.meaning.kind.direct)
        if entity is not None
    )
    yield from ((named.entity, named.span, OTHER) for named in objects(scene, clause, hit.end))


def _by_order(scene: Scene, clause: Clause, hit: Hit[Trigger]) -> Iterator[tuple[str, Span | None, ParticipantRole]]:
    """Who stands before the trigger and who after it."""
    swap = hit.meaning.verb and is_passive(scene, clause, hit.first)
    does = hit.meaning.verb or _is_done(scene, clause, hit.first)
    owners = {named.entity for named in scene.named if named.end == hit.first}  # "Orlo’s attack", "the Orlo attack"
    for entity in subjects(scene, clause, hit.first):
        role: ParticipantRole = "recipient" if swap else "actor" if does or entity in owners else "other"
        yield entity, None, role
    for named in objects(scene, clause, hit.end):
        preposition = preposition_before(scene, named)
        agent = preposition in AGENTS or (swap and preposition == "by")
        meant = agent or hit.meaning.verb or preposition in PATIENTS
        role = "actor" if agent else "recipient" if meant else "other"
        yield named.entity, named.span, role


def _is_done(scene: Scene, clause: Clause, noun: int) -> bool:
    """Whether the verb before a noun only says that its subject does it: "launched an attack", not "condemned the attack"."""
    verbs = [word for word in scene.words[clause.first : noun] if is_finite(word) or word.form.endswith("ing")]
    return bool(verbs) and verbs[-1].form in LIGHT


def moment_of(scene: Scene, clause: Clause, hit: Hit[Trigger], moments: list[Moment]) -> Moment | None:
    """Rule 3: the moment of a clause that stands nearest to the trigger, else that of the clause it is joined to."""
    trigger = scene.words[hit.first].span
    at = scene.clauses.index(clause)
    while True:
        own = [one for one in moments if scene.clauses[at].span.touches(one.span) and tells_when(scene.text, one)]
        if own:
            return min(own, key=lambda one: (abs(one.span.start - trigger.start), one.span.start))
        at = _host(scene, at, {"participle", "coordinate"})
        if at < 0:
            return None


def _host(scene: Scene, at: int, joined: set[str]) -> int:
    """The number of the clause that clause `at` is joined to or goes on, or -1 where it stands alone."""
    if at and scene.clauses[at].link in joined:
        return at - 1
    if at and scene.clauses[at].link == "main" and opens_with_verb(scene, scene.clauses[at]):
        return 0
    return -1


def telling(scene: Scene, clause: Clause, hit: Hit[Trigger]) -> Span:
    """The words that tell the event, 300 characters at most.

    They are its clause, with the one it is joined to where it has no subject; of a statement, with what is stated.
    """
    if hit.meaning.kind.type == "STATEMENT" and len(scene.sentence.span) <= LONGEST_CLAUSE:
        return scene.sentence.span
    at = scene.clauses.index(clause)
    span = _without_link(scene, clause)
    for following in scene.clauses[at + 1 :]:
        if following.link != "content" or following.span.end - span.start > LONGEST_CLAUSE:
            break
        span = Span(span.start, following.span.end)
    while (at := _host(scene, at, {"participle", "coordinate", "relative"})) >= 0:
        wider = Span(scene.clauses[at].span.start, span.end)
        if len(wider) > LONGEST_CLAUSE:
            break
        span = wider
    return span if len(span) <= LONGEST_CLAUSE else _around(scene, clause, hit)


def _without_link(scene: Scene, clause: Clause) -> Span:
    """The clause without the "that" or "and" that opens it."""
    opened = scene.words[clause.first].form in LINKS_DROPPED and clause.end - clause.first > 1
    return Span(scene.words[clause.first + 1].span.start, clause.span.end) if opened else clause.span


def _around(scene: Scene, clause: Clause, hit: Hit[Trigger]) -> Span:
    """As many whole words of a very long clause as fit, from its start where the trigger is near it."""
    last = scene.words[hit.end - 1].span.end
    starts = [word.span.start for word in scene.words[clause.first : hit.first + 1]]
    start = next((one for one in starts if last - one <= LONGEST_CLAUSE), scene.words[hit.first].span.start)
    ends = [word.span.end for word in scene.words[hit.end - 1 : clause.end] if word.span.end - start <= LONGEST_CLAUSE]
    return Span(start, ends[-1] if ends else min(last, start + LONGEST_CLAUSE))
