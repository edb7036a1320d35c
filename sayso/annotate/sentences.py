"""Cuts the story's text (title, body, crossheads) into sentences; what is caption, credit or boilerplate is not read at all.

In: a report with its parts. Out: notes with `sentences`, in order. Finds nothing else.
An encoder, where there is one, then reads each sentence once, for every step after.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.encoder import Encoder
from sayso.model import STORY_PARTS, Annotator, Notes, Report, Sentence
from sayso.text.sentences import split_sentences
from sayso.text.tokens import SMALL, find_words, fold

# Sentences, the title among them. Pairs of one event and others, told apart by sketches alone: AUC .968 with 5, .965 with 10, .953 with all
# on g5_news_cluster; .982, .987 and .985 on basil; with small words left in .915 with 5.
LEAD = 5


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


def reading_by(encoder: Encoder) -> Annotator:
    """A step that has `encoder` read every sentence."""

    def read_sentences(report: Report, notes: Notes) -> Notes:
        """Notes whose sentences hold what the encoder found in them, and a sketch of the whole."""
        read = (replace(sentence, encoding=encoder.encode(sentence.span.of(report.text))) for sentence in notes.sentences)
        return replace(notes, sentences=tuple(read), sketch=encoder.sketch(_gist(report, notes)))

    return read_sentences


def _gist(report: Report, notes: Notes) -> str:
    """The words with content of a report's title and lead: they tell its event better than the whole."""
    words = (word.text for sentence in notes.sentences[:LEAD] for word in find_words(report.text, sentence.span))
    return " ".join(word for word in words if fold(word) not in SMALL)
