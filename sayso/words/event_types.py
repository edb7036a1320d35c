"""What happens in the news and the words that tell it (`words/event_types.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.words.loader import load

# PLOVER's root categories, whose crosswalk to CAMEO stands in the file; the other types are the newsroom's own.
PLOVER = frozenset({
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "SANCTION",
    "SUPPORT", "THREATEN", "YIELD",
})  # fmt: skip
OTHER = "OTHER"  # the type of what is surely an event, of no kind that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A kind of event; the notation of its triggers stands at the head of the file.

    `cameo` are the root codes of CAMEO for which it stands. `weak` triggers count only where the words also tell a day. The nouns of an
    `abstract` kind name a thing talked about as often as one that happened ("a ceasefire"): they count where the words say what becomes of
    it, or give a day. Of a `direct` kind the object of the verb is whom it is done to, named or not.
    """

    type: str
    name: str
    definition: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    near_miss: str
    cameo: tuple[str, ...] = ()
    direct: bool = False
    weak: bool = False
    abstract: bool = False


@cache
def event_types() -> tuple[EventType, ...]:
    """Every kind, in the order of the file.

    >>> sorted({kind.type for kind in event_types()})[:3]
    ['ACCIDENT', 'ACCUSE', 'AGREE']
    """
    return load("event_types", EventType)


def noun_forms(noun: str) -> tuple[str, ...]:
    """A noun trigger as it stands in texts: itself and its plural, in the notation of the file.

    >>> noun_forms("joint exercise"), noun_forms("inquiry into"), noun_forms("=talks")
    (('=joint exercise', '=joint exercises'), ('=inquiry into', '=inquiries into'), ('=talks',))
    """
    if noun.startswith("="):
        return (noun,)
    head, _, rest = noun.partition(" ") if noun.rsplit(" ", 1)[-1] in {"into", "of", "to", "for", "with"} else ("", "", noun)
    if head:
        return f"={noun}", f"={_plural(head)} {rest}"
    return f"={noun}", f"={_plural(noun)}"


def _plural(noun: str) -> str:
    """The plural of a regular noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
