"""Who is meant by the words that name a speaker: "Arle", "he", "a spokesman for the yard", "the statement".

In: the words, where they stand, and what the report has named so far. Out: entities. Who is called by a role alone becomes an entity of
its own, one for the same words in one report. A pronoun goes to the speaker or subject of the nearest sentence that has one that fits;
where nothing fits, nobody is named. Rule 1: a spokesman is never merged with whom he speaks for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile

from sayso.annotate.cast import JOINT, Cast, heard_between, named_in, note_mention, sentences_before
from sayso.annotate.pronouns import FEMALE, MALE, PLURAL, THING, find_antecedent
from sayso.model import Entity, EntityKind, Span
from sayso.text.tokens import SMALL, fold
from sayso.words.institutions import institutions
from sayso.words.places import demonyms, place_names
from sayso.words.seats import country_of_seat
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
# "the 76-year-old": whoever was spoken of last. Not: "a 76-year-old law".
AGED = re.compile(r"\d-year-old$")
# What names nobody: "I", "which" — "that". Not: "Some in the crew".
NOBODY = re.compile(r"(?:i|we|you|which|that|who|there|this|these|one|both|the|he|she|it|they|according|in)\s*$", re.IGNORECASE)
SHORT = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "dr": "doctor",
    "prof": "professor",
}
MANY = frozenset({"some", "others", "many", "several", "people", "those"})
# "the two leaders": the two persons named together last. Not: "two leaders", "the two leaders of Orlo".
TWO = re.compile(r"(?:(?:the|these|those)\s+two|both)\s+\w+", re.IGNORECASE)
RECENT = 2_000  # characters back in which whoever spoke in a role is meant by it, before all who only are named
LONGEST_NAME = 4  # words of a person's name
LONGEST = 110  # characters of a speaker's words that make a name


def who_is(cast: Cast, subject: Span, *, head: Span | None = None, seen: bool = False) -> tuple[tuple[str, ...], Span]:
    """The entities that these words mean, none where that cannot be told, and the words without what leads to them.

    `head` is the word that they are about, where a grammar tells it; `seen` whether an encoder, too, takes them for a speaker: then
    whoever they are is kept as what they are.
    """
    words = subject.of(cast.report.text)
    lead = LEADING.match(words)
    span = Span(subject.start + (lead.end() if lead else 0), subject.end)
    form = fold(span.of(cast.report.text))
    if not form:
        return (), subject
    if form in MALE | FEMALE | PLURAL | THING:
        found = find_antecedent(cast, form, span.start)
        for one in found:
            note_mention(cast, one, span, "pronoun")
        return found, span
    found = _noun_phrase(cast, span, head, seen=seen)
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


def _noun_phrase(cast: Cast, span: Span, head: Span | None, *, seen: bool) -> tuple[str, ...]:
    """Who a noun phrase means: whom the word it is about names, a person or bodies named in it, or somebody known by a role."""
    text = cast.report.text
    named = named_in(cast, span)
    about = next((row for row in named if head and row[0].holds(head) and cast.entities[row[1]].kind != "place"), None)
    if about:
        return _joined(text, named, _last_joined(text, named, about))
    persons = [row for row in named if cast.entities[row[1]].kind == "person"]
    tail = [row for row in named if not text[row[0].end : span.end].strip("’' s,")]
    if persons and _stands_for_all(text, span, persons[-1][0]):
        return _joined(text, named, persons[-1])
    apposed = _apposed(text, span, [row for row in named if cast.entities[row[1]].kind in {"person", "other"}])
    if apposed:
        return (apposed,)
    if tail and not _nominal_before(text, span, tail[-1][0]) and not ENDS_IN_PREPOSITION.search(text[span.start : tail[-1][0].start]):
        return _joined(text, named, tail[-1])
    return _nominal(cast, span, named, seen=seen)


def _last_joined(text: str, named: list[tuple[Span, str]], first: tuple[Span, str]) -> tuple[Span, str]:
    """The last of the names that "and" and commas join to one: of "Arle, Brink and Varn" Varn."""
    at = named.index(first)
    while at + 1 < len(named) and JOINT.fullmatch(text[named[at][0].end : named[at + 1][0].start]):
        at += 1
    ends = " and " in text[first[0].end : named[at][0].start]
    return named[at] if ends else first


def _stands_for_all(text: str, span: Span, person: Span) -> bool:
    """Whether a phrase ends with a person's name that no role before it governs: "the mayor Ode Arle", not "an aide to Ode Arle"."""
    return person.end == span.end and (not _nominal_before(text, span, person) or _is_apposed(text, Span(span.start, person.start)))


def _is_apposed(text: str, before: Span) -> bool:
    """Whether a name stands beside the whole role before it, and is not governed by its preposition.

    "a manager for marketing | Ode Arle", "the yard of Tarn spokesman |", "chief of staff, |"; not "an aide to former mayor |".
    """
    words = before.of(text).split()
    last = words[-1] if words else ""
    if last.endswith(","):
        return True
    governed = PREPOSITION.split(" " + before.of(text))[-1].split()
    if not last.islower() or not governed or fold(last) in SMALL:
        return False
    return fold(last) not in _people() or (len(governed) > 1 and governed[-2][0].isupper() and governed[-2] not in demonyms())


def _nominal_before(text: str, span: Span, name: Span) -> bool:
    """Whether a role with a preposition stands before a name: "a spokesman for | Arle", "leaders of | Orlo and Brask"."""
    before = fold(text[span.start : name.start])
    parts = PREPOSITION.split(before + " " if not before.endswith(" ") else before)
    if len(parts) < 2 and not re.search(r"\b(?:for|of|from|in|at|with|to|on)$", before):
        return False
    head = parts[0].split()
    return bool(head) and bool({head[-1], _singular(head[-1]), " ".join(head[-2:])} & (_people() | institutions("text") | _bodies()))


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


def _nominal(cast: Cast, span: Span, named: list[tuple[Span, str]], *, seen: bool) -> tuple[str, ...]:
    """Somebody known by a role alone: the entity that the words take up, else one of their own."""
    words = span.of(cast.report.text)
    if len(words) > LONGEST or "\n" in words:
        return ()
    head = _head(_masked(words, span, named))
    kind = _kind_of(head)
    if TWO.fullmatch(words) or AGED.search(head):
        forms = ("both",) if TWO.fullmatch(words) else ("he", "she")
        meant = next((found for form in forms if (found := find_antecedent(cast, form, span.start))), ())
        if meant or AGED.search(head):
            return meant
    if kind is None and seen and not NOBODY.match(words):
        kind = "group" if head in MANY else "other"
    if kind is None:
        return ()
    bare = AFTER_FOR.sub(r"\1", ADJUNCT.sub("", DETERMINER.sub("", words))).strip(" ,")
    definite = bool(re.match(r"the\s", words, re.IGNORECASE))
    known = _taken_up(cast, fold(bare), head, span.start) if definite else None
    if known is None and kind == "person":
        known = _named_later(cast, set(fold(bare).split()), span.start, definite=definite)
    if known:
        note_mention(cast, known, span, "nominal")
        return (known,)
    if not {head, _singular(head)} & institutions("text"):
        return (_phrase_entity(cast, bare, kind, span, named),)
    owner = next((entity for name, entity in named if _issues(cast, name, entity)), None)
    if owner is None and seen and " " in bare:
        owner = _phrase_entity(cast, bare, "other", span, named)
    return (owner,) if owner else ()


def _issues(cast: Cast, name: Span, entity: str) -> bool:
    """Whether a statement may be of whom it names: a person, a body, or a state: "statements from Orlo"."""
    return cast.entities[entity].kind in {"organization", "person"} or country_of_seat(name.of(cast.report.text)) is not None


def _named_later(cast: Cast, words: set[str], at: int, *, definite: bool) -> str | None:
    """Who is named only later and there called what these words say: "an assistant coach", and then "assistant coach Ode Arle"."""
    if not definite and len(words) < 2:
        return None
    fitting = [
        one.id
        for one in cast.entities.values()
        if one.kind == "person"
        and one.mentions
        and (definite or one.mentions[0].span.start > at)
        and one.mentions[0].kind == "name"
        and any(words <= _role_words(role) for role in one.roles)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _role_words(role: str) -> set[str]:
    """The words of a role, titles written out: of "Tarn Gov" "tarn" and "governor"."""
    words = (word.strip(".'") for word in fold(role).replace("'s", "").split())
    return {SHORT.get(word, word) for word in words}


def _masked(words: str, span: Span, named: list[tuple[Span, str]]) -> str:
    """A phrase with the names in it as one word each: "for" in "a Ministry for Fish spokesman" leads on to nothing."""
    for name, _ in named:
        inside = words[name.start - span.start : name.end - span.start]
        words = words[: name.start - span.start] + inside.replace(" ", "_") + words[name.end - span.start :]
    return words


def _head(words: str) -> str:
    """The noun that a phrase is about, folded: "spokesman" of "a spokesman for the yard"."""
    first = PREPOSITION.split(fold(DETERMINER.sub("", words)) + " ")[0].strip(" ,").split(",")[0].split()
    if not first:
        return ""
    first = list(takewhile(lambda word: not word.endswith("ing") or word in first[:1], first))
    for count in (3, 2, 1):
        head = " ".join(first[-count:])
        if {head, _singular(head)} & (_people() | _bodies() | institutions("text")):
            return head
    return first[-1]


def _kind_of(head: str) -> EntityKind | None:
    """What sort of speaker a noun is."""
    if head in titles("spokes", "role"):
        return "person"
    if head in titles("crowd") or (_singular(head) in titles("role", "spokes") | institutions("stand-in") and head not in _bodies()):
        return "group"
    if head in _bodies() or head in institutions("text"):
        return "organization"
    return None


def _singular(noun: str) -> str:
    """A noun without its plural's ending.

    >>> _singular("agencies"), _singular("groups")
    ('agency', 'group')
    """
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _people() -> frozenset[str]:
    return titles("spokes", "role", "crowd")


def _bodies() -> frozenset[str]:
    return institutions("lower") | institutions("stand-in")


def _taken_up(cast: Cast, bare: str, head: str, at: int) -> str | None:
    """Whom "the spokesman", "the ministry" or "the statement" takes up, among those named before; the nearest one."""
    if head in institutions("text"):
        return _issuer(cast, head, at)
    for speakers in reversed(heard_between(cast, at - RECENT, at)):
        if len(speakers) == 1 and cast.entities[speakers[0]].kind == "person" and _answers(cast.entities[speakers[0]], bare, head):
            return speakers[0]
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
    before = [sentence.span for sentence in islice(sentences_before(cast, at), 2)]
    for speakers in reversed(heard_between(cast, before[-1].start, at) if before else []):
        if len(speakers) == 1 and cast.entities[speakers[0]].kind == "organization":
            return speakers[0]
    return None


def _nearest_body(cast: Cast, at: int) -> str | None:
    """The body named last, if only one was named in the sentences just before."""
    recent = list(islice(sentences_before(cast, at), 2))
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
    note_mention(cast, cast.phrases[key], span, "nominal")
    return cast.phrases[key]


def _belongs(cast: Cast, bare: str, named: tuple[Span, str]) -> bool:
    """Whether the one named is whom the phrase speaks for, not where it is."""
    name = named[0].of(cast.report.text)
    return bare.startswith(name) or bool(re.search(rf"\b(?:for|of|from)\s+(?:\w+\s+)*?{re.escape(name)}", bare)) or name in demonyms()
