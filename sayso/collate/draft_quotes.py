"""The words of a draft's quotations held against those of the reports.

In: a draft on the table. Out: each quotation as `Held`: a `Checked` for its words, and the reports' printings of the same words.
Rule 1: words are borne out where a report prints all of them between its marks, but for what every desk may do (`wordings`); words that a
report prints and the draft leaves out are told, not held against it, unless they turn the meaning.
Rule 2: altered are words of which most stand in a report's quotation of the same speaker, or very many in anybody's, in order, with other
words for some or words put in; where the speaker may have been translated, nearly all must stand there. What no report prints so, and none
nearly so, is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.collate.laying_drafts import Laid, first_of_each
from sayso.collate.statements import Printing, first_stretch, may_be_translated, voices_of
from sayso.collate.table import clip, witness
from sayso.collate.wordings import GAP, MODALS, compare, is_replaced, spell
from sayso.model import Checked, Quote, Report, Span, Witness, hull
from sayso.text.marks import find_marked
from sayso.text.tokens import SMALL

MOST = 0.75  # share of the draft's words that must stand in a quotation, in order, for it to be that one altered
NEARLY_ALL = 0.8  # the same where two translations may lie behind it
FEWEST = 4  # content words in common from which words are altered, and words from which they are no mere phrase
MANY = 7  # content words in common from which they are altered whoever is said to have spoken
VERBATIM = 5  # words that stand in a report as they are, with or without marks, from which nothing is called altered
SEVERAL = 2  # origins that must lack words for these to be put in by the draft
UNSPOKEN = 3  # words between marks of which no report says whose they are: fewer are a title or a word held off


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation of the draft with the printings of the same words in the reports."""

    quote: Quote
    words: Checked
    same: tuple[Printing, ...]


def hold_quotes(laid: Laid) -> Iterator[Held]:
    """Every quotation in marks of the draft, held against all of the reports."""
    printed = [printing for report in laid.sources for printing in find_printings(laid, report)]
    for mine in find_printings(laid, laid.draft):
        yield _hold(laid, mine, [one for one in printed if _may_touch(mine, one)])


def _may_touch(mine: Printing, other: Printing) -> bool:
    """Whether two printings share enough words to be compared at all: with many reports most share none."""
    own = {word for word in mine.words if word not in SMALL and word != GAP} or set(mine.words)
    return len(own & set(other.words)) >= min(2, len(own))


def find_printings(laid: Laid, report: Report) -> list[Printing]:
    """All words that a report has between marks, those of nobody named, too."""
    quotes = [quote for quote in laid.table.notes[report.id].quotes if quote.kind != "indirect"]
    taken = [hull(quote.content) for quote in quotes]
    for number, span in enumerate(_unspoken(report, taken)):
        quotes.append(Quote(id=f"{report.id}:m{number}", report=report.id, kind="direct", content=(span,)))
    texts = [f" {GAP} ".join(piece.of(report.text) for piece in quote.content) for quote in quotes]
    made = (Printing(quote, text, spell(text)) for quote, text in zip(quotes, texts, strict=True))
    return [one for one in made if one.words]


def _unspoken(report: Report, taken: Sequence[Span]) -> Iterator[Span]:
    """Stretches between marks that are no quotation of the notes."""
    for part in report.spans("title", "crosshead", "body"):
        start = part.start
        for line in part.of(report.text).splitlines(keepends=True):
            for marked in find_marked(report.text, Span(start, start + len(line))):
                content = marked.content
                if len(content.of(report.text).split()) >= UNSPOKEN and not any(content.touches(one) for one in taken):
                    yield content
            start += len(line)


def _hold(laid: Laid, mine: Printing, printed: Sequence[Printing]) -> Held:
    """Rules 1 and 2 on one quotation."""
    whole = tuple(one for one in printed if compare(mine.text, one.text).sameness in {"same", "small"} and not _missing(mine, (one,)))
    whole = tuple(one for one in whole if not _turned(mine, one))
    if whole:
        checked = laid.borne_out("quotation", _place(mine), witnesses_of(laid, whole), _tell_same(laid, mine, whole, printed))
        return Held(mine.quote, checked, whole)
    cut = tuple(one for one in printed if _only_cut(mine, one))
    if cut:
        left = clip(" … ".join(theirs for _, theirs in compare(mine.text, cut[0].text).changes if theirs), 60)
        why = f"{laid.names(witnesses_of(laid, cut))}: the same words with “{left}”, which the draft leaves out without an ellipsis"
        return Held(mine.quote, laid.borne_out("quotation", _place(mine), witnesses_of(laid, cut), why), cut)
    spelled = tuple(one for one in printed if _only_spelled(mine, one))
    if spelled:
        why = f"{laid.names(witnesses_of(laid, spelled))}: the same words, a name in another spelling"
        return Held(mine.quote, laid.borne_out("quotation", _place(mine), witnesses_of(laid, spelled), why), spelled)
    parts = tuple(one for one in printed if _has_part(mine, one))
    if parts:
        return _hold_parts(laid, mine, parts)
    return Held(mine.quote, _nearest(laid, mine, printed), ())


def _missing(mine: Printing, printed: Sequence[Printing]) -> str:
    """The content words of a quotation that none of these printings has."""
    held: set[int] = set()
    for one in printed:
        for block in SequenceMatcher(None, mine.words, one.words, autojunk=False).get_matching_blocks():
            held.update(range(block.a, block.a + block.size))
    return " ".join(word for at, word in enumerate(mine.words) if at not in held and word != GAP and (word not in SMALL or word in MODALS))


def _turned(mine: Printing, other: Printing) -> bool:
    """Whether a word that turns the meaning stands in the one printing alone."""
    return any(word in MODALS for change in compare(mine.text, other.text).changes for side in change for word in side.split())


def _only_cut(mine: Printing, other: Printing) -> bool:
    """Whether the draft only leaves words out of a printing, none that turns the meaning."""
    found = compare(mine.text, other.text)
    cut = all(all(word in SMALL for word in one.split()) for one, _ in found.changes)
    return found.sameness == "other" and cut and not _missing(mine, (other,)) and not _turned(mine, other)


def _only_spelled(mine: Printing, other: Printing) -> bool:
    """Whether two printings differ only in how a name is spelled."""
    found = compare(mine.text, other.text)
    return found.sameness in {"same", "other"} and not found.changes and len(mine.words) == len(other.words)


def _has_part(mine: Printing, other: Printing) -> bool:
    """Whether a printing is a shorter one of the same words."""
    return len(other.words) >= FEWEST and compare(mine.text, other.text).sameness in {"same", "small"} and not _turned(mine, other)


def _hold_parts(laid: Laid, mine: Printing, parts: tuple[Printing, ...]) -> Held:
    """A quotation of which each of these printings has a part: borne out where together they have all of it."""
    told, missing = witnesses_of(laid, parts), _missing(mine, parts)
    if not missing:
        checked = laid.borne_out("quotation", _place(mine), told, f"{laid.names(told)} {_print(told)} its parts")
        return Held(mine.quote, checked, parts)
    why = f"{laid.names(told)} {_print(told)} a part of it; in no report between marks: “{clip(missing, 60)}”"
    return Held(mine.quote, Checked(kind="quotation", span=_place(mine), verdict="not found", witnesses=told, why=why), parts)


def _tell_same(laid: Laid, mine: Printing, whole: tuple[Printing, ...], printed: Sequence[Printing]) -> str:
    """Who prints the words, and who prints them otherwise."""
    told = witnesses_of(laid, whole)
    others = {one.report for one in told}
    altered = [one for one in printed if one.quote.report not in others and _is_altered(laid, mine, one)]
    more = ""
    if altered:
        first = witnesses_of(laid, altered[:1])
        more = f"; {laid.names(first)} {_print(first)} it otherwise: “{clip(_change(mine, altered[0])[1], 60)}”"
    return f"{laid.names(told)} {_print(told)} the same words{more}"


def _nearest(laid: Laid, mine: Printing, printed: Sequence[Printing]) -> Checked:
    """Rule 2 on words that no report prints so."""
    plain = tuple(laid.find_run(tuple(word for word in mine.words if word != GAP)))
    if plain:
        why = f"{laid.names(plain)} {'has' if len(plain) == 1 else 'have'} these words, but not between marks as somebody’s"
        return Checked(kind="quotation", span=_place(mine), verdict="not found", witnesses=plain, why=why)
    altered = [one for one in printed if _is_altered(laid, mine, one)]
    if not altered:
        return Checked(kind="quotation", span=_place(mine), verdict="not found", why="no report prints these words, or nearly these")
    if not any(_is_changed(mine, one) for one in altered) and laid.table.count_apart(witnesses_of(laid, altered)) < SEVERAL:
        told = witnesses_of(laid, altered)
        why = f"{laid.names(told)} {_print(told)} it without “{clip(_change(mine, altered[0])[0], 60)}”"
        return Checked(kind="quotation", span=_place(mine), verdict="not found", witnesses=told, why=why)
    best = max(altered, key=lambda one: (share_of(mine, one), one.quote.id))
    told = witnesses_of(laid, [one for one in altered if _change(mine, one) == _change(mine, best)])
    own, theirs = _change(mine, best)
    words = f"“{clip(theirs, 60)}”" if theirs else "nothing"
    why = f"{laid.names(told)} {_print(told)} {words} where the draft has “{clip(own, 60)}”" if own else _tell_left_out(laid, told, theirs)
    return Checked(kind="quotation", span=_place(mine), verdict="altered", witnesses=told, why=why)


def _is_changed(mine: Printing, other: Printing) -> bool:
    """Whether words stand for others, or one that turns the meaning comes or goes: words put in alone a report may lack."""
    return _turned(mine, other) or any(is_replaced(*change) for change in compare(mine.text, other.text).changes)


def _tell_left_out(laid: Laid, told: tuple[Witness, ...], theirs: str) -> str:
    return f"the draft leaves out “{clip(theirs, 60)}”, which {laid.names(told)} {_print(told)}"


def _is_altered(laid: Laid, mine: Printing, other: Printing) -> bool:
    """Rule 2 on one printing."""
    changes = compare(mine.text, other.text).changes
    told = [
        change for change in changes if is_replaced(*change) or _content(change[0]) or any(w in MODALS for w in " ".join(change).split())
    ]
    one = _may_be_one(laid, mine.quote, other.quote)
    if not told or _shared(mine, other) < (FEWEST if one else MANY):
        return False
    known = one and bool(mine.quote.speakers) and bool(other.quote.speakers)
    least = NEARLY_ALL if not known or may_be_translated(laid.table, (mine, other)) else MOST
    return share_of(mine, other) >= least


def _may_be_one(laid: Laid, mine: Quote, other: Quote) -> bool:
    """Whether both may be one speaker's."""
    one, two = voices_of(laid.table, mine.speakers), voices_of(laid.table, other.speakers)
    return not one or not two or bool(one & two)


def share_of(mine: Printing, other: Printing) -> float:
    """The share of the draft's words that stand in a printing in the same order."""
    blocks = SequenceMatcher(None, mine.words, other.words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(mine.words)


def _shared(mine: Printing, other: Printing) -> int:
    return len({word for word in mine.words if word not in SMALL and word != GAP} & set(other.words))


def _content(words: str) -> bool:
    return any(word not in SMALL for word in words.split())


def _change(mine: Printing, other: Printing) -> tuple[str, str]:
    """The longest change of words that counts."""
    changes = compare(mine.text, other.text).changes
    return max(changes, key=lambda pair: (_content(pair[0]) or _content(pair[1]), len(pair[0]) + len(pair[1])), default=("", ""))


def _place(mine: Printing) -> Span:
    return hull(mine.quote.content)


def witnesses_of(laid: Laid, printed: Sequence[Printing]) -> tuple[Witness, ...]:
    """The first place of each report that prints the words."""
    return first_of_each(witness(laid.table, one.quote.report, first_stretch(one.quote), one.quote.id) for one in printed)


def _print(witnesses: Sequence[Witness]) -> str:
    return "prints" if len({one.report for one in witnesses}) == 1 else "print"
