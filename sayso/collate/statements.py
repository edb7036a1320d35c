"""Points on quotations: which printings are one statement, and whether the words between the marks are the same.

Rule 1: words differ only by what every desk may do: one wording (`agreed` by two origins, else `single`).
Rule 2: other words for some of a wording that more independent origins print, where no translation can be behind it: `altered`.
Rule 3: other words between the marks of one of two reports of which one text is the other's, whoever changed them, and in two printings
that are the same but for a word or so, which no two translators write: `altered`. Words only left out are none, but for a "not".
Rule 4: else, one wording against one: `differs` where the speaker may have been translated, else `unsettled`.
Rule 5: the same statement placed on two venues: `differs`. Another speaker of the same words is a matter of `swaps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.collate.table import Judgement, Table, clip, make_point, names_of, witness
from sayso.collate.wordings import GAP, Comparison, Sameness, compare, is_replaced, share_in_order, spell
from sayso.model import Point, Quote, Reading, Span, Verdict, Witness, hull
from sayso.words.tongues import speaks_english
from sayso.words.venues import find_venue

SHORTEST = 2  # words of a printing that can be one statement with another
SHORTEST_SINGLE = 5  # words of a quotation that is worth telling when one report alone has it
VERBATIM = 10  # words alike between the marks that are one statement, whether a person or whom he speaks for is named
CLOSE = 0.85  # share of the shorter wording's words, in order, below which two wordings may be two things said on two occasions
# Two printings that are one text but for a word or so: words of the shorter, and the share of them that stand in the other in order. Where
# nobody knows what was said, two translations of one statement share less: .6 to .8 in the stories with gold.
TWIN_WORDS, TWIN_SHARE, TWIN_SHARE_TRANSLATED = 8, 0.8, 0.9
KIN_SHARE = 0.6  # the same share for two reports of one text, which print the same statement in the same place
RANKS: dict[Sameness, int] = {"same": 2, "small": 2, "other": 1, "unlike": 0}
SURE: dict[str, float] = {"altered": 0.92, "agreed": 0.95, "single": 0.95}


@dataclass(frozen=True, slots=True)
class Printing:
    """One report's printing of a statement."""

    quote: Quote
    text: str  # the pieces joined by an ellipsis
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Printings whose words are the same; the longest speaks for them."""

    printings: tuple[Printing, ...]

    @property
    def longest(self) -> Printing:
        """The fullest printing."""
        return max(self.printings, key=lambda one: len(one.words))

    @property
    def reports(self) -> frozenset[str]:
        """Who prints it so."""
        return frozenset(one.quote.report for one in self.printings)


def find_statements(table: Table) -> Iterator[Point]:
    """Every point on quotations, venues and speakers."""
    for group in _group(table, list(_printings(table))):
        wordings = _wordings(group)
        yield from _judge_words(table, wordings)
        yield from _judge_venues(table, group)


def _printings(table: Table) -> Iterator[Printing]:
    """Every quotation in marks, in the story's order; titles quote what the body quotes and are left out."""
    for report in table.story.reports:
        titles = report.spans("title")
        for quote in table.notes[report.id].quotes:
            whole = hull(quote.content)
            if quote.kind == "indirect" or any(title.holds(whole) for title in titles):
                continue
            text = f" {GAP} ".join(table.words(report.id, piece) for piece in quote.content)
            words = spell(text)
            if len(words) >= SHORTEST:
                yield Printing(quote, text, words)


def _group(table: Table, printings: list[Printing]) -> Iterator[tuple[Printing, ...]]:
    """Printings of one statement together, by union over pairs that are not unlike."""
    group = list(range(len(printings)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for one, other in _mutual(table, printings):
        a, b = root(one), root(other)
        group[max(a, b)] = min(a, b)
    for top in sorted({root(number) for number in group}):
        yield tuple(printing for number, printing in enumerate(printings) if root(number) == top)


def _mutual(table: Table, printings: list[Printing]) -> Iterator[tuple[int, int]]:
    """Pairs that may be one statement, one of them the likest to the other in its report: a speaker says similar things twice."""
    likeness = {
        (one, other): (RANKS[sameness], share_in_order(printings[one].text, printings[other].text))
        for one, other in _pairs(printings)
        if (sameness := _sameness(table, printings[one], printings[other])) != "unlike"
    }
    best: dict[tuple[int, str], tuple[int, float]] = {}
    for (one, other), alike in likeness.items():
        for mine, theirs in ((one, other), (other, one)):
            key = (mine, printings[theirs].quote.report)
            best[key] = max(best.get(key, alike), alike)
    for (one, other), alike in likeness.items():
        if alike >= best[(one, printings[other].quote.report)] or alike >= best[(other, printings[one].quote.report)]:
            yield one, other


def _pairs(printings: list[Printing]) -> Iterator[tuple[int, int]]:
    """Pairs of printings of different reports that share a word other than a gap."""
    for (one, first), (other, second) in combinations(enumerate(printings), 2):
        if first.quote.report != second.quote.report and len(set(first.words) & set(second.words)) >= SHORTEST:
            yield one, other


def _sameness(table: Table, first: Printing, second: Printing) -> Sameness:
    """How two printings compare; of two named speakers they are never one statement, but for so many words that they cannot be chance."""
    if _are_known(table, first, second):
        return _compare(table, first, second).sameness
    fit = _speakers_fit(table, first.quote, second.quote)
    if not fit and (len(set(first.words) & set(second.words)) < VERBATIM or all(is_person(table, one.quote) for one in (first, second))):
        return "unlike"
    sameness = compare(first.text, second.text).sameness
    verbatim = sameness == "same" and min(len(first.words), len(second.words)) >= VERBATIM
    return sameness if fit or verbatim else "unlike"


def _compare(table: Table, first: Printing, second: Printing) -> Comparison:
    """How two printings compare, with what twin sentences show."""
    return compare(first.text, second.text, one=_are_known(table, first, second))


def _are_known(table: Table, first: Printing, second: Printing) -> bool:
    """Whether two printings stand in one another's place in sentences that are word for word the same."""
    return frozenset({first.quote.id, second.quote.id}) in table.one_statement


def is_person(table: Table, quote: Quote) -> bool:
    """Whether a quotation is a person's."""
    return any(one in table.entities and table.entities[one].kind == "person" for one in quote.speakers)


def _speakers_fit(table: Table, first: Quote, second: Quote) -> bool:
    """Whether both may be one speaker's: one unknown, the same, or one who speaks for the other."""
    mine, theirs = voices_of(table, first.speakers), voices_of(table, second.speakers)
    return not mine or not theirs or bool(mine & theirs)


def voices_of(table: Table, speakers: Iterable[str]) -> frozenset[str]:
    """The speakers and those they speak for."""
    voices = set(speakers)
    for speaker in tuple(voices):
        entity = table.entities.get(speaker)
        if entity and entity.speaks_for:
            voices.add(entity.speaks_for)
    return frozenset(voices)


def _wordings(group: tuple[Printing, ...]) -> tuple[Wording, ...]:
    """The group's wordings: each printing joins the first longer one with which it is the same."""
    heads: list[list[Printing]] = []
    for printing in sorted(group, key=lambda one: (-len(one.words), one.quote.id)):
        home = next((head for head in heads if compare(head[0].text, printing.text).sameness in {"same", "small"}), None)
        if home is None:
            heads.append([printing])
        else:
            home.append(printing)
    return tuple(Wording(tuple(head)) for head in heads)


def _judge_words(table: Table, wordings: tuple[Wording, ...]) -> Iterator[Point]:
    """One point on the words of a statement; wordings that only a shorter one ties to it get a point of their own."""
    if not wordings:
        return
    best = _best(table, wordings)
    near = tuple(one for one in wordings if one is best or _compare(table, best.longest, one.longest).sameness == "other")
    if len(near) > 1 or len(best.longest.words) >= SHORTEST_SINGLE or table.count_origins(best.reports) > 1:
        yield _judge_near(table, near, best)
    yield from _judge_words(table, tuple(one for one in wordings if one not in near))


def _telling(table: Table, wording: Wording, among: Sequence[Wording]) -> Wording:
    """A wording with those printings alone that tell it from the others: a stretch that is the same as another one too says neither."""
    others = [one.longest for one in among if one is not wording]
    kept = [one for one in wording.printings if not any(_compare(table, one, other).sameness in {"same", "small"} for other in others)]
    return Wording(tuple(kept) or (wording.longest,))


def _best(table: Table, wordings: tuple[Wording, ...]) -> Wording:
    """The wording to which the others are held: that of most origins, then one that is no copy's."""
    ranked = [(table.count_origins(one.reports), not _is_copied(table, wordings, number), -number) for number, one in enumerate(wordings)]
    return wordings[ranked.index(max(ranked))]


def _judge_near(table: Table, wordings: tuple[Wording, ...], best: Wording) -> Point:
    """The point on wordings of one statement."""
    readings = [_reading(table, wording) for wording in wordings]
    if len(wordings) == 1:
        several = table.count_origins(best.reports) > 1
        told = names_of(table, readings[0].witnesses)
        verdict: Verdict = "agreed" if several else "single"
        why = f"{told} print the same words" if several else f"only {told} has it"
    else:
        verdict, why = _verdict(table, wordings, best)
        if verdict == "altered":
            readings = [_reading(table, _telling(table, wording, wordings)) for wording in wordings]
    judged = Judgement(verdict=verdict, about=_about(table, wordings), why=why, sure=SURE.get(verdict, 0.7))
    return make_point(table, "quotation", judged, readings)


def _verdict(table: Table, wordings: tuple[Wording, ...], best: Wording) -> tuple[Verdict, str]:
    """Rules 2 to 4 on two or more wordings."""
    translated = may_be_translated(table, (one for wording in wordings for one in wording.printings))
    for wording in wordings:
        elsewhere = {report for other in wordings if other is not wording for report in other.reports}
        if wording is best or wording.reports <= elsewhere:  # who prints the one and the other quotes two things
            continue
        if _is_altered(table, best, wording, translated=translated):
            changed, kept = (names_of(table, _reading(table, _telling(table, one, wordings)).witnesses) for one in (wording, best))
            mine, theirs = _difference(table, best, wording)
            return "altered", f"{changed}: “{theirs}” between the marks; {kept}: “{mine}”"
    names = " and ".join(names_of(table, _reading(table, one).witnesses) for one in wordings[:2])
    if translated:
        return "differs", f"{names} print two wordings, which may be two translations"
    return "unsettled", f"{names} print two wordings, and nothing here tells which was said"


def _is_altered(table: Table, best: Wording, wording: Wording, *, translated: bool) -> bool:
    """Whether other words stand for those of `best`: in a copy of it, or, where it cannot be a translation, against most origins."""
    if not any(is_replaced(*change) for change in _compare(table, best.longest, wording.longest).changes):
        return False
    in_order = share_in_order(best.longest.text, wording.longest.text)
    if any(_copies(table, mine, other) for mine in wording.reports for other in best.reports) or _are_twins(
        table, best, wording, translated=translated
    ):
        return True
    if in_order >= KIN_SHARE and any(_are_kin(table, mine, other) for mine in wording.reports for other in best.reports):
        return True
    holders = {one.quote.report for one in best.printings if _is_held_otherwise(table, one, wording)}
    support, own = table.count_origins(holders), table.count_origins(wording.reports)
    return not translated and support > max(1, own) and in_order >= CLOSE


def _are_twins(table: Table, best: Wording, wording: Wording, *, translated: bool) -> bool:
    """Whether two wordings are one text but for a word or so, each given to somebody by name."""
    if _are_known(table, best.longest, wording.longest):
        return True
    shortest = min(len(best.longest.words), len(wording.longest.words))
    least = TWIN_SHARE_TRANSLATED if translated else TWIN_SHARE
    named = bool(best.longest.quote.speakers) and bool(wording.longest.quote.speakers)
    return named and shortest >= TWIN_WORDS and share_in_order(best.longest.text, wording.longest.text) >= least


def _is_held_otherwise(table: Table, printing: Printing, wording: Wording) -> bool:
    """Whether a printing itself has the words for which a wording has others; one that is too short to have them speaks for neither."""
    return any(is_replaced(*change) for change in _compare(table, printing, wording.longest).changes)


def _is_copied(table: Table, wordings: tuple[Wording, ...], number: int) -> bool:
    """Whether a wording stands only in reports that copy one with another wording."""
    others = [report for wording in wordings if wording is not wordings[number] for report in wording.reports]
    return all(any(_copies(table, mine, other) for other in others) for mine in wordings[number].reports)


def _difference(table: Table, kept: Wording, changed: Wording) -> tuple[str, str]:
    """The first change of words, for the reason's sentence."""
    changes = _compare(table, kept.longest, changed.longest).changes
    mine, theirs = max(changes, key=lambda pair: len(pair[0]) + len(pair[1])) if changes else (kept.longest.text, changed.longest.text)
    return clip(mine, 60), clip(theirs, 60)


def _copies(table: Table, mine: str, other: str) -> bool:
    """Whether `mine` is the later one of a directed kinship with `other`."""
    return any(kin.directed and kin.source == other and kin.target == mine for kin in table.story.lineage)


def _are_kin(table: Table, one: str, other: str) -> bool:
    """Whether two reports are of one text, whoever has it from whom."""
    return any(kin.kind != "excerpt" and {kin.source, kin.target} == {one, other} for kin in table.story.lineage)


def may_be_translated(table: Table, printings: Iterable[Printing]) -> bool:
    """Whether the speaker is not known to speak English: a role or name ties none of the speakers to a country that does."""
    for printing in printings:
        for voice in voices_of(table, printing.quote.speakers):
            entity = table.entities.get(voice)
            if entity and any(speaks_english(form) for form in (entity.name, *entity.aliases, *entity.roles)):
                return False
    return True


def _judge_venues(table: Table, group: tuple[Printing, ...]) -> Iterator[Point]:
    """Rule 5: the venues on which reports place one statement."""
    placed: dict[str, list[Witness]] = {}
    for printing in group:
        quote = printing.quote
        if quote.venue:
            placed.setdefault(quote.venue, []).append(venue_witness(table, quote))
    if len(placed) < 2:
        return
    readings = [
        Reading(value=venue, text=table.words(told[0].report, told[0].span), witnesses=tuple(told))
        for venue, told in sorted(placed.items())
    ]
    why = "; ".join(f"{names_of(table, reading.witnesses)}: {reading.value}" for reading in readings) + "; it may have been both"
    judged = Judgement(verdict="differs", about=f"where {_speaker_name(table, group)} said it", why=why, sure=0.8)
    yield make_point(table, "venue", judged, readings)


def venue_witness(table: Table, quote: Quote) -> Witness:
    """The sentence that names the venue: that of the cue, or the nearest before it that does."""
    lines = table.of[quote.report]
    anchor = quote.cue or quote.content[0]
    near = [line for line in lines if line.span.start <= max(anchor.start, quote.content[-1].end)]
    for line in reversed(near):
        if find_venue(table.words(quote.report, line.span)) == quote.venue:
            return witness(table, quote.report, line.span, quote.id)
    return witness(table, quote.report, hull(quote.content), quote.id)


def _reading(table: Table, wording: Wording) -> Reading:
    """A wording as a reading, told by its fullest printing."""
    longest = wording.longest
    witnesses = [witness(table, one.quote.report, first_stretch(one.quote), one.quote.id) for one in wording.printings]
    own = witness(table, longest.quote.report, first_stretch(longest.quote), longest.quote.id)
    text = table.words(own.report, own.span)
    return Reading(value=text, text=text, witnesses=tuple(witnesses))


def first_stretch(quote: Quote) -> Span:
    """The whole quotation where it is short enough, else its first piece."""
    whole = hull(quote.content)
    return whole if len(whole) <= 400 else quote.content[0]


def _about(table: Table, wordings: tuple[Wording, ...]) -> str:
    """What the point is about: who is quoted and the first words."""
    longest = max((wording.longest for wording in wordings), key=lambda one: len(one.words))
    group = tuple(printing for wording in wordings for printing in wording.printings)
    return f"{_speaker_name(table, group)}: “{clip(longest.text, 70)}”"


def _speaker_name(table: Table, group: tuple[Printing, ...]) -> str:
    """The name of the first known speaker."""
    for printing in group:
        for speaker in printing.quote.speakers:
            if speaker in table.entities:
                return table.entities[speaker].name
    return "an unnamed speaker"
