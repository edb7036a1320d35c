"""Finds who and what a report names, one entity each, however short its later forms are.

In: a report with its sentences. Out: notes with `entities`: a name's mentions, other forms and roles. A surname goes to the one person
whose name it ends; where two fit, it stays a name of its own. Titles of reports only add mentions to names that the body has.
Rule 1: a word that merely opens a sentence is no name until the report says so elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sayso.annotate.containing import find_containing
from sayso.annotate.naming import Habits, Named, kind_of_known, name_pieces, surname
from sayso.annotate.roles import role_after, role_before
from sayso.annotate.runs import Run, find_runs
from sayso.annotate.seen import reconcile
from sayso.model import Entity, EntityKind, Mention, Notes, Report, Role, Sentence, Span
from sayso.text.tokens import find_words, fold
from sayso.words.aliases import body_named
from sayso.words.cues import cue_pattern
from sayso.words.institutions import institutions
from sayso.words.places import demonyms, place_names
from sayso.words.seats import country_named

# What stands after a person's name: ", 47," — ", who" — " said". Not: " is".
PERSON_AFTER = re.compile(r",?\s+(?:who\b|whose\b|aged\b)|,\s+\d{1,3}\b(?=[,.\s])")
# What a body says of itself: "said it would", "told its staff". Not: "said he".
ITSELF = re.compile(r"\b(?:it|its)\b")
PLACE_BEFORE = frozenset({"in", "near", "at", "from", "outside", "across", "around", "inside", "into"})
# A short form in brackets after the name it stands for: " (BHC)". Not: " (12)".
SHORT_FORM = re.compile(r"(?:\s\((?:the\s)?|,\s(?:or|known\sas)\s(?:the\s)?)([A-Z][A-Za-z]{0,3}[A-Z]{1,4})\b")
# "Tarn | province", "Marl | island". Not: "Tarn | provincial".
SITE_AFTER = re.compile(r"\s(?:province|region|district|county|state|city|village|island|river|valley|airport|mosque|prison)\b(?![-’'])")
ROLE_REACH = 160  # characters between the starts of a name and of the role beside it
HEAD = 2  # how many times as often as any namesake somebody stands in full whom a bare surname means
NEAREST = 200  # names of a report between which short forms are looked for; beyond that a list of names is no story


@dataclass(slots=True)
class _Found:
    """An entity while it is being put together."""

    name: str
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    told_roles: dict[Span, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    seen: bool = False


def find_names(report: Report, notes: Notes) -> Notes:
    """Notes with the entities that the report names, numbered in the order of their first mention in the body."""
    habits = _habits(report, notes)
    named = [(one, sentence.part != "body") for sentence in notes.sentences for one in _names_of(report.text, sentence, habits)]
    named.sort(key=lambda pair: pair[1])  # the body first: titles only add to its names
    found: dict[str, _Found] = {}
    owners = _owners(one for one, heading in named if not heading)
    for one, heading in named:
        _add(found, owners, report.text, one, heading=heading)
    entities = [_entity(report, number, one) for number, one in enumerate(found.values(), start=1)]
    return replace(notes, entities=find_containing(report, tuple(entities)))


def _habits(report: Report, notes: Notes) -> Habits:
    """Which words the report has in lower case, and which with a capital inside a sentence of its body."""
    lower, inside = set(), set()
    for sentence in notes.sentences:
        if sentence.part != "body":
            continue
        for number, token in enumerate(find_words(report.text, sentence.span)):
            if token.text[:1].islower():
                lower.add(fold(token.text))
            elif number and report.text[token.span.start - 2 : token.span.start].strip(" \n") not in {"“", '"', "‘", "."}:
                inside.add(re.sub(r"[’']s$", "", token.text))
    return Habits(frozenset(lower), frozenset(inside))


def _names_of(text: str, sentence: Sentence, habits: Habits) -> tuple[Named, ...]:
    """The names in one sentence: those of the lists, and where an encoder read it, those that it saw."""
    listed = list(_in_sentence(text, sentence.span, habits, guess=sentence.encoding is None))
    return tuple(_with_site(text, one) for one in reconcile(text, sentence, listed))


def _in_sentence(text: str, sentence: Span, habits: Habits, *, guess: bool) -> Iterator[Named]:
    """The names that the lists find in one sentence, with bodies spoken of in lower case after whose they are.

    To `guess` is to tell a kind also from what stands beside a name.
    """
    for run in find_runs(text, sentence):
        body = _lower_body(text, run, sentence)
        if body:
            yield body
            if not run.owned:
                continue
        for one in name_pieces(run, habits, _context(text, run, sentence) if guess else None):
            if body is None or not body.span.touches(one.span):
                yield replace(one, name=" ".join(one.span.of(text).split()))


def _lower_body(text: str, run: Run, sentence: Span) -> Named | None:
    """A country's word and a body's words after it: "Orlo’s air force", "the Danish foreign ministry"."""
    last = run.words[-1]
    if last.text not in demonyms() | place_names() and not run.owned:
        return None
    if last.text not in demonyms() | place_names() | institutions("known"):
        return None
    after = text[last.span.end : min(last.span.end + 60, sentence.end)]
    gap = re.match(r"(?:[’']s?)?\s", after)
    if gap is None:
        return None
    rest = after[gap.end() :].lower()
    words = max((body for body in institutions("lower") if re.match(re.escape(body) + r"(?![\w-])", rest)), key=len, default="")
    if not words:
        return None
    span = Span(last.span.start, last.span.end + gap.end() + len(words))
    return Named(span, span.of(text), "organization")


def _with_site(text: str, one: Named) -> Named:
    """A name with the lower-case word after it that says what place it is: "Tarn province"."""
    site = SITE_AFTER.match(text, one.span.end)
    if site is None or one.kind in {"person", "organization", "group"}:
        return one
    span = Span(one.span.start, site.end())
    return replace(one, span=span, name=" ".join(span.of(text).split()), kind="place")


def _context(text: str, run: Run, sentence: Span) -> EntityKind | None:
    """The kind that the words around a run suggest."""
    start, end = run.words[0].span.start, run.words[-1].span.end
    after = text[end : min(end + 60, sentence.end)]
    if PERSON_AFTER.match(after) or role_before(text, start, sentence) or (len(run.words) > 1 and role_after(text, end, sentence)):
        return "person"
    if _cue_next(after) and ITSELF.search(text, end, min(end + 60, sentence.end)):
        return "organization"
    if len(run.words) > 1 and run.before != "the" and (_cue_next(after) or cue_pattern("say", "tell").fullmatch(run.before)):
        return "person"
    return "place" if run.before in PLACE_BEFORE and len(run.words) < 3 else None


def _beside(text: str, span: Span) -> EntityKind | None:
    """The kind that the words beside a name show, whatever the encoder took it for: "Arle, 61," is a person, "near Orlo" a place."""
    if PERSON_AFTER.match(text, span.end) or role_before(text, span.start, None):
        return "person"
    before = text[max(0, span.start - 8) : span.start].lower().split()
    return "place" if before and before[-1] in PLACE_BEFORE and text[span.start - 1] == " " else None


def _cue_next(after: str) -> bool:
    """Whether a verb of saying follows at once: " said", " also told"."""
    match = re.match(r"\s+(?:also\s+|has\s+|had\s+)?([\w]+)", after)
    return bool(match and cue_pattern("say", "tell").fullmatch(match[1]))


def _owners(named: Iterable[Named]) -> dict[str, Counter[str]]:
    """The full names of persons by their surname, in the order of the report, with how often each stands in full."""
    owners: dict[str, Counter[str]] = {}
    for one in named:
        if len(one.name.split()) > 1 and (one.kind == "person" or (one.kind is None and len(one.name.split()) <= 4)):
            owners.setdefault(surname(one.name), Counter())[one.name] += 1
    return {last: _fullest(names) for last, names in owners.items()}


def _fullest(names: Counter[str]) -> Counter[str]:
    """Names without those that another one holds whole: "Mohammad Arle" beside "Noor Mohammad Arle"."""
    words = {name: set(fold(name).split()) for name in list(names)[:NEAREST]}
    return Counter({name: names[name] for name in words if not any(words[name] < words[other] for other in words)})


def _add(found: dict[str, _Found], owners: dict[str, Counter[str]], text: str, one: Named, *, heading: bool) -> None:
    """Put a name to the entity it is a form of, or make a new one of it."""
    name = _full_name(one, owners)
    key = _key(name)
    known = found.get(key)
    if known is None:
        if heading or not (one.sure or _is_titled_or_known(one, text)):
            return
        known = found[key] = _Found(name)
    known.spans.append(one.span)
    known.forms.setdefault(one.name)
    for kind in (one.kind, _beside(text, one.span) if one.seen else None):
        if kind:
            known.kinds[kind] += 1
    known.seen |= one.seen
    _note_roles(known, one, text)
    short = SHORT_FORM.match(text, one.span.end)
    if short:
        known.forms.setdefault(short[1])
        found.setdefault(_key(short[1]), known)


def _note_roles(known: _Found, one: Named, text: str) -> None:
    """Keep the title before a name, and of a person the roles beside it, with where they stand."""
    low, high = max(0, one.span.start - ROLE_REACH), one.span.end + ROLE_REACH
    if one.title:
        _keep_role(known, one.title, text.rfind(one.title, low, one.span.start + len(one.title)))
        if not one.name.startswith(one.title.split()[-1]):
            known.forms.setdefault(f"{one.title} {one.name}")
    if one.kind == "person" or known.kinds["person"]:
        before, after = role_before(text, one.span.start, None), role_after(text, one.span.end, None)
        _keep_role(known, before, text.rfind(before, low, one.span.start))
        _keep_role(known, after, text.find(after, one.span.end, high))


def _keep_role(known: _Found, role: str, at: int) -> None:
    """Keep a role, and where it stands."""
    if role:
        known.roles.setdefault(role)
        if at >= 0:
            known.told_roles.setdefault(Span(at, at + len(role)), role)


def _is_titled_or_known(one: Named, text: str) -> bool:
    """Whether a word that opens a sentence is a name all the same: it has a title, or a verb of saying follows."""
    return bool(one.title) or _cue_next(text[one.span.end : one.span.end + 40]) or kind_of_known(one.name) is not None


def _full_name(one: Named, owners: dict[str, Counter[str]]) -> str:
    """The full name that this is a form of; itself where none or two fit."""
    if one.kind in {"place", "organization", "group"} and kind_of_known(one.name):
        return one.name
    words = set(fold(one.name).split())
    full = owners.get(surname(one.name), Counter())
    fitting = sorted((name for name in full if words <= set(fold(name).split())), key=lambda name: -full[name])
    if not fitting and len(words) == 1 and one.kind == "person":
        # "Ode", of whom the report has Ode Arle alone; a longer name that opens so is often tags of a page run together.
        fitting = sorted({name for names in owners.values() for name in names if len(name.split()) == 2 and fold(name).split()[0] in words})
        return fitting[0] if len(fitting) == 1 else one.name
    if not fitting or (len(fitting) > 1 and full[fitting[0]] < HEAD * full[fitting[1]]):
        return one.name
    return fitting[0]


def _key(name: str) -> str:
    """What two forms of one name share; a country has one key for all its names, a province one with and without that word."""
    return SITE_AFTER.sub("", fold(country_named(name) or body_named(name) or name)).removeprefix("the ").replace(".", "")


def _entity(report: Report, number: int, one: _Found) -> Entity:
    """The record of what was put together."""
    kind = _settle_kind(one)
    if kind == "person" and not one.roles and len(one.forms) == 1 and _has_people(report.text, one.name):
        kind = "place"
    mentions = sorted(set(one.spans))
    return Entity(
        id=f"{report.id}:e{number}",
        name=one.name,
        kind=kind,
        aliases=tuple(form for form in one.forms if form != one.name),
        roles=tuple(one.roles),
        told_roles=tuple(Role(role=role, report=report.id, span=span) for span, role in sorted(one.told_roles.items())),
        mentions=tuple(Mention(report=report.id, span=span, kind="name") for span in mentions),
    )


def _has_people(text: str, name: str) -> bool:
    """Whether the report also speaks of a people of that name: "Orloan" beside "Orlo", "Brasks" beside none."""
    return " " not in name and re.search(rf"\b{re.escape(name.rstrip('aeiou'))}[aeiou]?(?:n|an|ian|ese|ish)\b", text) is not None


def _settle_kind(one: _Found) -> EntityKind:
    """The kind that most mentions tell; of equals a person, but a place where the encoder saw one word alone, which no person is called."""
    if one.kinds:
        alone = one.seen and not one.roles and len(one.forms) == 1 and " " not in one.name
        first = "place" if alone else "person"
        return max(one.kinds, key=lambda kind: (one.kinds[kind], kind == first, kind))
    return (
        "person"
        if any(len(form.split()) == 1 for form in one.forms) and len(one.name.split()) in {2, 3} and len(one.forms) > 1
        else "other"
    )
