"""A saved web page: the article's text by trafilatura, its metadata by extruct (JSON-LD, OpenGraph, microdata) and htmldate.

Offsets are into the extracted text. A page above the cap is cut and says so; a page from which no text comes is unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import UnreadableReport
from sayso.model import Report
from sayso.read.decoding import decode
from sayso.read.making import Source, Wishes, make_report

CAP = 5_000_000  # bytes: trafilatura takes 12 s for 5 MB and 82 s for 15 MB
DEEPEST = 250  # elements within one another: lxml drops what lies below 254 without a word


def read_page(raw: bytes, name: str, wishes: Wishes, *, row: Source | None = None) -> Iterator[Report]:
    """The report of a page; `row` is what a JSON line says of it. Raises `UnreadableReport` where the page holds no article."""
    remarks = row.remarks if row else ()
    if len(raw) > CAP:
        remarks = (*remarks, f"the page has {len(raw)} bytes and was cut at {CAP}; what follows is not read")
        raw = raw[:CAP]
    decoded = decode(raw, where=name)
    if decoded.remark:
        remarks = (*remarks, decoded.remark)
    html = BARRED.sub("\ufffd", REFERENCE.sub(_character, decoded.text))
    if _depth(html) > DEEPEST:
        remarks = (*remarks, f"truncated: nesting; the page nests elements over {DEEPEST} deep and is read without its layout")
        html = _without_layout(html)
    text = _article(html)
    if not text:
        why = "; ".join(("a web page without an article", *remarks))
        raise UnreadableReport(why, where=name, expected="a saved news page", hint="save the page again, or its text as .txt")
    found = _metadata(html)
    source = Source(name=name, text=text, raw=raw, encoding=decoded.encoding, remarks=remarks, **found)
    if row:
        said = {field: getattr(row, field) for field in found if getattr(row, field)}
        source = replace(source, **said)
    yield make_report(source, wishes)


def _character(found: re.Match[str]) -> str:
    """A numeric reference as it stands, or U+FFFD where it names a character that a page may not hold: lxml would refuse the page."""
    digits = found[1]
    number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    return "\ufffd" if number > 0x10FFFF or BARRED.match(chr(number)) else found[0]


def _without_layout(html: str) -> str:
    """The page with the elements that only lay it out taken off or, where they break a line, made breaks, so that nothing lies deep.

    >>> _without_layout("<body><div><div>The quay <b>was</b> shut.</div></div></body>")
    '<body><br><br>The quay was shut.<br><br></body>'
    """
    return INLINE.sub("", BLOCK.sub("<br>", html))


def _article(html: str) -> str | None:
    """The article's text, paragraph by paragraph."""
    import trafilatura  # noqa: PLC0415 (half a second that plain text does not pay)

    text = trafilatura.extract(html, include_comments=False, include_tables=True, deduplicate=False)
    return str(text) if text and text.strip() else None


def _metadata(html: str) -> dict[str, Any]:
    """Title, outlet, author, publication stamp, address and language, as far as the page says them."""
    import extruct  # noqa: PLC0415
    import htmldate  # noqa: PLC0415

    found: dict[str, Any] = {"title": None, "outlet": None, "author": None, "published": None, "url": None, "language": None}
    try:
        data = extruct.extract(html, syntaxes=["json-ld", "opengraph", "microdata"], uniform=True, errors="ignore")
    except (ValueError, TypeError, AttributeError, RecursionError):
        data = {}
    for row in _rows(data):
        for field, names in FIELDS.items():
            found[field] = found[field] or next((text for key in names if (text := _text(row.get(key)))), None)
    if not found["published"]:
        found["published"] = htmldate.find_date(html, extensive_search=False, original_date=True)
    return found


# What XML, and so lxml, bars: controls but for tab and line ends, surrogates, the two last of the plane. And how a page may still name it.
BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9});?")
BLOCK = re.compile(r"</?(?:div|section|center|blockquote|table|tbody|tr|td|ul|ol|li|dl|dd|dt|main|figure)\b[^<>]*>", re.IGNORECASE)
INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big|a)\b[^<>]*>", re.IGNORECASE)
FIELDS = {
    "title": ("headline", "og:title", "name"),
    "outlet": ("publisher", "og:site_name"),
    "author": ("author",),
    "published": ("datePublished", "article:published_time"),
    "url": ("url", "og:url", "mainEntityOfPage"),
    "language": ("inLanguage",),
}
ARTICLES = ("article", "posting", "report", "webpage")


def _rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The metadata's objects that describe an article: JSON-LD first, then microdata, then OpenGraph."""
    rows: list[dict[str, Any]] = []
    for syntax in ("json-ld", "microdata"):
        for one in data.get(syntax) or []:
            graph = one.get("@graph", [one]) if isinstance(one, dict) else []
            rows += [row for row in graph if isinstance(row, dict) and any(kind in str(row.get("@type", "")).lower() for kind in ARTICLES)]
    return [*rows, *(row for row in data.get("opengraph") or [] if isinstance(row, dict))]


def _text(value: Any) -> str | None:
    """A value as one line of text: a name where it is an object, the first where it is a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _depth(html: str) -> int:
    """How deep elements nest, told by counting tags: void elements and closing tags left out are counted, so it errs upward."""
    deepest = depth = 0
    at = html.find("<")
    while at >= 0:
        follows = html[at + 1 : at + 2]
        if follows == "/":
            depth = max(depth - 1, 0)
        elif follows.isalpha() and not html[at + 1 : at + 7].lower().startswith(VOID):
            depth += 1
            deepest = max(deepest, depth)
        at = html.find("<", at + 1)
    return deepest


VOID = (
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "p>",
    "p ",
    "li",
    "td",
    "tr",
    "path",
    "option",
)
