"""JSON lines: one report a line, with its metadata (contract.md: `text` or `html`, and `id`, `url`, `title`, `outlet` …).

A line that holds no report becomes a problem that names it; the others go on. What a line says beats what its text suggests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.errors import InputError
from sayso.model import Problem, Report
from sayso.read.decoding import decode
from sayso.read.making import Source, Wishes, make_report
from sayso.read.page import read_page

KNOWN = frozenset({"text", "html", "id", "url", "title", "outlet", "author", "published", "language"})


def read_lines(raw: bytes, name: str, wishes: Wishes) -> Iterator[Report | Problem]:
    """The reports of a file of JSON lines, or of one JSON object or list; raises `UnreadableReport` where the file is no text."""
    decoded = decode(raw, where=name)
    for where, line in _rows(decoded.text, name):
        try:
            row = json.loads(line) if isinstance(line, str) else line
        except (json.JSONDecodeError, RecursionError) as error:
            yield _problem(
                where, f"found no JSON ({error}), expected an object with `text` or `html` on each line; mend or leave out the line"
            )
            continue
        if not isinstance(row, dict):
            yield _problem(where, f"found {type(row).__name__}, expected an object with `text` or `html`; mend or leave out the line")
            continue
        try:
            yield from _report(row, where, wishes)
        except InputError as error:
            yield _problem(where, str(error))
        except Exception as error:  # noqa: BLE001 (the per-report boundary: a page in one line may break a library, and the others go on)
            yield _problem(where, f"reading it failed ({type(error).__name__}: {error}); leave out the line")


def _rows(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """Every line with its place; a file that is one JSON value gives its rows."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if text.lstrip()[:1] in "[{" and not _is_object(lines[0][1]):
        try:
            whole = json.loads(text)
        except (json.JSONDecodeError, RecursionError):
            whole = None
        if whole is not None:
            rows = whole if isinstance(whole, list) else [whole]
            yield from ((f"{name}[{number}]", row) for number, row in enumerate(rows))
            return
    yield from ((f"{name}:{number}", line) for number, line in lines)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def _report(row: dict[str, Any], where: str, wishes: Wishes) -> Iterator[Report | Problem]:
    """The report of one row, or the problem with it."""
    if refusal := _refusal(row):
        yield _problem(where, refusal)
        return
    texts = {field: _text(row, field) for field in KNOWN}
    identity = texts["id"] or texts["url"] or where
    unknown = sorted(set(row) - KNOWN)
    remarks = (f"fields that sayso does not know were left out: {', '.join(unknown)}",) if unknown else ()
    if texts["html"] and not (texts["text"] or "").strip():
        page = Source(name=identity, text="", raw=b"", remarks=remarks, **_meta(texts))
        yield from read_page((texts["html"] or "").encode(), identity, wishes, row=page)
        return
    text = texts["text"] or ""
    yield make_report(Source(name=identity, text=text, raw=text.encode("utf-8", "surrogatepass"), remarks=remarks, **_meta(texts)), wishes)


def _refusal(row: dict[str, Any]) -> str | None:
    """Why no report can be made of a row, or None where one can."""
    if str(row.get("schema", "")).startswith("sayso.account/"):
        return "found an account that sayso wrote, expected a report; leave it out"
    for field in ("text", "html"):
        if not isinstance(row.get(field), str | None):
            return f"found {type(row[field]).__name__} for `{field}`, expected text; mend or leave out the line"
    if not any((row.get(field) or "").strip() for field in ("text", "html")):
        return "found no `text` and no `html`, expected one of them; mend or leave out the line"
    return None


def _meta(texts: dict[str, str | None]) -> dict[str, Any]:
    return {field: texts[field] for field in ("title", "outlet", "author", "published", "url", "language")}


def _text(row: dict[str, Any], field: str) -> str | None:
    """A field as text, a list joined, an object by its name; a lone surrogate is shown as U+FFFD, so that every text can be written."""
    value = row.get(field)
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(one for one in value if isinstance(one, str)) or None
    if value is None:
        return None
    text = value if isinstance(value, str) else str(value)
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= letter <= "\udfff" for letter in text) else text


def _problem(where: str, text: str) -> Problem:
    return Problem(report=where, room="read", text=text)
