"""What the passages of a text are: title, byline, dateline, body, crosshead, caption, credit, note, boilerplate.

Labels and never edits: the parts cover the text from its first character to its last. A line is the unit; a credit at a caption's
end and a dateline at a paragraph's head are parts of their own.
Rule 1: what a line says of itself goes first (`words/passages.toml`). Rule 2: pictures: galleries, lines that end in a picture's
credit, and their neighbours in the same block. Rule 3: links after a "Read more". Rule 4: the head: title, byline, dateline.
Rule 5: a short line without a stop between paragraphs is a crosshead. Everything else is body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Part, PartKind, Span
from sayso.read.days import is_day_line
from sayso.text.tokens import fold
from sayso.words.outlets import outlet_names, outlets_by_name
from sayso.words.passages import kind_of_line

AGENCY = (
    r"(?:Reuters|REUTERS|AFP|AP|EPA|PA|Getty(?: Images)?|Shutterstock|Alamy|Bloomberg|Xinhua|Anadolu(?: Agency)?|dpa|DPA|EFE|TASS|NurPhoto"
    r"|Zuma(?: Press)?|Rex(?: Features)?|iStock)"
)
# A picture's credit at a line's end: "… on Sunday. Ana Brack / Reuters", "(Photo: Ana Brack, AP)", "Photo: AP", "Ana Brack/AFP via Getty".
# Not: "the ministry told Reuters", "he drove the and/or lane".
CREDIT_TAIL = re.compile(
    rf"(?:[A-ZÀ-Þ][\w.'’-]{{0,24}}(?: [A-ZÀ-Þ][\w.'’-]{{0,24}}){{0,3}}\s*/\s*{AGENCY}[^.!?\n]{{0,40}}"
    rf"|\(?(?:Photo|Photograph|Picture|Image|Credit)s?(?: by|:)[^\n]{{1,80}}"
    rf"|\({AGENCY}(?:[ /,][^()\n]{{0,40}})?\)"
    rf"|\([^()\n]{{2,60}}[/,] ?{AGENCY}[^()\n]{{0,30}}\)"
    rf"|[A-ZÀ-Þ][\w.'’-]{{0,24}}(?: [A-ZÀ-Þ][\w.'’-]{{0,24}}){{0,3}}"
    rf"(?:\s?[/|]\s?[A-Z][\w.]{{0,20}})?\s(?:via|\|)\s{AGENCY}(?:\s?[/|][^.!?\n]{{0,40}})?)\s*$"
)
# A title on one line with its stamp: "Ferry sinks off Marl Updated: 2031-05-04 06:50 (Xinhua)". Not: "he updated it in 2031".
STAMPED = re.compile(r"\b(?:Updated|Published|Posted):? \d{4}-\d\d-\d\d\b")
# A picture's source at a line's head: "Getty Images The quay after the storm". Not: "Reuters reported on Friday", "AP said".
CREDIT_HEAD = re.compile(
    rf"(?:{AGENCY}|google|Google|Twitter|Facebook|Instagram|SWNS|YouTube)\b(?:[:•·|]\S*)?\s+(?=[A-Z1-9])(?![^\n]*[.!?][”\"’']?$)"
)
# A picture of a gallery: "3/16 2002 …", "Image 2 of 3". Not: "3/4 of them".
GALLERY = re.compile(
    r"\s*(?:\d{1,3}/\d{1,3}\s+(?:\d{4}|\d{1,2} [A-Z]|[A-Z])|(?:image|photo|picture) \d{1,3} of \d{1,3}\b|\d{1,3} of \d{1,3}\s*$)",
    re.IGNORECASE,
)
GALLERY_HEAD = re.compile(r"\s*\d{1,3} show all (.{3,80})")
GALLERY_CREDIT = re.compile(r"[.)]\.?\s+((?:All photos |All pictures )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})\s*$")
# "BRACK, Norland (AP) — ", "MARL: ", "BRACK, Jan. 3 (Reuters) - ", "BRACK, May 3, 2031 – ", "2031-05-03 BRACK: ".
# Not: "The storm — they say", "ARLE, 54, said".
DATELINE = re.compile(
    r"\s*(?:(?:date:? )?\d{4}-\d\d-\d\d\s+)?"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,24}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}){0,3})"
    r"(?:, ?[A-Z][\w.'’ ]{1,24}){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, ?\d{4})?)?"
    r"\s*(?:\((?:[A-Z][\w.’' -]{1,24})\))?"
    r"\s*(?:—|–|--| - |- |:)\s*(?=[“\"‘'A-Z0-9])"
)
SCRAPED_DAY = re.compile(r"\s*date:? \d{4}-\d\d-\d\d\s+")
# "By Ana Brack", "By Ana Brack and Ode Arle, Brack Courier". Not: "By Monday the water had gone."
BYLINE = re.compile(r"\s*[Bb][Yy] (?:[A-ZÀ-Þ][\w.'’-]+|our|a|staff)(?: [\w.'’,&-]+){0,12}\s*$")
# A line of names alone: "Ana Brack and Ode Arle", "Special to Brack Courier".
NAMES = re.compile(r"\s*(?:Special to )?[A-ZÀ-Þ][\w.'’-]+(?:,? (?:and |for |of )?[A-ZÀ-Þ][\w.'’-]+){1,7},?\s*$")
STOP = re.compile(r"[.!?:;,…][”\"’'»)\]]*\s*$")
TOKEN = re.compile(r"\s*(?=[a-z]*\d)[a-z0-9]{4,12}\s*$|\s*[_*=~•·—–-]{2,}\s*$|\s*[*•·]\s+[*•·]")
# An agency or outlet alone, or a picture's maker and outlet in brackets: "Reuters", "[AP]", "(Ana Brack / Brack Courier)".
LONE_CREDIT = re.compile(rf"[\[(]?(?:{outlet_names()})[\])]?|\([A-Z][^()/\n]{{1,40}} ?/ ?[A-Z][^()/\n]{{1,40}}\)")
LINKS = frozenset({"read more", "read more:", "related", "related:", "more:", "see also:", "also read:", "more from this section"})
# Over a title: "Home > News > Coast", "News » World". Not: "5 > 4 dead".
BREADCRUMB = re.compile(r"^[A-Z][\w &'’-]{1,30}(?:\s[>»›/]\s[A-Z][\w &'’-]{1,30})+$")
# An outlet's name alone on a line: "Brack Courier", "The Tarn Times". Not: "Courier sinks", "Times are hard in Tarn".
MASTHEAD = re.compile(
    r"^(?:The |THE )?(?:[A-Z][\w.'’-]*\s){0,3}(?i:times|post|herald|tribune|gazette|chronicle|journal|guardian|courier|telegraph|mirror"
    r"|observer|news|mail|press|standard|express|record|star|sun|globe|ledger|register|examiner|dispatch|review|lantern|bulletin|monitor)$"
)
LONGEST_MASTHEAD, LEAST_TITLE = 5, 5  # words
LATEST_DATELINE = 3  # body lines among which a dateline may stand: a standfirst or two can come before it
LONGEST_TITLE, LONGEST_HEAD, MOST_WORDS = 160, 70, 9


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, with its break; `block` counts stretches between empty lines."""

    span: Span
    text: str
    block: int
    kind: PartKind | None = None

    @property
    def bare(self) -> str:
        """Its words without the break and the white space around."""
        return self.text.strip()


def label_parts(text: str, *, title: str | None = None) -> tuple[Part, ...]:
    r"""The parts of a text, in order, covering it; `title` is the title that the metadata gives.

    >>> [part.kind for part in label_parts("Pier reopens\n\nThe pier reopened on Friday.\nAdvertisement\n")]
    ['title', 'body', 'boilerplate']
    """
    lines = _head(_links(_pictures(_said(_lines(text)))), title)
    lines = [line if line.kind else replace(line, kind=_within(lines, number)) for number, line in enumerate(lines)]
    return _merge(_split(lines), len(text))


def _lines(text: str) -> list[Line]:
    """Every line with its break."""
    lines: list[Line] = []
    start, block, empty = 0, 0, False
    for piece in text.splitlines(keepends=True):
        if not piece.strip():
            empty = True
        elif empty:
            block, empty = block + 1, False
        lines.append(Line(Span(start, start + len(piece)), piece, block))
        start += len(piece)
    return lines


def _said(lines: list[Line]) -> list[Line]:
    """Rule 1: lines that say what they are; an agency or outlet alone on a line; a stray token."""
    labelled = []
    for line in lines:
        folded = fold(line.bare)
        kind: PartKind | None = kind_of_line(folded) if folded else None
        if kind is None and TOKEN.match(line.text):
            kind = "boilerplate"
        if kind is None and LONE_CREDIT.fullmatch(line.bare):
            kind = "credit"
        labelled.append(replace(line, kind=kind))
    return labelled


def _pictures(lines: list[Line]) -> list[Line]:
    """Rule 2."""
    galleries = {fold(found[1]) for line in lines if (found := GALLERY_HEAD.match(line.text))}
    blocks = {line.block for line in lines if line.kind is None and _is_credited(line)}
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.block] = sizes.get(line.block, 0) + bool(line.bare)
    return [
        replace(line, kind=line.kind or _picture_kind(line, galleries, line.block in blocks and sizes[line.block] <= 4)) for line in lines
    ]


def _picture_kind(line: Line, galleries: set[str], near: bool) -> PartKind | None:  # noqa: FBT001 (near: beside a credited line)
    """What a line is by rule 2: a gallery's title, a caption, or nothing of the kind."""
    bare = line.bare
    if fold(bare) in galleries or GALLERY_HEAD.match(bare):
        return "boilerplate"
    if GALLERY.match(bare) or _is_credited(line) or (len(bare) < 250 and CREDIT_HEAD.match(bare)):
        return "caption"
    return "caption" if bare and near and len(bare) < 200 else None


def _is_credited(line: Line) -> bool:
    """Whether a line ends in a picture's credit and is short enough for a caption."""
    is_other = DATELINE.match(line.text) or STAMPED.search(line.bare)
    return len(line.bare) < 400 and bool(CREDIT_TAIL.search(line.bare)) and not is_other


def _links(lines: list[Line]) -> list[Line]:
    """Rule 3: after "Read more", lines without a final stop are links."""
    labelled, after = [], False
    for line in lines:
        kind = line.kind
        if fold(line.bare) in LINKS:
            after = True
        elif line.bare and after and kind is None:
            after = not STOP.search(line.bare) and len(line.bare) < 140
            kind = "boilerplate" if after else None
        labelled.append(replace(line, kind=kind))
    return labelled


def _head(lines: list[Line], title: str | None) -> list[Line]:
    """Rule 4: the title is the first line where it reads like one, then bylines, up to the first paragraph."""
    labelled = list(lines)
    seen = 0
    for number, line in enumerate(labelled):
        if not line.bare or line.kind is not None:
            continue
        if is_day_line(line.bare):
            labelled[number] = replace(line, kind="byline")
            continue
        if seen == 0 and _is_masthead(labelled, number, title):
            labelled[number] = replace(line, kind="boilerplate")
            continue
        if seen == 0 and _is_title(line.bare, title) and any(other.bare for other in labelled[number + 1 :]):
            labelled[number] = replace(line, kind="title")
        elif len(line.bare) < 100 and (BYLINE.match(line.text) or (seen and NAMES.match(line.text) and not STOP.search(line.bare))):
            labelled[number] = replace(line, kind="byline")
        elif seen or len(line.bare) > LONGEST_TITLE or STOP.search(line.bare):
            break
        seen += 1
        if seen > 4:
            break
    return labelled


def _is_masthead(lines: list[Line], number: int, title: str | None) -> bool:
    """Whether a line over the title only says which outlet or section this is: "THE BRACK COURIER", "Home > Coast", "WORLD NEWS"."""
    bare = lines[number].bare
    if title and fold(bare) == fold(title):
        return False
    if BREADCRUMB.search(bare):
        return True
    named = len(bare.split()) <= LONGEST_MASTHEAD and (MASTHEAD.search(bare) or bare in outlets_by_name() or bare.isupper())
    later = [line.bare for line in lines[number + 1 : number + 9] if line.bare and line.kind is None and not is_day_line(line.bare)]
    below = next((line for line in later if not BREADCRUMB.search(line) and not line.isupper()), "")
    return bool(named) and len(below.split()) >= LEAST_TITLE and _is_title(below, title)


def _is_title(bare: str, title: str | None) -> bool:
    """Whether the first line is the title: the metadata's, or short with no final stop."""
    if title and fold(bare) == fold(title):
        return True
    ends = bare.rstrip("”\"’'»)]")[-1:]
    return len(bare) <= LONGEST_TITLE and ends not in {".", ",", ";", ":", "…"} and not DATELINE.match(bare)


def _within(lines: list[Line], number: int) -> PartKind:
    """Rule 5: a crosshead, or body."""
    bare = lines[number].bare
    short = bool(bare) and len(bare) <= LONGEST_HEAD and len(bare.split()) <= MOST_WORDS
    if not short or STOP.search(bare) or bare[:1] in '“"-•*' or re.search(r"\d\s*$|^\d", bare):
        return "body"
    before = any(line.kind is None and line.bare for line in lines[:number])
    after = any(line.bare and line.kind is None for line in lines[number + 1 :])
    return "crosshead" if before and after else "body"


def _split(lines: list[Line]) -> Iterator[tuple[PartKind, Span]]:
    """Lines as parts, with a caption's credit and a paragraph's dateline cut off."""
    bodies = 0
    for line in lines:
        kind = line.kind or "body"
        start, end = line.span.start, line.span.end
        bodies += kind == "body" and bool(line.bare)
        if kind == "caption":
            found = CREDIT_TAIL.search(line.text) or GALLERY_CREDIT.search(line.text)
            edge = start + (found.start(found.lastindex or 0) if found else end - start)
            yield from ((one, span) for one, span in (("caption", Span(start, edge)), ("credit", Span(edge, end))) if len(span))  # type: ignore[misc]
        elif kind == "body" and bodies <= LATEST_DATELINE and (found := _dateline(line.text, first=bodies == 1)):
            yield "dateline", Span(start, start + found.end())
            yield "body", Span(start + found.end(), end)
        else:
            yield kind, line.span


def _dateline(text: str, *, first: bool) -> re.Match[str] | None:
    """The dateline at a paragraph's head; one that ends in a colon only in the first, for later it is a speaker ("ARLE: I did.")."""
    found = DATELINE.match(text) or SCRAPED_DAY.match(text)
    if (
        not found
        or found.end() >= len(text)
        or found[0].split()[0].rstrip(":") in {"BREAKING", "UPDATE", "WATCH", "EXCLUSIVE", "LIVE", "OPINION"}
    ):
        return None
    return found if first or not found[0].rstrip().endswith(":") else None


def _merge(pieces: Iterator[tuple[PartKind, Span]], length: int) -> tuple[Part, ...]:
    """Neighbours of one kind as one part, but for titles and crossheads, which stay lines; white space joins what stands before."""
    parts: list[Part] = []
    for kind, span in pieces:
        if parts and parts[-1].kind == kind and kind not in {"title", "crosshead", "byline"}:
            parts[-1] = Part(kind=kind, span=Span(parts[-1].span.start, span.end))
        else:
            parts.append(Part(kind=kind, span=span))
    return tuple(parts) if parts or not length else (Part(kind="body", span=Span(0, length)),)
