"""A draft held against the reports: every quotation, speaker, venue, name, title, day and figure in it, and what could not be checked.

In: the story of the reports with their notes, the draft with its notes. Out: a `DraftCheck`. The draft is read as one more report that
bears witness to nothing and may accuse nobody; origins are counted among the reports alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.collate.draft_facts import check_days, check_figures
from sayso.collate.draft_names import check_names, check_titles
from sayso.collate.draft_quotes import hold_quotes
from sayso.collate.draft_speakers import check_speaker, check_venue
from sayso.collate.laying_drafts import Laid, lay_draft
from sayso.model import Checked, DraftCheck, Notes, Report, Story, Unchecked

NEVER = (
    "what happened, why, and in which order, where it is told without a name, a day or a figure",
    "reported speech without quotation marks, word by word",
    "how long something took, ages, and figures that do not say what they count",
    "whether what the reports say is true",
)
"""What is checked in no draft, for a reader to know."""


def check_draft(story: Story, notes: Mapping[str, Notes], draft: Report, own: Notes) -> DraftCheck:
    """Hold a draft against a story; `notes` are those of the story's reports, by id, `own` the draft's. The draft's id is its own."""
    laid = lay_draft(story, notes, draft, own)
    found = tuple(_checks(laid))
    venues = {one.span for one in found if one.kind == "venue"}  # "on X" names no body
    checked = tuple(sorted((one for one in found if one.kind != "name" or one.span not in venues), key=lambda one: (one.span, one.kind)))
    return DraftCheck(draft=laid.draft, story=laid.story, checked=checked, unchecked=tuple(_unchecked(laid, checked)))


def _checks(laid: Laid) -> Iterator[Checked]:
    """All that is checked, kind by kind."""
    held = tuple(hold_quotes(laid))
    for one in held:
        yield one.words
        yield from check_speaker(laid, one)
        yield from check_venue(laid, one)
    yield from check_names(laid)
    yield from check_titles(laid)
    yield from check_days(laid, held)
    yield from check_figures(laid, held)


def _unchecked(laid: Laid, checked: Sequence[Checked]) -> Iterator[Unchecked]:
    """The sentences in which nothing was checked, or a name alone."""
    for sentence in laid.notes.sentences:
        inside = {one.kind for one in checked if one.span.touches(sentence.span)}
        if not inside:
            yield Unchecked(span=sentence.span, why="no quotation, name, day or figure to check")
        elif inside <= {"name", "title"}:
            yield Unchecked(span=sentence.span, why="only its names were checked, not what it tells of them")
