"""A draft to a report: text, Markdown or a page, of which one report must come.

In: a path, the day of a draft that tells none. Out: a `Draft`: its report, under an id of its own, and for Markdown where its words
stand in the file. Raises `MissingPath`, `UnreadableReport` where no report comes of it or several do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import MissingPath, UnreadableReport
from sayso.model import Checked, DraftCheck, Part, Problem, Report, Span, Unchecked, report_id
from sayso.read.decoding import decode
from sayso.read.inputs import read_inputs
from sayso.read.making import Source, Wishes, make_report
from sayso.text.markup import Plain, read_markup

MARKDOWN = frozenset({".md", ".markdown"})
OWN = "draft\0"  # stands before a draft's name in its id, so that it may be a file of the reports, too


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is read; `plain` and `whole` where its file holds marks that the report's text has not."""

    report: Report
    whole: str
    plain: Plain | None = None

    def restore(self, found: DraftCheck) -> DraftCheck:
        """What was found, with places in the file's own text."""
        if self.plain is None:
            return found
        parts = (Part(kind="body", span=Span(0, len(self.whole))),) if self.whole else ()
        checked = tuple(_move(one, self.plain) for one in found.checked)
        unchecked = tuple(Unchecked(span=self.plain.place(one.span), why=one.why) for one in found.unchecked)
        return replace(found, draft=replace(found.draft, text=self.whole, parts=parts), checked=checked, unchecked=unchecked)


def _move(one: Checked, plain: Plain) -> Checked:
    return replace(one, span=plain.place(one.span))


def read_draft(path: str | Path, *, published: str | None = None) -> Draft:
    """Read the draft at `path`; `published` is its day where it tells none."""
    path = Path(path)
    if not path.exists():
        raise MissingPath("no such file", where=str(path), expected="a draft", hint="give its text, Markdown or HTML file")
    if path.is_dir():
        raise MissingPath("a folder", where=str(path), expected="one draft", hint="name the file; reports go behind --against")
    if path.suffix.lower() in MARKDOWN:
        return _read_markdown(path, published)
    read = list(read_inputs([path], published=published))
    reports = [one for one in read if isinstance(one, Report)]
    if len(reports) != 1:
        problem = next((one.text for one in read if isinstance(one, Problem)), f"{len(reports)} reports")
        raise UnreadableReport(problem, where=str(path), expected="one draft", hint="give its text, Markdown or HTML file")
    return Draft(_with_own_id(reports[0]), reports[0].text)


def _read_markdown(path: Path, published: str | None) -> Draft:
    """A draft in Markdown, read without its marks."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MissingPath(error.strerror or str(error), where=str(path), expected="a draft", hint="check the path") from error
    decoded = decode(raw, where=path.name)
    plain = read_markup(decoded.text)
    source = Source(name=path.name, text=plain.text, raw=raw, encoding=decoded.encoding)
    return Draft(_with_own_id(make_report(source, Wishes(published=published))), decoded.text, plain)


def _with_own_id(report: Report) -> Report:
    """The report under an id that no report of the story has."""
    own = report_id(OWN + report.file, report.text)
    return replace(report, id=own, problems=tuple(replace(one, report=own) for one in report.problems))
