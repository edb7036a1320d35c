"""Steps of somebody else's, found by their entry point (`sayso.annotators`) and put in order by what they need and give.

In: nothing. Out: steps. A step is a function `(Report, Notes) -> Notes` with two attributes: `needs` and `gives`, names of fields of
`Notes`. It runs after every own step and after those plug-ins that give what it needs.

Rule 1: a step adds to what it gives and leaves the rest alone; where it does otherwise its findings are dropped and a problem says so.
Rule 2: every span that it adds lies in the report's text; the gate before output checks it once more, as it checks ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from sayso.errors import BadPlugin
from sayso.model import Annotator, Notes, Problem, Report, Span

GROUP = "sayso.annotators"
FIELDS = frozenset({"entities", "quotes", "moments", "figures", "events", "positions"})  # what a plug-in may give


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A step with its name, what it needs and what it gives."""

    name: str
    step: Annotator
    needs: frozenset[str]
    gives: frozenset[str]


@cache
def installed_plugins() -> tuple[Plugin, ...]:
    """Every installed plug-in, in an order in which each finds what it needs."""
    return in_order(_loaded(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))


def in_order(plugins: Iterable[Plugin]) -> tuple[Plugin, ...]:
    """Plug-ins, each after those that give what it needs; BadPlugin names those that wait for one another."""
    waiting, placed = list(plugins), list[Plugin]()
    while waiting:
        ready = [one for one in waiting if not any(one.needs & other.gives for other in waiting if other is not one)]
        if not ready:
            names = ", ".join(one.name for one in waiting)
            raise BadPlugin(f"{names} wait for one another", where=GROUP, expected="needs that no circle of plug-ins gives")
        placed.extend(ready)
        waiting = [one for one in waiting if one not in ready]
    return tuple(placed)


def _loaded(point: EntryPoint) -> Plugin:
    """A plug-in by its entry point; BadPlugin where it is no such step."""
    try:
        step = point.load()
    except (ImportError, AttributeError) as broken:
        raise BadPlugin(f"the plug-in {point.name} does not load: {broken}", where=point.value, hint="uninstall it, or mend it") from broken
    needs, gives = (frozenset(getattr(step, name, ())) for name in ("needs", "gives"))
    if not callable(step) or not gives or not gives <= FIELDS:
        expected = f"a function with `gives`, of {', '.join(sorted(FIELDS))}"
        raise BadPlugin(f"the plug-in {point.name} gives {', '.join(sorted(gives)) or 'nothing'}", where=point.value, expected=expected)
    return Plugin(name=point.name, step=step, needs=needs, gives=gives)


def run_plugin(plugin: Plugin, report: Report, notes: Notes) -> Notes:
    """Notes with what a plug-in adds, or, where it breaks a rule, without and with a problem."""
    added = plugin.step(report, notes)
    fault = next(_faults(plugin, report, notes, added), None)
    if fault is None:
        return added
    text = f"the plug-in {plugin.name} {fault}; what it found is left out"
    return replace(notes, problems=(*notes.problems, Problem(report=report.id, room="annotate", text=text)))


def _faults(plugin: Plugin, report: Report, notes: Notes, added: Notes) -> Iterator[str]:
    """What is wrong with what a plug-in gave back."""
    if not isinstance(added, Notes):
        yield "gave back no notes"
        return
    for field in fields(Notes):
        before, after = getattr(notes, field.name), getattr(added, field.name)
        if before == after:
            continue
        if field.name not in plugin.gives | {"problems"}:
            yield f"changed {field.name}, which it does not give"
        elif any(span.end > len(report.text) for one in after for span in _spans(one)):
            yield f"gave {field.name} with a span outside the text"


def _spans(record: Any) -> Iterator[Span]:
    """Every span in a record and in what it holds."""
    if isinstance(record, Span):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from _spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for one in record:
            yield from _spans(one)
