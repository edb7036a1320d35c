"""What reaches the terminal: data on stdout, progress and warnings on stderr, control characters made visible.

Article text never reaches a terminal raw: an escape code in a report is shown as a token and not sent. Colour never carries
meaning; NO_COLOR, `--plain` and pipes leave it out. A reader that leaves early (`sayso … | head`) is no fault: the command goes on to
its own exit code and what it still prints goes nowhere.
"""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from sayso.errors import OutputError
from sayso.tell.hidden import escape_hidden, show_hidden
from sayso.tell.summary import Screen, SummaryLine

NARROWEST, WIDEST = 40, 110  # columns: longer lines are hard to read, shorter ones hard to lay out
STYLES = {"title": "bold", "head": "bold", "warning": "yellow", "point": "bold", "proof": "", "count": "dim", "next": "cyan", "text": ""}
DOING = {"read": "reading", "annotate": "annotating", "group": "grouping", "collate": "collating", "check": "checking"}
VERDICT_STYLES = {"conflict": "bold red", "altered": "bold magenta", "disputed": "bold yellow", "revised": "bold cyan"}
LINE_BREAK = re.compile(r"[\t\n]+")  # in "Ana\nsayso: all is well" it would forge a line
Watch = Callable[[str, int, int], None]


def to_json(row: Any) -> str:
    """A value as one line of JSON in which what a terminal would obey is escaped; it reads back as the same value."""
    return escape_hidden(msgspec.json.encode(row).decode())


def style_of(line: SummaryLine) -> str:
    """How a line of a summary is printed; a heading in the colour of its verdict."""
    return VERDICT_STYLES.get(line.verdict or "", STYLES[line.kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where a command writes: `out` is stdout, `err` stderr; `quiet` leaves progress and warnings out."""

    out: Console
    err: Console
    quiet: bool = False

    def say(self, text: str = "", *, style: str = "", indent: int = 0) -> None:
        """A line on stdout, whatever breaks stand in the text, wrapped to the window where there is one."""
        with writing():
            for line in self._wrap(LINE_BREAK.sub(" ", show_hidden(text)), indent):
                self.out.print(Text(line, style=style), soft_wrap=True)

    def say_styled(self, text: Text) -> None:
        """A text with styles of its own on stdout; who made it has made control characters visible."""
        with writing():
            self.out.print(text, soft_wrap=not self.out.is_terminal)

    def say_json(self, rows: Iterable[Any]) -> None:
        """A line of JSON on stdout for each row."""
        for row in rows:
            self.say_raw(to_json(row) + "\n")

    def say_raw(self, text: str) -> None:
        """A text of ours on stdout as it is."""
        with writing():
            self.out.file.write(text)

    def warn(self, text: str) -> None:
        """A line on stderr, unless quiet."""
        if not self.quiet:
            self.complain(text, style="yellow")

    def complain(self, text: str, *, style: str = "red") -> None:
        """A line on stderr, always."""
        self.err.print(Text(" ".join(show_hidden(text).split()), style=style), soft_wrap=True)

    @contextmanager
    def progress(self) -> Iterator[Watch | None]:
        """Something to call as the work goes on: a bar a room, drawn on a terminal only and gone at the end; None where nobody watches."""
        if self.quiet or not self.err.is_terminal or self.err.no_color:
            yield None
            return
        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.err, transient=True) as bars:
            tasks: dict[str, TaskID] = {}

            def watch(room: str, done: int, total: int) -> None:
                if room not in tasks:
                    tasks[room] = bars.add_task(DOING.get(room, room), total=None)
                bars.update(tasks[room], completed=done, total=total or None)

            yield watch

    @property
    def columns(self) -> int:
        """How wide lines are set."""
        return max(NARROWEST, min(WIDEST, self.out.width)) if self.out.is_terminal else Screen().columns

    def _wrap(self, text: str, indent: int) -> list[str]:
        """The lines that fit the window, the later ones set in further."""
        margin = " " * indent
        if not self.out.is_terminal or not text:
            return [margin + text if text else ""]
        return textwrap.wrap(text, self.columns, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False) or [""]


class Stdout(Console):
    """A console on stdout that goes on when the reader of its pipe has left; rich would end the program with 1."""

    def on_broken_pipe(self) -> None:
        """Let go of the pipe and go on."""
        let_go_of_stdout()


@contextmanager
def writing() -> Iterator[None]:
    """Where stdout is written: a reader that has left is no fault, a full disk is an `OutputError`."""
    try:
        yield
    except BrokenPipeError:
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(reason, where="standard output", expected="an output that can be written", hint="make room, or use -o") from error


def let_go_of_stdout() -> None:
    """Send what is still printed nowhere, so that neither a command nor Python's own flush at its end fails once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def open_terminal(*, quiet: bool = False, plain: bool = False) -> Terminal:
    """The terminal of this run; `plain` leaves colour and progress out, as NO_COLOR does. Text that an encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    kept: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False, "no_color": True if plain else None}
    return Terminal(out=Stdout(file=sys.stdout, **kept), err=Console(file=sys.stderr, **kept), quiet=quiet)
