"""Corrections and notes of outlets, each beside what it is about.

In: an account, `Cites`. Out: views for the page, corrections first.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.tell.account import Account
from sayso.tell.correcting import Note, find_notes
from sayso.tell.page.cites import Cite, Cites, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note as it is printed, the sentence that it is about, and the words of other reports which it takes back."""

    name: str
    words: str
    cite: Cite | None
    corrects: bool
    about: Evidence | None
    taken_back: tuple[Evidence, ...]


def lay_out_notes(account: Account, cites: Cites) -> tuple[NoteView, ...]:
    """The notes of all reports, corrections before mere updates."""
    notes = sorted(find_notes(account, cites.letters), key=lambda note: not note.corrects)
    return tuple(_view(note, cites) for note in notes)


def _view(note: Note, cites: Cites) -> NoteView:
    return NoteView(
        name=cites.letters.label(note.report),
        words=cites.words(note.report, note.place),
        cite=cites.cite(note.report, *note.place),
        corrects=note.corrects,
        about=cites.evidence(note.about) if note.about else None,
        taken_back=tuple(found for row in note.taken_back if (found := cites.evidence(row))),
    )
