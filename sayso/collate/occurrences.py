"""Each event of a story once, with all who tell it.

In: the table, and which of its words tell one event (`told`). Out: `Occurrence`s in the order in which they are first told. A copy adds
none. Where no encoder read the sentences every telling stays its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.collate.table import Table, witness
from sayso.collate.told import Linked, Told
from sayso.model import Event, Occurrence, Participant, Status
from sayso.words.event_types import OTHER

WHOLE = 6  # words from which a clause tells an event by itself
# Of two readings of one event's status that are as frequent, the one that claims less.
CAUTIOUS: tuple[Status, ...] = ("denied", "failed", "hypothetical", "threatened", "demanded", "planned", "ongoing", "happened")


def find_occurrences(table: Table, linked: Linked) -> tuple[Occurrence, ...]:
    """Each event of the story once."""
    order = {report.id: number for number, report in enumerate(table.story.reports)}
    told = {one.event.id: one for one in linked.told if one.event}
    groups = [[event for number in group if (event := linked.told[number].event)] for group in linked.groups]
    groups += [[event] for notes in table.notes.values() for event in notes.events if event.id not in told]
    ordered = (sorted(group, key=lambda event: (order[event.report], event.span)) for group in groups if group)
    found = sorted(ordered, key=lambda group: (order[group[0].report], group[0].span, group[0].id))
    return tuple(replace(_occurrence(table, group, told), id=f"o{number}") for number, group in enumerate(found, start=1))


def _occurrence(table: Table, events: list[Event], copies: Mapping[str, Told]) -> Occurrence:
    """What all tellings of one event say of it together."""
    kinds = Counter(event.type for event in events)
    words = {event.id: " ".join(table.words(event.report, event.clause).split()) for event in events}

    def tells(event: Event) -> tuple[bool, bool, int, str]:
        known = event.id in copies and not copies[event.id].anew
        return known, len(words[event.id].split()) < WHOLE, len(words[event.id]), event.id

    vouchers = [event.claimed_by for event in events]
    return Occurrence(
        id="",
        type=max(sorted(kinds), key=lambda kind: (kind != OTHER, kinds[kind])),
        status=vote(event.status for event in events),
        text=words[min(events, key=tells).id],
        times=tuple(sorted({event.time for event in events if event.time})),
        place=_most(event.place for event in events),
        participants=_together(events),
        claimed_by=tuple(sorted({one for one in vouchers if one})) if all(vouchers) else (),
        events=tuple(event.id for event in events),
        origins=table.count_origins(event.report for event in events),
        witnesses=tuple(witness(table, event.report, event.clause, event.id) for event in events),
    )


def vote(statuses: Iterable[Status]) -> Status:
    """The status that most tell; of two as frequent the one that claims less.

    >>> vote(("happened", "planned"))
    'planned'
    """
    counts = Counter(statuses)
    return max(CAUTIOUS, key=lambda status: (counts[status], -CAUTIOUS.index(status)))


def _most(places: Iterable[str | None]) -> str | None:
    """The place that most tell."""
    counts = Counter(place for place in places if place)
    return max(sorted(counts), key=lambda place: counts[place]) if counts else None


def _together(events: list[Event]) -> tuple[Participant, ...]:
    """Everybody who takes part by any telling, in the role that most tell."""
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for one in event.participants:
            roles[one.entity][one.role] += 1
    order: dict[str, Participant] = {}
    for event in events:
        for one in event.participants:
            best = max(("actor", "recipient", "other"), key=lambda role: roles[one.entity][role])
            order.setdefault(one.entity, Participant(entity=one.entity, role=best))  # type: ignore[arg-type]
    return tuple(order.values())
