"""Altered quotations and meanings as a critical apparatus in TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html).

One TEI document a story, a teiCorpus for several. Every report is a witness; every altered point is an `app` with a reading for each
wording, its changed words in `seg type="changed"` (against the first wording; those of the first against the second), and behind it a
`witDetail` for each witness that points to its characters in the report (RFC 5147: `#char=START,END`).

Rule 1: sayso does not say which reading is right. A `lem` stands only where lineage shows from which report all others took theirs; it is
then the wording of that source. Elsewhere all wordings are `rdg`.
Rule 2: the reports' words are text and nothing else; what XML or a reader's eye could not bear is shown (`sayso.tell.hidden`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from sayso.tell.account import Account, PointRow, ReportRow, WitnessRow
from sayso.tell.changes import Piece, mark_changes
from sayso.tell.exports.pointing import MAKER, source_of, words_at
from sayso.tell.hidden import show_hidden
from sayso.tell.lettering import Letters, begin_large, letter_reports

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
MIXED = frozenset({"lem", "rdg", "head", "p", "title", "publisher", "date", "witDetail"})  # elements in which white space is text
BARRED = re.compile("[\ufffe\uffff]")  # what XML 1.0 cannot hold and `show_hidden` leaves
NO_ID = re.compile(r"[^A-Za-z0-9_-]")  # what an id of XML cannot hold, and what parts the pieces of ours
# What TEI takes for @when: a day or an instant. Not: "in May".
WHEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a point with everybody who has it."""

    words: str
    witnesses: tuple[WitnessRow, ...]


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """One document, or a corpus of them."""
    documents = [_document(account, f"s{number}") for number, account in enumerate(accounts, 1)]
    root = documents[0] if len(documents) == 1 else _corpus(documents)
    root.set("xmlns", TEI)
    _lay_out(root, 0)
    raw: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def _corpus(documents: list[ET.Element]) -> ET.Element:
    """Several documents under one header."""
    corpus = ET.Element("teiCorpus")
    _head(corpus, f"{len(documents)} stories")
    _add(_source(corpus), "p", "News reports, story by story.")
    corpus.extend(documents)
    return corpus


def _document(account: Account, key: str) -> ET.Element:
    """A story: its reports as witnesses, its altered points as apparatus. `key` begins every id in it."""
    document, letters = ET.Element("TEI"), letter_reports(account)
    _head(document, account.story.title or "A story without a title")
    sources = _source(document)
    if account.reports:
        witnesses = _add(sources, "listWit")
        for report in account.reports:
            _witness(witnesses, report, f"{key}.{letters.letter(report.id)}")
    else:
        _add(sources, "p", "No report.")
    _add(_add(document[0], "encodingDesc"), "variantEncoding", method="parallel-segmentation", location="internal")
    body = _add(_add(document, "text"), "body")
    for point in account.points:
        if point.verdict == "altered":
            _apparatus(body, account, point, letters, key)
    if not len(body):
        _add(body, "p", "No altered quotation found.")
    return document


def _head(document: ET.Element, title: str) -> None:
    file = _add(_add(document, "teiHeader"), "fileDesc")
    _add(_add(file, "titleStmt"), "title", title)
    _add(_add(file, "publicationStmt"), "p", f"Made by {MAKER}; not published.")
    _add(file, "sourceDesc")


def _source(document: ET.Element) -> ET.Element:
    return next(document.iter("sourceDesc"))


def _witness(witnesses: ET.Element, report: ReportRow, key: str) -> None:
    """A report: its title, outlet, day and address."""
    printed = _add(_add(witnesses, "witness", **{XML_ID: key}), "bibl")
    _add(printed, "title", report.title or report.file)
    if report.outlet:
        _add(printed, "publisher", report.outlet)
    if report.published:
        _add(printed, "date", report.published, **({"when": report.published} if WHEN.fullmatch(report.published) else {}))
    _add(printed, "ptr", target=source_of(report))


def _apparatus(body: ET.Element, account: Account, point: PointRow, letters: Letters, key: str) -> None:
    """An altered point: what it is about, its wordings, where each stands, and why."""
    base, wordings = _wordings(account, point)
    if not wordings:
        return
    own = f"{key}.{NO_ID.sub('_', point.id)}"
    part = _add(body, "div", type="altered")
    _add(part, "head", begin_large(point.about))
    app = _add(_add(part, "p"), "app", type=point.kind, **{XML_ID: own})
    for number, wording in enumerate(wordings, 1):
        sigla = [f"#{key}.{letters.letter(one.report)}" for one in wording.witnesses]
        tag = "lem" if base and number == 1 else "rdg"
        reading = _add(app, tag, wit=" ".join(dict.fromkeys(sigla)), **{XML_ID: f"{own}.{number}"})
        other = wordings[1 if number == 1 and len(wordings) > 1 else 0]
        _fill(reading, mark_changes(other.words, wording.words)[1])
        for one, sigil in zip(wording.witnesses, sigla, strict=True):
            _detail(app, letters.reports[one.report].row, one, wit=sigil, target=f"#{own}.{number}")
    _add(part, "p", f"{point.why} (confidence {point.confidence:.2f})")


def _wordings(account: Account, point: PointRow) -> tuple[bool, tuple[Wording, ...]]:
    """The wordings as they stand in the reports, the one that all others go back to first, and whether there is such a one."""
    reports = {row.id: row for row in account.reports}
    seen: dict[str, list[WitnessRow]] = {}
    for one in (witness for reading in point.readings for witness in reading.witnesses):
        if one.report in reports:
            seen.setdefault(words_at(reports[one.report], one), []).append(one)
    wordings = [Wording(words, tuple(witnesses)) for words, witnesses in seen.items()]
    base = next((one for one in wordings if _is_source(account, one, wordings)), None)
    return base is not None, (*([base] if base else []), *(one for one in wordings if one is not base))


def _is_source(account: Account, base: Wording, wordings: Sequence[Wording]) -> bool:
    """Whether every other wording stands in a report that took its text from one with this wording."""
    own = {one.report for one in base.witnesses}
    took = {kin.target for kin in account.lineage if kin.directed and kin.source in own}
    others = {one.report for wording in wordings if wording is not base for one in wording.witnesses}
    return bool(others) and others <= took


def _detail(app: ET.Element, report: ReportRow, one: WitnessRow, *, wit: str, target: str) -> None:
    """Where a witness has its wording."""
    detail = _add(app, "witDetail", f"characters {one.start} to {one.end} ", wit=wit, target=target)
    _add(detail, "ptr", target=f"{source_of(report).partition('#')[0]}#char={one.start},{one.end}")


def _fill(reading: ET.Element, pieces: Sequence[Piece]) -> None:
    """The words of a reading, those that are changed in a segment each."""
    last: ET.Element | None = None
    for piece in pieces:
        if piece.changed:
            last = _add(reading, "seg", piece.text, type="changed")
        elif last is None:
            reading.text = (reading.text or "") + _safe(piece.text)
        else:
            last.tail = (last.tail or "") + _safe(piece.text)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element at the end of another."""
    element = ET.SubElement(parent, tag, {name: _safe(value) for name, value in attributes.items()})
    element.text = _safe(text) or None
    return element


def _safe(text: str) -> str:
    return BARRED.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", show_hidden(text))


def _lay_out(element: ET.Element, depth: int) -> None:
    """A line for each element that holds only elements; nothing where white space is text."""
    if element.tag in MIXED or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for number, inner in enumerate(element, 1):
        inner.tail = "\n" + " " * (depth + (number < len(element)))
        _lay_out(inner, depth + 1)
