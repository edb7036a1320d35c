"""Exit codes, the same for every command, and which error ends in which.

0 done · 1 our fault · 2 usage · 3 done, but some inputs were skipped, set aside or cut short · 4 nothing to work on ·
5 store locked or damaged · 10 a checked draft alters or contradicts its sources · 130 interrupted.
"""

from __future__ import annotations

from sayso.errors import (
    BadAccount,
    BadOption,
    MissingLibrary,
    MissingPath,
    NoSuchName,
    NothingToRead,
    OutputError,
    SaysoError,
    UnreadableReport,
)

DONE, OUR_FAULT, USAGE, PARTLY, NOTHING, STORE, ACCUSED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 10, 130

MEANINGS: dict[int, str] = {
    DONE: "done",
    OUR_FAULT: "our fault: a failure inside sayso, or a measure below its floor",
    USAGE: "usage: an unknown option, a value that cannot be followed, an output that cannot be written, a library that it needs",
    PARTLY: "done, but some inputs were skipped, set aside, cut short or read with a doubt; each is named on stderr and under `problems`",
    NOTHING: "nothing to work on: no report in what was given, no such name",
    STORE: "store locked or damaged (kept for the store, which this version does not have)",
    ACCUSED: "a checked draft alters or contradicts the reports that it was held against",
    INTERRUPTED: "interrupted; nothing half-written is left behind",
}
# The first class that an error is an instance of tells its code; what stands in none is our fault.
CODES: tuple[tuple[type[SaysoError], int], ...] = (
    (UnreadableReport, PARTLY),
    (NothingToRead, NOTHING),
    (NoSuchName, NOTHING),
    (MissingPath, NOTHING),
    (BadOption, USAGE),
    (BadAccount, USAGE),
    (OutputError, USAGE),
    (MissingLibrary, USAGE),
)


def exit_code(error: SaysoError) -> int:
    """The exit code in which an error ends a command.

    >>> exit_code(NothingToRead("no file")), exit_code(SaysoError("a surprise"))
    (4, 1)
    """
    return next((code for kind, code in CODES if isinstance(error, kind)), OUR_FAULT)
