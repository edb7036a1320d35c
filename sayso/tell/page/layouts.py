"""Which sections a page has, and in which order: of a story, of one speaker, of two reports. All are made of the same parts.

A section is a template of its name; what it shows is laid out by the module that knows it. An optional one is left out where it would be
empty; the others say that they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Shown = Literal["whole", "spoken"]
"""Which paragraphs of the texts a page holds: all (of very many reports those that are cited), or those that somebody is quoted in."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id, which is also the name of its template, and its title in the navigation."""

    id: str
    title: str
    is_optional: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The sections of a page; `heading` and `lead` stand in the place of the story's title and of the counts under it."""

    sections: tuple[Section, ...]
    shown: Shown = "whole"
    heading: str = ""
    lead: str = ""

    def filled(self, content: Mapping[str, Any]) -> tuple[Section, ...]:
        """The sections that the page shows; `content` is what stands in each."""
        return tuple(one for one in self.sections if not one.is_optional or content[one.id])


FINDINGS = Section("findings", "Findings", is_optional=False)
LINEAGE = Section("lineage", "Who copied whom", is_optional=False)
VOICES = Section("voices", "Who says what", is_optional=False)
FIGURES, POSITIONS = Section("figures", "Figures"), Section("positions", "Positions")
GAPS = Section("gaps", "Left out")
NOTES = Section("notes", "Corrections")
TEXTS = Section("texts", "Texts", is_optional=False)
MADE = Section("made", "How it was made", is_optional=False)

STORY = Layout(
    sections=(
        FINDINGS,
        NOTES,
        Section("brief", "In brief", is_optional=False),
        Section("timeline", "Timeline", is_optional=False),
        LINEAGE,
        VOICES,
        Section("figures", "Figures", is_optional=False),
        POSITIONS,
        GAPS,
        TEXTS,
        MADE,
    )
)
PAIR = (Section("pair", "Word for word", is_optional=False), FINDINGS, NOTES, VOICES, FIGURES, POSITIONS, GAPS, TEXTS, MADE)
SPEAKER = (VOICES, FINDINGS, NOTES, POSITIONS, FIGURES, TEXTS, MADE)


def lay_out_speaker(heading: str, lead: str) -> Layout:
    """The page of one speaker."""
    return Layout(sections=SPEAKER, shown="spoken", heading=heading, lead=lead)


def lay_out_two(first: str, second: str, *, lead: str) -> Layout:
    """The page of two reports."""
    return Layout(sections=PAIR, heading=f"{first} and {second}", lead=lead)
