"""TIMEX3 against TimeBank and AQUAINT (Pustejovsky et al. 2003), scored as TempEval-3 does (UzZaman et al. 2013).

In: the folder of the corpora. Out: rows: F1 of spans, strict and relaxed, and of values (a relaxed match whose value is the same).
The day of a document's creation is given, as in the task. Half of the files was looked at while the rules were written (by the parity
of a hash of the name), the other half never.
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha1
from html import unescape
from pathlib import Path, PurePosixPath

from sayso.bench.placing import place_times
from sayso.bench.rows import Row
from sayso.model import Span
from sayso.tell.timex import read_timex

TAG = re.compile(r"<(?P<end>/?)(?P<name>\w+)(?P<attributes>[^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
CREATED = re.compile(r"<TIMEX3[^>]*functionInDocument=\"CREATION_TIME\"[^>]*>")
MOST = 40  # misses that are printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One document: its text, the day of its creation, and the spans of its times with their values."""

    name: str
    text: str
    created: date | None
    times: tuple[tuple[Span, str], ...]


def read_documents(folder: Path) -> Iterator[Marked]:
    """The documents of both corpora, in the order of their names."""
    for corpus in ("aquaint", "timebank"):
        with tarfile.open(folder / "tempeval3" / f"{corpus}.tar.xz") as archive:
            for member in sorted(archive.getmembers(), key=lambda one: one.name):
                file = archive.extractfile(member) if member.name.endswith(".tml") else None
                if file:
                    yield _read(PurePosixPath(member.name).stem, file.read().decode("utf-8", "replace"))


def _read(name: str, source: str) -> Marked:
    """A TimeML document; what is marked inside another time is left out."""
    created = CREATED.search(source)
    value = dict(ATTRIBUTE.findall(created[0])).get("value", "")[:10] if created else ""
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, last, times, opened = "", 0, [], []
    for tag in TAG.finditer(body):
        text += unescape(body[last : tag.start()])
        last = tag.end()
        if tag["name"] != "TIMEX3" or tag["attributes"].endswith("/"):
            continue
        if not tag["end"]:
            opened.append((len(text), dict(ATTRIBUTE.findall(tag["attributes"])).get("value", "")))
        elif opened:
            start, told = opened.pop()
            if not opened and text[start:].strip():
                times.append((Span(start, len(text)), told))
    text += unescape(body[last:])
    return Marked(name=name, text=text, created=_day(value), times=tuple(times))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def measure_timebank(data: Path) -> Iterator[Row]:
    """Both halves together, then each; the misses of the half that was looked at, by cause."""
    counts = {half: Counter[str]() for half in ("looked at", "not looked at")}
    misses: Counter[str] = Counter()
    for document in read_documents(data):
        half = "looked at" if sha1(document.name.encode(), usedforsecurity=False).digest()[0] % 2 else "not looked at"
        counts[half] += _score(document, misses if half == "looked at" else Counter())
    yield from _rows("TimeBank and AQUAINT", counts["looked at"] + counts["not looked at"], asked=True)
    for half, count in counts.items():
        yield from _rows(f"  {half}", count, asked=False)
    for miss, times in misses.most_common(MOST):
        yield Row(measure="  miss", value=times, unit="count", detail=miss)


def _score(document: Marked, misses: Counter[str]) -> Counter[str]:
    """How many times are true and found, how many of them strictly, relaxed, and with the same value; each is matched once."""
    notes = place_times(document.text, document.created)
    found = [(moment.span, read_timex(moment)) for moment in notes.moments]
    count = Counter(true=len(document.times), found=len(found))
    left = dict(found)
    for span, value in document.times:
        told = " ".join(span.of(document.text).lower().split())
        match = max((one for one in left if one.touches(span)), key=lambda one: (one == span, _shared(one, span)), default=None)
        if match is None:
            misses[f"not found: {told} {value}"] += 1
            continue
        mine = left.pop(match)
        count["relaxed"] += 1
        if _bare(document.text, match) == _bare(document.text, span):
            count["strict"] += 1
        else:
            misses[f"span: {told} | {' '.join(match.of(document.text).lower().split())}"] += 1
        if mine == value:
            count["value"] += 1
        else:
            misses[f"value: {told} {value} | {mine}"] += 1
    for span in left:
        misses[f"no time: {' '.join(span.of(document.text).lower().split())}"] += 1
    return count


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _bare(text: str, span: Span) -> Span:
    """A span without white space and the stop at its end: a stop that ends the sentence is no part of a time."""
    words = span.of(text)
    end = span.start + len(words.rstrip(" \n."))
    return Span(span.start + len(words) - len(words.lstrip()), end)


def _rows(name: str, count: Counter[str], *, asked: bool) -> Iterator[Row]:
    both = (count["found"] + count["true"]) or 1
    for kind, floor in (("strict", 0.82), ("relaxed", 0.91), ("value", 0.78)):
        part = count[kind]
        detail = f"precision {part / (count['found'] or 1):.3f}, recall {part / (count['true'] or 1):.3f}, {count['true']} true"
        yield Row(measure=f"{name}: {kind} F1", value=2 * part / both, floor=floor if asked else None, detail=detail)
