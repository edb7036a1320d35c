"""What a run of capitalised words names: whose name it is, with which title, of what kind.

In: a run and what the report shows of its words elsewhere. Out: `Named` pieces. Kinds are told by words of the lists (a title, a given
name, a ministry, a square), then by what stands beside the name; what nothing tells stays `other`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.annotate.runs import PARTICLES, NameWord, Run
from sayso.model import EntityKind, Span
from sayso.text.tokens import fold
from sayso.words.given_names import given_names
from sayso.words.institutions import institutions
from sayso.words.openers import nobodies, openers
from sayso.words.outlets import outlets_by_name
from sayso.words.places import demonyms, place_names
from sayso.words.titles import titles

LONGEST_TITLE = 4  # words
LONGEST_NAME = 7  # words, with titles; a longer run is a headline inside the text


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: the span of the name alone, the title before it, and its kind ("" where only the report can tell)."""

    span: Span
    name: str
    kind: EntityKind | None
    title: str = ""
    sure: bool = True  # False for a word that only opens a sentence
    seen: bool = False  # whether the encoder saw it


@dataclass(frozen=True, slots=True)
class Habits:
    """How a report writes its words: those that it also has in lower case, and those that it has with a capital inside a sentence."""

    lower: frozenset[str]
    inside: frozenset[str]


def name_pieces(run: Run, habits: Habits, context: EntityKind | None) -> Iterator[Named]:
    """The names in a run; `context` is the kind that the words around it suggest."""
    words = run.words if kind_of_known(_text(run.words)) else _without_opener(run, habits)
    if not words or (len(words) > LONGEST_NAME and not _is_body(words)):
        return
    whole = _text(words)
    known = kind_of_known(whole)
    if known or whole in demonyms():
        if known:
            yield Named(_span(words), whole, known)
        return
    cut = _person_at(words)
    if cut:
        yield from name_pieces(replace(run, words=words[: cut[0]], owned=False), habits, None)
        yield Named(_span(words[cut[1] :]), _text(words[cut[1] :]), "person", _text(words[cut[0] : cut[1]]))
        return
    title, rest = _cut_title(words)
    if not rest:
        return
    regnal = title and title.split()[-1].lower() in titles("regnal")
    if regnal:
        rest = (words[len(words) - len(rest) - 1], *rest)
    yield from _name(run, rest, title, habits, "person" if title else context)


def kind_of_known(name: str) -> EntityKind | None:
    """The kind of a name that every reader knows.

    >>> kind_of_known("NATO"), kind_of_known("Osaka"), kind_of_known("Brack")
    ('organization', 'place', None)
    """
    if name in institutions("known") or name in outlets_by_name():
        return "organization"
    if name in institutions("group") or (name.endswith("s") and name[:-1] in demonyms()):
        return "group"
    return "place" if name in place_names() else None


def _without_opener(run: Run, habits: Habits) -> tuple[NameWord, ...]:
    """The words of a run without those at its head that name nobody: "Meanwhile", "On Monday", "Tomorrow"."""
    words = run.words
    while words and (_is_nobody(words[0]) or (run.opens and words[0] is run.words[0] and _is_opener(words, habits))):
        words = words[1:]
    while words and ((_is_nobody(words[-1]) and words[0].text not in given_names()) or words[-1].form in {"the", "of", "and", "for"}):
        words = words[:-1]
    return words


def _is_nobody(word: NameWord) -> bool:
    return word.text in nobodies() or (word.text.isdigit())


def _is_opener(words: tuple[NameWord, ...], habits: Habits) -> bool:
    """Whether the first word of a sentence is there as a word, not as a name."""
    word = words[0]
    if _text(words[:2]) in institutions("known") or word.text in place_names() or word.text in institutions("known"):
        return False
    if word.form in titles("office", "honorific", "rank", "regnal") and len(words) > 1:
        return False
    if word.form in openers() or (word.form.endswith("ing") and len(words) > 1 and word.text not in habits.inside):
        return True
    return word.form in habits.lower and word.text not in habits.inside


def _person_at(words: tuple[NameWord, ...]) -> tuple[int, int] | None:
    """Where a person's title and name start in a run that opens with other names: "Brack County | Police Chief | Ode Arle"."""
    if _is_body(words):
        return None
    for at in range(1, len(words) - 1):
        step = _title_at(words, at)
        before = words[:at]
        if step and _only_state(before):
            return None
        if step and at + step < len(words) and not _cut_title(before)[0]:
            return at, at + step
        named = words[at].text in given_names() and words[at - 1].text not in given_names()
        if named and not step and any(_is_telling(word) for word in before) and not _title_at(before, len(before) - 1):
            return at, at
    return None


def _only_state(words: tuple[NameWord, ...]) -> bool:
    """Whether these are a country's words, which belong to the title: "US President"."""
    return _text(words) in demonyms() | place_names()


def _is_telling(word: NameWord) -> bool:
    """Whether a word shows that it is part of no person's name."""
    listed = place_names() | institutions("body") | institutions("site") | institutions("known")
    return word.text in listed or word.text in outlets_by_name()


def _cut_title(words: tuple[NameWord, ...]) -> tuple[str, tuple[NameWord, ...]]:
    """The title at the head of a run, with the state it is of, and what is left: "US President", "Ode Arle"."""
    at, titled = 0, 0
    if len(words) > 2 and words[0].form in titles("role", "spokes"):
        at = titled = 1  # "Passenger Mira Stolle said"
    while at < len(words):
        step = _title_at(words, at)
        if step:
            at += step
            titled = at
        elif words[at].text in demonyms() | place_names() and at + 1 < len(words) and at == titled:
            at += 1
        else:
            break
    if not titled or _is_body(words):
        return "", words
    return _text(words[:titled]), words[titled:]


def _title_at(words: tuple[NameWord, ...], at: int) -> int:
    """How many words from `at` make a title, the longest first."""
    for count in range(min(LONGEST_TITLE, len(words) - at), 0, -1):
        if _text(words[at : at + count]).lower().rstrip(".") in _all_titles():
            return count
    return 0


@cache
def _all_titles() -> frozenset[str]:
    return titles("office", "honorific", "rank", "regnal")


def _is_body(words: tuple[NameWord, ...]) -> bool:
    """Whether a run names a body: "Foreign Ministry", "Ministry of Fish"."""
    return words[-1].text in institutions("body") or (
        words[0].text in institutions("body") and len(words) > 2 and words[1].form in {"of", "for", "on"}
    )


def _name(run: Run, words: tuple[NameWord, ...], title: str, habits: Habits, context: EntityKind | None) -> Iterator[Named]:
    """The name itself, with its kind; a hyphen between two names parts them: "Arle-Varn"."""
    name = _text(words)
    if len(words) == 1 and "-" in name:
        pieces = _parted(words[0], habits)
        if pieces:
            yield from pieces
            return
    kind = kind_of_known(name) or _kind(words, title, run, context)
    sure = not (run.opens and len(words) == 1 and words[0] is run.words[0] and name not in habits.inside and not kind_of_known(name))
    if len(words) == 1 and kind is None and (name in demonyms() or words[0].form in openers() | titles("role", "office")):
        return
    yield Named(_span(words), name, kind, title, sure)


def _kind(words: tuple[NameWord, ...], title: str, run: Run, context: EntityKind | None) -> EntityKind | None:
    """The kind of a name that no list has whole, by its words, then by what stands around it."""
    if title or (len(words) == 2 and words[0].text in given_names() and not _is_body(words)):
        return "person"
    given = len(words) > 1 and (words[0].text in given_names() or any(word.form in PARTICLES for word in words[1:-1]))
    by_words = _kind_by_words(words) or ("person" if given else None)
    if by_words:
        return by_words
    if words[0].text in demonyms() | place_names() and len(words) > 1:
        return "organization" if context == "person" else "other"
    return "organization" if context == "person" and run.before == "the" else context


def _kind_by_words(words: tuple[NameWord, ...]) -> EntityKind | None:
    """The kind that a name's own words tell: "Brack Council", "BHC", "Alder Square", "the Tarn Accord"."""
    last = words[-1].text
    if _is_body(words) or (last.isupper() and 2 <= len(last) <= 6 and len(words) == 1):
        return "organization"
    if last in institutions("site") or words[0].text in {"Mount", "Lake", "Cape", "Fort"}:
        return "place"
    return "other" if {word.text for word in words} & institutions("happening") else None


def _parted(word: NameWord, habits: Habits) -> tuple[Named, ...]:
    """The names that a hyphen ties: "Arle-Varn talks", "London-based"; none where it is one name: "Frank-Walter"."""
    pieces = []
    start = word.span.start
    for part in word.text.split("-"):
        if part[:1].isupper():
            kind = kind_of_known(part)
            if kind or part in habits.inside:
                pieces.append(Named(Span(start, start + len(part)), part, kind))
        elif part in {"i", "e", "al", "el", "ul", "ur"}:
            return ()
        start += len(part) + 1
    return tuple(pieces)


def _text(words: tuple[NameWord, ...]) -> str:
    return " ".join(word.text for word in words)


def _span(words: tuple[NameWord, ...]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def surname(name: str) -> str:
    """The last word of a name, folded, numerals and "Jr." left out.

    >>> surname("Ode van der Arle"), surname("Pope Leo XIV")
    ('arle', 'leo')
    """
    parts = [part for part in fold(name).split() if not set(part) <= set("ivx") and part.rstrip(".") not in {"jr", "sr"}]
    return parts[-1] if parts else fold(name)
