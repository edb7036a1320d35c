"""Markdown to the words a reader sees, each with its place in the file.

In: a text in Markdown (CommonMark's usual marks). Out: a `Plain`: the text without the marks, and for each of its characters the place
where it stands in the file. No word is added or changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Span

# What a reader does not see. Each alternative is a mark alone or keeps its words in a group:
# "**Rain** fell", "_Rain_ fell", "[Rain](https://a.example) fell", "# Rain", "> Rain", "- Rain", "`Rain`", "\\*", "![Rain](a.png)".
# Not: "2 * 3", "a_b", "[the mayor]", "#rain".
MARKUP = re.compile(
    r"""
    (?P<front>\A---\n(?:[^\n]*\n){0,60}?---\n)             # front matter
    | (?P<comment><!--(?:[^-]|-(?!->)){0,4000}-->)
    | (?P<image>!\[[^\]\n]{0,400}\]\([^)\n]{0,2000}\))
    | \[(?P<link>[^\]\n]{1,400})\]\([^)\n]{0,2000}\)
    | ^[ ]{0,3}(?P<head>\#{1,6}[ ]+)
    | ^[ ]{0,3}(?P<cited>(?:>[ ]?)+)
    | ^[ ]{0,8}(?P<entry>[-*+][ ]+)
    | ^(?P<rule>[ ]{0,3}(?:[-*_][ ]*){3,})$
    | \\(?P<escaped>[\\`*_{}\[\]()\#+.!>"'-])
    | (?P<stars>\*{1,3})(?=\S)(?=[^*\n]{1,2000}\*) | (?<=\S)(?P<closing>\*{1,3})
    | (?<![\w])(?P<low>_{1,3})(?=\S) | (?<=\S)(?P<closinglow>_{1,3})(?![\w])
    | (?P<code>`{1,3})
    """,
    re.VERBOSE | re.MULTILINE,
)
KEPT = ("link", "escaped")  # groups whose words stay


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a text and where each character stands in it."""

    text: str
    places: tuple[int, ...]

    def place(self, span: Span) -> Span:
        """Where a stretch of the words stands in the file, with the marks inside it."""
        if not len(span):
            at = self.places[span.start] if span.start < len(self.places) else 0
            return Span(at, at)
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


def read_markup(text: str) -> Plain:
    r"""The words of a text in Markdown.

    >>> read_markup("# Rain\n“It **fell**,” [she](a.html) said.").text
    'Rain\n“It fell,” she said.'
    """
    seen: list[int] = []
    _read(text, 0, len(text), seen)
    return Plain("".join(text[at] for at in seen), tuple(seen))


def _read(text: str, start: int, end: int, seen: list[int]) -> None:
    """Add the places of what a reader sees of a stretch; marks may stand in a link's words, too."""
    at = start
    for found in MARKUP.finditer(text, start, end):
        name = found.lastgroup or ""
        seen.extend(range(at, found.start() if name not in {"head", "cited", "entry"} else found.start(name)))
        if name == "link":
            _read(text, *found.span("link"), seen)
        elif name in KEPT:
            seen.extend(range(*found.span(name)))
        at = found.end()
    seen.extend(range(at, end))
