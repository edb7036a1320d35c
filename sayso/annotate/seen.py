"""The names that the encoder saw in a sentence, and what the lists say of them, made one.

In: a sentence with its encoding and the pieces that the lists found in it. Out: names, in order, none over another.

Rule 1: where a name starts and ends the encoder says; a title before it and a name that every reader knows stand as the lists have them.
Rule 2: what kind it is a title and its own words say ("Council", "Square") before the encoder; a given name does not: "Khan Orlo", a town.
Rule 3: what the lists alone found counts where they know its kind and a word of it is a proper noun.
Rule 4: an adjective of a people is no name of somebody: "the Orloan coast".
Rule 5: capitals in a row that the encoder cut into persons, or into bodies, are one name, and so are a person's names tied by a hyphen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.annotate.naming import Named, kind_of_known
from sayso.model import Encoding, Sentence, Span

ARTICLE = "the "
LONGEST = 30  # letters of a name before a hyphen
# A body with whose it is: "Orlo’s Foreign Ministry", "Orloan army". Not: "the Foreign Ministry".
OWNED = re.compile(r"[’']s?\s|\s[a-z]+$")
# A name tied to the next: "Frank-|Walter". Not: "Orlo- |Brask".
TIED = re.compile(r"(?<!\w)(?=[^\W\d_])\w[\w’']*[-‑]$")


def reconcile(text: str, sentence: Sentence, listed: Sequence[Named]) -> tuple[Named, ...]:
    """The names of one sentence; those `listed` where no encoder read it."""
    encoding = sentence.encoding
    if encoding is None:
        return tuple(listed)
    kept = [one for one in listed if _stands(sentence, encoding, one)]
    whole = tuple(_joined(text, tuple(_seen(text, sentence, encoding)), kept))
    titled = [one for one in kept if one.title]
    seen = [
        one
        for one in whole
        if not any(_overrules(text, other, one) for other in _touching(kept, one.span)) and not any(_titles(other, one) for other in titled)
    ]
    named = [_told(text, one, _touching(kept, one.span)) for one in seen]
    left = [one for one in kept if not _touching(named, one.span)]
    return tuple(_apart(sorted((*named, *left), key=lambda one: (one.span.start, -len(one.span)))))


def _touching(names: Sequence[Named], span: Span) -> list[Named]:
    """The names, given in order, that share a character with a stretch."""
    at = bisect_left(names, span.start, key=lambda one: one.span.start)
    found = [names[at - 1]] if at and names[at - 1].span.touches(span) else []
    while at < len(names) and names[at].span.start < span.end:
        found.append(names[at])
        at += 1
    return found


def _apart(names: Sequence[Named]) -> Iterator[Named]:
    """Names of which none stands over another: the longer where two start together, else the first."""
    end = 0
    for one in names:
        if one.span.start >= end:
            end = one.span.end
            yield one


def _seen(text: str, sentence: Sentence, encoding: Encoding) -> Iterator[Named]:
    """What the encoder saw, by Rule 4, without the article."""
    for place, kind in encoding.names:
        span = place.shift(sentence.span.start)
        if kind == "group" and _tags(encoding, place) <= {"ADJ", "PUNCT"}:
            continue
        words = span.of(text)
        if words.lower().startswith(ARTICLE):
            span = Span(span.start + len(ARTICLE), span.end)
        if any(character.isupper() for character in span.of(text)):
            name = " ".join(span.of(text).split())
            yield Named(span, name, kind_of_known(name) or kind, seen=True)


def _joined(text: str, seen: Sequence[Named], listed: Sequence[Named]) -> Iterator[Named]:
    """Rule 5."""
    last: Named | None = None
    for one in seen:
        if last and _adjoins(text, last, one) and _are_one(last, one, listed):
            last = _spanning(text, last, last.span.start, one.span.end)
            continue
        if last:
            yield last
        end = last.span.end if last else 0
        tied = TIED.search(text, max(0, one.span.start - LONGEST), one.span.start) if one.kind == "person" else None
        last = _spanning(text, one, tied.start(), one.span.end) if tied and tied[0][0].isupper() and tied.start() >= end else one
    if last:
        yield last


def _adjoins(text: str, one: Named, other: Named) -> bool:
    """Whether two names of persons or of bodies stand side by side."""
    return one.kind == other.kind and one.kind in {"person", "organization"} and not text[one.span.end : other.span.start].strip("- ")


def _are_one(one: Named, other: Named, listed: Sequence[Named]) -> bool:
    """Whether the lists have two names as one."""
    whole = Span(one.span.start, other.span.end)
    return any(name.span.holds(whole) for name in _touching(listed, one.span))


def _spanning(text: str, one: Named, start: int, end: int) -> Named:
    """A name from one place to another."""
    return replace(one, span=Span(start, end), name=" ".join(text[start:end].split()))


def _stands(sentence: Sentence, encoding: Encoding, one: Named) -> bool:
    """Rule 3: whether a listed name is one, seen or not; Rule 4 where it is what the encoder takes for an adjective of a people."""
    if one.title or kind_of_known(one.name):
        return True
    place = one.span.shift(-sentence.span.start)
    tags = _tags(encoding, place)
    at = bisect_left(encoding.names, place.end, key=lambda name: name[0].start)
    if at and encoding.names[at - 1][0].touches(place):
        return not (tags <= {"ADJ"} and encoding.names[at - 1] == (place, "group"))
    return one.kind not in {None, "other"} and "PROPN" in tags


def _overrules(text: str, listed: Named, seen: Named) -> bool:
    """Whether a listed name stands as it is: one that every reader knows, or a body with whose it is: "Orlo’s Foreign Ministry"."""
    owned = listed.kind == "organization" and OWNED.search(listed.span.of(text)) is not None and seen.kind != "person"
    return (owned or kind_of_known(listed.name) is not None) and listed.span.holds(seen.span)


def _titles(listed: Named, seen: Named) -> bool:
    """Whether a country only stands in the title before a listed name: "US President | Arle"."""
    before = listed.span.start - seen.span.end
    return (
        bool(listed.title) and seen.kind in {"place", "group"} and before > 0 and seen.name in listed.title and before <= len(listed.title)
    )


def _told(text: str, seen: Named, listed: Sequence[Named]) -> Named:
    """Rules 1 and 2 for a name that was seen, with what the lists have on the same words."""
    titled = next((one for one in listed if one.title), None)
    if titled:
        return replace(_spanning(text, seen, titled.span.start, seen.span.end), kind="person", title=titled.title)
    same = next((one for one in listed if one.span == seen.span), None)
    return replace(seen, kind=kind_of_known(seen.name) or (same.kind if same and same.kind in {"organization", "place"} else seen.kind))


def _tags(encoding: Encoding, place: Span) -> set[str]:
    """The parts of speech of the words in a stretch of the sentence."""
    first = bisect_left(encoding.tokens, place.start, key=lambda token: token.start)
    return {encoding.tags[at] for at in range(first, bisect_left(encoding.tokens, place.end, lo=first, key=lambda token: token.start))}
