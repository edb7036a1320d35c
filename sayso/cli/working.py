"""What commands that read reports share: the desk run with progress, and its inputs' faults named on stderr.

In: paths and settings as typed. Out: a `Desk`. The desk is loaded late, so that `--help` and usage errors come at once.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.exits import DONE, PARTLY
from sayso.cli.terminal import Terminal
from sayso.errors import BadOption, NothingToRead
from sayso.model import Report

if TYPE_CHECKING:
    from sayso.desk import Desk

MOST_REASONS = 3  # inputs named where none of them is a report
FAULTY_ROOMS = frozenset({"read", "annotate"})  # problems of these rooms about a whole input are what exit code 3 tells


def run_desk(  # noqa: PLR0913 (a setting each)
    terminal: Terminal,
    paths: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    strict: bool = False,
    together: bool = False,
    model: str | None = None,
) -> Desk:
    """Read and tell everything at `paths`; `BadOption` where the day is no day."""
    check_published(published)
    from sayso.desk import Desk, Settings  # noqa: PLC0415 (the whole house loads with it)

    settings = Settings(published=published, outlet=outlet, strict=strict, together=together, model=model)
    with terminal.progress() as watch:
        desk = Desk.read(paths, settings=settings, watch=watch)
    if not desk.stories:
        raise NothingToRead(_why_nothing(paths), expected="at least one report", hint="give the articles themselves")
    return desk


def _why_nothing(paths: Sequence[str]) -> str:
    """Why none of what was read is a report: the first reasons, for the error alone."""
    from sayso.read import no_report_reason, read_inputs  # noqa: PLC0415

    read = [one for one in read_inputs([path for path in paths if path != "-"]) if isinstance(one, Report)]
    whys = [f"{report.file}: {why}" for report in read if (why := no_report_reason(report))]
    return "; ".join(whys[:MOST_REASONS]) or "nothing but labels, prompts and links"


def name_faults(terminal: Terminal, desk: Desk) -> int:
    """Warn of every input that was skipped, set aside or cut short, each once; the exit code that this makes."""
    faults = dict.fromkeys(_faults(desk))
    for where, text in faults:
        terminal.warn(f"{where}: {text}")
    return PARTLY if faults else DONE


def _faults(desk: Desk) -> Iterator[tuple[str, str]]:
    """Inputs with what befell them, in their order."""
    for problem in desk.problems:
        yield problem.report, problem.text
    for account in desk.accounts:
        files = {report.id: report.file for report in account.reports} | {row.report: row.file for row in account.set_aside}
        for row in account.problems:
            if row.room in FAULTY_ROOMS and row.start is None:
                yield files.get(row.report, row.report), row.text
        for aside in account.set_aside:
            yield aside.file or aside.report, f"set aside: {aside.why}"


def command_as_typed() -> str:
    """The command that starts sayso here: its name where that is on PATH, else the path by which it was started."""
    started = Path(sys.argv[0])
    if started.name == "__main__.py" and started.parent.name == "sayso":
        return f"{_shortest(Path(sys.executable))} -m sayso"
    return _shortest(started) if started.stem == "sayso" else "sayso"


def _shortest(program: Path) -> str:
    """The program's name where PATH leads to it, else its path."""
    found = shutil.which(program.name)
    return program.name if found and program.exists() and Path(found).samefile(program) else shlex.quote(str(program))


def check_published(published: str | None) -> None:
    """Refuse a day that cannot be read, before anything is read."""
    if published is None:
        return
    from sayso.read.days import read_stamp  # noqa: PLC0415

    if read_stamp(published) is None:
        raise BadOption(repr(published), where="--published", expected="a day such as 2025-05-19", hint="write it year first")
