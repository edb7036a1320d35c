"""Whose words a draft's quotations are and where they were said, held against the reports that print the same words.

In: a draft on the table and its `Held` quotations. Out: a `Checked` for the speaker, and one for the venue or whom it was told to.
Rule 1: the same words by another named person in every report that names one are a conflict, where they are no mere phrase, both sides
say so beside the words, and the two are no namesakes.
Rule 2: another venue is no conflict: it may have been both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.collate.draft_names import name_words
from sayso.collate.draft_quotes import FEWEST, Held
from sayso.collate.laying_drafts import Laid, first_of_each
from sayso.collate.statements import Printing, first_stretch, is_person, venue_witness, voices_of
from sayso.collate.table import comparable_stems, witness
from sayso.collate.wordings import GAP, spell
from sayso.model import Checked, Quote, Span, Witness, hull

BESIDE = 120  # characters from words to the verb that says whose they are


def check_speaker(laid: Laid, held: Held) -> Iterator[Checked]:
    """Rule 1 on a quotation whose words reports print."""
    quote = held.quote
    if not held.same or not quote.speakers or quote.speaker_span is None:
        return
    mine = voices_of(laid.table, quote.speakers)
    named = [one for one in held.same if one.quote.speakers]
    fit = [one for one in named if mine & voices_of(laid.table, one.quote.speakers) or _is_named_in(laid, quote, one.quote)]
    told = _speakers(laid, fit or named)
    if fit:
        yield laid.borne_out("attribution", quote.speaker_span, told, f"{laid.names(told)} {_give(told)} the words to the same speaker")
    elif not named:
        yield Checked(kind="attribution", span=quote.speaker_span, verdict="not found", why="no report says whose words these are")
    else:
        other = laid.table.entities[named[0].quote.speakers[0]].name
        sure = _is_sure(laid, held, named)
        why = f"{laid.names(told)} {_give(told)} these words to {other}"
        yield Checked(kind="attribution", span=quote.speaker_span, verdict="conflict" if sure else "not found", witnesses=told, why=why)


def _is_named_in(laid: Laid, mine: Quote, other: Quote) -> bool:
    """Whether the draft's words for the speaker hold the name of the report's: "former ambassador to Ukraine Ana Brack"."""
    spoken = set(name_words(mine.speaker_span.of(laid.draft.text))) if mine.speaker_span else set()
    return any(len(name) > 1 and set(name) <= spoken for one in other.speakers for name in [name_words(laid.table.entities[one].name)])


def _is_sure(laid: Laid, held: Held, named: Sequence[Printing]) -> bool:
    """Whether the draft names one person, and all reports another, no namesake, by a verb of saying beside the words."""
    told = [one for one in named if _is_told(laid, one.quote)]
    if not told or not _is_told(laid, held.quote) or len(spell(_text(laid, held.quote))) < FEWEST:
        return False
    mine = _bearer_words(laid, held.quote)
    return all(not mine & _bearer_words(laid, one.quote) for one in named)


def _text(laid: Laid, quote: Quote) -> str:
    return f" {GAP} ".join(laid.table.words(quote.report, piece) for piece in quote.content)


def _bearer_words(laid: Laid, quote: Quote) -> set[str]:
    """The words of the names of those who are quoted."""
    return {word for one in quote.speakers for word in name_words(laid.table.entities[one].name)}


def _is_told(laid: Laid, quote: Quote) -> bool:
    """Whether a verb of saying in the same paragraph gives the words to a person by name: nobody is taken to go on there."""
    if quote.cue is None or quote.speaker_span is None or not is_person(laid.table, quote):
        return False
    around = hull((quote.cue, quote.speaker_span, *quote.content))
    named = [
        one.span for who in quote.speakers for one in laid.table.entities[who].mentions if one.report == quote.report and one.kind == "name"
    ]
    near = len(around) <= len(hull(quote.content)) + BESIDE and "\n" not in around.of(laid.table.texts[quote.report]).strip()
    return near and any(quote.speaker_span.touches(one) for one in named)


def _speakers(laid: Laid, printed: Sequence[Printing]) -> tuple[Witness, ...]:
    """Where the reports name the speaker."""
    spans = ((one.quote, one.quote.speaker_span or first_stretch(one.quote)) for one in printed)
    return first_of_each(witness(laid.table, quote.report, span, quote.id) for quote, span in spans)


def _give(witnesses: Sequence[Witness]) -> str:
    return "gives" if len({one.report for one in witnesses}) == 1 else "give"


def check_venue(laid: Laid, held: Held) -> Iterator[Checked]:
    """Rule 2: the venue of a quotation, and whom it was told to."""
    quote = held.quote
    if not held.same or not (quote.venue or quote.addressee):
        return
    span = _venue_span(laid, quote)
    fit = [one for one in held.same if _is_one_venue(quote, one.quote)]
    told = first_of_each(venue_witness(laid.table, one.quote) for one in fit)
    name = quote.venue or quote.addressee
    if told:
        yield laid.borne_out("venue", span, told, f"{laid.names(told)}: {name}, too")
        return
    other = [one.quote for one in held.same if one.quote.venue or one.quote.addressee]
    told = first_of_each(venue_witness(laid.table, one) for one in other)
    why = f"{laid.names(told)}: {other[0].venue or other[0].addressee}; it may have been both" if told else "no report says where"
    yield Checked(kind="venue", span=span, verdict="not found", witnesses=told, why=why)


def _is_one_venue(mine: Quote, other: Quote) -> bool:
    """Whether two quotations were made on one venue or told to the same people."""
    if mine.venue and other.venue:
        return mine.venue == other.venue
    return bool(comparable_stems(mine.addressee or "") & comparable_stems(other.addressee or ""))


def _venue_span(laid: Laid, quote: Quote) -> Span:
    """Where the draft names it, else its sentence."""
    text, sentence = laid.draft.text, venue_witness(laid.table, quote).span
    for name in (quote.venue, quote.addressee):
        at = text.find(name, sentence.start, sentence.end) if name else -1
        while name and at >= 0:
            if not text[at - 1 : at].isalnum() and not text[at + len(name) : at + len(name) + 1].isalnum():
                return Span(at, at + len(name))
            at = text.find(name, at + 1, sentence.end)
    return sentence
