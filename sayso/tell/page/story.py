"""The story as a whole: what stands on the first screen, the brief, the timeline, who copied whom, what each report leaves out.

In: an account, `Cites`. Out: views for the page. Nothing here judges; it says what the account says in words and links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sayso.tell.account import Account, KinshipRow, LeftOutRow, OriginRow, PointRow, ReportRow, TimelineRow
from sayso.tell.lettering import Letters, count, shorten
from sayso.tell.page.cites import Cite, Cites
from sayso.tell.page.latest import Latest, find_latest
from sayso.tell.page.pairs import VERBS
from sayso.tell.saying_when import is_iso, newest, say_day, say_when
from sayso.tell.verdicts import VERDICTS, VerdictWords, status_word

MOST_WARNINGS = 4
MOST_COPYING = 3  # pairs named on the first screen
MOST_NAMED = 12  # letters named in one warning
MOST_GAPS = 12  # points shown that one report leaves out, those that most origins have; all stand in the JSON
MOST_TOLD = 96  # letters of an entry of the timeline: the link beside it leads to the rest
MOST_ABOUT = 52  # letters of what a link tells of the words that it leads to


@dataclass(frozen=True, slots=True)
class Tally:
    """A verdict's count on the first screen."""

    words: VerdictWords
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A report on the first screen: its day, whom it draws on, and how much of what others have it leaves out."""

    letter: str
    name: str
    day: str
    draws_on: str
    gaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first screen: title, counts and warnings."""

    title: str
    reports: str
    origins: str
    copying: str
    newest: str
    set_aside: str
    tallies: tuple[Tally, ...]
    latest: tuple[Latest, ...]
    legend: tuple[Known, ...]
    warnings: tuple[str, ...]
    more_warnings: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the timeline; `status` is empty for what happened."""

    text: str
    status: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The entries of one time; `background` where it lies before the story's own days."""

    when: str
    iso: str
    background: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Reports that go back to one text; where they are several, the points that all of them leave out: id and subject."""

    credit: str
    reports: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A point that a report has not: its id, its subject, and the letters of those that have it."""

    id: str
    about: str
    told_by: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of doubt in the report that another retells without them."""

    words: str
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A report and what it has not: points of others by id and subject, speakers whom they quote, its source's words of doubt."""

    letter: str
    name: str
    points: tuple[Missing, ...]
    more: int
    unquoted: tuple[str, ...]
    hedges: tuple[Doubt, ...]


def lay_out_head(account: Account, cites: Cites) -> Head:
    """The first screen."""
    letters = cites.letters
    found = Counter(point.verdict for point in account.points)
    warnings = tuple(_warnings(account, letters))
    return Head(
        title=" ".join(account.story.title.split()) or "A story without a title",
        reports=count(len(account.reports), "report"),
        origins=count(len(account.origins), "independent origin"),
        copying=_copying(account.lineage, letters),
        newest=say_when(newest([row.published for row in account.reports if row.published]) or account.story.last),
        set_aside=f"{len(account.set_aside):,} set aside" if account.set_aside else "",
        tallies=tuple(Tally(words, found[words.verdict]) for words in VERDICTS),
        latest=find_latest(account, cites),
        legend=tuple(_known(row, account, letters) for row in account.reports),
        warnings=warnings[:MOST_WARNINGS],
        more_warnings=max(len(warnings) - MOST_WARNINGS, 0),
    )


def _known(row: ReportRow, account: Account, letters: Letters) -> Known:
    """One report on the first screen."""
    copied = [f"{VERBS[one.kind]} {letters.letter(one.source)}" for one in account.lineage if one.target == row.id and one.directed]
    origin = next((one for one in account.origins if row.id in one.reports), None)
    whose = [f"text of {origin.credit}"] if origin and origin.credit and origin.credit != row.outlet and not copied else []
    others = [one for one in row.credits if f"text of {one}" not in whose]
    credited = [f"credits {', '.join(others)}"] if others else []
    missing = sum(len(one.points) + len(one.unquoted) + len(one.hedges) for one in account.left_out if one.report == row.id)
    report = letters.reports[row.id]
    return Known(
        letter=report.letter, name=report.name, day=say_day(row.published), draws_on="; ".join((*copied, *whose, *credited)), gaps=missing
    )


def _copying(lineage: list[KinshipRow], letters: Letters) -> str:
    """Who copies whom, where it can be said in a few words."""
    told = [f"{letters.letter(row.target)} {VERBS[row.kind]} {letters.letter(row.source)}" for row in lineage if row.directed]
    told += [f"{', '.join(group[:-1])} and {group[-1]} share a text" for group in _sharing(lineage, letters)]
    return "; ".join(told) if len(told) <= MOST_COPYING else ""


def _sharing(lineage: list[KinshipRow], letters: Letters) -> list[list[str]]:
    """Letters of reports that share a text with no telling who had it first, those that hang together in one group."""
    groups: list[set[str]] = []
    for row in lineage:
        if not row.directed:
            joined = {letters.letter(row.source), letters.letter(row.target)}
            joined = joined.union(*(group for group in groups if group & joined))
            groups = [group for group in groups if not group & joined] + [joined]
    return [sorted(group, key=lambda letter: (len(letter), letter)) for group in groups]


def _warnings(account: Account, letters: Letters) -> Iterator[str]:
    """What a reader must know before trusting the counts: days that were inferred or are unknown, then what went wrong."""
    inferred = [row for row in account.reports if row.published_from == "story"]
    if inferred:
        yield f"{_named(inferred, letters)}: no date in the report; its day is inferred from the other reports."
    given = [row for row in account.reports if row.published_from == "option"]
    if given:
        yield f"{_named(given, letters)}: no date in the report; its day is the one given when this page was made."
    told = {problem.report for problem in account.problems if problem.room == "collate" and problem.start is None}
    undated = [row for row in account.reports if not row.published and row.id not in told]
    if undated:
        yield f"{_named(undated, letters)}: no date is known; days told as “Monday” stay unplaced there."
    alike: dict[str, dict[str, None]] = {}
    for problem in account.problems:
        alike.setdefault(" ".join(problem.text.split()), {})[problem.report] = None
    for text, reports in alike.items():
        name = letters.label if len(reports) == 1 else letters.letter
        yield f"{_row([name(report) for report in reports])}: {text}"


def _named(rows: list[ReportRow], letters: Letters) -> str:
    """The letters of reports in a row."""
    return _row([letters.letter(row.id) for row in rows])


def _row(names: list[str]) -> str:
    """Names in a row, the last of many as a number."""
    named = ", ".join(names[:MOST_NAMED])
    return f"{named} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else named


def lay_out_brief(account: Account, cites: Cites) -> tuple[tuple[str, tuple[Cite, ...]], ...]:
    """The sentences of the brief with their cites."""
    return tuple((row.text, cites.cites(row.cites)) for row in account.brief)


def lay_out_timeline(account: Account, cites: Cites) -> tuple[Moment, ...]:
    """The timeline in the order of the account."""
    by_time = groupby(account.timeline, key=lambda row: (row.background, row.value))
    return tuple(
        Moment(say_when(value), value if is_iso(value) else "", background, tuple(_entry(row, cites) for row in rows))
        for (background, value), rows in by_time
    )


def _entry(row: TimelineRow, cites: Cites) -> Entry:
    return Entry(shorten(row.text, MOST_TOLD), status_word(row.status), cites.cites(row.witnesses))


def lay_out_origins(account: Account, letters: Letters) -> tuple[OriginView, ...]:
    """The independent origins with their reports."""
    about = {point.id: shorten(point.about, MOST_ABOUT) for point in account.points}
    return tuple(_origin(row, letters, about) for row in account.origins)


def _origin(row: OriginRow, letters: Letters, about: Mapping[str, str]) -> OriginView:
    names = {found.name for report in row.reports if (found := letters.find(report))}
    credit = row.credit if row.credit and not (len(row.reports) == 1 and row.credit in names) else ""
    left_out = tuple((one, about[one]) for one in row.left_out if one in about) if len(row.reports) > 1 else ()
    return OriginView(credit or "", tuple(letters.label(report) for report in row.reports), left_out)


def lay_out_gaps(account: Account, cites: Cites) -> tuple[Gap, ...]:
    """What each report leaves out, first what most origins have."""
    points = {point.id: point for point in account.points}
    names = {row.id: row.name for row in account.entities}
    gaps = (_gap(row, points, names, cites) for row in account.left_out)
    return tuple(gap for gap in gaps if gap.points or gap.unquoted or gap.hedges)


def _gap(row: LeftOutRow, points: Mapping[str, PointRow], names: Mapping[str, str], cites: Cites) -> Gap:
    missing = sorted((points[one] for one in row.points if one in points), key=lambda point: -point.origins)
    told = ((cites.words(one.report, (one.start, one.end)), cites.cite(one.report, one.start, one.end)) for one in row.hedges)
    return Gap(
        letter=cites.letters.letter(row.report),
        name=cites.letters.label(row.report),
        points=tuple(_missing(point, cites.letters) for point in missing[:MOST_GAPS]),
        more=max(len(missing) - MOST_GAPS, 0),
        unquoted=tuple(names[one] for one in row.unquoted if one in names),
        hedges=tuple(Doubt(words, cite) for words, cite in told if cite),
    )


def _missing(point: PointRow, letters: Letters) -> Missing:
    told_by = dict.fromkeys(letters.letter(row.report) for reading in point.readings for row in reading.witnesses)
    return Missing(point.id, shorten(point.about, MOST_ABOUT), " ".join([*told_by][:MOST_NAMED]))
