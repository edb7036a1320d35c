"""Paths, folders, globs and standard input to reports: each report as it is read, each input of which none came as a problem.

One bad input never stops the others. A folder is read through, by name; hidden files and files that describe others (a manifest, a
licence, a readme) are passed over there, never where they are named.
"""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.model import Problem, Report
from sayso.read.lines import read_lines
from sayso.read.making import Wishes
from sayso.read.page import read_page
from sayso.read.plain import read_plain

Reader = Callable[[bytes, str, Wishes], Iterator[Report | Problem]]
READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ".md"), read_plain),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), read_lines),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_page),
}
# Forms in which a report may lie and which are not read: a folder's are named as skipped, where pictures and styles are passed over.
UNREAD = frozenset({".pdf", ".doc", ".docx", ".rtf", ".odt", ".epub", ".zip", ".gz", ".warc"})
# Files of a folder that describe the others: "manifest.json", "ORIGIN.txt", "README.md", "LICENSE". Not: "manifesto-pier.txt".
DESCRIBING = re.compile(r"(?:manifest|origin|readme|licen[cs]e|notice|changelog|gold)(?:\.\w+)?$", re.IGNORECASE)
LARGEST = 1 << 30  # bytes of one file
GLOB = re.compile(r"[*?\[]")


def read_inputs(paths: Iterable[str | Path], *, published: str | None = None, outlet: str | None = None) -> Iterator[Report | Problem]:
    """Every report at these paths, in the order given, folders by name; `-` is standard input.

    `published` and `outlet` hold for reports that do not say their own.
    """
    wishes = Wishes(published=published, outlet=outlet)
    for path in paths:
        if str(path) == "-":
            yield from _read(sys.stdin.buffer.read(), "stdin", wishes)
        else:
            for file in _files(Path(path)):
                yield from _open(file, wishes)


def _files(path: Path) -> Iterator[Path]:
    """The files that a path names: itself, a folder's, a pattern's; each folder once, so a loop of links ends."""
    if path.is_dir():
        seen: set[Path] = set()
        for file in sorted(path.rglob("*")):
            if file.is_dir() or any(part.startswith(".") for part in file.relative_to(path).parts) or DESCRIBING.match(file.name):
                continue
            real = file.resolve()
            if real not in seen and (file.suffix.lower() in {"", *READERS, *UNREAD}):
                seen.add(real)
                yield file
    elif GLOB.search(str(path)) and not path.exists():
        found = sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor)) if path.anchor else str(path)))
        yield from found or [path]
    else:
        yield path


def _open(path: Path, wishes: Wishes) -> Iterator[Report | Problem]:
    """The reports of one file; a pipe, a device, a missing or a locked file is a problem."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield _problem(str(path), "found a pipe, a device or a folder, expected a file; it is passed over")
            return
        if status.st_size > LARGEST:
            yield _problem(str(path), f"found {status.st_size} bytes, expected at most {LARGEST}; give it in pieces")
            return
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _problem(str(path), f"{reason}; expected a file, a folder or a pattern; check the path")
        return
    yield from _read(raw, path.name, wishes, suffix=path.suffix.lower())


def _read(raw: bytes, name: str, wishes: Wishes, *, suffix: str = "") -> Iterator[Report | Problem]:
    """What the reader for this form makes of the bytes; an input that cannot be used becomes a problem."""
    reader = READERS.get(suffix) or _reader_of(raw)
    try:
        yield from reader(raw, name, wishes)
    except InputError as error:
        yield _problem(name, str(error).removeprefix(f"{name}: "))
    except Exception as error:  # noqa: BLE001 (the per-input boundary: the libraries that take pages apart may fail in any way)
        yield _problem(name, f"reading it failed ({type(error).__name__}: {error}); save its text as .txt and give that")


def _reader_of(raw: bytes) -> Reader:
    """The reader that fits what a file without a known ending holds."""
    head = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return read_page
    return read_lines if head.startswith((b"{", b"[{")) else read_plain


def _problem(where: str, text: str) -> Problem:
    return Problem(report=where, room="read", text=text)
