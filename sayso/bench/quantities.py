"""Numbers and units against the cases of recognizers-text (Microsoft), and the same for what it finds itself.

In: the folder of the corpora. Out: rows: F1 of exact extents, and of those found exactly the share with the right value. The cases of
ordinals and of ranges are left out: an ordinal is no figure here, and a range is one figure.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.annotate.quantities import find_quantities
from sayso.bench.rows import Row
from sayso.model import Span
from sayso.text.numbers import find_numbers

NUMBERS = ("Number/English/NumberModel", "Number/English/PercentModel")
UNITS = tuple(f"NumberWithUnit/English/{name}Model" for name in ("Currency", "Dimension", "Temperature", "Age"))
# The peer's figures on these cases as the issue tells them, which ours must reach.
ASKED = {"numbers": (0.789, 0.815), "units": (0.779, 0.916)}
AGE = re.compile(r"(?:\s|[‐‑-])(?P<unit>years?|months?|weeks?|days?)(?:(?:\s|[‐‑-])old|\s+of\s+age)\b|\s+yo\b", re.IGNORECASE)
MONEY = frozenset({"cent", "pence", "franc", "lira", "peso", "krona", "dinar", "guilder"})  # beside the codes of ISO 4217
MOST = 60
Found = dict[tuple[int, int], float | None]
"""The first character and the one behind the last, with the value; None where a unit stands alone."""
Finder = Callable[[str, str], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An input of one of the peer's models, with what it should find."""

    spec: str
    text: str
    wanted: Found


def read_cases(data: Path, specs: tuple[str, ...]) -> Iterator[Case]:
    """The cases of some models."""
    for line in (data / "peer-cases" / "recognizers-text" / "cases.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["spec"] in specs:
            wanted = {(one["Start"], one["End"] + 1): _value(one["Resolution"].get("value")) for one in row["results"] or ()}
            yield Case(spec=row["spec"], text=row["input"], wanted=wanted)


def _value(told: object) -> float | None:
    """A value as a number: "40%" is 40."""
    try:
        return float(str(told).rstrip("%"))
    except ValueError:
        return None


def measure_quantities(data: Path, peer: Finder | None = None) -> Iterator[Row]:
    """Ours on numbers and on units, and the peer's where it is installed; our misses."""
    for name, specs in (("numbers", NUMBERS), ("units", UNITS)):
        cases = tuple(read_cases(data, specs))
        spans, values, detail, misses = score(cases, find_here)
        floors = ASKED[name]
        yield Row(measure=f"recognizers-text cases of {name}: exact F1", value=spans, floor=floors[0], detail=detail)
        yield Row(measure=f"recognizers-text cases of {name}: value", value=values, floor=floors[1])
        if peer:
            spans, values, detail, _ = score(cases, peer)
            yield Row(measure=f"  {name}, recognizers-text itself: exact F1", value=spans, detail=detail)
            yield Row(measure=f"  {name}, recognizers-text itself: value", value=values)
        for miss, times in misses.most_common(MOST):
            yield Row(measure="  miss", value=times, unit="count", detail=miss)


def score(cases: tuple[Case, ...], find: Finder) -> tuple[float, float, str, Counter[str]]:
    """F1 of exact extents, the share of right values among them, what these are of, and the misses."""
    exact = right = found = true = 0
    misses: Counter[str] = Counter()
    for case in cases:
        mine = find(case.spec, case.text)
        found, true = found + len(mine), true + len(case.wanted)
        for place, value in case.wanted.items():
            words = case.text[place[0] : place[1]]
            if place not in mine:
                misses[f"not found: {words!r} of {case.text[max(0, place[0] - 20) : place[1] + 20]!r}"] += 1
                continue
            exact += 1
            told = mine[place]
            fits = value is None or (told is not None and abs(told - value) <= 1e-6 * abs(value) + 1e-9)
            right += fits
            if not fits:
                misses[f"value: {words!r}: {value} | {told}"] += 1
        for place in mine.keys() - case.wanted.keys():
            misses[f"no number: {case.text[place[0] : place[1]]!r} of {case.text[:60]!r}"] += 1
    return 2 * exact / ((found + true) or 1), right / (exact or 1), f"{len(cases)} inputs, {true} true, {found} found", misses


def find_here(spec: str, text: str) -> Found:
    """What we find, as a model of the peer's would tell it."""
    whole = Span(0, len(text))
    if spec in NUMBERS[:1]:
        return {(one.span.start, one.span.end): one.value for one in find_numbers(text)}
    if spec.endswith("AgeModel"):
        ages = ((one, AGE.match(text, one.span.end)) for one in find_numbers(text))
        return {(one.span.start, age.end()): one.value for one, age in ages if age}
    quantities = [one for one in find_quantities(text, whole) if one.unit and (one.unit == "%") == spec.endswith("PercentModel")]
    money = spec.endswith("CurrencyModel")
    degrees = spec.endswith("TemperatureModel")
    kinds = (one for one in quantities if spec.endswith("PercentModel") or (is_money(one.unit) == money and is_degree(one.unit) == degrees))
    return {(one.span.start, one.span.end): one.value for one in kinds}


def is_money(unit: str | None) -> bool:
    """Whether a unit is one of money."""
    return unit is not None and ((len(unit) == 3 and unit.isupper()) or unit in MONEY)


def is_degree(unit: str | None) -> bool:
    """Whether a unit is one of temperature."""
    return unit is not None and unit.startswith("deg")
