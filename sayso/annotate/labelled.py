"""Words that are given to somebody by the layout alone: a name before a colon, a name behind a dash.

In: a report with its sentences. Out: notes with attributions more, whose cue is the colon or the dash. No verb says so, and no grammar
shows it; reports do it in headlines ("Arle: Pier must go"), transcripts ("ARLE: We stay."), lists of voices ("“We stay.” — Ode Arle") and
posts that they show.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sayso.model import Attribution, Notes, Report, Sentence, Span, hull

NAME = r"(?:[A-Z0-9][\w.’'&-]*)(?:[ \xa0](?:[A-Z][\w.’'&-]*|of|the|de|al|bin|van|von)){0,5}"
# A line that opens with who speaks, in marks: "Ode Arle, the mayor: “We stay.”" Not: "He said one thing: “We stay.”"
QUOTED = re.compile(rf"({NAME}(?:,[^:.“”\"]{{2,60}})?)(:)\s*(?=[“\"‘])")
# A speaker in a transcript: "ARLE: We stay." — "\"MR. ARLE: We stay." Not: "NOTE: Doors open at six." where nobody else speaks so.
TRANSCRIPT = re.compile(r"[“\"]?([A-Z][A-Z.’' -]{2,40})(:)\s+(?=\S)")
# A headline that gives words to somebody: "Arle: Pier must go". Not: "Pier falls: three hurt".
HEADLINE = re.compile(rf"({NAME})(:)\s+(?=[‘“\"'A-Z])")
# Who speaks, behind a dash after closing marks: "We stay.” ― Ode Arle" to the end of the line. Not: "“We stay” – and he left".
SIGNED = re.compile(rf"(?<=[”\"’'»])[ \xa0]{{0,3}}(―|—|–|--?)[ \xa0]?({NAME}(?:,[^\n“”\"]{{2,60}})?)[ \xa0.]*$")
# How a post is signed: "We stay. pic.twitter.com/xyz — Ode Arle (@OdeArle) October 9, 2019".
POST = re.compile(r"\s*(?:(?:https?://|pic\.)\S+\s+)*(—|–|-)\s?([^\n@()]{2,60}?)\s\(@\w{1,20}\)\s\w+\s\d{1,2},\s\d{4}")
# What stands before a colon in headlines and names nobody.
SECTIONS = frozenset({
    "analysis", "breaking", "correction", "editorial", "exclusive", "explainer", "factbox", "gallery", "how", "image", "images",
    "listen", "live", "map", "note", "opinion", "photo", "photos", "pictures", "profile", "q&a", "related", "review", "timeline",
    "update", "updated", "video", "watch", "what", "why",
})  # fmt: skip
FEW = 4  # words below which a line after a name and a colon says too little to be speech
LONGEST_INITIAL = 3  # letters, with the stop: "Jr."
TWICE = 2  # lines that must open with a speaker before a report is taken for a transcript


def is_transcript(text: str) -> bool:
    r"""Whether lines of a text open with who speaks, as in a transcript.

    >>> is_transcript("ARLE: We stay.\nBRINK: We go."), is_transcript("NOTE: Doors open at six.")
    (True, False)
    """
    speakers = {match[1] for line in text.splitlines() if (match := TRANSCRIPT.match(line))}
    return len(speakers) >= TWICE


def find_labelled(report: Report, notes: Notes) -> Notes:
    """Notes with what each paragraph gives to somebody by its layout; it overrules the encoder about the same words."""
    transcript = is_transcript(report.text)
    rows = groupby(notes.sentences, key=lambda sentence: sentence.paragraph)
    labelled = tuple(found for _, row in rows if (found := _in_paragraph(report, tuple(row), transcript=transcript)))
    names = [hull((one.cue, *one.source)) for one in labelled]
    starts = [name.start for name in names]
    kept = (one for one in notes.attributions if not any(name.touches(one.cue) for name in _beside(names, starts, one.cue)))
    return replace(notes, attributions=tuple(sorted((*kept, *labelled), key=lambda one: one.cue)))


def _beside(names: Sequence[Span], starts: Sequence[int], cue: Span) -> Sequence[Span]:
    """Of names, in order, the last that starts before a cue ends: no other can touch it."""
    at = bisect_left(starts, cue.end)
    return names[max(0, at - 1) : at]


def _in_paragraph(report: Report, paragraph: tuple[Sentence, ...], *, transcript: bool) -> Attribution | None:
    """What one paragraph gives to somebody; `transcript` where the report is one."""
    text, span = report.text, Span(paragraph[0].span.start, paragraph[-1].span.end)
    behind = POST.search(text, span.start, span.end) or SIGNED.search(text, span.start, span.end)
    if behind:
        name = _without_stop(text, Span(*behind.span(2)))
        return _attribution(Span(*behind.span(1)), name, Span(span.start, behind.start())) if behind.start() > span.start else None
    heading = paragraph[0].part != "body" or span.start == 0
    ways = (QUOTED, *((TRANSCRIPT,) if transcript else ()), *((HEADLINE,) if heading else ()))
    label = next((match for way in ways if (match := way.match(text, span.start, span.end))), None)
    if label and label[1].lower() not in SECTIONS and len(text[label.end() : span.end].split()) >= FEW:
        return _attribution(Span(*label.span(2)), Span(*label.span(1)), Span(label.end(), span.end))
    return None


def _without_stop(text: str, name: Span) -> Span:
    """A name without the full stop that ends its line; an initial keeps its own."""
    words = name.of(text)
    return Span(name.start, name.end - 1) if words.endswith(".") and len(words.rsplit(maxsplit=1)[-1]) > LONGEST_INITIAL else name


def _attribution(cue: Span, source: Span, content: Span) -> Attribution:
    """An attribution of one piece."""
    return Attribution(cue=cue, source=(source,), content=(content,), labelled=True)
