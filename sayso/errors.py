"""The errors of sayso, one tree.

    SaysoError                      what went wrong, where, what was expected, what to try
    ├── InputError                  something given to sayso cannot be used
    │   ├── MissingPath             a path that does not exist or cannot be opened
    │   ├── UnreadableReport        a file, line or page from which no report can be made
    │   ├── NothingToRead           none of what was given holds a report
    │   └── NoSuchName              a name that nobody in the reports bears
    ├── BadOption                   an option, or a value of one, that a command cannot follow
    ├── OutputError                 an output cannot be written
    ├── BadAccount                  a file that should be an account and is not
    ├── BadLexicon                  a knowledge file that breaks its own rules
    ├── BadPlugin                   an installed plug-in that does not load or does not fit
    ├── MissingModel                the encoder's model, or what runs it, is missing or damaged
    └── MissingLibrary              a library that only this needs is not installed

Every error says what was found, where (`path:line` or `report:start-end`), what was expected and the next thing to try.
Nothing here prints or exits: the terminal turns an error into an exit code (`sayso.cli.exits`).
"""

from __future__ import annotations


class SaysoError(Exception):
    """What went wrong: found, where, expected, and what to try next.

    >>> print(SaysoError("an empty file", where="a.txt", expected="a report", hint="leave it out"))
    a.txt: found an empty file, expected a report; leave it out
    """

    def __init__(self, found: str, *, where: str = "", expected: str = "", hint: str = "") -> None:
        self.found, self.where, self.expected, self.hint = found, where, expected, hint
        super().__init__(found)

    def __str__(self) -> str:
        """One line for a person: `where: found …, expected …; hint`."""
        text = f"found {self.found}" if self.expected else self.found
        text = f"{self.where}: {text}" if self.where else text
        text = f"{text}, expected {self.expected}" if self.expected else text
        return f"{text}; {self.hint}" if self.hint else text


class InputError(SaysoError):
    """Something given to sayso cannot be used."""


class MissingPath(InputError):
    """A path that does not exist or cannot be opened."""


class UnreadableReport(InputError):
    """A file, line or page from which no report can be made."""


class NothingToRead(InputError):
    """None of what was given holds a report."""


class NoSuchName(InputError):
    """A name that nobody in the reports bears."""


class BadOption(SaysoError):
    """An option, or a value of one, that a command cannot follow."""


class OutputError(SaysoError):
    """An output cannot be written."""


class BadAccount(SaysoError):
    """A file that should be an account and is not."""


class BadLexicon(SaysoError):
    """A knowledge file that breaks its own rules."""


class BadPlugin(SaysoError):
    """An installed plug-in that does not load or does not fit."""


class MissingModel(SaysoError):
    """The encoder's model, or what runs it, is missing or damaged."""


class MissingLibrary(SaysoError):
    """A library that only this needs is not installed."""
