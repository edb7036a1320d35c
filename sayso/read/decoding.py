"""Bytes to text, with what was done to get there. Never repairs marks, line ends or spelling: the text is evidence.

In: the bytes of one file. Out: `Decoded`. What is no text (an image, a PDF, NUL bytes) is refused as unreadable.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from sayso.errors import UnreadableReport

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "gzip data",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
}
# Share of bytes above ASCII up to which a text that is not UTF-8 is in a Western tongue, and so Windows-1252: English has a
# thousandth (dashes, curly marks), French a thirtieth; Russian and Greek two thirds. A guess by statistics took cp1250 for the first.
WESTERN = 0.05
TYPOGRAPHIC = bytes(range(0x80, 0xA1))  # curly marks, dashes, the ellipsis: the same bytes in every Windows code page, and no letters
SAMPLE = 64_000  # bytes from which an encoding is told where the text is not UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was read with, and what a person should know about that ("" where it is plain UTF-8)."""

    text: str
    encoding: str
    remark: str = ""


def decode(raw: bytes, *, where: str) -> Decoded:
    """The text of a file; raises `UnreadableReport` for what is empty or no text.

    >>> decode("Straße".encode(), where="a.txt").text
    'Straße'
    """
    if not raw.strip():
        raise UnreadableReport("an empty file", where=where, expected="a report", hint="leave it out")
    for magic, name in MAGIC.items():
        if raw.startswith(magic):
            raise UnreadableReport(name, where=where, expected="text, a web page or JSON lines", hint="save its text and give that")
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _with(raw, encoding, "")
    if b"\0" in raw:
        raise UnreadableReport("a binary file (it holds NUL bytes)", where=where, expected="text", hint="save its text and give that")
    try:
        return Decoded(text=raw.decode(), encoding="utf-8")
    except UnicodeDecodeError as error:
        encoding = _guess(raw)
        return _with(raw, encoding, f"not UTF-8 from byte {error.start}; decoded as {encoding}")


def _guess(raw: bytes) -> str:
    """The most likely encoding of what is not UTF-8: UTF-8 itself where only a stray byte breaks it, else what the letters suggest."""
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") <= 1 + len(text) // 1000:
        return "utf-8"
    letters = raw[:SAMPLE].translate(None, TYPOGRAPHIC)
    if sum(byte > 0x7F for byte in letters) <= WESTERN * len(letters):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 (loads tables that most runs never need)

    best = from_bytes(raw[:SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _with(raw: bytes, encoding: str, remark: str) -> Decoded:
    """The text in this encoding, with the count of what could not be decoded."""
    text = raw.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost:
        remark = f"{remark or 'decoded as ' + encoding}; {lost} characters could not be decoded and stand as \ufffd"
    return Decoded(text=text, encoding=encoding, remark=remark)
