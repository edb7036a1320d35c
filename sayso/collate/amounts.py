"""Points on figures: the counts that reports give for one thing.

Rule 1: figures speak to one thing when they count the same, at the same rate, in sentences that tell of the same.
Rule 2: a toll (dead, wounded, missing, arrested …) that later reports put higher is `revised`: it became better known.
Rule 3: equal figures are `agreed`; one inside the other's bounds, or about it, is `compatible`.
Rule 4: parties who claim what cannot both be true are `disputed`; plain exact figures of one day in the reports' own voice that
differ are `conflict` where the sentences are all but the same, else `unsettled`.
Rule 5: a copy that keeps a claimed figure and counts something else is `altered` ("3,000 tonnes" becomes "3,000 barrels").
Rule 6: a rewrite that has another exact figure in the place of the one in the sentence that it retells is `altered` ("63 were saved"
becomes "83 were saved"), but for a toll of a later day, which may have become better known.
Rule 7: the same in sentences that are word for word one but for the figure (`twins`), of one day, is `conflict` where nothing tells who
copied whom.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sayso.collate.table import Judgement, Line, Table, clip, comparable_stems, make_point, names_of, witness
from sayso.collate.twins import Twin
from sayso.model import Figure, Point, Reading, Report, Span, Verdict
from sayso.text.tokens import find_words
from sayso.words.measures import measure_words

# A figure that is added to another one: "five more bodies", "another two". Not: "more than five".
MORE = re.compile(r"\b(?:more(?!\s+than\b)|another|further|additional|extra)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
BACK = 60  # characters before a figure in which a year is that of what it counts
NEAR = 0.1  # a figure told as "about" may be this share off (contract.md's "about 50 and about 60" stay two)
DOZEN = 12  # above it, a number that is not round is one that two reports hardly have by chance: "212 people" needs no better noun
LEAD = 3  # body sentences that tell the story's main event
ALIKE = 0.3  # cosine of two sentences that may speak of one thing
ALIKE_EQUAL = 0.15  # the same where the figures are equal and both stand early: later on, reports tell of other events, too
EARLY = 8  # body sentences
ALL_BUT_THE_SAME = 0.55  # cosine above which two sentences tell the same; tuned on the two gold stories and our example
VAGUE = frozenset({"people", "peopl", "person", "other", "one", "number", "age", "year", "percent", "time", "man", "woman"})

RATES = frozenset(["a", "each", "every", "per", "hour", "day", "week", "month", "year"])


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the sentence around it and the stems of what it counts."""

    figure: Figure
    line: Line
    what: frozenset[str]

    @property
    def toll(self) -> str:
        """What became of those counted, which changes from hour to hour while an event unfolds; "" where nothing did."""
        told = (self.figure.what or "").lower()
        return next((state for state in sorted(set(measure_words("state").values())) if told.endswith(state)), "")

    @property
    def head(self) -> frozenset[str]:
        """The stem of the noun counted."""
        return comparable_stems((self.figure.what or "").rsplit(" ", maxsplit=1)[-1])

    @property
    def number(self) -> float:
        """The number as told, bound or not."""
        return self.figure.low if self.figure.low is not None else self.figure.high or 0.0


def find_amounts(table: Table, twins: Sequence[Twin] = ()) -> Iterator[Point]:
    """Every point on figures."""
    counts = list(find_counts(table))
    swapped = list(_swapped(table, counts))
    taken = {id(count) for pair in swapped for count in pair}
    for pair in swapped:
        yield _swap_point(table, *pair, verdict="altered")
    for mine, theirs in _twinned(table, [count for count in counts if id(count) not in taken], twins):
        taken |= {id(mine), id(theirs)}
        yield _swap_point(table, mine, theirs, verdict="conflict")
    for group in _join_tolls(_group(table, [count for count in counts if id(count) not in taken])):
        if len({count.figure.report for count in group}) > 1:
            yield _judge(table, group)
    yield from _turned_nouns(table, counts)


def find_counts(table: Table) -> Iterator[Count]:
    """Every figure of a body sentence that says what it counts, in the story's order."""
    for report in table.story.reports:
        for figure in table.notes[report.id].figures:
            line = table.line_at(report.id, figure.span)
            what = comparable_stems(figure.what or "")
            more = MORE.search(table.words(report.id, figure.span))
            if line and line.rank >= 0 and what and what != {"age"} and not more and not _is_past(table, report, line, figure):
                yield Count(figure, line, what)


def _is_past(table: Table, report: Report, line: Line, figure: Figure) -> bool:
    """Whether a figure tells of an earlier year than the report's, which its sentence names just before it: "since 2003, when 17 died"."""
    before = table.words(report.id, Span(max(line.span.start, figure.span.start - BACK), figure.span.start))
    years = [int(year) for year in YEAR.findall(before)]
    return report.published is not None and any(year < report.published.day.year for year in years)


def _group(table: Table, counts: list[Count]) -> list[list[Count]]:
    """Figures that speak to one thing: each joins the first group with most of whose members it fits."""
    groups: list[list[Count]] = []
    for count in counts:
        fits = (group for group in groups if 2 * sum(speak_to_one(table, count, other) for other in group) > len(group))
        home = next(fits, None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    return groups


def _join_tolls(groups: list[list[Count]]) -> list[list[Count]]:
    """Groups of one toll that some report tells twice with one number, as one group: its lead and its doctor speak of the same."""
    joined: list[list[Count]] = []
    for group in groups:
        home = next((other for other in joined if group[0].toll and group[0].toll == other[0].toll and _tell_one_toll(group, other)), None)
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return joined


def _tell_one_toll(one: list[Count], other: list[Count]) -> bool:
    """Whether a report stands in both groups, and all who do give one number in both."""
    pairs = [(mine, theirs) for mine in one for theirs in other if mine.figure.report == theirs.figure.report]
    return bool(pairs) and all(_same_number(mine, theirs) for mine, theirs in pairs)


def speak_to_one(table: Table, one: Count, other: Count) -> bool:
    """Rule 1."""
    if (one.figure.per, one.figure.unit) != (other.figure.per, other.figure.unit):
        return False
    telling = one.number == other.number and one.number > DOZEN and one.number % 10
    shared = (one.what & other.what) - (frozenset() if telling else VAGUE)
    if not shared or one.toll != other.toll or not (one.toll or telling or one.head == other.head):
        return False
    if one.figure.report == other.figure.report:
        return one.line == other.line and one.number == other.number
    likeness = table.likeness(one.line.stems, other.line.stems)
    in_leads = bool(one.toll) and one.line.rank < LEAD and other.line.rank < LEAD
    if one.toll and not _magnitudes(one, other):
        return False
    early = max(one.line.rank, other.line.rank) < EARLY
    return likeness >= ALIKE or in_leads or (early and one.number == other.number and likeness >= ALIKE_EQUAL)


def _magnitudes(one: Count, other: Count) -> bool:
    """Whether two tolls are near enough to be of one event: within a factor of four, or both small."""
    low, high = sorted((one.number, other.number))
    return high <= 4 * low or high <= 10


def _judge(table: Table, group: list[Count]) -> Point:
    """One point on one thing counted, rules 2 to 4."""
    readings = _readings(table, group)
    told = Counter(count.figure.what or "" for count in group)
    about = f"how many: {max(told, key=lambda what: (told[what], len(what), what))}"
    verdict, why, sure = _verdict(table, group, readings)
    return make_point(table, "figure", Judgement(verdict=verdict, about=about, why=why, sure=sure), readings)


def _readings(table: Table, group: list[Count]) -> list[Reading]:
    """One reading for each value, told with the words around the figure."""
    values: dict[str, list[Count]] = {}
    for count in group:
        values.setdefault(told_value(count.figure), []).append(count)
    readings = []
    for value, counts in values.items():
        witnesses = tuple(witness(table, one.figure.report, words_of_count(table, one), one.figure.id) for one in counts)
        readings.append(Reading(value=value, text=table.words(counts[0].figure.report, counts[0].figure.span), witnesses=witnesses))
    return readings


def words_of_count(table: Table, count: Count) -> Span:
    """The figure with the words that say what it counts: three words to each side within its sentence."""
    words = find_words(table.texts[count.figure.report], count.line.span)
    before = [word for word in words if word.span.end <= count.figure.span.start][-3:]
    after = [word for word in words if word.span.start >= count.figure.span.end][:3]
    start = before[0].span.start if before else count.figure.span.start
    return Span(start, after[-1].span.end if after else count.figure.span.end)


def told_value(figure: Figure) -> str:
    """A figure's bounds as a value: `5`, `≥5`, `≤5`, `5–8`, with `~` where it is told as approximate.

    >>> told_value(Figure(id="f", report="r", span=Span(0, 1), low=5000, high=None, per="week"))
    '≥5000/week'
    """
    low, high = (None if bound is None else f"{bound:.15g}" for bound in (figure.low, figure.high))
    if low is not None and high is not None:
        core = low if low == high else f"{low}–{high}"
    else:
        core = f"≥{low}" if low is not None else f"≤{high}"
    return ("~" if figure.approximate else "") + core + (f"/{figure.per}" if figure.per else "")


def _verdict(table: Table, group: list[Count], readings: list[Reading]) -> tuple[Verdict, str, float]:
    """Rules 2 to 4."""
    told = "; ".join(f"{names_of(table, reading.witnesses)}: {reading.text}" for reading in readings)
    several = table.count_origins(count.figure.report for count in group) > 1
    if len(readings) == 1:
        return ("agreed", f"all give the same figure: {readings[0].text}", 0.95) if several else ("single", "one origin gives it", 0.95)
    if any(count.toll for count in group) and _grows(table, group):
        return "revised", f"later reports put it higher: {told}", 0.92
    if all(can_both_hold(one.figure, other.figure) for one, other in combinations(group, 2)):
        return ("compatible", f"each figure fits the others: {told}", 0.85) if several else ("single", "one origin gives it", 0.9)
    if _claims_differ(table, group):
        return "disputed", f"the parties give figures that cannot both be true: {told}", 0.8
    if _is_conflict(table, group):
        return "conflict", told, 0.9
    return "unsettled", f"the figures differ and may not be of one thing: {told}", 0.5


def _grows(table: Table, group: list[Count]) -> bool:
    """Whether, of the reports that tell their day, the last to be published gives the highest number, a higher one than the first."""
    days = {report.id: report.published.value for report in table.story.reports if report.published}
    timed = sorted((days[count.figure.report], count.number) for count in group if count.figure.report in days)
    if not timed or timed[0][0] == timed[-1][0]:
        return False
    first = max(number for day, number in timed if day[:10] == timed[0][0][:10])
    last = max(number for day, number in timed if day[:10] == timed[-1][0][:10])
    return last == max(number for _, number in timed) and (last > first or timed[-1][1] > timed[0][1])


def can_both_hold(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be true of one thing."""
    slack = max((_edge(figure, "low", 0.0) for figure in (one, other) if figure.approximate), default=0.0) * NEAR
    low = max(_edge(one, "low", 0.0), _edge(other, "low", 0.0))
    high = min(_edge(one, "high", float("inf")), _edge(other, "high", float("inf")))
    return low <= high + slack


def _edge(figure: Figure, name: str, missing: float) -> float:
    bound = figure.low if name == "low" else figure.high
    return missing if bound is None else bound


def _claims_differ(table: Table, group: list[Count]) -> bool:
    """Whether every figure is a named party's claim and two of those who claim differ and cannot both be right."""
    return all(_is_named(table, count.figure.claimed_by) for count in group) and any(
        one.figure.claimed_by != other.figure.claimed_by and not can_both_hold(one.figure, other.figure)
        for one, other in combinations(group, 2)
    )


def _is_named(table: Table, claimant: str | None) -> bool:
    """Whether a claimant has a name; "the airline" and "the carrier" may be one."""
    entity = table.entities.get(claimant or "")
    return entity is not None and any(mention.kind == "name" for mention in entity.mentions)


def _is_conflict(table: Table, group: list[Count]) -> bool:
    """Rule 4's conflict: exact, of one day, in sentences all but the same, in the reports' own voice or one claimant's."""
    for one, other in combinations(group, 2):
        exact = is_exact(one.figure) and is_exact(other.figure)
        voices = one.figure.claimed_by == other.figure.claimed_by
        same_day = table.are_of_one_day(one.figure.report, other.figure.report)
        near = table.likeness(one.line.stems, other.line.stems) >= ALL_BUT_THE_SAME
        if exact and voices and same_day and near and not one.toll and not can_both_hold(one.figure, other.figure):
            return True
    return False


def is_exact(figure: Figure) -> bool:
    """Whether a figure is one number and told as such."""
    return not figure.approximate and figure.low == figure.high


def _swapped(table: Table, counts: list[Count]) -> Iterator[tuple[Count, Count]]:
    """Rule 6: figures of the source and of its rewrite, in sentences that lineage has aligned, alone in their kind there."""
    for kin in table.story.lineage:
        if kin.kind != "rewrite" or not kin.directed:
            continue
        for passage in kin.passages:
            mine = [count for count in counts if count.figure.report == kin.source and passage.source.holds(count.figure.span)]
            theirs = [count for count in counts if count.figure.report == kin.target and passage.target.holds(count.figure.span)]
            for one in mine:
                fitting = [other for other in theirs if _is_swap(table, one, other)]
                if len(fitting) == 1 and not any(_same_number(one, other) for other in theirs):
                    yield one, fitting[0]


def _is_swap(table: Table, one: Count, other: Count) -> bool:
    """Whether an exact figure stands in the place of another one that counts the same."""
    alike = (one.figure.per, one.figure.unit) == (other.figure.per, other.figure.unit) and bool(
        one.what & other.what or one.toll == other.toll
    )
    exact = is_exact(one.figure) and is_exact(other.figure) and not _same_number(one, other)
    later = bool(one.toll) and not table.are_of_one_day(one.figure.report, other.figure.report)
    return alike and exact and not later and table.likeness(one.line.stems, other.line.stems) >= ALIKE


def _same_number(one: Count, other: Count) -> bool:
    return one.number == other.number


def _twinned(table: Table, counts: list[Count], twins: Sequence[Twin]) -> Iterator[tuple[Count, Count]]:
    """Rule 7: exact figures that stand in one another's place in twins of one day."""
    held: defaultdict[Line, list[Count]] = defaultdict(list)
    for count in counts:
        held[count.line].append(count)
    seen: set[int] = set()
    for twin in twins:
        for mine, theirs in product(held[twin.one], held[twin.other]):
            apart = twin.swaps(mine.figure.span, theirs.figure.span) and table.are_of_one_day(twin.one.report, twin.other.report)
            if apart and _is_swap(table, mine, theirs) and seen.isdisjoint({id(mine), id(theirs)}):
                seen |= {id(mine), id(theirs)}
                yield mine, theirs


def _swap_point(table: Table, mine: Count, theirs: Count, *, verdict: Verdict) -> Point:
    """The two figures side by side."""
    readings = _readings(table, [mine, theirs])
    told = [table.words(count.figure.report, count.figure.span) for count in (mine, theirs)]
    names = [names_of(table, reading.witnesses) for reading in readings]
    why = f"in a sentence retold, {names[1]}: “{told[1]}”; {names[0]}: “{told[0]}”"
    about = f"how many: {mine.figure.what or theirs.figure.what}"
    return make_point(table, "figure", Judgement(verdict=verdict, about=about, why=why, sure=0.9), readings)


def _turned_nouns(table: Table, counts: list[Count]) -> Iterator[Point]:
    """Rule 5: in a copy or rewrite, a claimed figure that keeps its value and counts another thing."""
    for kin in table.story.lineage:
        if kin.kind == "excerpt" or not kin.directed:
            continue
        for mine, theirs in _same_values(table, counts, kin.source, kin.target):
            nouns = _noun(table, mine), _noun(table, theirs)
            close = table.likeness(mine.line.stems, theirs.line.stems) >= ALIKE
            claimed = mine.figure.claimed_by or theirs.figure.claimed_by
            kept = any(other.line == theirs.line and _noun(table, other) & nouns[0] for other in counts)
            other = not kept and not nouns[0] & (nouns[1] | theirs.what | VAGUE) and not nouns[1] & mine.what
            if close and claimed and all(nouns) and other:
                readings = _readings_by_noun(table, (mine, theirs))
                told = [clip(reading.text, 60) for reading in readings]
                copy = names_of(table, readings[1].witnesses)
                why = f"{copy} keeps the figure and counts something else: “{told[0]}” became “{told[1]}”"
                judged = Judgement(verdict="altered", about=f"what is counted: {mine.figure.what}", why=why, sure=0.9)
                yield make_point(table, "figure", judged, readings)


def _same_values(table: Table, counts: list[Count], source: str, target: str) -> Iterator[tuple[Count, Count]]:
    """Figures of a report and its copy that have one value and one rate; a sentence that both have word for word is its own match."""
    kept = {line.stems for line in table.of[source]} & {line.stems for line in table.of[target]}
    for mine in counts:
        for theirs in counts:
            if (mine.figure.report, theirs.figure.report) != (source, target) or {mine.line.stems, theirs.line.stems} & kept:
                continue
            if (mine.figure.low, mine.figure.high, mine.figure.per) == (theirs.figure.low, theirs.figure.high, theirs.figure.per):
                yield mine, theirs


def _noun(table: Table, count: Count) -> frozenset[str]:
    """The last word of the figure's own phrase: what it counts."""
    words = [word.text for word in find_words(table.texts[count.figure.report], count.figure.span)]
    nouns = [word for word in words if word.isalpha() and word.lower() not in RATES]
    return comparable_stems(nouns[-1]) if nouns else frozenset()


def _readings_by_noun(table: Table, counts: tuple[Count, Count]) -> list[Reading]:
    """A reading for each thing counted."""
    return [
        Reading(
            value=count.figure.what or "",
            text=table.words(count.figure.report, count.figure.span),
            witnesses=(witness(table, count.figure.report, count.figure.span, count.figure.id),),
        )
        for count in counts
    ]
