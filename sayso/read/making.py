"""A decoded text with what its source says about it, made into a `Report`.

In: `Source` (what the file, line or page gives). Out: `Report`, its parts labelled, its day, outlet, credits and language found.
What the source says beats what the text suggests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sayso.model import Day, Instant, Part, Problem, PublishedFrom, Report, Span, report_id
from sayso.read.credits import find_credits
from sayso.read.days import IN_DATELINE, find_day, find_day_in_address, find_day_in_dateline, is_day_line, read_either, read_stamp
from sayso.read.language import tell_language
from sayso.read.mastheads import find_masthead
from sayso.read.parts import MASTHEAD, SCRAPED_DAY, label_parts
from sayso.words.outlets import outlet_called, outlet_of_host


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one file, line or page gives: its name, its text, and its metadata where there is any."""

    name: str
    text: str
    raw: bytes
    encoding: str = "utf-8"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user says of reports that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class _Remarks:
    """Problems gathered while one report is made."""

    report: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.problems.append(Problem(report=self.report, room="read", text=text))


def make_report(source: Source, wishes: Wishes) -> Report:
    """The report that a source holds."""
    identity = report_id(source.name, source.text)
    remarks = _Remarks(identity)
    for remark in source.remarks:
        remarks.add(remark)
    parts = label_parts(source.text, title=source.title)
    outlet = _outlet(source) or find_masthead(source.text, parts) or wishes.outlet
    published, published_from = _published(source, wishes, parts, remarks)
    title = source.title or next((span.of(source.text).strip() for span in _spans(parts, "title")), None)
    dateline = next((span.of(source.text) for span in _spans(parts, "dateline")), None)
    byline = next((line for span in _spans(parts, "byline") if _names_author(line := span.of(source.text).strip())), None)
    return Report(
        id=identity,
        file=source.name,
        text=source.text,
        parts=parts,
        title=title,
        outlet=outlet,
        author=source.author or byline,
        dateline=_place(dateline),
        url=source.url,
        published=published,
        published_from=published_from,
        published_among=read_either(source.published) if source.published and published is None else (),
        credits=find_credits(source.text, parts, outlet=outlet),
        language=_plain_language(source.language)
        or tell_language(" ".join(span.of(source.text) for span in _spans(parts, "body", "title"))),
        encoding=source.encoding,
        size=len(source.raw),
        sha256=_digest(source.raw),
        problems=tuple(remarks.problems),
    )


def _story_text(source: Source, parts: tuple[Part, ...]) -> str:
    """What of a text is the story's, as one string."""
    return " ".join(span.of(source.text) for span in _spans(parts, "body", "title"))


def _plain_language(tag: str | None) -> str | None:
    """The language of a tag (BCP 47) without its region or script: `en` of `en-GB`.

    >>> _plain_language("en_US"), _plain_language(None)
    ('en', None)
    """
    return re.split(r"[-_]", tag.strip())[0].lower() or None if tag else None


def _names_author(line: str) -> bool:
    """Whether a line of the head names who wrote it: no day, no outlet."""
    return not is_day_line(line) and not MASTHEAD.match(line)


def _digest(raw: bytes) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(raw).hexdigest()


def _spans(parts: tuple[Part, ...], *kinds: str) -> tuple[Span, ...]:
    return tuple(part.span for part in parts if part.kind in kinds)


def _place(dateline: str | None) -> str | None:
    """The place of a dateline, without day, agency and dash.

    >>> _place("BRACK, Norland (AP) — "), _place(" date 2031-05-03 MARL: "), _place("MARL, May 3, 2031 - ")
    ('BRACK, Norland', 'MARL', 'MARL')
    """
    if dateline is None:
        return None
    scraped = SCRAPED_DAY.match(dateline)
    words = dateline[scraped.end() :] if scraped else dateline
    words = IN_DATELINE.sub("", words.split("(")[0].rstrip(" —–-:\n\t"))
    return words.strip() or None


def _outlet(source: Source) -> str | None:
    """The outlet's name: as the source says, a web host turned into the name it is known by; else by its address."""
    if source.outlet:
        return outlet_called(source.outlet)
    host = _host(source.url) if source.url else None
    return outlet_of_host(host) if host else None


def _host(url: str) -> str | None:
    """The host of an address, or None where it is no address.

    >>> _host("https://news.example/a"), _host("https://[news.example/a")
    ('news.example', None)
    """
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _published(
    source: Source, wishes: Wishes, parts: tuple[Part, ...], remarks: _Remarks
) -> tuple[Day | Instant | None, PublishedFrom | None]:
    """The publication day, by metadata, text, address, or the user's word, in this order; contradictions are said."""
    stamped = read_stamp(source.published) if source.published else None
    dateline = next((span.of(source.text) for span in _spans(parts, "dateline")), "")
    if source.published and (either := read_either(source.published)):
        days = " or ".join(day.value for day in either)
        remarks.add(f"found the date {source.published!r}, which may be {days}; the other reports of its story may settle it")
    elif source.published and stamped is None:
        remarks.add(f"found the date {source.published!r}, expected ISO 8601 such as 2025-05-19; it is left out")
    told = find_day(
        "\n".join(span.of(source.text) for span in _spans(parts, "dateline", "byline", "note")) + "\n" + _bare_lines(source.text, parts)
    ) or find_day_in_dateline(dateline)
    addressed = find_day_in_address(source.url) if source.url else None
    if stamped and told and abs((stamped.day - told.on).days) > 1:
        remarks.add(f"its metadata says {stamped.value[:10]}, its text {told.value}; the metadata is followed")
    elif stamped and addressed and abs((stamped.day - addressed.on).days) > 1:
        remarks.add(f"its metadata says {stamped.value[:10]}, its address {addressed.value}; the metadata is followed")
    if stamped:
        return stamped, "metadata"
    if told:
        return told, "text"
    if addressed:
        return addressed, "url"
    wished = read_stamp(wishes.published) if wishes.published else None
    return (wished, "option") if wished else (None, None)


def _bare_lines(text: str, parts: tuple[Part, ...]) -> str:
    """The lines of the text outside captions, where a report may say its own day."""
    return "\n".join(part.span.of(text) for part in parts if part.kind in {"body", "boilerplate", "credit"} and len(part.span) < 200)
