"""Cuts the story's text (title, body, crossheads) into sentences; what is caption, credit or boilerplate is not read at all.

In: a report with its parts. Out: notes with `sentences`, in order. Finds nothing else and never looks at words.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.model import STORY_PARTS, Notes, Report, Sentence
from sayso.text.sentences import split_sentences


def find_sentences(report: Report, notes: Notes) -> Notes:
    """Notes with the sentences of every passage that belongs to the story; a line break ends a paragraph."""
    sentences: list[Sentence] = []
    paragraph = -1
    for part in report.parts:
        if part.kind not in STORY_PARTS:
            continue
        last_end = -1
        for span in split_sentences(report.text, part.span):
            if last_end < 0 or "\n" in report.text[last_end : span.start]:
                paragraph += 1
            last_end = span.end
            sentences.append(Sentence(span=span, part=part.kind, paragraph=paragraph))
    return replace(notes, sentences=tuple(sentences))
