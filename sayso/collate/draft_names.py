"""The names and titles of a draft held against the reports.

In: a draft on the table. Out: a `Checked` for each form of a name, at its first place, and for each title.
Rule 1: a name is borne out where all its words stand in one form that a report uses for the same, or stand there as they are.
Rule 2: a person's name in a spelling that no report has is in conflict where two origins spell it in one way and a letter or so differs;
what transliterations exchange (Zelensky, Zelenskyy) is one name, and two given names that both exist are two people.
Rule 3: a title is borne out where its words stand beside the name in a report; another title is none found, never a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.collate.entities import are_alike
from sayso.collate.laying_drafts import Laid, first_of_each
from sayso.collate.table import clip, comparable_stems, witness
from sayso.model import Checked, Entity, Mention, Role, Span, Witness
from sayso.text.spelling import is_near, plain_spelling, transliterated
from sayso.text.tokens import find_words, fold
from sayso.words.given_names import given_names
from sayso.words.seats import country_named, country_of_seat, of_countries
from sayso.words.titles import titles

BESIDE = 70  # characters to each side of a name in which its title stands


def check_names(laid: Laid) -> Iterator[Checked]:
    """Every name of the draft, each form once."""
    seen: set[str] = set()
    for mention, entity in _mentions(laid):
        form = mention.span.of(laid.draft.text)
        key = " ".join(name_words(form))
        if key and key not in seen:
            seen.add(key)
            yield _check_name(laid, mention, entity)


def _mentions(laid: Laid) -> Iterator[tuple[Mention, Entity]]:
    """The draft's names in the order of its text."""
    found = [(mention, entity) for entity in laid.table.entities.values() for mention in entity.mentions]
    own = [pair for pair in found if pair[0].report == laid.draft.id and pair[0].kind == "name"]
    yield from sorted(own, key=lambda pair: pair[0].span)


def _check_name(laid: Laid, mention: Mention, entity: Entity) -> Checked:
    """Rules 1 and 2."""
    form = mention.span.of(laid.draft.text)
    mine = name_words(form)
    forms = _source_forms(laid, entity)
    alike = [one for one, words in forms if set(mine) <= set(words)]
    as_it_is = () if alike else tuple(laid.find_run(tuple(plain_spelling(word.text) for word in find_words(form))))
    held = first_of_each(alike) or as_it_is
    if held:
        return laid.borne_out("name", mention.span, held, f"{laid.names(held)} {_have(held)} the name so")
    if forms and entity.kind == "person":
        return _check_spelling(laid, mention, mine, forms)
    if forms:
        told = first_of_each(one for one, _ in forms)
        return laid.borne_out("name", mention.span, told, f"{laid.names(told)}: “{_text(laid, told[0])}”")
    return Checked(kind="name", span=mention.span, verdict="not found", why=f"no report names {clip(form, 60)}")


def _check_spelling(laid: Laid, mention: Mention, mine: tuple[str, ...], forms: list[tuple[Witness, tuple[str, ...]]]) -> Checked:
    """Rule 2 on a person whom reports name otherwise."""
    near = [(one, pair) for one, words in forms if (pair := _difference(mine, words)) is not None]
    told = first_of_each(one for one, _ in near) or first_of_each(one for one, _ in forms)
    words = f"{laid.names(told)}: “{_text(laid, told[0])}”"
    if not near:
        return Checked(kind="name", span=mention.span, verdict="not found", witnesses=told, why=f"no report has the name so; {words}")
    if any(transliterated(one) == transliterated(other) for _, (one, other) in near):
        return laid.borne_out("name", mention.span, told, f"the same name in another spelling; {words}")
    if _is_slip(laid, [pair for _, pair in near], told):
        return Checked(kind="name", span=mention.span, verdict="conflict", witnesses=told, why=f"no report spells it so; {words}")
    why = f"no report spells it so; it may be another person or another spelling; {words}"
    return Checked(kind="name", span=mention.span, verdict="not found", witnesses=told, why=why)


def _is_slip(laid: Laid, pairs: list[tuple[str, str]], told: tuple[Witness, ...]) -> bool:
    """Whether a spelling is surely a slip: two origins or more have one spelling, and a letter or two of a long word differ."""
    names = all(one.capitalize() in given_names() and other.capitalize() in given_names() for one, other in pairs)
    return (
        not names and len({other for _, other in pairs}) == 1 and laid.table.count_apart(told) > 1 and all(is_near(*pair) for pair in pairs)
    )


def _difference(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word in which two forms of a name differ, where both may be one name; None where they may not."""
    extra = [word for word in mine if word not in theirs]
    if len(extra) != 1 or len(mine) > len(theirs):
        return None
    left = [word for word in theirs if word not in mine and are_alike(extra[0], word)]
    return (extra[0], left[0]) if left else None


def _source_forms(laid: Laid, entity: Entity) -> list[tuple[Witness, tuple[str, ...]]]:
    """The forms in which reports name it, the fullest first."""
    known = {report.id for report in laid.sources}
    named = [one for one in entity.mentions if one.kind == "name" and one.report in known]
    forms = [(Witness(report=one.report, span=one.span), name_words(laid.table.words(one.report, one.span))) for one in named]
    return sorted(forms, key=lambda pair: -len(pair[1]))


def name_words(form: str) -> tuple[str, ...]:
    """A name's words as they are compared, without titles and possessives."""
    words = fold(form).replace("'s", "").replace("-", " ").replace(".", "").split()
    return tuple(word for word in words if word not in _titles()) or tuple(words)


@cache
def _titles() -> frozenset[str]:
    return titles("honorific", "rank", "regnal", "office", "spokes", "role") | {"the"}


def _text(laid: Laid, one: Witness) -> str:
    return clip(laid.table.words(one.report, one.span), 60)


def _have(witnesses: tuple[Witness, ...]) -> str:
    return "has" if len(witnesses) == 1 else "have"


def check_titles(laid: Laid) -> Iterator[Checked]:
    """Rule 3 on every title of the draft, each once for whom it is given to."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for entity in laid.table.entities.values():
        for role in entity.told_roles:
            key = (entity.id, title_words(role.role))
            if role.report == laid.draft.id and key not in seen and key[1]:
                seen.add(key)
                yield _check_title(laid, entity, role)


def _check_title(laid: Laid, entity: Entity, role: Role) -> Checked:
    """Rule 3 on one title."""
    mine, bodies = title_words(role.role), title_words(" ".join(word for word in role.role.split()[1:] if word[:1].isupper()))
    held = first_of_each(
        witness(laid.table, one.report, place)
        for one in _named(laid, entity)
        if mine <= title_words(laid.table.words(one.report, place := _beside(laid, one))) | (bodies & _before(laid, one))
    )
    if held:
        return laid.borne_out("title", role.span, held, f"{laid.names(held)} {_have(held)} it beside the name")
    told = [one for one in entity.told_roles if one.report != laid.draft.id]
    if not told:
        return Checked(kind="title", span=role.span, verdict="not found", why=f"no report calls {clip(entity.name, 60)} so")
    roles = "”, “".join(dict.fromkeys(clip(one.role, 60) for one in told[:3]))
    places = first_of_each(Witness(report=one.report, span=one.span) for one in told)
    return Checked(kind="title", span=role.span, verdict="not found", witnesses=places, why=f"the reports call {entity.name} “{roles}”")


def _named(laid: Laid, entity: Entity) -> list[Mention]:
    """Where reports name or describe it."""
    return [one for one in entity.mentions if one.kind != "pronoun" and one.report != laid.draft.id]


def _beside(laid: Laid, mention: Mention) -> Span:
    """The words around a mention, within its sentence."""
    line = laid.table.line_at(mention.report, mention.span)
    if line is None:
        return mention.span
    return Span(max(line.span.start, mention.span.start - BESIDE), max(mention.span.end, min(line.span.end, mention.span.end + BESIDE)))


def _before(laid: Laid, mention: Mention) -> frozenset[str]:
    """The words of a mention's sentence and the one before: there a report may name the body that somebody leads."""
    line = laid.table.line_at(mention.report, mention.span)
    lines = laid.table.of.get(mention.report, ())
    at = lines.index(line) if line in lines else 0
    return frozenset().union(*(title_words(laid.table.words(mention.report, one.span)) for one in lines[max(at - 1, 0) : at + 1]))


def title_words(text: str) -> frozenset[str]:
    """The words of a title as they are compared: stems, a country under one name.

    >>> sorted(title_words("the Ukrainian President"))
    ['presid', 'ukraine']
    """
    words = [re.sub(r"['’]s$", "", word.text) for word in find_words(text)]
    return frozenset().union(*(_as_country(word) or comparable_stems(plain_spelling(word)) for word in words)) if words else frozenset()


def _as_country(word: str) -> frozenset[str]:
    country = country_named(word) or (country_of_seat(word) if word.lower() in of_countries() else None)
    return frozenset({country.lower()}) if country else frozenset()
