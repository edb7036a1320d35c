"""Who said what in PolNeAR's reports, found by the steps as a user runs them: by rules alone and with the encoder.

In: the folder of the corpora. Out: rows. PolNeAR marks what people think and want, too, which is no saying to sayso: so recall is low for
both, and what tells is the difference. An attribution is found where its cue is; a speaker is right when the words that name it hold the
marked ones, are held by them or share half of them; a content when half of the characters of both are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.annotate.annotator import annotate
from sayso.annotate.names import find_names
from sayso.annotate.quotes import find_quotes
from sayso.bench.polnear import Attribution, read_attributions
from sayso.bench.rows import Row, whole_report
from sayso.encoder import Encoder
from sayso.model import Notes, Span

HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was found at one cue: the words that name the speaker, and all that is told by it."""

    cue: Span
    speaker: Span
    content: tuple[Span, ...]


def measure_said(folder: Path, encoder: Encoder) -> Iterator[Row]:
    """How many attributions of the dev part are found with speaker and content, and how many speakers at found cues are right."""
    marked = read_attributions(folder, "dev")
    for way, model in (("by rules", None), ("with the encoder", encoder)):
        total = cues = speakers = contents = both = given = 0
        for text, attributions in marked:
            notes = annotate(whole_report("polnear", text), encoder=model, steps=(find_names, find_quotes))
            found = tuple(_said(notes))
            given += len(found)
            for one in attributions:
                if not (one.cue and one.source and one.content):
                    continue
                total += 1
                beside = [said for said in found if any(said.cue.touches(cue) for cue in one.cue)]
                spoken = any(_names(said.speaker, one) for said in beside)
                told = any(_likeness(said.content, one.content) >= HALF for said in beside)
                cues, speakers, contents, both = cues + bool(beside), speakers + spoken, contents + told, both + (spoken and told)
        detail = f"of {total} attributions; {given} sayings found"
        yield Row(measure=f"PolNeAR dev, {way}: found with speaker and content", value=both / total, detail=detail)
        yield Row(measure=f"PolNeAR dev, {way}: speakers at found cues", value=speakers / cues, detail=f"of {cues}")
        yield Row(measure=f"PolNeAR dev, {way}: contents at found cues", value=contents / cues, detail=f"of {cues}")


def _said(notes: Notes) -> Iterator[Said]:
    """The sayings with a speaker, each cue once."""
    pieces: dict[tuple[Span, Span], list[Span]] = {}
    for quote in notes.quotes:
        if quote.cue and quote.speaker_span and quote.speakers:
            pieces.setdefault((quote.cue, quote.speaker_span), []).extend(quote.content)
    for (cue, speaker), content in pieces.items():
        yield Said(cue=cue, speaker=speaker, content=tuple(content))


def _names(speaker: Span, one: Attribution) -> bool:
    """Whether the words found name the marked source."""
    held = any(speaker.holds(source) or source.holds(speaker) for source in one.source)
    return held or _likeness((speaker,), one.source) >= HALF


def _likeness(some: Sequence[Span], others: Sequence[Span]) -> float:
    """The share of the characters of two sets of stretches that both hold."""
    shared = sum(one.shared(other) for one in some for other in others)
    return shared / (sum(map(len, some)) + sum(map(len, others)) - shared or 1)
