"""Controlled changes with known answers, made from any set of real reports.

In: a report and its notes. Out: `Change`s, and the report as a rival outlet would print it with one of them made. What must be found and
what must raise nothing is told by the kind. Nothing is drawn by chance: of several places one is taken by a hash.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sayso.model import Notes, Quote, Report, Span, report_id
from sayso.text.tokens import find_words

DATA = Path(__file__).with_name("perturb.toml")
RIVAL = "The Rival"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG = 8  # words of a quotation that is changed
NUMBER = re.compile(r"(?<![\d.,:-])\b\d{1,4}\b(?![,.:]\d)")
HOUR = re.compile(r"(?<![\d.,:])(1[0-2]|[1-9])(?=(?::\d\d)? ?[ap]\.?m)")
NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+$")
NUMBERS = {
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
    "12": "twelve",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`new` in the place of what stands at `span`."""

    span: Span
    new: str


Maker = Callable[[Report, Notes], Iterator[Change]]


@cache
def _stock() -> Mapping[str, Any]:
    """What is put in the place of what."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def hashed(*told: object) -> int:
    """A number that hangs on what is told alone."""
    return int(hashlib.sha256("\0".join(map(str, told)).encode()).hexdigest()[:12], 16)


def rewrite(report: Report, change: Change | None = None) -> Report:
    """The report as the rival prints it, with the change made; its parts keep covering the text."""
    if change is None:
        change = Change(span=Span(0, 0), new="")
    text = report.text[: change.span.start] + change.new + report.text[change.span.end :]
    shift = len(change.new) - len(change.span)

    def moved(place: int) -> int:
        return place + shift if place >= change.span.end else min(place, change.span.start + len(change.new))

    parts = tuple(replace(part, span=Span(moved(part.span.start), moved(part.span.end))) for part in report.parts)
    return replace(report, id=report_id(RIVAL, text), file=f"{RIVAL}.txt", url=None, outlet=RIVAL, text=text, parts=parts, credits=())


def _own_voice(notes: Notes, span: Span) -> bool:
    """Whether a place stands in a body sentence, outside marks."""
    marked = any(piece.touches(span) for quote in notes.quotes if quote.kind != "indirect" for piece in quote.content)
    return not marked and any(sentence.part == "body" and sentence.span.holds(span) for sentence in notes.sentences)


def _long_quotes(notes: Notes, report: Report) -> Iterator[tuple[Quote, Span]]:
    """Direct quotations of a body, with their first piece, that have words enough to be known again."""
    for quote in notes.quotes:
        piece = quote.content[0]
        body = any(sentence.part == "body" and sentence.span.touches(piece) for sentence in notes.sentences)
        if quote.kind == "direct" and body and len(find_words(report.text, piece)) >= LONG:
            yield quote, piece


def change_quoted_word(report: Report, notes: Notes) -> Iterator[Change]:
    """A content word between marks becomes another."""
    words = _stock()["words"]
    for _, piece in _long_quotes(notes, report):
        tokens = [token for token in find_words(report.text, piece)[1:-1] if token.text.islower() and len(token.text) > 4]
        if tokens:
            token = tokens[hashed(report.id, piece) % len(tokens)]
            yield Change(span=token.span, new=words[hashed(token.text) % len(words)])


def drop_not(report: Report, notes: Notes) -> Iterator[Change]:
    """A "not" between marks is dropped."""
    for _, piece in _long_quotes(notes, report):
        found = re.compile(r" not(?= [a-z])").search(report.text, piece.start, piece.end)
        if found:
            yield Change(span=Span(*found.span()), new="")


def change_day(report: Report, notes: Notes) -> Iterator[Change]:
    """A weekday becomes another."""
    for moment in notes.moments:
        found = re.search("|".join(DAYS), moment.span.of(report.text))
        if found and _own_voice(notes, moment.span):
            day = DAYS[(DAYS.index(found[0]) + 2 + hashed(report.id, moment.span) % 3) % 7]
            yield Change(span=Span(*found.span()).shift(moment.span.start), new=day)


def change_hour(report: Report, notes: Notes) -> Iterator[Change]:
    """A clock time becomes one of two hours later or earlier."""
    for moment in notes.moments:
        found = HOUR.search(report.text, moment.span.start, moment.span.end)
        if found and _own_voice(notes, moment.span):
            hour = int(found[1])
            yield Change(span=Span(*found.span(1)), new=str(hour + 2 if hour <= 9 else hour - 2))


def change_figure(report: Report, notes: Notes) -> Iterator[Change]:
    """An exact figure of something counted becomes another."""
    for figure in notes.figures:
        exact = figure.low == figure.high and not figure.approximate and figure.what and figure.what != "age"
        found = NUMBER.search(report.text, figure.span.start, figure.span.end) if exact else None
        if found and _own_voice(notes, figure.span):
            yield Change(span=Span(*found.span()), new=str(2 * int(found[0]) + 3))


def change_place(report: Report, notes: Notes) -> Iterator[Change]:
    """A place in which something is becomes another."""
    for entity in notes.entities:
        for mention in entity.mentions if entity.kind == "place" else ():
            before = report.text[max(0, mention.span.start - 4) : mention.span.start]
            if mention.kind == "name" and before in {" in ", "near"} and _own_voice(notes, mention.span):
                yield Change(span=mention.span, new=_stock()["place"])


def change_speaker(report: Report, notes: Notes) -> Iterator[Change]:
    """Who is quoted becomes somebody else, there alone."""
    people = {entity.id: {entity.name, *entity.aliases} for entity in notes.entities if entity.kind == "person"}
    for quote, _ in _long_quotes(notes, report):
        found = NAME.search(quote.speaker_span.of(report.text)) if quote.speaker_span else None
        if (
            found
            and any(found[0] in people.get(who, ()) for who in quote.speakers)
            and quote.speaker_span
            and _own_voice(notes, quote.speaker_span)
        ):
            yield Change(span=Span(quote.speaker_span.start + found.start(), quote.speaker_span.end), new=_stock()["speaker"])


def change_venue(report: Report, notes: Notes) -> Iterator[Change]:
    """The venue on which something was said becomes another."""
    yield from _by_table(report, notes, _stock()["venues"])


def _by_table(report: Report, notes: Notes, table: Mapping[str, str]) -> Iterator[Change]:
    """Each of a table's words in the report's own voice, for what the table gives."""
    for old, new in table.items():
        for found in re.finditer(re.escape(old) + r"(?!\w)", report.text):
            if _own_voice(notes, Span(*found.span())):
                yield Change(span=Span(*found.span()), new=new)


def say_otherwise(report: Report, notes: Notes) -> Iterator[Change]:
    """Other words for the same, in the report's own voice."""
    yield from _by_table(report, notes, _stock()["paraphrases"])


def spell_otherwise(report: Report, notes: Notes) -> Iterator[Change]:
    """A spelling variety, wherever it stands."""
    for old, new in _stock()["spellings"].items():
        for found in re.finditer(re.escape(old), report.text):
            if any(sentence.part == "body" and sentence.span.holds(Span(*found.span())) for sentence in notes.sentences):
                yield Change(span=Span(*found.span()), new=new)


def elide(report: Report, notes: Notes) -> Iterator[Change]:
    """Words of a quotation are cut and marked as cut."""
    for _, piece in _long_quotes(notes, report):
        words = find_words(report.text, piece)
        yield Change(span=Span(words[3].span.end, words[5].span.end), new=" …")


def cut_short(report: Report, notes: Notes) -> Iterator[Change]:
    """A quotation ends earlier."""
    for _, piece in _long_quotes(notes, report):
        words = find_words(report.text, piece)
        yield Change(span=Span(words[-3].span.end, words[-1].span.end), new="")


def recase(report: Report, notes: Notes) -> Iterator[Change]:
    """The first letter of a quotation is made large or small."""
    for _, piece in _long_quotes(notes, report):
        yield Change(span=Span(piece.start, piece.start + 1), new=report.text[piece.start].swapcase())


def insert(report: Report, notes: Notes) -> Iterator[Change]:
    """A bracketed insertion stands in a quotation."""
    for _, piece in _long_quotes(notes, report):
        place = find_words(report.text, piece)[4].span.end
        yield Change(span=Span(place, place), new=" [in the city]")


def add_article(report: Report, notes: Notes) -> Iterator[Change]:
    """An article of a quotation is left out."""
    for _, piece in _long_quotes(notes, report):
        found = re.compile(r" the(?= [a-z])").search(report.text, piece.start, piece.end)
        if found:
            yield Change(span=Span(*found.span()), new="")


def write_out(report: Report, notes: Notes) -> Iterator[Change]:
    """A small number in words for one in digits."""
    for change in change_figure(report, notes):
        if change.span.of(report.text) in NUMBERS:
            yield replace(change, new=NUMBERS[change.span.of(report.text)])


def copy(report: Report, notes: Notes) -> Iterator[Change]:  # noqa: ARG001 (a maker)
    """Nothing is changed."""
    yield Change(span=Span(0, 0), new="")


def reorder(report: Report, notes: Notes) -> Iterator[Change]:  # noqa: ARG001 (a maker)
    """Two paragraphs of the body change places."""
    for body in report.spans("body"):
        blocks = list(re.finditer(r"[^\n]{80,}", body.of(report.text)))
        for first, second in zip(blocks[1:-1:2], blocks[2::2], strict=False):
            between = body.of(report.text)[first.end() : second.start()]
            yield Change(span=Span(body.start + first.start(), body.start + second.end()), new=second[0] + between + first[0])


CHANGED: Mapping[str, Maker] = {
    "quoted word": change_quoted_word, "quoted not": drop_not, "day": change_day, "hour": change_hour, "figure": change_figure,
    "place": change_place, "speaker": change_speaker, "venue": change_venue,
}  # fmt: skip
HARMLESS: Mapping[str, Maker] = {
    "copy": copy, "elided": elide, "cut short": cut_short, "case": recase, "insertion": insert, "article": add_article,
    "spelling": spell_otherwise, "number in words": write_out, "other words": say_otherwise, "order": reorder,
}  # fmt: skip
