"""General date libraries beside ours, where they are installed: dateparser (BSD-3), recognizers-text (MIT); never imported but here.

`pip install dateparser 'recognizers-text-suite==1.0.2a2' 'emoji<2' grapheme`. In: a text and the day from which it is told. Out: what
each finds, as the measures want it. dateparser finds dates by `search_dates`, the day of publication given as its base; recognizers-text
gives every day that fits, of which the last that is not after publication is taken where one word has several.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from datetime import date, datetime, time
from time import process_time
from typing import Any

from sayso.bench.quantities import Found as Numbers
from sayso.bench.recognizers import Finder, Found
from sayso.bench.weekdays import Placer
from sayso.model import Span

CULTURE = "en-us"
MODELS = {
    "Number/English/NumberModel": ("recognizers_number", "recognize_number"),
    "Number/English/PercentModel": ("recognizers_number", "recognize_percentage"),
    "NumberWithUnit/English/CurrencyModel": ("recognizers_number_with_unit", "recognize_currency"),
    "NumberWithUnit/English/DimensionModel": ("recognizers_number_with_unit", "recognize_dimension"),
    "NumberWithUnit/English/TemperatureModel": ("recognizers_number_with_unit", "recognize_temperature"),
    "NumberWithUnit/English/AgeModel": ("recognizers_number_with_unit", "recognize_age"),
}
WIDE = 300  # characters to each side of a word that a library is given, so that a run ends


def is_installed(name: str) -> bool:
    """Whether a library is there."""
    return importlib.util.find_spec(name) is not None


def _recognize(text: str, day: date) -> list[Any]:
    """What recognizers-text finds."""
    library = importlib.import_module("recognizers_date_time")
    found: list[Any] = library.recognize_datetime(text, CULTURE, reference=datetime.combine(day, time()))
    return found


def recognize_times(text: str, day: date) -> list[Found]:
    """Its times, as the measure of its own cases wants them."""
    return [(one.start, one.end + 1, frozenset(_names(one))) for one in _recognize(text, day)]


def _names(found: Any) -> Iterator[str]:
    """Every name of a time that it found."""
    for value in (found.resolution or {}).get("values") or ():
        yield from (str(value.get("timex")), str(value.get("value")), f"{value.get('start')}/{value.get('end')}")


def recognize_numbers(spec: str, text: str) -> Numbers:
    """Its numbers or units, by the model that a case names."""
    module, function = MODELS[spec]
    found: Numbers = {}
    for one in getattr(importlib.import_module(module), function)(text, CULTURE):
        value = (one.resolution or {}).get("value")
        found[one.start, one.end + 1] = float(str(value).rstrip("%")) if value not in {None, "null"} else None
    return found


def recognize_weekday(text: str, span: Span, published: date) -> str | None:
    """The day on which it places a word."""
    start = max(0, span.start - WIDE)
    for one in _recognize(text[start : span.end + WIDE], published):
        if one.start <= span.start - start <= one.end:
            days = sorted(str(value.get("value") or value.get("start"))[:10] for value in (one.resolution or {}).get("values") or ())
            return next((day for day in reversed(days) if day <= published.isoformat()), days[0] if days else None)
    return None


def search_weekday(text: str, span: Span, published: date) -> str | None:
    """The day on which dateparser places a word, of its sentence."""
    library = importlib.import_module("dateparser.search")
    start = max(text.rfind(". ", 0, span.start) + 1, text.rfind("\n", 0, span.start) + 1)
    end = text.find("\n", span.end)
    settings = {"RELATIVE_BASE": datetime.combine(published, time()), "PREFER_DATES_FROM": "past"}
    word = text[span.start : span.end]
    found = library.search_dates(text[start : end if end >= 0 else len(text)], languages=["en"], settings=settings) or []
    return next((str(day.date()) for words, day in found if word in words), None)


def time_finder() -> Finder | None:
    """recognizers-text on times, where it is installed."""
    return recognize_times if is_installed("recognizers_date_time") else None


def placers() -> dict[str, Placer]:
    """The libraries that place weekdays, those installed."""
    known: dict[str, tuple[str, Placer]] = {
        "dateparser": ("dateparser", search_weekday),
        "recognizers-text": ("recognizers_date_time", recognize_weekday),
    }
    return {name: placer for name, (module, placer) in known.items() if is_installed(module)}


def reports_per_second(texts: list[str], name: str) -> float | None:
    """How many reports a CPU-second a library reads; None where it is not installed."""
    if not is_installed({"dateparser": "dateparser", "recognizers-text": "recognizers_date_time"}[name]):
        return None
    day = date(2025, 5, 19)
    start = process_time()
    for text in texts:
        if name == "dateparser":
            importlib.import_module("dateparser.search").search_dates(text, languages=["en"])
        else:
            _recognize(text, day)
    return len(texts) / (process_time() - start)
