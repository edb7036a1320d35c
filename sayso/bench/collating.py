"""Verdicts: how many controlled changes of real reports are found, and how many harmless ones raise an accusation.

In: a folder with `stories/`, `gold/` and `score/`. Out: rows; every miss and every false alarm is told under its kind. A report is laid
beside two others of its story and beside itself as a rival prints it, with one change. Found is an accusation (of a venue: `differs`)
that has a witness in the changed sentence and that an unchanged copy does not raise; a false alarm is any other that it does not raise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.annotate import annotate
from sayso.bench.gold import measure_gold
from sayso.bench.kin import measure_kin
from sayso.bench.many import measure_many
from sayso.bench.perturb import CHANGED, HARMLESS, Change, hashed, rewrite
from sayso.bench.rows import Row, require
from sayso.collate import collate
from sayso.encoder.minilm import MiniLM, load_encoder
from sayso.group import group_reports
from sayso.model import ACCUSING, Notes, Point, Report, Span
from sayso.read import read_inputs

EACH_CHANGED, EACH_HARMLESS = 2, 1  # changes of each kind in each story
BESIDE = 2  # other reports beside the two
ALTERED = ("quoted word", "quoted not")
ALTERED_ASKED, OTHERS_ASKED, HARMLESS_ASKED = (0.97, 0.95), (0.90, 0.80), 1 / 200


Key = tuple[str, str, frozenset[str]]


@dataclass
class Tally:
    """What came of one kind of change; counts, and a line for each miss and each false alarm."""

    tried: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    told: list[str] = field(default_factory=list)


def measure_collate(folder: Path | None = None, *, only: Sequence[str] = ()) -> tuple[Row, ...]:
    """Every figure, of all stories or of those named; MissingPath without the stories."""
    folder = require(folder, "stories", "gold", "score/score_account.py")
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    stories: dict[str, dict[str, tuple[Report, Notes]]] = {}
    sure: Counter[tuple[float, bool]] = Counter()
    encoder = load_encoder()
    for path in sorted((folder / "stories").glob("*.jsonl")):
        if not only or path.stem in only:
            stories[path.stem] = _try_story(path, encoder, tallies, sure)
    heap = {report: told for story in stories.values() for report, told in story.items()}
    cost = measure_many([report for report, _ in heap.values()], {report: own for report, (_, own) in heap.items()})
    return (*_rows(tallies), *_reliability(sure), *measure_kin(stories), *_gold(folder), cost)


def _try_story(
    path: Path, encoder: MiniLM, tallies: Mapping[str, Tally], sure: Counter[tuple[float, bool]]
) -> dict[str, tuple[Report, Notes]]:
    """All changes of one story; gives its reports and their notes back."""
    reports = [report for report in read_inputs([path]) if isinstance(report, Report)]
    notes = {report.id: annotate(report, encoder=encoder) for report in reports}
    known: dict[str, set[Key]] = {}

    def judge(report: Report, rival: Report) -> tuple[Notes, list[Point]]:
        own = annotate(rival, encoder=encoder)
        beside = [other for other in reports if other.id != report.id][:BESIDE]
        stories = group_reports([*beside, report, rival], {**notes, rival.id: own}, together=True)
        points = collate(stories[0], {**notes, rival.id: own}).points if stories else ()
        return own, [point for point in points if _holds_against(point, rival)]

    for kind, maker in {**CHANGED, **HARMLESS}.items():
        made = [(report, change) for report in reports for change in maker(report, notes[report.id])]
        made.sort(key=lambda one: hashed(one[0].id, kind, one[1]))
        for report, change in made[: EACH_CHANGED if kind in CHANGED else EACH_HARMLESS]:
            if report.id not in known:
                known[report.id] = {_key(point) for point in judge(report, rewrite(report))[1]}
            rival = rewrite(report, change)
            own, points = judge(report, rival)
            new = [point for point in points if _key(point) not in known[report.id] and (kind == "venue" or point.verdict in ACCUSING)]
            place = _place(own, change)
            hits = [point for point in new if kind in CHANGED and _touches(point, rival, place)]
            _count(tallies[kind], f"{path.stem}, {report.file[:12]}: {_shown(report, change)}", hits, new)
            sure.update((point.confidence, point in hits) for point in new)
    return {report.id: (report, notes[report.id]) for report in reports}


def _holds_against(point: Point, rival: Report) -> bool:
    """Whether a point accuses, or tells of two venues, and has a witness of the rival."""
    told = point.verdict in ACCUSING or (point.kind, point.verdict) == ("venue", "differs")
    return told and any(one.report == rival.id for reading in point.readings for one in reading.witnesses)


def _place(own: Notes, change: Change) -> Span:
    """The sentence of the rival in which the change stands."""
    start = change.span.start
    span = Span(start, start + len(change.new))
    return next((sentence.span for sentence in own.sentences if sentence.span.start <= start < sentence.span.end), span)


def _key(point: Point) -> Key:
    """What makes two points one, in two stories that differ in a report."""
    return point.kind, point.verdict, frozenset(reading.value for reading in point.readings)


def _touches(point: Point, rival: Report, place: Span) -> bool:
    """Whether a point has a witness of the rival in the changed sentence."""
    return any(w.report == rival.id and w.span.touches(place) for reading in point.readings for w in reading.witnesses)


def _shown(report: Report, change: Change) -> str:
    """A change as a line."""
    return f"{' '.join(change.span.of(report.text).split())[:60]!r} → {' '.join(change.new.split())[:60]!r}"


def _count(tally: Tally, line: str, hits: Sequence[Point], new: Sequence[Point]) -> None:
    """Count one trial; a harmless one can have no hits."""
    false = [point for point in new if point not in hits]
    tally.tried += 1
    tally.found += bool(hits)
    tally.right += len(hits)
    tally.false += len(false)
    tally.told += [f"false alarm: {line}: {point.verdict}, {point.why[:80]}" for point in false]
    if not hits:
        tally.told.append(f"missed: {line}")


def _rows(tallies: Mapping[str, Tally]) -> Iterator[Row]:
    """Precision and recall of the changes, pooled as they were asked and each alone, and the share of harmless ones that accuse."""
    others = tuple(kind for kind in CHANGED if kind not in ALTERED)
    for name, kinds, asked in (
        ("altered quotations", ALTERED, ALTERED_ASKED),
        ("day, figure, venue, speaker, place", others, OTHERS_ASKED),
    ):
        yield from _pooled(name, [tallies[kind] for kind in kinds], asked)
    for kind in CHANGED:
        yield from _pooled(kind, [tallies[kind]], (None, None), told=True)
    harmless = [tallies[kind] for kind in HARMLESS]
    tried = sum(one.tried for one in harmless)
    alarms = sum(one.false for one in harmless)
    yield Row(measure="harmless changes that accuse", value=alarms / max(1, tried), ceiling=HARMLESS_ASKED, detail=f"{alarms} of {tried}")
    for kind in HARMLESS:
        detail = "".join(f"\n    {line}" for line in tallies[kind].told if line.startswith("false"))
        yield Row(measure=f"  {kind}", value=tallies[kind].false, unit="count", detail=f"of {tallies[kind].tried}{detail}")


def _pooled(name: str, told_of: Sequence[Tally], asked: tuple[float | None, float | None], *, told: bool = False) -> Iterator[Row]:
    """Precision and recall of one or more kinds of change."""
    tried, found = sum(one.tried for one in told_of), sum(one.found for one in told_of)
    right, false = sum(one.right for one in told_of), sum(one.false for one in told_of)
    lines = "".join(f"\n    {line}" for one in told_of for line in one.told) if told else ""
    yield Row(measure=f"{name}: precision", value=right / max(1, right + false), floor=asked[0], detail=f"{right} of {right + false}")
    yield Row(measure=f"{name}: recall", value=found / max(1, tried), floor=asked[1], detail=f"{found} of {tried}{lines}")


def _reliability(sure: Counter[tuple[float, bool]]) -> Iterator[Row]:
    """How many accusations of each confidence held."""
    for confidence in sorted({confidence for confidence, _ in sure}):
        right, false = sure[confidence, True], sure[confidence, False]
        yield Row(
            measure=f"accusations {confidence:.2f} sure that hold", value=right / (right + false), detail=f"{right} of {right + false}"
        )


def _gold(folder: Path) -> Iterator[Row]:
    """The accusations of the stories with gold, pooled."""
    yield from (row for row in measure_gold(folder) if row.measure.endswith(": accusations"))
