"""Pronouns in GAP (Webster et al. 2018): to which of two names, if to either, a pronoun belongs.

In: the folder of the corpora. Out: rows. As its own scorer has it, F1 over both names of every pronoun; where nobody is told, recall
alone falls. The two names are mentions even where the step of names does not see them.
"""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.annotate.annotator import annotate
from sayso.annotate.antecedents import rank_antecedents
from sayso.annotate.cast import Cast, gather_cast
from sayso.annotate.names import find_names
from sayso.annotate.pronouns import settle_antecedent
from sayso.bench.rows import Row, whole_report
from sayso.encoder import Encoder
from sayso.model import Entity, Mention, Notes, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """A pronoun with the two entities that are asked about, and whether it means each."""

    cast: Cast
    pronoun: Span
    asked: tuple[str, str]
    means: tuple[bool, bool]


def measure_gap(folder: Path, encoder: Encoder) -> Iterator[Row]:
    """F1 on the validation part."""
    right = given = true = unknown = 0
    rows = list(read_gap(folder, "validation", encoder))
    for row in rows:
        chosen = settle_antecedent(rank_antecedents(row.cast, row.pronoun))
        unknown += chosen is None
        for entity, means in zip(row.asked, row.means, strict=True):
            given += entity == chosen
            true += means
            right += means and entity == chosen
    detail = f"P {right / (given or 1):.3f}, R {right / (true or 1):.3f}; {len(rows)} pronouns, {unknown} left unknown"
    yield Row(measure="GAP validation: pronouns, F1", value=2 * right / ((given + true) or 1), floor=0.72, detail=detail)


def read_gap(folder: Path, part: str, encoder: Encoder) -> Iterator[Ambiguous]:
    """A part of GAP (development, validation), read by the steps that pronouns rest on."""
    with lzma.open(folder / "gap-coref" / f"gap-{part}.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["Text"]
            report = whole_report("gap", text)
            notes = annotate(report, encoder=encoder, steps=(find_names,))
            asked = []
            for name in ("A", "B"):
                notes, entity = _asked(report, notes, _stretch(row, name))
                asked.append(entity)
            yield Ambiguous(
                cast=gather_cast(report, notes, ()),
                pronoun=_stretch(row, "Pronoun"),
                asked=(asked[0], asked[1]),
                means=(row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
            )


def _stretch(row: dict[str, str], name: str) -> Span:
    """Where a name stands."""
    start = int(row[f"{name}-offset"])
    return Span(start, start + len(row[name]))


def _asked(report: Report, notes: Notes, place: Span) -> tuple[Notes, str]:
    """The entity that is named at a place; a new one, or a mention more, where the step of names has none there."""
    known = next((one for one in notes.entities if any(mention.span.touches(place) for mention in one.mentions)), None)
    if known and known.kind in {"person", "other"}:
        return notes, known.id
    mention = Mention(report=report.id, span=place, kind="name")
    name = place.of(report.text)
    same = next((one for one in notes.entities if one.name == name and one.kind in {"person", "other"}), None)
    mentions = tuple(sorted((*same.mentions, mention), key=lambda one: one.span)) if same else (mention,)
    entity = replace(same, mentions=mentions) if same else Entity(
        id=f"{report.id}:asked{place.start}", name=name, kind="person", mentions=mentions
    )  # fmt: skip
    return replace(notes, entities=(*(one for one in notes.entities if one is not same), entity)), entity.id
