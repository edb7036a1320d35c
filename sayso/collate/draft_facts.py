"""The days and figures of a draft held against those that reports give for the same thing.

In: a draft on the table. Out: a `Checked` for each placed day or hour, and for each figure that says what it counts; those inside
quotations are the quotation's.
Rule 1: a day is borne out where a report gives it, or one inside it, in a sentence that tells of the same people or in much the same words.
Rule 2: it is in conflict where a report surely tells of the same thing (`days`), another day stands there, and no report gives the draft's
for anything like it. A report that tells the day less exactly than the draft does not bear it out.
Rule 3: the day on which words were said is held against that which reports give for the same words.
Rule 4: a figure is borne out where a report counts the same to the same number. It is in conflict where sentences are much the same, count
the same, and all that reports give there are other exact numbers; a toll of a draft that is newer than all of them is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.collate.amounts import VAGUE, Count, can_both_hold, find_counts, is_exact, speak_to_one, words_of_count
from sayso.collate.days import Dated, Match, do_clash, find_dated, tell_one_time, words_around
from sayso.collate.draft_quotes import Held
from sayso.collate.laying_drafts import Laid, first_of_each
from sayso.collate.table import Line, witness
from sayso.collate.timings import relate
from sayso.model import Checked, Figure, Period, Span, Unplaced, When, Witness

NEAR = 0.2  # cosine of two sentences from which one day in both is of one thing, where they name one of the same people or places
ALIKE = 0.34  # cosine of the words around two times from which they may be of one thing, as in `days`
SAME_THING = 0.5  # cosine of the words around from which a day may be held against a draft
SAME_COUNT = 0.4  # cosine of two sentences that count the same from which a figure may be
# What an assumed day of the draft does not move: "Monday", "5 May", "10 a.m." Not: "yesterday", "last week".
FIXED = re.compile(r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
VERBATIM = 5  # words of a quotation from which the day on which it was said is held against a draft


def check_days(laid: Laid, held: Sequence[Held]) -> Iterator[Checked]:
    """Rules 1 to 3 on every day and hour of the draft's own words."""
    dated = [one for one in find_dated(laid.table) if not isinstance(one.moment.when, Unplaced)]
    theirs = [one for one in dated if one.moment.report != laid.draft.id]
    mine = [one for one in dated if one.moment.report == laid.draft.id and not _is_in_marks(held, one.moment.span) and one.near]
    for one in mine:
        said = _check_saying(laid, one, held) if one.saying else None
        yield said or _check_day(laid, one, mine, theirs)


def _is_in_marks(held: Sequence[Held], span: Span) -> bool:
    return any(piece.touches(span) for one in held for piece in one.quote.content)


def _check_saying(laid: Laid, one: Dated, held: Sequence[Held]) -> Checked | None:
    """Rule 3; None where no report gives a day for the same words."""
    of = [row for row in held if row.quote.said_on == one.moment.when and row.quote.cue and one.line.span.holds(row.quote.cue)]
    said = [(printing.quote, when) for row in of for printing in row.same if (when := printing.quote.said_on) is not None]
    fit = [quote for quote, when in said if bears_out(one.moment.when, when)]
    if not said:
        return None
    told = first_of_each(
        _cue_place(laid, quote.report, quote.cue or quote.content[0], quote.id) for quote in fit or [pair[0] for pair in said]
    )
    if fit:
        return laid.borne_out("day", one.moment.span, told, f"{laid.names(told)}: the same words on the same day")
    long = _is_fixed(laid, one) and any(len(row.same[0].words) >= VERBATIM for row in of if row.same)
    if long and all(relate(one.moment.when, when) == "clash" for _, when in said):
        why = f"{laid.names(told)}: the same words, said on {said[0][1].value}"
        return Checked(kind="day", span=one.moment.span, verdict="conflict", witnesses=told, why=why)
    return None


def _cue_place(laid: Laid, report: str, cue: Span, finding: str) -> Witness:
    line = laid.table.line_at(report, cue)
    return witness(laid.table, report, line.span if line else cue, finding)


def _check_day(laid: Laid, mine: Dated, own: Sequence[Dated], theirs: Sequence[Dated]) -> Checked:
    """Rules 1 and 2."""
    span = mine.moment.span
    fit = [one for one in theirs if bears_out(mine.moment.when, one.moment.when) and _tells_the_same(laid, mine, one)]
    against = [one for one in theirs if _is_held_against(laid, mine, one, own)]
    if fit:
        told, others = _of_days(laid, fit), _of_days(laid, against)
        more = f"; but {laid.names(others)}: {_words(laid, others, against)}" if others else ""
        return laid.borne_out("day", span, told, f"{laid.names(told)}: {_words(laid, told, fit)}{more}")
    if against:
        told = _of_days(laid, against)
        return Checked(kind="day", span=span, verdict="conflict", witnesses=told, why=f"{laid.names(told)}: {_words(laid, told, against)}")
    return _not_found(laid, mine, [one for one in theirs if _tells_the_same(laid, mine, one)])


def _not_found(laid: Laid, mine: Dated, alike: Sequence[Dated]) -> Checked:
    """A day that no report bears out, with what reports give for what may be the same: another one, or it less exactly."""
    times = [one for one in alike if one.moment.kind == mine.moment.kind and do_clash(mine, one)]
    other = [one for one in times if laid.table.likeness(mine.near, one.near) >= ALIKE]
    near = other or [one for one in alike if relate(mine.moment.when, one.moment.when) == "within"]
    told = _of_days(laid, near)
    given = f"{laid.names(told)}: {_words(laid, told, near)}"
    why = f"{given}, for what may be the same" if other else f"no report tells it so exactly; {given}"
    why = why if near else "no report was found to give a day for this"
    return Checked(kind="day", span=mine.moment.span, verdict="not found", witnesses=told, why=why)


def bears_out(mine: When, theirs: When) -> bool:
    """Whether a report's time gives at least what the draft's says: equal, or the same told more exactly."""
    found = relate(mine, theirs)
    if found != "within":
        return found == "equal"
    return isinstance(mine, Period) or type(mine) is type(theirs) or mine.value is None or len(mine.value) <= len(theirs.value or "")


def _tells_the_same(laid: Laid, mine: Dated, other: Dated) -> bool:
    """Rule 1's evidence that two times are of one thing."""
    shared = mine.line.entities & other.line.entities
    alike = laid.table.likeness(mine.line.stems, other.line.stems)
    return tell_one_time(mine, other) or (bool(shared) and (alike >= NEAR or len(shared) > 1)) or alike >= ALIKE


def _is_held_against(laid: Laid, mine: Dated, other: Dated, own: Sequence[Dated]) -> bool:
    """Rule 2's evidence: surely of one thing, told by much the same words, and none of the draft's other times fits it better."""
    alike = laid.table.likeness(mine.near, other.near)
    kinds = (mine.moment.kind, mine.moment.border, mine.saying) == (other.moment.kind, other.moment.border, other.saying)
    if not _is_fixed(laid, mine) or not kinds or mine.quoted or alike < SAME_THING or not do_clash(mine, other):
        return False
    best = max(laid.table.likeness(one.near, other.near) for one in own)
    return alike >= best and Match(mine, other, alike).sure


def _is_fixed(laid: Laid, one: Dated) -> bool:
    """Whether the draft's own day is known, or its words place the time without it."""
    return laid.draft.published_from != "story" or FIXED.search(one.moment.span.of(laid.draft.text)) is not None


def _of_days(laid: Laid, dated: Sequence[Dated]) -> tuple[Witness, ...]:
    return first_of_each(
        witness(laid.table, one.line.report, words_around(laid.table, one.line, one.moment.span), one.moment.id) for one in dated
    )


def _words(laid: Laid, told: Sequence[Witness], dated: Sequence[Dated]) -> str:
    """The words in which the witnesses tell the time, each once."""
    known = {one.finding for one in told}
    texts = (laid.table.words(one.line.report, one.moment.span) for one in dated if one.moment.id in known)
    return ", ".join(dict.fromkeys(f"“{text}”" for text in texts))


def check_figures(laid: Laid, held: Sequence[Held]) -> Iterator[Checked]:
    """Rule 4 on every figure of the draft's own words that says what it counts."""
    counts = list(find_counts(laid.table))
    theirs = [one for one in counts if one.figure.report != laid.draft.id]
    mine = [one for one in counts if one.figure.report == laid.draft.id and not _is_in_marks(held, one.figure.span)]
    for one in mine:
        yield _check_figure(laid, one, mine, theirs)


def _check_figure(laid: Laid, mine: Count, own: Sequence[Count], theirs: Sequence[Count]) -> Checked:
    """Rule 4 on one figure."""
    span = mine.figure.span
    fit = [one for one in theirs if _gives(mine.figure, one.figure) and _counts_the_same(laid, mine, one)]
    near = [one for one in theirs if speak_to_one(laid.table, mine, one)]
    told = _of_counts(laid, fit or near)
    given = _given(laid, told, fit or near)
    if fit:
        others = [one for one in near if not can_both_hold(one.figure, mine.figure)]
        more = f"; but {laid.names(_of_counts(laid, others))}: {_given(laid, _of_counts(laid, others), others)}" if others else ""
        return laid.borne_out("figure", span, told, f"{laid.names(told)}: {given}{more}")
    if not near:
        return Checked(kind="figure", span=span, verdict="not found", why="no report was found to count this")
    if _is_other(laid, mine, own, near):
        return Checked(kind="figure", span=span, verdict="conflict", witnesses=told, why=f"{laid.names(told)}: {given}")
    return Checked(
        kind="figure", span=span, verdict="not found", witnesses=told, why=f"{laid.names(told)}: {given}; it may count another thing"
    )


def _gives(mine: Figure, theirs: Figure) -> bool:
    """Whether a report's figure gives at least what the draft's says."""
    if (mine.low, mine.high) == (theirs.low, theirs.high):
        return True
    if not can_both_hold(mine, theirs):
        return False
    return not is_exact(mine) or is_exact(theirs)


def _counts_the_same(laid: Laid, mine: Count, other: Count) -> bool:
    """Whether two figures that fit count one thing: `amounts` says so, or they share what they count and whom their sentences name."""
    if speak_to_one(laid.table, mine, other):
        return True
    if (mine.figure.per, mine.figure.unit, mine.toll) != (other.figure.per, other.figure.unit, other.toll) or mine.number != other.number:
        return False
    shared = mine.line.entities & other.line.entities
    if mine.toll and shared:
        return True
    return bool(mine.what & other.what - VAGUE) and (bool(shared) or laid.table.likeness(mine.line.stems, other.line.stems) >= NEAR)


def _is_other(laid: Laid, mine: Count, own: Sequence[Count], near: Sequence[Count]) -> bool:
    """Rule 4's conflict: exact figures of one thing in sentences much the same, none of which can hold beside the draft's."""
    close = [one for one in near if _likeness(laid, mine.line, one.line) >= SAME_COUNT and one.head == mine.head]
    if not close or not is_exact(mine.figure) or any(can_both_hold(mine.figure, one.figure) for one in near):
        return False
    if mine.toll and _is_newer(laid):
        return False
    alone = all(one is mine or not speak_to_one(laid.table, one, other) for one in own if one.line != mine.line for other in close)
    return alone and all(is_exact(one.figure) for one in close)


def _likeness(laid: Laid, one: Line, other: Line) -> float:
    return laid.table.likeness(one.stems, other.stems)


def _is_newer(laid: Laid) -> bool:
    """Whether the draft is of a later day than every report."""
    days = [report.published.value[:10] for report in laid.sources if report.published]
    return laid.draft.published is not None and bool(days) and laid.draft.published.value[:10] > max(days)


def _of_counts(laid: Laid, counts: Sequence[Count]) -> tuple[Witness, ...]:
    return first_of_each(witness(laid.table, one.figure.report, words_of_count(laid.table, one), one.figure.id) for one in counts)


def _given(laid: Laid, told: Sequence[Witness], counts: Sequence[Count]) -> str:
    """The words in which the witnesses give the figure, each once."""
    known = {one.finding for one in told}
    texts = (laid.table.words(one.figure.report, one.figure.span) for one in counts if one.figure.id in known)
    return ", ".join(dict.fromkeys(f"“{text}”" for text in texts))
