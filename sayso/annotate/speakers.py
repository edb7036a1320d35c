"""Who is meant by the words that name a speaker: "Arle", "he", "a spokesman for the yard", "the statement".

In: the words, where they stand, and what the report has named so far. Out: entities. Who is called by a role alone becomes an entity of
its own, one for the same words in one report. A pronoun goes to the speaker or subject of the nearest sentence that has one that fits;
where nothing fits, nobody is named. Rule 1: a spokesman is never merged with whom he speaks for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice, pairwise

from sayso.annotate.naming import surname
from sayso.model import Entity, EntityKind, Mention, MentionKind, Notes, Report, Sentence, Span
from sayso.text.tokens import fold
from sayso.words.given_names import given_names
from sayso.words.institutions import institutions
from sayso.words.places import demonyms, place_names
from sayso.words.titles import titles

DETERMINER = re.compile(
    r"^(?:an?|the|its|his|her|their|our|one|another|some|several|many|two|three|other|these|those|both)\s+", re.IGNORECASE
)
# What says where or how, not who: "the city council | via Tarnfeed", "a spokesman for the yard | in Orlo". Not: "a spokesman | in Orlo".
ADJUNCT = re.compile(r"\s+(?:via|by|through|during|on)\s.*$|(?<=\w)(?<!man)(?<!son)(?<!woman)(?<!men)\s+at\s+(?:its|the)\s.*$")
AFTER_FOR = re.compile(r"(\bfor\s.+?)\s+(?:at|in)\s.*$")
LEADING = re.compile(r"^(?:(?:and|but|so|then|meanwhile|however|also|even|only|later|earlier|on\s+\w+day|as)\s+)+", re.IGNORECASE)
PREPOSITION = re.compile(r"\s+(?:for|of|from|in|at|with|to|on|via|by|about|against|over|close\s+to|familiar\s+with)\s+")
ENDS_IN_PREPOSITION = re.compile(
    r"\b(?:for|of|from|in|at|with|to|on|via|by|about|against|over|between|around|near|across|outside)(?:\s+(?:the|a|an|his|her|its|their))?\s*$"
)
# What joins two speakers: ", " — " and the " — ", and Foreign Minister ". Not: " publisher and editor ".
JOINT = re.compile(r"(?:,|,?\s+and)\s+(?:[\w.]+\s+){0,3}")
# What makes a name a side's and no person's: "the Arle | government", "Arle’s | campaign". Not: "Arle | said".
HIS_SIDE = re.compile(
    r"(?:[’']s?)?\s(?:regime|government|administration|camp|campaign|loyalists|supporters|forces|troops|family|era|dynasty)\b"
)
MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
PLURAL, THING = frozenset({"they", "both"}), frozenset({"it"})
BACK = 3  # sentences back in which a pronoun looks for whom it means
REACH = 3_000  # characters before a place in which a stretch between marks that reaches it may open
LONGEST_NAME = 4  # words of a person's name
LONGEST = 110  # characters of a speaker's words that make a name


@dataclass(slots=True)
class Cast:
    """Whom a report has named so far. `heard` are the speakers in order: where, and who."""

    report: Report
    notes: Notes
    entities: dict[str, Entity]
    starts: list[int]
    mentions: list[tuple[Span, str]]
    spoken: tuple[Span, ...] = ()  # between marks: no pronoun outside means whom only a speaker names
    phrases: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


def gather_cast(report: Report, notes: Notes, spoken: tuple[Span, ...]) -> Cast:
    """The names of a report, ready to be asked who is meant; `spoken` stands between marks."""
    mentions = sorted(
        ((mention.span, one.id) for one in notes.entities for mention in one.mentions), key=lambda row: (row[0].start, -row[0].end)
    )
    return Cast(report, notes, {one.id: one for one in notes.entities}, [span.start for span, _ in mentions], mentions, spoken)


def who_is(cast: Cast, subject: Span) -> tuple[tuple[str, ...], Span]:
    """The entities that these words mean, none where that cannot be told, and the words without what leads to them."""
    words = subject.of(cast.report.text)
    lead = LEADING.match(words)
    span = Span(subject.start + (lead.end() if lead else 0), subject.end)
    form = fold(span.of(cast.report.text))
    if not form:
        return (), subject
    if form in MALE | FEMALE | PLURAL | THING:
        found = _pronoun(cast, form, span.start)
        for one in found:
            _mention(cast, one, span, "pronoun")
        return found, span
    found = _noun_phrase(cast, span)
    for one in found:
        _know_as_person(cast, one)
    return found, span


def _know_as_person(cast: Cast, entity: str) -> None:
    """Who speaks under a name of two to four words that nothing else explains is a person."""
    one = cast.entities[entity]
    words = one.name.split()
    plain = not any((word.isupper() and len(word) > 1) or word in _no_person() for word in words)
    articled = any(cast.report.text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the " for mention in one.mentions)
    if one.kind == "other" and 2 <= len(words) <= LONGEST_NAME and plain and not articled:
        cast.entities[entity] = replace(one, kind="person")


@cache
def _no_person() -> frozenset[str]:
    """Words that no person's name has: of places, bodies, sites and happenings."""
    return place_names() | demonyms() | institutions("body") | institutions("site") | institutions("happening")


def hear(cast: Cast, at: int, speakers: tuple[str, ...]) -> None:
    """Remember who spoke, for the pronouns and quotations after."""
    if speakers:
        cast.heard.append((at, speakers))


def _noun_phrase(cast: Cast, span: Span) -> tuple[str, ...]:
    """Who a noun phrase means: a person named in it, bodies named in it, or somebody known by a role alone."""
    text = cast.report.text
    named = _named_in(cast, span)
    persons = [row for row in named if cast.entities[row[1]].kind == "person"]
    tail = [row for row in named if not text[row[0].end : span.end].strip("’' s,")]
    if persons and _stands_for_all(text, span, persons[-1][0]):
        return _joined(text, named, persons[-1])
    apposed = _apposed(text, span, [row for row in named if cast.entities[row[1]].kind in {"person", "other"}])
    if apposed:
        return (apposed,)
    if tail and not _nominal_before(text, span, tail[-1][0]) and not ENDS_IN_PREPOSITION.search(text[span.start : tail[-1][0].start]):
        return _joined(text, named, tail[-1])
    return _nominal(cast, span, named)


def _named_in(cast: Cast, span: Span) -> list[tuple[Span, str]]:
    """The mentions in a span, in order."""
    first = bisect_left(cast.starts, span.start)
    found: list[tuple[Span, str]] = []
    for row in cast.mentions[first:]:
        if row[0].start >= span.end:
            break
        if row[0].end <= span.end and not (found and found[-1][0].holds(row[0])):
            found.append(row)
    return found


def _stands_for_all(text: str, span: Span, person: Span) -> bool:
    """Whether a phrase ends with a person's name that no role before it governs: "the mayor Ode Arle", not "an aide to Ode Arle"."""
    return person.end == span.end and not _nominal_before(text, span, person)


def _nominal_before(text: str, span: Span, name: Span) -> bool:
    """Whether a role with a preposition stands before a name: "a spokesman for | Arle", "leaders of | Orlo and Brask"."""
    before = fold(text[span.start : name.start])
    parts = PREPOSITION.split(before + " " if not before.endswith(" ") else before)
    if len(parts) < 2 and not re.search(r"\b(?:for|of|from|in|at|with|to|on)$", before):
        return False
    head = parts[0].split()
    return bool(head) and bool({head[-1], head[-1].removesuffix("s"), " ".join(head[-2:])} & (_people() | institutions("text") | _bodies()))


def _joined(text: str, named: list[tuple[Span, str]], last: tuple[Span, str]) -> tuple[str, ...]:
    """A name with those that "and" and commas join to it."""
    found = [last[1]]
    edge = last[0].start
    for span, entity in reversed(named[: named.index(last)]):
        between = text[span.end : edge]
        if not JOINT.fullmatch(between):
            break
        found.insert(0, entity)
        edge = span.start
    return tuple(dict.fromkeys(found))


def _apposed(text: str, span: Span, persons: list[tuple[Span, str]]) -> str | None:
    """The person whom a phrase names beside a role: "Ode Arle, the mayor" — "a spokesman, Ode Arle"."""
    for person, entity in persons:
        before, after = text[span.start : person.start], text[person.end : span.end]
        if (not before.strip() or before.rstrip().endswith(",")) and (not after.strip() or after.startswith(",")):
            return entity
        if after.startswith(",") and not _nominal_before(text, span, person) and "," not in before:
            return entity
    return None


def _nominal(cast: Cast, span: Span, named: list[tuple[Span, str]]) -> tuple[str, ...]:
    """Somebody known by a role alone: the entity that the words take up, else one of their own."""
    words = span.of(cast.report.text)
    if len(words) > LONGEST or "\n" in words:
        return ()
    head = _head(words)
    kind = _kind_of(head)
    if kind is None:
        return ()
    bare = AFTER_FOR.sub(r"\1", ADJUNCT.sub("", DETERMINER.sub("", words))).strip(" ,")
    definite = bool(re.match(r"the\s", words, re.IGNORECASE))
    if definite:
        known = _taken_up(cast, fold(bare), head, span.start)
        if known:
            _mention(cast, known, span, "nominal")
            return (known,)
    if head in institutions("text"):
        return ()
    return (_phrase_entity(cast, bare, kind, span, named),)


def _head(words: str) -> str:
    """The noun that a phrase is about, folded: "spokesman" of "a spokesman for the yard"."""
    first = PREPOSITION.split(fold(DETERMINER.sub("", words)) + " ")[0].strip(" ,").split(",")[0].split()
    if not first:
        return ""
    for count in (3, 2, 1):
        head = " ".join(first[-count:])
        if {head, head.removesuffix("s")} & (_people() | _bodies() | institutions("text")):
            return head
    return first[-1]


def _kind_of(head: str) -> EntityKind | None:
    """What sort of speaker a noun is."""
    if head in titles("spokes", "role"):
        return "person"
    if head in titles("crowd") or head.removesuffix("s") in titles("role", "spokes"):
        return "group"
    if head in _bodies() or head in institutions("text"):
        return "organization"
    return None


def _people() -> frozenset[str]:
    return titles("spokes", "role", "crowd")


def _bodies() -> frozenset[str]:
    return institutions("lower") | institutions("stand-in")


def _taken_up(cast: Cast, bare: str, head: str, at: int) -> str | None:
    """Whom "the spokesman", "the ministry" or "the statement" takes up, among those named before; the nearest one."""
    if head in institutions("text"):
        return _issuer(cast, head, at)
    best: tuple[int, str] | None = None
    for one in cast.entities.values():
        before = bisect_left(one.mentions, at, key=lambda mention: mention.span.start)
        last = one.mentions[before - 1].span.start if before else -1
        if last >= 0 and _answers(one, bare, head) and (best is None or last > best[0]):
            best = (last, one.id)
    if best or bare not in institutions("any-body"):
        return best[1] if best else None
    return _speaking_body(cast, at) or _nearest_body(cast, at)


def _answers(one: Entity, bare: str, head: str) -> bool:
    """Whether an entity has all these words in one of its names or roles, and the noun as its head."""
    wanted = set(bare.split())
    for form in (one.name, *one.aliases, *one.roles):
        words = fold(form).replace("'s", "").split()
        if wanted <= set(words) and (head.rsplit(maxsplit=1)[-1] in words):
            return one.kind == "person" or head in _bodies() or form == one.name
    return False


def _issuer(cast: Cast, head: str, at: int) -> str | None:
    """Who issued "the statement": the latest speaker within a few sentences, if a sentence there has the word."""
    for where, speakers in reversed(cast.heard):
        between = cast.report.text[where:at]
        if len(between) > 1200:
            return None
        if re.search(rf"\b{re.escape(head)}\b", between) and len(speakers) == 1:
            return speakers[0]
    return None


def _speaking_body(cast: Cast, at: int) -> str | None:
    """The body that spoke in the sentence before."""
    before = [sentence.span for sentence in islice(_sentences_before(cast, at), 2)]
    for speakers in reversed(_heard_between(cast, before[-1].start, at) if before else []):
        if len(speakers) == 1 and cast.entities[speakers[0]].kind == "organization":
            return speakers[0]
    return None


def _nearest_body(cast: Cast, at: int) -> str | None:
    """The body named last, if only one was named in the sentences just before."""
    recent = list(islice(_sentences_before(cast, at), 2))
    if not recent:
        return None
    low = recent[-1].span.start
    bodies = {entity for span, entity in cast.mentions if low <= span.start < at and cast.entities[entity].kind == "organization"}
    return bodies.pop() if len(bodies) == 1 else None


def _phrase_entity(cast: Cast, bare: str, kind: EntityKind, span: Span, named: list[tuple[Span, str]]) -> str:
    """The entity of a phrase, the same for the same words in one report."""
    key = fold(bare)
    if key not in cast.phrases:
        entity = Entity(
            id=f"{cast.report.id}:e{len(cast.entities) + 1}",
            name=bare,
            kind=kind,
            speaks_for=named[0][1]
            if named and _head(bare) in titles("spokes") | titles("crowd") and _belongs(cast, bare, named[0])
            else None,
        )
        cast.entities[entity.id] = entity
        cast.phrases[key] = entity.id
    _mention(cast, cast.phrases[key], span, "nominal")
    return cast.phrases[key]


def _belongs(cast: Cast, bare: str, named: tuple[Span, str]) -> bool:
    """Whether the one named is whom the phrase speaks for, not where it is."""
    name = named[0].of(cast.report.text)
    return bare.startswith(name) or bool(re.search(rf"\b(?:for|of|from)\s+(?:\w+\s+)*?{re.escape(name)}", bare)) or name in demonyms()


def _mention(cast: Cast, entity: str, span: Span, kind: MentionKind) -> None:
    """Note a place where somebody is spoken of."""
    one = cast.entities[entity]
    mention = Mention(report=cast.report.id, span=span, kind=kind)
    if mention not in one.mentions:
        cast.entities[entity] = replace(one, mentions=tuple(sorted((*one.mentions, mention), key=lambda row: (row.span, row.kind))))


def _sentences_before(cast: Cast, at: int) -> Iterator[Sentence]:
    """The sentences of the body that start before a place, the nearest first."""
    before = bisect_left(cast.notes.sentences, at, key=lambda sentence: sentence.span.start)
    for number in range(before - 1, -1, -1):
        if cast.notes.sentences[number].part == "body":
            yield cast.notes.sentences[number]


def _pronoun(cast: Cast, form: str, at: int) -> tuple[str, ...]:
    """Whom a pronoun means: in the nearest sentence that has anybody who fits, its speaker, else the first whom it names."""
    for number, sentence in enumerate(_sentences_before(cast, at)):
        if number > BACK:
            break
        heard = _heard_between(cast, sentence.span.start, min(at, sentence.span.end))
        for speakers in reversed(heard):
            if _fits(cast, speakers, form):
                return speakers
        named = _named_outside(cast, sentence.span.start, min(at, sentence.span.end))
        if form in PLURAL and (pair := _pair(cast, sentence.span.start, min(at, sentence.span.end))):
            return pair
        fitting = [entity for entity in dict.fromkeys(named) if _fits(cast, (entity,), form)]
        if fitting:
            return (fitting[0],)
    return ()


def _heard_between(cast: Cast, start: int, end: int) -> list[tuple[str, ...]]:
    """Who spoke between two places, in order."""
    first = bisect_left(cast.heard, start, key=lambda row: row[0])
    last = bisect_left(cast.heard, end, key=lambda row: row[0])
    return [speakers for _, speakers in cast.heard[first:last]]


def _pair(cast: Cast, start: int, end: int) -> tuple[str, ...]:
    """The persons whom "and" joins in a sentence, for "they"; none where no two are."""
    within = cast.mentions[bisect_left(cast.starts, start) : bisect_left(cast.starts, end)]
    rows = [row for row in within if cast.entities[row[1]].kind == "person"]
    for (left, first), (right, second) in pairwise(rows):
        between = cast.report.text[left.end : right.start]
        if first != second and "and" in between and JOINT.fullmatch(between):
            return (first, second)
    return ()


def _named_outside(cast: Cast, start: int, end: int) -> list[str]:
    """Whom the report's own voice names between two places."""
    first, last = bisect_left(cast.starts, start), bisect_left(cast.starts, end)
    rows = cast.mentions[first:last]
    from_here = bisect_left(cast.spoken, start - REACH, key=lambda one: one.start)
    spoken = [one for one in cast.spoken[from_here : bisect_left(cast.spoken, end, key=lambda one: one.start)] if one.end > start]
    text = cast.report.text
    return [entity for span, entity in rows if not any(one.holds(span) for one in spoken) and not HIS_SIDE.match(text, span.end)]


def _fits(cast: Cast, speakers: tuple[str, ...], form: str) -> bool:
    """Whether a pronoun may stand for these."""
    kinds = {cast.entities[one].kind for one in speakers}
    if form in PLURAL:
        return len(speakers) > 1 or "group" in kinds
    if len(speakers) != 1:
        return False
    if form in THING:
        return "organization" in kinds
    return kinds == {"person"} and _usual_pronoun(cast.entities[speakers[0]]) in {form, "he" if form in MALE else "she", None}


def _usual_pronoun(one: Entity) -> str | None:
    """The pronoun that a person's given name or role suggests."""
    words = one.name.split()
    for title in one.roles:
        if title.rstrip(".") in {"Mr", "King", "Sir", "Pope", "Lord"} or title.lower().endswith(("spokesman", "chairman", "businessman")):
            return "he"
        if title.rstrip(".") in {"Mrs", "Ms", "Miss", "Queen"} or title.lower().endswith(("woman", "mother", "wife")):
            return "she"
    last = surname(one.name)
    if re.search(r"(?:woman|mother|wife|sister|daughter|girl)$", last):
        return "she"
    if re.search(r"(?:spokesman|policeman|father|brother|husband|son|boy)$", last):
        return "he"
    return given_names().get(words[0]) if words else None
