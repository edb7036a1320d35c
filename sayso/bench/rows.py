"""What a measure gives: rows of figures, and how they are printed.

In: rows. Out: text, a line a row, in columns. A measure is a function that takes a folder and gives rows; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import MissingPath
from sayso.model import Part, Report, Span, report_id

BESIDE = Path(__file__).resolve().parents[3] / "shared"  # ../shared from the project's root


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. `value` is a share (0 to 1) unless `unit` says otherwise; `detail` says over what.

    `floor` is what it must reach, `ceiling` what it must not pass.
    """

    measure: str
    value: float
    floor: float | None = None
    ceiling: float | None = None
    unit: str = ""
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether it reaches its floor and stays under its ceiling."""
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)


def format_rows(rows: Sequence[Row]) -> str:
    """The rows as lines in columns; a row below its floor says so.

    >>> print(format_rows((Row(measure="BCubed F1", value=0.871, floor=0.9, detail="3 stories"),)))
    BCubed F1  0.871  below its floor of 0.900  3 stories
    """
    widest = max((len(row.measure) for row in rows), default=0)
    lines = []
    for row in rows:
        number = f"{row.value:.0f}" if row.unit == "count" else f"{row.value:.3f}"
        unit = "" if row.unit == "count" else row.unit
        lines.append("  ".join(part for part in (row.measure.ljust(widest), number + unit, _fault(row), row.detail) if part))
    return "\n".join(lines)


def _fault(row: Row) -> str:
    """What a row says where it does not hold."""
    if row.holds:
        return ""
    return (
        f"below its floor of {row.floor:.3f}"
        if row.floor is not None and row.value < row.floor
        else f"above its ceiling of {row.ceiling:.3f}"
    )


def whole_report(corpus: str, text: str) -> Report:
    """A text of a corpus as a report whose whole text is body."""
    return Report(id=report_id(corpus, text), file=corpus, text=text, parts=(Part(kind="body", span=Span(0, len(text))),))


def f1_row(measure: str, found: AbstractSet[Hashable], true: AbstractSet[Hashable], *, floor: float | None = None) -> Row:
    """F1 of what was found against what is true, with precision and recall.

    >>> f1_row("names", {1, 2}, {2, 3, 4}).value
    0.4
    """
    both = len(found & true)
    precision, recall = both / (len(found) or 1), both / (len(true) or 1)
    detail = f"precision {precision:.3f}, recall {recall:.3f}, {len(true)} true, {len(found)} found"
    return Row(measure=measure, value=2 * both / ((len(found) + len(true)) or 1), floor=floor, detail=detail)


def require(folder: Path | None, *names: str) -> Path:
    """The folder of real reports, by default `../shared` beside the project; MissingPath where it lacks one of `names`."""
    folder = folder or BESIDE
    for name in names or ("",):
        if not (folder / name).exists():
            raise MissingPath(
                "no such folder or file",
                where=str(Path(folder.name) / name),
                expected="the real reports that the measures need",
                hint="name the folder that holds stories/, gold/ and score/",
            )
    return folder
