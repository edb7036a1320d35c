"""Reports of the corpora by the set and the id that marks name: as a user's own reader would make them of the same text.

In: the folder of real reports. Out: reports whose text is the corpus's, letter by letter, so that offsets hold.
"""

from __future__ import annotations

import gzip
import json
import lzma
import tarfile
from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.model import Day, Part, Report, Span
from sayso.read.making import Source, Wishes, make_report

NAMES = {"id": ("id", "ID"), "text": ("text", "content_original"), "published": ("published", "date"), "outlet": ("outlet", "source")}


def read_corpus(folder: Path, name: str, wanted: Container[str]) -> Iterator[tuple[str, Report]]:
    """The reports of a set that are wanted, each with the id by which marks name it."""
    for identity, row in _rows(folder, name):
        if identity in wanted:
            yield identity, _report(identity, row)


def _rows(folder: Path, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a set holds of each report."""
    path = folder / name
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.name, {"text": file.read_text(encoding="utf-8")}
    elif name.endswith(".tar.xz"):
        with tarfile.open(path) as archive:
            for member in archive:
                held = archive.extractfile(member) if member.name.endswith(".txt") else None
                if held:
                    yield member.name, {"text": held.read().decode("utf-8")}
    else:
        for line in _lines(path):
            row = {field: next((line[one] for one in names if line.get(one)), None) for field, names in NAMES.items()}
            yield str(row["id"]), {**row, "title": line.get("title")}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines, packed or not."""
    raw = path.read_bytes()
    whole = gzip.decompress(raw) if path.suffix == ".gz" else lzma.decompress(raw) if path.suffix == ".xz" else raw
    yield from (json.loads(line) for line in whole.decode("utf-8").split("\n") if line)


def _report(name: str, row: dict[str, Any]) -> Report:
    """A report of a row, dated by its day alone, as these corpora date theirs; the whole text is body, for marks stand in all of it."""
    text = str(row["text"])
    source = Source(name=name, text=text, raw=text.encode(), title=row.get("title"), outlet=row.get("outlet"), url=row.get("url"))
    report = make_report(source, Wishes())
    report = replace(report, parts=(Part(kind="body", span=Span(0, len(text))),))
    published = row.get("published")
    return replace(report, published=Day(on=date.fromisoformat(published[:10]))) if published else report
