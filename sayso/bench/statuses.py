"""How far an event has gone: words of the stories with the status that the report gives to their events.

In: the folder of the stories. Out: rows, and the misses. The marks (`statuses.jsonl`) are ids and offsets, no text: 310 words, drawn from
24 stories by what stands around them, so that every status is there. Two readers marked each who saw neither the program's answer nor
one another's; they agreed on 94 in 100, and a third settled the rest. Those `held` were never looked at while the rules were made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from sayso.annotate import annotate
from sayso.annotate.sides import Scene, set_scenes
from sayso.annotate.staging import find_status
from sayso.bench.rows import Row
from sayso.encoder import Encoder
from sayso.model import Report, Status
from sayso.read import read_inputs

ASKED = 0.75  # macro-F1


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """One word as the readers marked it."""

    set: str
    report: str
    start: int
    end: int
    status: Status
    held: bool


@cache
def read_statuses() -> tuple[Marked, ...]:
    """What was marked."""
    lines = (files("sayso.bench") / "statuses.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Marked) for line in lines)


def measure_statuses(folder: Path, encoder: Encoder) -> Iterator[Row]:
    """Macro-F1 over the eight statuses and accuracy, of all marks and of those held, and the misses of the others."""
    found = {mark: status for mark, status, _ in _found(folder, encoder)}
    for name, marks, floor in (
        ("all", list(found), ASKED), ("never looked at", [mark for mark in found if mark.held], None)
    ):  # fmt: skip
        pairs = [(mark.status, found[mark]) for mark in marks]
        right = sum(true == told for true, told in pairs)
        detail = f"accuracy {right / len(pairs):.3f}; " + ", ".join(f"{status} {value:.2f}" for status, value in f1_by_label(pairs).items())
        yield Row(measure=f"status, {len(pairs)} words, {name}: macro-F1", value=macro_f1(pairs), floor=floor, detail=detail)
    for mark, status, words in _found(folder, encoder):
        if not mark.held and status != mark.status:
            yield Row(measure=f"  missed: {mark.status}, told {status}", value=0.0, detail=words)


def _found(folder: Path, encoder: Encoder) -> Iterator[tuple[Marked, Status, str]]:
    """Each mark with the status that the program tells and the words around it."""
    by_report: defaultdict[str, list[Marked]] = defaultdict(list)
    for mark in read_statuses():
        by_report[mark.report].append(mark)
    for name in sorted({mark.set for mark in read_statuses()}):
        for report in read_inputs([folder / name]):
            if isinstance(report, Report) and report.id in by_report:
                scenes = list(set_scenes(report, annotate(report, encoder=encoder)))
                for mark in by_report[report.id]:
                    around = report.text[max(0, mark.start - 60) : mark.end + 40]
                    yield mark, _status_at(scenes, mark), " ".join(around.split())


def _status_at(scenes: Iterable[Scene], mark: Marked) -> Status:
    """The status of the event that a mark's words tell."""
    scene = next(one for one in scenes if one.sentence.span.start <= mark.start < one.sentence.span.end)
    first = next(number for number, word in enumerate(scene.words) if word.span.end > mark.start)
    end = next((number + 1 for number, word in enumerate(scene.words) if word.span.end >= mark.end), first + 1)
    clause = next(one for one in scene.clauses if one.first <= first < one.end)
    return find_status(scene, clause, first, end, noun=not scene.words[first].tag.startswith("V"))


def f1_by_label(pairs: Iterable[tuple[str, str]]) -> Mapping[str, float]:
    """F1 of each label of (true, told) pairs that is true somewhere.

    >>> f1_by_label([("a", "a"), ("a", "b"), ("b", "b")])
    {'a': 0.6666666666666666, 'b': 0.6666666666666666}
    """
    pairs = list(pairs)
    true, told = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    both = Counter(one for one, other in pairs if one == other)
    return {label: 2 * both[label] / (true[label] + told[label]) for label in sorted(true)}


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over the labels that are true somewhere."""
    values = f1_by_label(pairs).values()
    return sum(values) / (len(values) or 1)
