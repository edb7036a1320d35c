"""What happened: every measure of events, status, positions and one event one entry in one run, with the misses by cause.

In: a folder with `data/`, `stories/`, `gold/` and `score/`. Out: rows. Peers, as published: UniversalPetrarch on its own suite P .38 R .26;
a zero-shot roberta-large on PLV's test part .835; on ECB+ the same head lemma 61 to 77, large models 80 to 86.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from sayso.annotate import annotate
from sayso.bench.factuality import read_judged
from sayso.bench.gold import count_event_points, measure_gold
from sayso.bench.muc import measure_stages
from sayso.bench.plover import Coded, linking_word, read_gold_records, read_plv
from sayso.bench.readpositions import measure_positions
from sayso.bench.rows import Row, require, whole_report
from sayso.bench.sameevent import measure_coreference
from sayso.bench.speed import measure_rate
from sayso.bench.statuses import measure_statuses
from sayso.collate.collation import collate
from sayso.encoder.minilm import MiniLM, load_encoder
from sayso.group.stories import group_reports
from sayso.model import Event, ParticipantRole, Report, Span
from sayso.read import read_inputs
from sayso.words.event_types import OTHER

KIND, SIDES, HAPPENED = 0.80, 0.70, 0.85  # asked
TIMELINE, AGREED = 0.90, 0.80
RATE = 5.0  # reports per CPU-second
COLLATING = 5.0  # CPU-seconds for a story of LARGE reports
LARGE = 50


def measure_events(folder: Path | None = None) -> tuple[Row, ...]:
    """Every figure; MissingPath without the corpora, MissingModel without the model."""
    folder = require(folder, "data", "stories", "gold", "score/score_account.py")
    data, encoder = folder / "data", load_encoder()
    return (
        *_kinds(data, encoder),
        *_records(data, encoder),
        _happened(data, encoder),
        *measure_stages(data, encoder),
        *measure_statuses(folder, encoder),
        *measure_coreference(data, encoder),
        *_gold(folder),
        *measure_positions(folder),
        *measure_rate(folder / "stories", asked=RATE),
        _collating(folder / "stories", encoder),
    )


def _kinds(data: Path, encoder: MiniLM) -> Iterator[Row]:
    """PLV's pairs kept for measuring: the category that the head tells given the pair, and what the steps find by themselves."""
    pairs = read_plv(data, kept=True)
    told = [(pair, _given_the_pair(encoder, pair)) for pair in pairs]
    right = sum(kind == pair.root for pair, kind in told)
    detail = f"{right} of {len(pairs)} pairs kept for measuring"
    yield Row(measure="PLV: root category, given who acts on whom", value=right / len(pairs), floor=KIND, detail=detail)
    for (true, kind), count in Counter((pair.root, kind) for pair, kind in told if kind != pair.root).most_common(8):
        yield Row(measure=f"  missed: {true}, told {kind}", value=count, unit="count")
    found = [_joining(pair, annotate(whole_report("plv", pair.text), encoder=encoder).events) for pair in pairs]
    both, kinds = sum(bool(one) for one in found), sum(pair.root in one for pair, one in zip(pairs, found, strict=True))
    yield Row(measure="  found by the steps: an event with both participants", value=both / len(pairs), detail=f"{both} of {len(pairs)}")
    yield Row(measure="  of these with the right category", value=kinds / max(1, both), detail=f"{kinds} of {both}")


def _given_the_pair(encoder: MiniLM, pair: Coded) -> str:
    """The likeliest of PLOVER's categories at the word that joins the two."""
    encoding = encoder.encode(pair.text)
    actor, recipient = ([n for n, token in enumerate(encoding.tokens) if _touches(token, held)] for held in (pair.actors, pair.recipients))
    if not actor or not recipient:
        return OTHER
    at = linking_word(encoding.tags, encoding.heads, actor, recipient)
    read = encoder.judge([token.of(pair.text) for token in encoding.tokens], [at])[0]
    return next((kind for kind, _ in read.types if kind != OTHER), OTHER)


def _joining(pair: Coded, events: Sequence[Event]) -> frozenset[str]:
    """The types of the events whose actor and recipient are those of the pair."""
    return frozenset(
        event.type
        for event in events
        if any(_touches(span, pair.actors) for span in _sides(event, "actor"))
        and any(_touches(span, pair.recipients) for span in _sides(event, "recipient"))
    )


def _sides(event: Event, role: ParticipantRole) -> list[Span]:
    """The words of all who take part in a role."""
    named = [one.span for one in event.participants if one.role == role and one.span is not None]
    return [*named, *(one.span for one in event.unnamed if one.role == role)]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.touches(other) for other in others)


def _records(data: Path, encoder: MiniLM) -> Iterator[Row]:
    """PLOVER's gold records: the category and the participants of the event that stands at the words that the coders marked."""
    records = [record for record in read_gold_records(data) if record.words]
    counts: Counter[str] = Counter()
    kinds = 0
    for record in records:
        events = [one for one in annotate(whole_report("plover", record.text), encoder=encoder).events if _touches(one.span, record.words)]
        counts["without an event"] += not events
        kinds += any(event.type == record.root for event in events)
        sides: tuple[tuple[ParticipantRole, tuple[Span, ...]], ...] = (("actor", record.actors), ("recipient", record.recipients))
        for role, true in sides:
            told = _sides(events[0], role) if events else []
            counts["true"] += len(true)
            counts["told"] += len(told)
            counts["found"] += sum(_touches(span, told) for span in true)
            counts["right"] += sum(_touches(span, true) for span in told)
            counts[f"{role}s missed"] += sum(not _touches(span, told) for span in true)
    precision, recall = counts["right"] / counts["told"], counts["found"] / counts["true"]
    detail = f"precision {precision:.3f}, recall {recall:.3f}, {len(records)} records"
    value = 2 * precision * recall / (precision + recall)
    yield Row(measure="PLOVER gold records: participants F1", value=value, floor=SIDES, detail=detail)
    for cause in ("without an event", "actors missed", "recipients missed"):
        yield Row(measure=f"  {cause}", value=counts[cause], unit="count")
    yield Row(measure="  category of an event at the marked words", value=kinds / len(records), detail=f"{kinds} of {len(records)}")


def _happened(data: Path, encoder: MiniLM) -> Row:
    """UDS-IH2's development part: whether a predicate happened, as the head reads it."""
    right = total = 0
    for judged in read_judged(data, "dev"):
        told = encoder.judge(judged.words, [at for at, _, _ in judged.happened])
        right += sum((one.happened > 0.5) == happened for one, (_, happened, _) in zip(told, judged.happened, strict=True))
        total += len(judged.happened)
    return Row(measure="UDS dev: it happened, accuracy", value=right / total, floor=HAPPENED, detail=f"{right} of {total} predicates")


def _gold(folder: Path) -> Iterator[Row]:
    """The timeline, the points on events that are agreed, and the positions of both gold stories."""
    rows = [row for row in measure_gold(folder) if row.measure.endswith((": timeline", ": positions"))]
    for name, floor in (("timeline", TIMELINE), ("positions", 0.60)):
        counts = [tuple(int(part) for part in row.detail.split("; ")[1].split(" of ")) for row in rows if row.measure.endswith(name)]
        hit, total = sum(hit for hit, _ in counts), sum(total for _, total in counts)
        yield Row(measure=f"gold: {name}", value=hit / total, floor=floor, detail=f"{hit} of {total}")
    found, total = count_event_points(folder)
    yield Row(measure="gold: event points agreed", value=found / total, floor=AGREED, detail=f"{found} of {total}")


def _collating(stories: Path, encoder: MiniLM) -> Row:
    """CPU-seconds that it takes to collate a story of LARGE reports, their notes made."""
    reports = [one for path in sorted(stories.glob("*.jsonl")) for one in read_inputs([path]) if isinstance(one, Report)][:LARGE]
    notes = {report.id: annotate(report, encoder=encoder) for report in reports}
    story = group_reports(reports, notes, together=True)[0]
    start = process_time()
    collate(story, notes)
    detail = f"{len(reports)} reports taken for one story"
    return Row(measure="collating: CPU-seconds", value=process_time() - start, ceiling=COLLATING, unit=" s", detail=detail)
