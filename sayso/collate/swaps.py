"""Points on names that stand in one another's place in twin sentences: another place, another speaker, another venue.

In: the table and its twins. Out: points of kind place, speaker or venue.
Rule 1: two places of which neither lies in the other, or two people whose names share no word: `conflict` in twins of one day, else
        `unsettled`.
Rule 2: a country and what stands for its government, and two names of one country, are no two places; bodies go by too many names
        ("ISIS", "Islamic State") to be held against one another.
Rule 3: two venues ("posted on X", "posted on Telegram") are `differs`: it may have been both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from sayso.collate.table import Judgement, Line, Table, clip, make_point, name_of, witness
from sayso.collate.told import are_other_places
from sayso.collate.twins import Twin
from sayso.model import Entity, Point, PointKind, Reading, Span
from sayso.text.tokens import fold
from sayso.words.seats import country_named, country_of_seat
from sayso.words.venues import find_venue

Named = tuple[Span, Entity]
BEFORE = 12  # characters before a venue's name that show it to be one: "posted on | Telegram"


def find_swaps(table: Table, twins: Sequence[Twin]) -> Iterator[Point]:
    """Every point on names in one another's place, one for each pair of names."""
    seen: set[frozenset[str]] = set()
    venues: set[tuple[frozenset[str], frozenset[str]]] = set()  # with the sentence's words: a copy of it makes no second point
    for twin in twins:
        for mine, theirs in product(_named(table, twin.one), _named(table, twin.other)):
            pair = frozenset({mine[1].id, theirs[1].id})
            kind = _kind(table, twin, mine, theirs)
            if kind and pair not in seen and _are_apart(table, mine[1], theirs[1]):
                seen.add(pair)
                yield _point(table, twin, kind, (mine, theirs))
        for point in _venues(table, twin):
            told = frozenset(reading.value for reading in point.readings), twin.one.stems & twin.other.stems
            if told not in venues:
                venues.add(told)
                yield point


def _venues(table: Table, twin: Twin) -> Iterator[Point]:
    """Rule 3."""
    for change in twin.changes:
        ends = ((twin.one, change.one), (twin.other, change.other))
        venues = [find_venue(table.words(line.report, Span(max(line.span.start, span.start - BEFORE), span.end))) for line, span in ends]
        if all(venues) and venues[0] != venues[1] and not any(table.is_marked(line.report, span) for line, span in ends):
            readings = [
                Reading(value=venue or "", text=table.words(line.report, span), witnesses=(witness(table, line.report, line.span),))
                for venue, (line, span) in zip(venues, ends, strict=True)
            ]
            why = "; ".join(f"{name_of(table, line.report)}: {venue}" for venue, (line, _) in zip(venues, ends, strict=True))
            about = f"where: {clip(table.words(twin.one.report, twin.one.span), 90)}"
            judged = Judgement(verdict="differs", about=about, why=f"{why}; it may have been both", sure=0.8)
            yield make_point(table, "venue", judged, readings)


def _named(table: Table, line: Line) -> list[Named]:
    """The people and places that a sentence names."""
    found = []
    for one in sorted(line.entities):
        entity = table.entities[one]
        if entity.kind in {"person", "place"}:
            spans = (mention.span for mention in entity.mentions if mention.report == line.report and mention.kind == "name")
            found += [(span, entity) for span in spans if line.span.holds(span)]
    return found


def _kind(table: Table, twin: Twin, mine: Named, theirs: Named) -> PointKind | None:
    """What the point is of; None where the names do not stand in one another's place, or in somebody's own words."""
    if mine[1].kind != theirs[1].kind or not twin.swaps(mine[0], theirs[0]):
        return None
    if table.is_marked(twin.one.report, mine[0]) or table.is_marked(twin.other.report, theirs[0]):
        return None
    if mine[1].kind == "place":
        return "place"
    speak = _speaks(table, twin.one.report, mine[0]) and _speaks(table, twin.other.report, theirs[0])
    return "speaker" if speak else None


def _speaks(table: Table, report: str, span: Span) -> bool:
    """Whether a name is that of the speaker of something."""
    return any(quote.speaker_span is not None and quote.speaker_span.touches(span) for quote in table.notes[report].quotes)


def _are_apart(table: Table, one: Entity, other: Entity) -> bool:
    """Whether two names cannot be of one: rules 1 and 2."""
    if one.id == other.id or _words(one) & _words(other) or other.id == one.speaks_for or one.id == other.speaks_for:
        return False
    return one.kind != "place" or (are_other_places(table, one.id, other.id) and _countries(one).isdisjoint(_countries(other)))


def _words(entity: Entity) -> frozenset[str]:
    """The words of an entity's name, and the last of each other form: what stands before it there may be a title."""
    return frozenset(fold(word) for word in [*entity.name.replace("-", " ").split(), *(form.split()[-1] for form in entity.aliases)])


def _countries(entity: Entity) -> frozenset[str]:
    """The countries that a place is, or for which it stands."""
    told = (country_named(form) or country_of_seat(form) for form in (entity.name, *entity.aliases))
    return frozenset(country for country in told if country)


def _point(table: Table, twin: Twin, kind: PointKind, names: tuple[Named, Named]) -> Point:
    """The two sentences side by side."""
    ends = (twin.one, twin.other)
    readings = [
        Reading(value=entity.name, text=table.words(line.report, span), witnesses=(witness(table, line.report, line.span),))
        for line, (span, entity) in zip(ends, names, strict=True)
    ]
    sure = table.are_of_one_day(twin.one.report, twin.other.report)
    told = "; ".join(f"{name_of(table, line.report)}: “{reading.text}”" for line, reading in zip(ends, readings, strict=True))
    subject = clip(table.words(twin.one.report, twin.one.span), 90)
    judged = Judgement(
        verdict="conflict" if sure else "unsettled",
        about=f"{'who said it' if kind == 'speaker' else 'where'}: {subject}",
        why=f"in a sentence that is otherwise the same, {told}",
        sure=0.9 if sure else 0.5,
    )
    return make_point(table, kind, judged, readings)
