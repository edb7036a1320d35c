"""The controlled changes that a report's text allows, kind by kind: those that must be found, and those that must raise nothing.

In: a report with its notes. Out: `Change`s of one kind, in the order of the text. Most kinds rest on the text alone, so that what sayso
fails to see is changed, too; notes give tags, speakers, places, and what a figure counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from sayso.bench.pages import LEAST, Page
from sayso.bench.perturb import Change, Edit, rank, words
from sayso.model import Span, hull
from sayso.text.tokens import SMALL, find_words
from sayso.words.cues import cue_pattern
from sayso.words.venues import find_venue

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# A weekday: on Monday — late Monday. Not: Black Friday — Monday's (a name may hold it).
WEEKDAY = re.compile(rf"(?<![A-Z][a-z] )(?<!Black )(?<!Good )(?<!Bloody )\b({'|'.join(DAYS)})\b(?![’'])")
# A day of a month: January 5 — Sept. 17. Not: January 2015.
MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.) (\d{{1,2}})\b(?![\d:.,]\d)")
# An hour: 10 a.m. — 6:17 pm. Not: 10 men.
HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?=(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b))")
# A zone behind an hour: 10 a.m. ET — 0400 GMT. Not: local time, which may be any.
ZONE = re.compile(r"(?<=[\d.m] )(E[SD]?T|Eastern(?: [Tt]ime)?|C[SD]T|P[SD]?T|GMT|UTC|BST|CET|CEST|Moscow time)\b")
# Where it was written: on Twitter — via Facebook. Not: Twitter shares.
VENUE = re.compile(
    r"(?<=\b(?:on|to) )(Twitter|Facebook|Instagram|Telegram|YouTube|X)\b(?! (?:shares|users))|(?<=\bvia )(Twitter|Facebook)\b"
)
POST = re.compile(r"\b(?:post|posts|posted|took|tweet(?:ed)?|message)\b")  # puts words on a venue, and is no cue
HEDGE = re.compile(r"\b(?:reportedly|allegedly|apparently|possibly) |\b(?:may|might|could) be\b")
# What a "not" can follow: is — will. Not: is not — won't.
AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|can|should|would|must)\b(?! not\b)(?=\s[a-z])")
DENYING = re.compile(r"\b(?:no|not|never|nothing|nobody|without|hardly)\b|n[’']t\b", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:the|a|an) (?=[a-z])")
PRONOUN = re.compile(r"(?<=\s)(?:he|she|they|it)(?=\s[a-z])")
# A full name: Donald J. Trump — Ada Moor. Not: Moor — Norland’s.
NAME = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w.-]*)+(?![’'])")
AGE = re.compile(r"-|years? old")  # six-year-old: counts nothing
# A small number with what it counts: two men — 12 people. Not: $12 — 12 percent — 12 million.
COUNT = re.compile(
    rf"(?<=[a-z] )({'|'.join(NUMBERS)}|[2-9]|1[0-2])(?= [a-z]{{4,}})"
    r"(?! (?:million|billion|percent|hundred|thousand|dozen|years? old|times))"
)


Found = Iterator[tuple[Edit, ...]]
Finder = Callable[[Page], Found]


def find_changes(page: Page, kind: str) -> tuple[Change, ...]:
    """Every change of a kind that a report's text allows."""
    changes = []
    for edits in filter(page.may, KINDS[kind](page)):
        around = hull(tuple(edit.span for edit in edits)) if edits else Span(0, 0)
        quoted = next((span for span in page.quoted() if span.holds(around)), around)
        changes.append(Change(kind=kind, report=page.report.id, edits=edits, home=page.home(hull((around, quoted)))))
    return tuple(changes)


def _one(start: int, end: int, after: str) -> tuple[Edit, ...]:
    return (Edit(span=Span(start, end), after=after),)


def _quoted_words(page: Page) -> Found:
    """One to three content words of a quotation become others of the same tag."""
    for quoted in page.quoted():
        edits = [
            Edit(span=span, after=page.pick(words()["words"][tag], str(span.start)))
            for span, tag in _tagged(page, quoted)
            if tag in words()["words"]
            and len(span) > 3
            and "-" not in page.text[span.start - 1 : span.end + 1]
            and span.of(page.text).islower()
            and span.of(page.text) not in SMALL
        ]
        edits.sort(key=lambda edit: rank(page.report.id, str(edit.span.start)))
        if edits:
            yield tuple(sorted(edits[: 1 + rank(page.report.id, str(quoted.start)) % 3], key=lambda edit: edit.span))


def _tagged(page: Page, within: Span) -> Iterator[tuple[Span, str]]:
    """The words of a place with their tags."""
    for sentence in page.notes.sentences:
        if sentence.encoding and sentence.span.touches(within):
            placed = (token.shift(sentence.span.start) for token in sentence.encoding.tokens)
            yield from ((span, tag) for span, tag in zip(placed, sentence.encoding.fine, strict=True) if within.holds(span))


def _negated(page: Page) -> Found:
    for quoted in page.quoted():
        match = AUXILIARY.search(page.text, quoted.start, quoted.end)
        if match and not page.text[quoted.start : quoted.end].endswith("?"):
            yield _one(match.end(), match.end(), " not")


def _day(page: Page) -> Found:
    for match in page.own(WEEKDAY):
        others = [day for day in DAYS if day != match[1]]
        yield _one(*match.span(1), others[rank(page.report.id, str(match.start())) % len(others)])


def _month_day(page: Page) -> Found:
    for match in page.own(MONTH_DAY):
        yield _one(*match.span(2), str((int(match[2]) + 8) % 28 + 1))


def _hour(page: Page) -> Found:
    for match in page.own(HOUR):
        yield _one(*match.span(1), str((int(match[1]) + 3) % 12 + 1))


def _zone(page: Page) -> Found:
    for match in page.own(ZONE):
        yield _one(*match.span(1), next(zone for zone in words()["zones"] if zone[0] != match[1][0]))


def _figure(page: Page) -> Found:
    """An exact count of something becomes a clearly other one."""
    marked, text = page.marked(), page.text
    for figure in page.notes.figures:
        exact = figure.low is not None and figure.low == figure.high and not figure.approximate and figure.what and figure.low > 1
        counts = text[figure.span.end : figure.span.end + 1] != "-" and not AGE.search(figure.span.of(text))
        if (
            not (exact and counts)
            or any(span.touches(figure.span) for span in marked)
            or not any(one.holds(figure.span) for one in page.sentences())
        ):
            continue
        digits = re.compile(r"\d[\d,]*").search(text, figure.span.start, figure.span.end)
        word = re.compile(rf"\b(?:{'|'.join(NUMBERS)})\b").search(text, figure.span.start, figure.span.end)
        if digits:
            yield _one(*digits.span(), f"{int(digits[0].replace(',', '')) * 2 + 3:,}" if "," in digits[0] else str(int(digits[0]) * 2 + 3))
        elif word:
            yield _one(*word.span(), NUMBERS[(NUMBERS.index(word[0]) + 5) % len(NUMBERS)])


def _venue(page: Page) -> Found:
    for match in page.own(VENUE):
        told = page.home(Span(*match.span())).of(page.text)
        if find_venue(page.text[max(0, match.start() - 3) : match.end()]) and (
            cue_pattern("say", "tell").search(told) or POST.search(told)
        ):
            yield _one(*match.span(), next(venue for venue in words()["venues"] if venue != match[0]))


def _place(page: Page) -> Found:
    """The name of a place after "in", outside quotations."""
    names = {
        mention.span for entity in page.notes.entities if entity.kind == "place" for mention in entity.mentions if mention.kind == "name"
    }
    for match in page.own(re.compile(r"(?<=\bin )[A-Z]\w+(?: [A-Z]\w+)*")):
        if Span(*match.span()) in names:
            yield _one(*match.span(), page.pick(words()["places"], match[0]))


def _speaker(page: Page) -> Found:
    """The full name of who speaks a direct quotation, at that cue."""
    names = {
        entity.id: [one.span for one in entity.mentions if one.kind == "name" and NAME.fullmatch(one.span.of(page.text))]
        for entity in page.notes.entities
        if entity.kind == "person"
    }
    named = (
        span
        for quote in page.notes.quotes
        if quote.kind == "direct" and quote.speaker_span and any(one.holds(quote.speaker_span) for one in page.sentences())
        for span in names.get(next(iter(quote.speakers), ""), ())
        if quote.speaker_span.holds(span)
    )
    for span in dict.fromkeys(named):
        yield _one(span.start, span.end, page.pick(words()["speakers"], span.of(page.text)))


def _hedge(page: Page) -> Found:
    for match in page.own(HEDGE):
        yield _one(*match.span(), "is" if match[0].endswith("be") else "")


def _elided(page: Page) -> Found:
    """Words from the middle are left out, and an ellipsis says so."""
    for quoted in page.quoted():
        held = find_words(page.text, quoted)
        first = len(held) // 2
        cut = Span(held[first].span.start, held[min(first + 2, len(held) - 3)].span.end)
        if len(held) > LEAST and not DENYING.search(cut.of(page.text)):
            yield _one(cut.start, cut.end, "…")


def _shortened(page: Page) -> Found:
    """The last words are left out; its last stop stays."""
    for quoted in page.quoted():
        held = find_words(page.text, quoted)
        start = held[-4].span.end if len(held) > LEAST else held[-1].span.end
        if start < held[-1].span.end and not DENYING.search(page.text[start : quoted.end]):
            yield _one(start, held[-1].span.end, "")


def _first_letter(page: Page) -> Found:
    for quoted in page.quoted():
        first = page.text[quoted.start]
        if first.isalpha() and page.text[quoted.start + 1].islower():
            yield _one(quoted.start, quoted.start + 1, first.swapcase())


def _bracketed(page: Page) -> Found:
    for quoted in page.quoted():
        match = PRONOUN.search(page.text, quoted.start, quoted.end)
        if match:
            yield _one(match.end(), match.end(), " [in this matter]")


def _marks(page: Page) -> Found:
    """Every double mark and apostrophe straight, or, where they are, every quotation's curly."""
    curly = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    edits = tuple(Edit(span=Span(at, at + 1), after=curly[mark]) for at, mark in enumerate(page.text) if mark in curly)
    straight = [one for span in page.marked() for one in (span.start - 1, span.end) if page.text[one : one + 1] == '"']
    starts = {span.start - 1 for span in page.marked()}
    edits = edits or tuple(Edit(span=Span(at, at + 1), after="“" if at in starts else "”") for at in sorted(set(straight)))
    if edits:
        yield edits


def _spelling(page: Page) -> Found:
    forms = words()["spellings"] | {british: american for american, british in words()["spellings"].items()}
    for sentence in page.sentences():
        for word in find_words(page.text, sentence):
            if word.text in forms:
                yield _one(word.span.start, word.span.end, forms[word.text])


def _article(page: Page) -> Found:
    for quoted in page.quoted():
        match = ARTICLE.search(page.text, quoted.start, quoted.end)
        if match:
            yield _one(*match.span(), "")


def _paraphrased(page: Page) -> Found:
    """Words of a sentence outside quotations become others that mean the same."""
    pattern = re.compile(rf"\b(?:{'|'.join(words()['synonyms'])})\b")
    for match in page.own(pattern):
        yield _one(*match.span(), words()["synonyms"][match[0]])


def _copied(_: Page) -> Found:
    yield ()


def _reordered(page: Page) -> Found:
    """Two paragraphs that follow each other change places."""
    ways = [hull((a, b)) for a, b in zip(page.sentences(), page.sentences()[1:], strict=False) if "\n" in page.text[a.end : b.start]]
    for way in ways[len(ways) // 2 :][:2]:
        first, last = page.text.rfind("\n", 0, way.start) + 1, page.text.find("\n", way.end)
        whole = page.text[first : last if last >= 0 else len(page.text)]
        one, gap, other = re.split(r"(\n\s*)", whole, maxsplit=1) if "\n" in whole else (whole, "", "")
        if other and not page.text[first:].startswith(other):
            yield _one(first, first + len(whole), f"{other}{gap}{one}")


def _numeral(page: Page) -> Found:
    for match in page.own(COUNT):
        yield _one(*match.span(1), NUMBERS[int(match[1]) - 2] if match[1].isdigit() else str(NUMBERS.index(match[1]) + 2))


def _date_form(page: Page) -> Found:
    for match in page.own(MONTH_DAY):
        if match[1] in MONTHS:
            yield _one(*match.span(), f"{match[2]} {match[1]}")


FOUND: Mapping[str, Finder] = MappingProxyType({
    "quotation: words": _quoted_words, "quotation: negated": _negated, "day: weekday": _day, "day: of the month": _month_day,
    "hour": _hour, "zone": _zone, "figure": _figure, "venue": _venue, "place": _place, "speaker": _speaker,
})  # fmt: skip
HARMLESS: Mapping[str, Finder] = MappingProxyType({
    "elided": _elided, "shortened": _shortened, "first letter": _first_letter, "bracketed": _bracketed, "marks": _marks,
    "spelling": _spelling, "article": _article, "paraphrased": _paraphrased, "copied": _copied, "reordered": _reordered,
    "numeral": _numeral, "date form": _date_form,
})  # fmt: skip
HEDGES: Mapping[str, Finder] = MappingProxyType({"hedge dropped": _hedge})
KINDS: Mapping[str, Finder] = MappingProxyType({**FOUND, **HARMLESS, **HEDGES})
