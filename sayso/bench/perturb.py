"""A rival of a report: the same text under another outlet's name, with exactly one change of which the answer is known.

In: a report and a `Change`. Out: a `Rival`, which knows where the change stands in it and which place of the report each of its own
places comes from. Nothing is drawn at random: where one of several must be taken, the hash of what they are decides.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sayso.model import Part, Report, Span, report_id

Mode = Literal["copy", "apart"]
FEW = 3  # edits that are told, where there are no more
BESIDE = 30  # characters told before and behind, and of a long edit
OUTLET = "The Tarle Valley Courier"  # invented, and known to no list of outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words that take the place of others."""

    span: Span
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a report's text: its kind, its edits in order, and the sentences around them, in which it must be noticed."""

    kind: str
    report: str
    edits: tuple[Edit, ...]
    home: Span

    def told(self, text: str) -> str:
        """The changed words with those that they become, and a few words before and behind; of many edits the first.

        >>> Change(kind="day", report="a", edits=(Edit(span=Span(11, 17), after="Sunday"),), home=Span(0, 18)).told("It sank on Monday.")
        'It sank on [Monday → Sunday].'
        """
        shown = self.edits[:3] if len(self.edits) <= FEW else self.edits[:1]
        if not shown:
            return "nothing"
        around = Span(max(0, shown[0].span.start - BESIDE), min(len(text), shown[-1].span.end + BESIDE))
        pieces, at = [], around.start
        for edit in shown:
            pieces += [text[at : edit.span.start], f"[{edit.span.of(text)[:BESIDE]} → {edit.after[:BESIDE]}]"]
            at = edit.span.end
        return " ".join("".join([*pieces, text[at : around.end]]).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A report made from another. `cut` is what it took over of the changed text, `shift` how far further on that stands in it."""

    report: Report
    change: Change
    cut: Span
    shift: int

    @property
    def home(self) -> Span:
        """Where the change must be noticed, in the rival's own text."""
        return _moved(self.change.home, self.change.edits).shift(self.shift)

    def source(self, span: Span) -> Span | None:
        """The place in the report from which a place in the rival comes; None for what is the rival's own."""
        if span.start - self.shift < self.cut.start or span.end - self.shift > self.cut.end:
            return None
        return _undone(span.shift(-self.shift), self.change.edits)


def make_rival(report: Report, change: Change, mode: Mode = "copy", *, cut: Span | None = None) -> Rival:
    """The rival of a report: the whole text, or, `apart`, the sentences of `cut` (places in the report) among sentences of its own."""
    edits = change.edits
    text = apply_edits(report.text, edits)
    if mode == "copy" or cut is None:
        parts = tuple(Part(kind=part.kind, span=_moved(part.span, edits)) for part in report.parts)
        return Rival(report=_renamed(report, text, parts), change=change, cut=Span(0, len(text)), shift=0)
    kept = _moved(cut, edits)
    lead, tail = ("\n\n".join((*sentences,)) for sentences in (words()["lead"], words()["tail"]))
    whole = f"{lead}\n\n{kept.of(text)}\n\n{tail}\n"
    parts = (Part(kind="body", span=Span(0, len(whole))),)
    made = replace(_renamed(report, whole, parts), title=None, credits=())
    return Rival(report=made, change=change, cut=kept, shift=len(lead) + 2 - kept.start)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits made; they are in order and do not overlap.

    >>> apply_edits("It sank on Monday.", (Edit(span=Span(11, 17), after="Sunday"),))
    'It sank on Sunday.'
    """
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.after]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def rank(*words: str) -> int:
    """A number for these words that looks drawn and is always the same.

    >>> rank("a", "b") == rank("a", "b"), rank("a", "b") == rank("ab")
    (True, False)
    """
    return int.from_bytes(hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).digest()[:6], "big")


@cache
def words() -> Mapping[str, Any]:
    """The words of `perturb.toml`."""
    return tomllib.loads((files("sayso.bench") / "perturb.toml").read_text(encoding="utf-8"))


def _renamed(report: Report, text: str, parts: tuple[Part, ...]) -> Report:
    """The report as that of another outlet, published when it was."""
    name = f"courier-{report.file}"
    renamed = replace(report, id=report_id(name, text), file=name, text=text, parts=parts, problems=())
    return replace(renamed, outlet=OUTLET, author=None, url=None)


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a place stands once the edits are made; one that cuts into an edit holds the whole of it."""
    start = span.start + sum(_growth(edit) for edit in edits if edit.span.end <= span.start and edit.span.start < span.start)
    end = span.end + sum(_growth(edit) for edit in edits if edit.span.start < span.end or edit.span.end <= span.end)
    return Span(start, end)


def _undone(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a place stood before the edits were made; one inside an edit stands for the whole of it."""
    start, end = _before(span.start, edits, last=False), _before(span.end, edits, last=True)
    return Span(min(start, end), max(start, end))


def _before(offset: int, edits: Sequence[Edit], *, last: bool) -> int:
    """Where an offset stood; one inside an edit goes to the start of what was replaced, or to its end where it is the `last` of a place."""
    grown = 0
    for edit in edits:
        made = edit.span.start + grown
        if offset <= made:
            break
        if offset < made + len(edit.after):
            return edit.span.end if last else edit.span.start
        grown += _growth(edit)
    return offset - grown


def _growth(edit: Edit) -> int:
    """How many characters longer an edit makes the text."""
    return len(edit.after) - len(edit.span)
