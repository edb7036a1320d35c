"""What the measures of times share: the times of a bare text, as a user gets them, placed from its day of publication.

In: a text and a day. Out: its notes, with moments placed. By rules alone, which is what finds and places times.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.annotate.sentences import find_sentences
from sayso.annotate.times import find_times
from sayso.bench.rows import whole_report
from sayso.collate.place import place_days
from sayso.model import Day, Notes


def place_times(text: str, published: date | None) -> Notes:
    """The notes of a text with its moments, placed where its day of publication places them."""
    report = replace(whole_report("bench", text), published=Day(on=published) if published else None)
    notes = find_times(report, find_sentences(report, Notes(report=report.id)))
    return place_days((report,), (notes,))[1][0]
