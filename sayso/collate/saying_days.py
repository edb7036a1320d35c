"""The day on which a quotation was said: told in its own sentence, or where another report gives the same words with a day.

Rule 1: the day hangs on the verb of saying: it stands just behind the verb, or before it in the same clause, outside the words said.
Rule 2: one statement was said on one day: a day that one report gives holds for the same words in the others.
Rule 3: a quotation that dates itself ("today, 24 October 2031") was said on that day.
Rule 4: who goes on ("she added") soon after speaks on the same day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from sayso.annotate.lookup import moments_in, tells_when
from sayso.annotate.tense import read_direction
from sayso.model import Day, Moment, Notes, Period, Quote, Report, Span, Unplaced, When
from sayso.text.tokens import content_stems, fold
from sayso.words.grammar import word_class

TODAY = re.compile(r"today\b", re.IGNORECASE)
# A day that names a thing: "the | Sunday | service", "Sunday|'s service". Not: "on Sunday".
NAMES = re.compile(r"\b(?:the|a|an|his|her|its|their|our|this)\s+$", re.IGNORECASE)
HANDLE = re.compile(r"\(@\w{1,20}\)")  # behind whoever signs a post, before its day
REACH = 70  # characters between the verb of saying and its day: "said in an interview with state television on Sunday"
SAME = 0.6  # share of the shorter quotation's content words that must stand in the other
NEAR = 600  # characters between two quotations of which the second goes on
GOING_ON = word_class("going_on")
LEAST = 5  # content words that two printings must share to be one statement
# What ends the reach of a verb of saying: "said | that", "said; ", "said, adding". Not: "said on X after".
BREAK = re.compile(r"[;:—–()\n“”\"]|\bthat\b|\bwhether\b|\.\s|,\s+(?:and|but|adding|who|which|while|as)\b")


def told_day(report: Report, notes: Notes, quote: Quote) -> When | None:
    """Rules 1 and 3: the placed day on which a quotation was said, as its own report tells; None where it tells none."""
    inside = (moment for piece in quote.content for moment in moments_in(notes, piece)) if quote.kind == "direct" else ()
    dated = next((moment.when for moment in inside if _dates_itself(report.text, moment)), None)
    if dated or quote.cue is None:
        return dated
    first = bisect_left(notes.moments, quote.cue.start - 2 * REACH, key=lambda moment: moment.span.start)
    last = bisect_left(notes.moments, quote.cue.end + REACH + 1, key=lambda moment: moment.span.start)
    around = notes.moments[first:last]
    near = [(distance, moment) for moment in around if (distance := _distance(report.text, quote, moment)) is not None]
    nearest = min(near, key=lambda pair: (pair[0], pair[1].span), default=None)
    if nearest is None:
        return None
    sentence = next((one.span for one in notes.sentences if one.span.holds(nearest[1].span)), nearest[1].span)
    return None if read_direction(report.text, sentence, nearest[1].span) == "future" else nearest[1].when


def _dates_itself(text: str, moment: Moment) -> bool:
    """Rule 3."""
    return isinstance(moment.when, Day) and moment.anchor is None and TODAY.match(text, moment.span.start) is not None


def names_thing(text: str, moment: Moment) -> bool:
    """Whether a day only names a thing: "the Sunday service". Not: "on Sunday"."""
    named = NAMES.search(text, max(0, moment.span.start - 8), moment.span.start)
    return named is not None and re.match(r"\s[a-z]", text[moment.span.end : moment.span.end + 2]) is not None


def _distance(text: str, quote: Quote, moment: Moment) -> int | None:
    """How far a day stands from the verb of saying on which it hangs; None where it does not."""
    when = moment.when
    if names_thing(text, moment):
        return None
    if quote.cue is None or isinstance(when, Unplaced) or when.day is None or moment.kind not in {"date", "time"}:
        return None
    if (isinstance(when, Period) and "W" not in when.value) or not tells_when(text, moment):
        return None
    if any(piece.touches(moment.span) for piece in quote.content) or moment.span.touches(quote.cue):
        return None
    after = moment.span.start >= quote.cue.end
    between = Span(quote.cue.end, moment.span.start) if after else Span(moment.span.end, quote.cue.start)
    if len(between) > REACH or any(piece.touches(between) for piece in quote.content) or BREAK.search(HANDLE.sub("", between.of(text))):
        return None
    return len(between) + (0 if after else 10)


def share_days(reports: tuple[Report, ...], notes: tuple[Notes, ...]) -> tuple[Notes, ...]:
    """Rule 2, over the quotations in marks of a story: notes in which the same words have the same day."""
    told: list[tuple[frozenset[str], When]] = []
    for report, own in zip(reports, notes, strict=True):
        told.extend((_stems(report, quote), quote.said_on) for quote in own.quotes if quote.said_on and quote.kind != "indirect")
    return tuple(_going_on(report, _with_days(report, own, told)) for report, own in zip(reports, notes, strict=True))


def first_printed(reports: tuple[Report, ...], notes: tuple[Notes, ...]) -> dict[str, date]:
    """The day by which each quotation in marks had been said: the first on which a report of the story came out with the same words."""
    open_ones = {quote.id for own in notes for quote in own.quotes if quote.kind == "direct" and _tells_open_time(own, quote)}
    printed = [
        (quote.id, _stems(report, quote), report.published.day)
        for report, own in zip(reports, notes, strict=True)
        for quote in own.quotes
        if quote.kind == "direct" and report.published and report.published.day
    ]
    mine = ((quote, stems) for quote, stems, _ in printed if quote in open_ones)
    return {quote: min(day for _, other, day in printed if day and (other == stems or _is_same(stems, other))) for quote, stems in mine}


def _tells_open_time(notes: Notes, quote: Quote) -> bool:
    """Whether a quotation tells a time that hangs on the day it was said."""
    return any(isinstance(moment.when, Unplaced) for piece in quote.content for moment in moments_in(notes, piece))


def _going_on(report: Report, own: Notes) -> Notes:
    """Rule 4: a report's notes in which who goes on speaks on the day of what was said before."""
    quotes: list[Quote] = []
    for quote in own.quotes:
        last = quotes[-1] if quotes else None
        goes_on = quote.cue is not None and fold(quote.cue.of(report.text)) in GOING_ON and quote.said_on is None
        near = last is not None and quote.content[0].start - last.content[-1].end < NEAR and bool(quote.speakers)
        if last and goes_on and near and last.speakers == quote.speakers:
            quote = replace(quote, said_on=last.said_on)  # noqa: PLW2901 (the same, dated)
        quotes.append(quote)
    return replace(own, quotes=tuple(quotes))


def _with_days(report: Report, own: Notes, told: list[tuple[frozenset[str], When]]) -> Notes:
    """A report's notes with the days that others tell of its undated quotations."""
    return replace(own, quotes=tuple(_dated(report, quote, told) for quote in own.quotes))


def _dated(report: Report, quote: Quote, told: list[tuple[frozenset[str], When]]) -> Quote:
    """A quotation with the one day that is told for its words."""
    if quote.said_on is not None or quote.kind == "indirect":
        return quote
    mine = _stems(report, quote)
    days = {when for theirs, when in told if _is_same(mine, theirs)}
    return replace(quote, said_on=days.pop()) if len(days) == 1 else quote


def _stems(report: Report, quote: Quote) -> frozenset[str]:
    """What a quotation is recognised by: the stems of its content words."""
    return frozenset(stem for piece in quote.content for stem in content_stems(report.text, piece))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= LEAST and shared >= SAME * min(len(one), len(other)) and shared >= SAME / 2 * max(len(one), len(other))
