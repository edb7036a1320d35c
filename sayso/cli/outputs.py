"""Files that `sayso read -o` writes: checked before the work starts, written whole or not at all.

In: paths as typed, accounts. Out: the files, each first written beside its place under another name and then moved there, so that
an interrupted run leaves no torn file. Several stories in one `.html` become a page each: `story-1.html`, `story-2.html` …
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.terminal import Terminal
from sayso.errors import BadOption, OutputError
from sayso.tell.account import Account

if TYPE_CHECKING:
    from sayso.tell.page import Layout

PAGES = frozenset({".html", ".htm"})
MARKDOWN = frozenset({".md", ".markdown"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
CALENDARS = frozenset({".ics"})
FORMS = frozenset({".json"}) | JSON_LINES | PAGES | MARKDOWN | CALENDARS
TOLD_FORMS = (".json", ".jsonl", ".html", ".md", ".ics")  # those that an error names
PAGE_FORMS = PAGES  # what one speaker and two reports are written as
CHECK_FORMS = frozenset({".json"}) | PAGES  # what a checked draft is written as
Writer = Callable[[Path], object]


def check_outputs(outputs: Sequence[Path], inputs: Sequence[str], *, forms: frozenset[str] = FORMS) -> None:
    """Refuse, before anything is read, an output of an unknown form, one that is an input, or one that cannot be written."""
    for path in outputs:
        if path.suffix.lower() not in forms:
            found = f"an output ending in {path.suffix!r}" if path.suffix else "an output without an ending"
            raise BadOption(
                found,
                where=str(path),
                expected=f"one of {' '.join(one for one in TOLD_FORMS if one in forms)}",
                hint=f"-o {path.stem or 'story'}.html",
            )
        check_output(path, inputs)


def check_output(path: Path, inputs: Sequence[str]) -> None:
    """Refuse an output that is an input, or that cannot be written."""
    if path.resolve() in {Path(one).resolve() for one in inputs if one != "-"}:
        raise BadOption("an output that is also an input", where=str(path), expected="another file", hint="reports are never overwritten")
    _check_writable(path)


def name_once(outputs: Sequence[Path]) -> list[Path]:
    """The outputs, each file once, in the order in which they were first named.

    >>> [path.name for path in name_once([Path("a.json"), Path("b.html"), Path("./a.json")])]
    ['a.json', 'b.html']
    """
    return list({path.resolve(): path for path in outputs}.values())


def _check_writable(path: Path) -> None:
    """Prove that a file can be made where the output will stand."""
    if path.is_dir():
        raise OutputError("a folder", where=str(path), expected="a path for a file", hint=f"-o {path / 'story.html'}")
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
        trial = _beside(path)
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise _failure(path, error) from error


def write_outputs(outputs: Sequence[Path], accounts: Sequence[Account], *, excerpts: bool = False) -> list[Path]:
    """Write every output and give back the files that now stand."""
    written = []
    for output in outputs:
        for path, write in _writers(output, accounts, excerpts=excerpts):
            write_whole(path, write)
            written.append(path)
    return written


def _writers(output: Path, accounts: Sequence[Account], *, excerpts: bool) -> Iterator[tuple[Path, Writer]]:
    """The files of one output, each with what writes it."""
    form = output.suffix.lower()
    if form in PAGES:
        from sayso.tell.page import write_page  # noqa: PLC0415 (templates load only for who wants a page)

        for number, account in enumerate(accounts, 1):
            path = output if len(accounts) == 1 else output.with_stem(f"{output.stem}-{number}")
            yield path, partial(write_page, account=account, excerpts=excerpts)
    elif form in MARKDOWN:
        from sayso.tell.markdown import render_markdown  # noqa: PLC0415

        told = "\n---\n\n".join(render_markdown(account) for account in accounts)
        yield output, lambda place: place.write_text(told, encoding="utf-8", newline="\n")
    elif form in CALENDARS:
        from sayso.tell.diary import render_calendar  # noqa: PLC0415

        entries = render_calendar(accounts)
        yield output, lambda place: place.write_text(entries, encoding="utf-8", newline="")
    else:
        from sayso.tell import encode_accounts  # noqa: PLC0415

        raw = encode_accounts(accounts, lines=form in JSON_LINES)
        yield output, lambda place: place.write_bytes(raw)


def tell_page(terminal: Terminal, account: Account, layout: Layout, output: Path | None) -> None:
    """A page of this layout into a file, or on stdout where none is named."""
    from sayso.tell.page import render_page, write_page  # noqa: PLC0415 (templates load only for who wants a page)

    if output is None:
        terminal.say_raw(render_page(account, layout=layout))
    else:
        write_whole(output, partial(write_page, account=account, layout=layout))
        terminal.warn(f"wrote {output}")


def write_whole(path: Path, write: Writer) -> None:
    """Write beside the place, then move there; what was there stays until then."""
    trial = _beside(path)
    try:
        write(trial)
        trial.replace(path)
    except OSError as error:
        raise _failure(path, error) from error
    finally:
        trial.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A name of our own in the folder of `path`, with its ending."""
    return path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")


def _failure(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(reason, where=str(path), expected="a path that can be written", hint="give a folder that exists and is yours")
