"""What laying side by side finds: controlled changes of real reports, of which each has a known answer.

In: a folder with `stories/`, `gold/` and `score/`. Out: rows. Of a report a rival is made with exactly one change (`perturb`); both are
collated with others of their story. Found is a change where a point accuses with a witness of the rival in the changed sentence, and does
not do so where the rival holds the text unchanged; of a venue, where two are told as `differs`, which they are (contract.md). Accusations
elsewhere that the unchanged rival does not raise are false, and so is every one that a harmless change raises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.annotate import annotate
from sayso.bench.changes import FOUND, HARMLESS, HEDGES, KINDS, find_changes
from sayso.bench.gold import measure_gold
from sayso.bench.pages import Page
from sayso.bench.perturb import Change, Mode, Rival, make_rival, rank
from sayso.bench.readaccusations import measure_accusations
from sayso.bench.rows import Row, require
from sayso.collate import collate
from sayso.encoder import Encoder, load_encoder
from sayso.group import group_reports
from sayso.model import ACCUSING, Collation, Notes, Point, Report, Span, hull
from sayso.read import read_inputs

MOST = 2  # changes of a kind in a story; with 2 the whole takes about four minutes of one core, with 1 three, with 6 ten
HELD = 3  # reports of a story that are annotated: each is changed, the others stand beside it
LONGEST = 5_000  # characters of such a report; the time goes into long ones
VENUE = "venue"
QUOTED = ("quotation: words", "quotation: negated")
TOLD = ("day: weekday", "day: of the month", "figure", VENUE, "speaker")
PRECISION = {"quotations": 0.97, "told": 0.90}  # asked
RECALL = {"quotations": 0.95, "told": 0.80}
RAISED = 0.005  # asked of harmless changes, at most
Place = tuple[str, Span]  # a point's kind with a place of a witness in the report that was changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one change came to.

    `right` are the new accusations in the changed sentence, `false` those elsewhere, `unsettled` the new doubts. `shown` are points
    that differ, with the changed sentence in another reading than the report's own. `stands` says in what else that sentence stands.
    """

    story: str
    file: str
    mode: Mode
    change: Change
    told: str
    right: tuple[Point, ...] = ()
    false: tuple[Point, ...] = ()
    unsettled: tuple[Point, ...] = ()
    shown: tuple[Point, ...] = ()
    stands: tuple[str, ...] = ()
    left_out: bool = False  # lineage says that the rival drops it

    @property
    def found(self) -> bool:
        """Whether the change is seen for what it is."""
        return bool(self.right or (self.change.kind == VENUE and self.shown))

    @property
    def manner(self) -> str:
        """What came of it, at best."""
        ways = (("accused", self.right), ("unsettled", self.unsettled), ("differs", self.shown))
        return next((way for way, points in ways if points), "not seen")


@dataclass(frozen=True, slots=True)
class _Bench:
    """The reports of one story on the bench, with what was made of them; baselines are kept."""

    story: str
    reports: tuple[Report, ...]
    notes: dict[str, Notes]
    encoder: Encoder
    kept: dict[tuple[str, Mode, Span], Collation] = field(default_factory=dict)

    def lay(self, rival: Rival | None) -> Collation:
        """The reports collated, with the rival beside them."""
        added = (rival.report,) if rival else ()
        notes = self.notes | {report.id: annotate(report, encoder=self.encoder) for report in added}
        return collate(group_reports((*self.reports, *added), notes, together=True)[0], notes)


def measure_collate(folder: Path | None = None, *, only: Sequence[str] | None = None, most: int = MOST) -> tuple[Row, ...]:
    """Recall and precision of every kind of change; `only` these stories, at `most` so many changes of a kind in each.

    MissingPath where there are no stories, MissingModel without the model.
    """
    folder = require(folder, "stories", "gold", "score/score_account.py")
    chosen = [(name, path) for name, path in _stories(folder / "stories") if only is None or name in only]
    trials = [trial for name, path in chosen for trial in try_story(name, _read(path), load_encoder(), most=most)]
    gold = (row for row in measure_gold(folder) if row.measure.endswith(": accusations"))
    return (*rows_of(trials), *_reliability(trials), *measure_accusations(folder), *gold)


def _reliability(trials: Sequence[Trial]) -> Iterator[Row]:
    """How many of the new accusations of each confidence held."""
    right = Counter(point.confidence for trial in trials if trial.change.kind in FOUND for point in trial.right)
    false = Counter(point.confidence for trial in trials for point in trial.false)
    false.update(point.confidence for trial in trials if trial.change.kind not in FOUND for point in trial.right)
    for sure in sorted(right | false):
        both = right[sure] + false[sure]
        yield Row(measure=f"accusations {sure:.2f} sure: held", value=right[sure] / both, detail=f"{right[sure]} of {both}")


def _stories(folder: Path) -> list[tuple[str, Path]]:
    """Every story with its name: its JSON lines, or its folder of texts where there are none."""
    lines = {path.stem: path for path in folder.glob("*.jsonl")}
    return sorted(({path.name: path for path in folder.iterdir() if path.is_dir()} | lines).items())


def _read(path: Path) -> list[Report]:
    """The reports of a story."""
    return [report for report in read_inputs([path]) if isinstance(report, Report)]


def try_story(
    story: str, reports: Sequence[Report], encoder: Encoder, *, most: int = MOST, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[Trial]:
    """The trials of one story: at most so many changes of each kind, in the order of their hashes."""
    short = [report for report in reports if len(report.text) <= LONGEST] or list(reports)
    held = tuple(sorted({report.id: report for report in short}.values(), key=lambda report: rank(report.id))[:HELD])
    bench = _Bench(story=story, reports=held, notes={report.id: annotate(report, encoder=encoder) for report in held}, encoder=encoder)
    told = "\n".join(report.text for report in reports)
    pages = [Page(report=report, notes=bench.notes[report.id], told=told) for report in held]
    for kind in kinds:
        changes = [(page, change) for page in pages for change in find_changes(page, kind)]
        for page, change in sorted(changes, key=_drawn)[:most]:
            yield _try(bench, page, change)


def _drawn(one: tuple[Page, Change]) -> int:
    """A change's place in the draw."""
    page, change = one
    return rank(page.report.id, change.kind, *(str(edit.span.start) for edit in change.edits))


def _try(bench: _Bench, page: Page, change: Change) -> Trial:
    """Make the change and see which accusations it raises."""
    apart = len(change.edits) in {1, 2, 3} and change.kind not in {"reordered", "marks"} and _drawn((page, change)) % 2 == 1
    mode: Mode = "apart" if apart else "copy"
    cut = _cut(page, change.home) if apart else Span(0, len(page.text))
    rival = make_rival(page.report, change, mode, cut=cut)
    laid = bench.lay(rival)
    known = _known(bench, page, mode, cut, copied=change.kind == "copied")
    sorted_out: dict[str, list[Point]] = {"right": [], "false": [], "unsettled": [], "shown": []}
    stands: set[str] = set()
    for point in laid.points:
        places = _places(point, rival.report.id, rival)
        inside = [place for place in places if place[1].touches(change.home)]
        stands |= {f"{point.verdict} {point.kind}"} if inside else set()
        spot = places if change.kind in HARMLESS else inside
        manner = _manner(point, places, spot, known, parts=_parts(point, page.report.id, rival, change.home))
        if manner:
            sorted_out[manner].append(point)
    found = {manner: tuple(points) for manner, points in sorted_out.items()}
    return Trial(
        story=bench.story, file=page.report.file, mode=mode, change=change, told=change.told(page.text), right=found["right"],
        false=found["false"], unsettled=found["unsettled"], shown=found["shown"], stands=tuple(sorted(stands)),
        left_out=_is_left_out(laid, page.report.id, change),
    )  # fmt: skip


def _manner(point: Point, places: Sequence[Place], spot: Sequence[Place], known: Mapping[str, set[Place]], *, parts: bool) -> str | None:
    """What a point is to the change: right, false, unsettled, shown or nothing.

    `spot` are those of its places at which the change must show, `parts` is whether it tells the rival from the report there.
    """
    if point.verdict in ACCUSING:
        if spot and (_is_new(spot, point, known["accusing"]) or (parts and _is_new(spot, point, known["parted"]))):
            return "right"
        return "false" if _is_new(places, point, known["accusing"]) and places else None
    if point.verdict == "unsettled":
        return "unsettled" if spot and _is_new(spot, point, known["unsettled"]) else None
    return "shown" if point.verdict == "differs" and parts else None


def _cut(page: Page, home: Span) -> Span:
    """The changed sentences with the one before them."""
    before = [sentence for sentence in page.sentences() if sentence.end <= home.start]
    return hull((home, *before[-1:]))


def _known(bench: _Bench, page: Page, mode: Mode, cut: Span, *, copied: bool) -> Mapping[str, set[Place]]:
    """What is accused, what unsettled, and what tells the rival from the report, where the rival holds the text unchanged.

    For a copy: where there is no rival.
    """
    unchanged = make_rival(page.report, Change(kind="none", report=page.report.id, edits=(), home=Span(0, 0)), mode, cut=cut)
    key = (page.report.id, mode, Span(0, 0) if copied else cut)
    if key not in bench.kept:
        bench.kept[key] = bench.lay(None if copied else unchanged)
    where = page.report.id if copied else unchanged.report.id
    known: dict[str, set[Place]] = {"accusing": set(), "unsettled": set(), "parted": set()}
    for point in bench.kept[key].points:
        manner = "accusing" if point.verdict in ACCUSING else point.verdict
        if manner in known:
            known[manner].update(_places(point, where, None if copied else unchanged))
        if manner == "accusing" and not copied and _parts(point, page.report.id, unchanged, cut):
            known["parted"].update(_places(point, where, unchanged))
    return known


def _places(point: Point, report: str, rival: Rival | None) -> list[Place]:
    """Where a point's witnesses of the rival stand, as places of the report that it was made from."""
    spans = [witness.span for reading in point.readings for witness in reading.witnesses if witness.report == report]
    return [(point.kind, source) for span in spans if (source := rival.source(span) if rival else span)]


def _is_new(places: Sequence[Place], point: Point, known: set[Place]) -> bool:
    """Whether none of these places stood in such a point before."""
    return not any(kind == point.kind and span.touches(place) for _, place in places for kind, span in known)


def _parts(point: Point, report: str, rival: Rival, home: Span) -> bool:
    """Whether the rival's words of a place of the report stand in other readings than the report's own."""
    mine = _readings(point, rival.report.id, home, rival)
    theirs = _readings(point, report, home, None)
    return bool(mine and theirs and not mine & theirs)


def _readings(point: Point, report: str, home: Span, rival: Rival | None) -> set[int]:
    """The readings that have a witness of the report in a place."""
    return {
        number
        for number, reading in enumerate(point.readings)
        for witness in reading.witnesses
        if witness.report == report and (source := rival.source(witness.span) if rival else witness.span) and source.touches(home)
    }


def _is_left_out(laid: Collation, report: str, change: Change) -> bool:
    """Whether lineage says that what was dropped is missing."""
    dropped = [edit.span for edit in change.edits]
    spans = [span for kin in laid.story.lineage if kin.source == report for span in kin.left_out]
    return any(span.touches(edit) for span in spans for edit in dropped)


def rows_of(trials: Sequence[Trial]) -> tuple[Row, ...]:
    """The figures of all trials, with every miss and every false alarm by kind."""
    of_kind = {kind: [trial for trial in trials if trial.change.kind == kind] for kind in KINDS}
    rows = [
        *_pooled("altered quotations", "quotations", [trial for kind in QUOTED for trial in of_kind[kind]]),
        *_pooled("day, figure, venue, speaker", "told", [trial for kind in TOLD for trial in of_kind[kind]]),
        _raised("harmless", [trial for kind in HARMLESS for trial in of_kind[kind]], ceiling=RAISED),
        *(row for kind in FOUND if of_kind[kind] for row in _of_found(kind, of_kind[kind])),
        *(row for kind in HARMLESS if of_kind[kind] for row in (_raised(kind, of_kind[kind]), *_listed("false", of_kind[kind]))),
        *(row for kind in HEDGES if of_kind[kind] for row in _of_hedges(kind, of_kind[kind])),
    ]
    return tuple(rows)


def _pooled(measure: str, asked: str, trials: Sequence[Trial]) -> Iterator[Row]:
    """Precision and recall over kinds taken together, against what is asked."""
    yield _precision(f"{measure}: precision", trials, floor=PRECISION[asked])
    yield _recall(f"{measure}: recall", trials, floor=RECALL[asked])


def _precision(measure: str, trials: Sequence[Trial], floor: float | None = None) -> Row:
    right, false = sum(len(trial.right) for trial in trials), sum(len(trial.false) for trial in trials)
    detail = f"{right} of {right + false} new accusations"
    return Row(measure=measure, value=right / (right + false) if right + false else 1.0, floor=floor, detail=detail)


def _recall(measure: str, trials: Sequence[Trial], floor: float | None = None) -> Row:
    found = sum(trial.found for trial in trials)
    ways = Counter(trial.manner for trial in trials if not trial.found)
    apart = [trial for trial in trials if trial.mode == "apart"]
    more = f"{ways['unsettled']} more unsettled, {ways['differs']} more differ"
    detail = f"{found} of {len(trials)}, {more}; apart {sum(trial.found for trial in apart)} of {len(apart)}"
    return Row(measure=measure, value=found / len(trials) if trials else 1.0, floor=floor, detail=detail)


def _raised(measure: str, trials: Sequence[Trial], ceiling: float | None = None) -> Row:
    """The share of changes that raise an accusation, wherever it stands."""
    raised = sum(bool(trial.right or trial.false) for trial in trials)
    unsure = sum(bool(trial.unsettled) and not trial.right and not trial.false for trial in trials)
    detail = f"{raised} of {len(trials)} raise an accusation, {unsure} more a doubt"
    return Row(measure=measure, value=raised / len(trials) if trials else 0.0, ceiling=ceiling, detail=detail)


def _of_found(kind: str, trials: Sequence[Trial]) -> Iterator[Row]:
    yield _recall(f"{kind}: found", trials)
    yield _precision(f"{kind}: precision", trials)
    yield from _listed("missed", trials)
    yield from _listed("false", trials)


def _of_hedges(kind: str, trials: Sequence[Trial]) -> Iterator[Row]:
    yield _raised(f"{kind}: accused", trials)
    copies = [trial for trial in trials if trial.mode == "copy"]
    noted = sum(trial.left_out for trial in copies)
    yield Row(measure=f"{kind}: in what a copy drops", value=noted / max(1, len(copies)), detail=f"{noted} of {len(copies)} copies")


def _listed(manner: str, trials: Sequence[Trial]) -> Iterator[Row]:
    """A row for each miss, or for each change with false accusations, with what they say."""
    for trial in trials:
        harmless = trial.change.kind not in FOUND
        points = trial.false + (trial.right if harmless else ())
        told = f"{trial.told}  ({trial.mode}; {trial.story}, {trial.file})"
        if manner == "missed" and not trial.found:
            stands = f"  stands in: {', '.join(trial.stands) or 'nothing'}"
            yield Row(measure=f"  missed, {trial.manner}", value=1, unit="count", detail=told + stands)
        elif manner == "false" and points:
            said = "; ".join(f"{point.verdict} {point.kind}: {point.why[:160]}" for point in points[:3])
            yield Row(measure="  false", value=len(points), unit="count", detail=f"{told}  {said}")
