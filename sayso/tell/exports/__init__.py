"""An account in the formats of other tools: one module a format, one table of them all.

In: accounts. Out: the bytes of one file; the same accounts give the same bytes. Nothing here reads a clock, a network or a file, and what
the reports say stays words: no formula, no markup, no control character of theirs reaches the tool that opens the file.
"""

from sayso.tell.exports.formats import FIRST, FORMATS, Format, export_accounts

__all__ = ["FIRST", "FORMATS", "Format", "export_accounts"]
