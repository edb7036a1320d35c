"""One entity for a name's variants across the reports of a story, and never one for two people.

In: the notes of a story's reports. Out: the story's entities and the notes with their ids renamed. Two names are one where they are
equal once folded, where one is the other without given names or site word and no second owner claims it, or where they are spellings
of one name (Noor Fayez, Noor Faiz). The order of the reports changes nothing.
Rule 1: two full names that share only a surname are two people. Rule 2: who is known by a role alone is one only with the same words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from sayso.model import Entity, Event, Figure, Mention, Notes, Position, Quote
from sayso.text.tokens import fold
from sayso.words.aliases import body_named
from sayso.words.seats import country_named, country_of_seat, of_countries

SITE = re.compile(r"\s(?:province|region|district|county|state|city|village|island|general)$")
ALIKE = 0.72  # likeness of two spellings of one name, by sound; set on the two gold stories, whose five pairs of spellings reach .8
HEAD = 2  # see annotate/names.py
HONOR = frozenset({"mr", "mrs", "ms", "dr", "sir"})


@dataclass(frozen=True, slots=True)
class Handle:
    """An entity of one report with what it is compared by."""

    entity: Entity
    words: tuple[str, ...]
    acronym: str
    named: bool
    within: str = ""  # the name of the place in which it lies


def settle_entities(notes: Sequence[Notes]) -> tuple[tuple[Entity, ...], tuple[Notes, ...]]:
    """The entities of a story, the most mentioned first, as e1, e2, …; and the notes with these ids."""
    names = {one.id: one.name for note in notes for one in note.entities}
    handles = [_handle(one, names) for note in sorted(notes, key=lambda note: note.report) for one in note.entities]
    groups = _group(handles)
    merged = sorted((_merge(group) for group in groups), key=lambda one: (-len(one[0].mentions), one[0].name, one[0].kind, one[1]))
    ids = {old: f"e{number}" for number, (_, members) in enumerate(merged, start=1) for old in members}
    states = {country: f"e{number}" for number, (one, _) in enumerate(merged, start=1) if (country := country_named(one.name))}
    speakers = {ids[one] for note in notes for quote in note.quotes for one in quote.speakers}
    entities = tuple(
        replace(
            one,
            id=f"e{number}",
            speaks_for=ids.get(one.speaks_for or "") or _state(one, f"e{number}", states, speaks=f"e{number}" in speakers),
            within=ids.get(one.within or ""),
        )
        for number, (one, _) in enumerate(merged, start=1)
    )
    return entities, tuple(_rename(note, ids) for note in notes)


def _state(one: Entity, own: str, states: Mapping[str, str], *, speaks: bool) -> str | None:
    """The state that a seat of government stands for, where the story names it: of "the Kremlin" Russia; of a town only where it speaks."""
    if one.name.lower() in of_countries() or (one.kind == "place" and not speaks):
        return None
    state = states.get(country_of_seat(one.name) or "")
    return None if state == own else state


def _handle(one: Entity, names: Mapping[str, str]) -> Handle:
    """An entity ready to be compared."""
    words = tuple(word for word in _plain(one.name).split() if word not in HONOR)
    short = re.sub(r"[^A-Z]", "", one.name) if one.name.isupper() and " " not in one.name else ""
    named = any(mention.kind == "name" for mention in one.mentions)
    return Handle(one, words, short, named, names.get(one.within or "", ""))


def _plain(name: str) -> str:
    """A name folded, without its article, stops and site word; a country under one of its names."""
    return SITE.sub(
        "", fold(country_named(name) or body_named(name) or name).removeprefix("the ").replace(".", "").replace("'s", "").replace("-", " ")
    )


def _group(handles: Sequence[Handle]) -> list[list[Handle]]:
    """Handles that are one entity, by union of pairs; a short name is joined only where one owner fits."""
    parents = list(range(len(handles)))

    def root(number: int) -> int:
        while parents[number] != number:
            number = parents[number]
        return number

    for first, second in _same_pairs(handles):
        parents[max(root(first), root(second))] = min(root(first), root(second))
    for short, full in _short_forms(handles, [root(number) for number in range(len(handles))]):
        parents[max(root(short), root(full))] = min(root(short), root(full))
    groups: dict[int, list[Handle]] = {}
    for number, handle in enumerate(handles):
        groups.setdefault(root(number), []).append(handle)
    return list(groups.values())


def _same_pairs(handles: Sequence[Handle]) -> Iterator[tuple[int, int]]:
    """Pairs of handles whose full names are one."""
    by_words: dict[tuple[str, ...], int] = {}
    for number, handle in enumerate(handles):
        key = handle.words if handle.named else _role_key(handle)
        if key in by_words:
            yield by_words[key], number
        by_words.setdefault(key, number)
    persons = [number for number, handle in enumerate(handles) if handle.named and handle.entity.kind in {"person", "place", "other"}]
    of_length: defaultdict[int, list[int]] = defaultdict(list)
    for number in persons:
        of_length[len(handles[number].words)].append(number)
    for first, second in sorted(pair for numbers in of_length.values() for pair in combinations(numbers, 2)):
        if _is_spelling(handles[first], handles[second]):
            yield first, second
    initials: defaultdict[str, list[int]] = defaultdict(list)
    for number, handle in enumerate(handles):
        initials[_initials(handle)].append(number)
    for number, handle in enumerate(handles):
        if handle.acronym and len(handle.acronym) > 2:
            yield from ((number, other) for other in initials[handle.acronym])


def _role_key(handle: Handle) -> tuple[str, ...]:
    """What those known by a role alone are one by: the words; a person who speaks for nobody named is another in every report."""
    own = handle.entity.kind == "person" and handle.entity.speaks_for is None
    return (handle.entity.mentions[0].report if own else "", *handle.words)


def _initials(handle: Handle) -> str:
    """The capitals of a body's full name: "BHC" of "Brack Harbour Council"."""
    words = handle.entity.name.split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 2 and handle.entity.kind == "organization" else ""


def _is_spelling(first: Handle, second: Handle) -> bool:
    """Whether two names are spellings of one: as many words, all alike, at most one of them different."""
    one, other = first.words, second.words
    if len(one) != len(other) or one == other:
        return False
    different = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    if len(different) > 1 and len(one) < 3:
        return all(are_alike(left, right) for left, right in different) and len(one) == 2
    return len(different) == 1 and (len(one) > 1 or min(len(one[0]), len(other[0])) > 5) and are_alike(*different[0])


def are_alike(left: str, right: str) -> bool:
    """Whether two words may be spellings of one name: the same first letter and most letters alike."""
    if left[0] != right[0] or min(len(left), len(right)) < 3:
        return min(len(left), len(right)) == 1 and left[0] in "aeiou" and right[0] in "aeiou"
    return SequenceMatcher(None, sound_of(left), sound_of(right), autojunk=False).ratio() >= ALIKE


def sound_of(word: str) -> str:
    """A word with the letters that transliterations exchange made one."""
    for pattern, letter in (
        ("ph", "f"),
        ("kh", "h"),
        ("y|j|ie|ee|i", "i"),
        ("ou|oo|u|w|o", "u"),
        ("ck|q|c|k", "k"),
        ("z|s", "s"),
        ("a|e", "a"),
    ):
        word = re.sub(f"(?:{pattern})+", letter, word)
    return word


def _short_forms(handles: Sequence[Handle], roots: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Short names with the one full name that they are a form of."""
    by_last: dict[str, list[int]] = {}
    for number, handle in enumerate(handles):
        if handle.named and len(handle.words) > 1 and handle.entity.kind == "person":
            for word in {handle.words[-1], *(handle.words[-2:-1] if set(handle.words[-1]) <= set("ivx") else ())}:
                by_last.setdefault(word, []).append(number)
    for number, handle in enumerate(handles):
        if not handle.named or not handle.words or handle.entity.kind in {"place", "group"}:
            continue
        owners = [other for other in _by_spelling(by_last, handle.words[-1]) if _is_short(handle, handles[other])]
        owner = _head_of_family(handles, owners, roots)
        if owner is not None:
            yield number, owner


def _head_of_family(handles: Sequence[Handle], owners: Sequence[int], roots: Sequence[int]) -> int | None:
    """Whom a bare surname means: the one owner, or the one whom the story names twice as often as any namesake."""
    counts: Counter[int] = Counter()
    for owner in owners:
        counts[roots[owner]] += len(handles[owner].entity.mentions)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < HEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def _by_spelling(by_last: dict[str, list[int]], last: str) -> list[int]:
    """Full names by their last word, in any spelling."""
    return by_last.get(last) or [
        number for word, numbers in sorted(by_last.items()) if len(last) > 5 and are_alike(last, word) for number in numbers
    ]


def _is_short(handle: Handle, full: Handle) -> bool:
    """Whether a name is a form of a longer one: its words are there in order, the last perhaps in another spelling."""
    if len(handle.words) >= len(full.words):
        return False
    return len(handle.words) == 1 or set(handle.words) <= set(full.words)


def _merge(group: Sequence[Handle]) -> tuple[Entity, tuple[str, ...]]:
    """One entity of many, and the ids that it takes in."""
    forms: Counter[str] = Counter()
    roles: dict[str, None] = {}
    mentions: set[Mention] = set()
    kinds: Counter[str] = Counter()
    for handle in group:
        one = handle.entity
        forms.update(dict.fromkeys(one.aliases, 0))
        forms[one.name] += len(one.mentions)
        roles.update(dict.fromkeys(one.roles))
        mentions.update(one.mentions)
        kinds[one.kind] += len(one.mentions) * (2 if one.kind == "person" else 1) - (50 if one.kind == "other" else 0)
    name = max(forms, key=lambda form: (_is_full(form, group), forms[form], -len(form), form))
    best = max(kinds, key=lambda kind: (kinds[kind], kind))
    speaks_for = min((handle.entity.speaks_for for handle in group if handle.entity.speaks_for), default=None)
    entity = replace(
        group[0].entity,
        name=name,
        kind=next(handle.entity.kind for handle in group if handle.entity.kind == best),
        aliases=tuple(sorted(form for form in forms if form != name)),
        roles=tuple(sorted(roles)),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.report, mention.span, mention.kind))),
        speaks_for=speaks_for,
        told_roles=tuple(
            sorted({role for handle in group for role in handle.entity.told_roles}, key=lambda role: (role.report, role.span, role.role))
        ),
        within=_one_place(group),
    )
    return entity, tuple(sorted(handle.entity.id for handle in group))


def _one_place(group: Sequence[Handle]) -> str | None:
    """The place in which all say that it lies; None where they name several."""
    places = {_plain(handle.within): handle.entity.within for handle in group if handle.entity.within}
    return next(iter(places.values())) if len(places) == 1 else None


def _is_full(form: str, group: Sequence[Handle]) -> int:
    """How many words a form has, if it is the name of a report's entity; forms with titles do not count."""
    return max((len(handle.words) for handle in group if handle.entity.name == form), default=0)


def _rename(note: Notes, ids: dict[str, str]) -> Notes:
    """Notes with the story's ids for entities; its own list of entities stays as it is, renamed."""
    return replace(
        note,
        entities=tuple(
            replace(one, id=ids[one.id], speaks_for=ids.get(one.speaks_for or ""), within=ids.get(one.within or ""))
            for one in note.entities
        ),
        quotes=tuple(_of_quote(quote, ids) for quote in note.quotes),
        figures=tuple(_of_figure(figure, ids) for figure in note.figures),
        events=tuple(_of_event(event, ids) for event in note.events),
        positions=tuple(_of_position(position, ids) for position in note.positions),
    )


def _all(ids: dict[str, str], olds: Iterable[str]) -> tuple[str, ...]:
    """The story's ids, each once."""
    return tuple(dict.fromkeys(ids[old] for old in olds))


def _of_quote(quote: Quote, ids: dict[str, str]) -> Quote:
    return replace(
        quote,
        speakers=_all(ids, quote.speakers),
        candidates=_all(ids, quote.candidates),
        unverified_by=ids.get(quote.unverified_by or ""),
        through=_all(ids, quote.through),
    )


def _of_figure(figure: Figure, ids: dict[str, str]) -> Figure:
    claimed, doubted, place = (ids.get(who or "") for who in (figure.claimed_by, figure.unverified_by, figure.place))
    return replace(figure, claimed_by=claimed, unverified_by=doubted, place=place)


def _of_event(event: Event, ids: dict[str, str]) -> Event:
    participants = tuple(replace(one, entity=ids[one.entity]) for one in event.participants)
    return replace(event, participants=participants, place=ids.get(event.place or ""), claimed_by=ids.get(event.claimed_by or ""))


def _of_position(position: Position, ids: dict[str, str]) -> Position:
    return replace(position, party=ids[position.party], said_by=ids.get(position.said_by or ""))
