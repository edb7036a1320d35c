"""Bytes become text with nothing repaired, and what was lost is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableReport
from sayso.read.decoding import decode

TEXT = "Quay reopens\r\n\r\n“The water has gone,” Ana Brack said – at last. Café.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_marks_dashes_and_line_ends_survive_every_encoding(encoding):
    decoded = decode(TEXT.encode(encoding), where="a.txt")
    assert decoded.text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_its_name_needs_no_remark(encoding):
    assert decode(TEXT.encode(encoding), where="a.txt").remark == ""


def test_an_encoding_that_was_told_by_its_letters_is_remarked():
    decoded = decode(TEXT.encode("cp1252"), where="a.txt")
    assert decoded.encoding == "cp1252"
    assert "not UTF-8 from byte 16" in decoded.remark


def test_big_endian_marks_are_obeyed():
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), where="a.txt").text == TEXT


def test_a_stray_byte_costs_one_character_and_is_counted():
    decoded = decode(TEXT.encode() + b"It \xff rained. Caf\xc3\xa9.", where="a.txt")
    assert decoded.text == TEXT + "It \ufffd rained. Café."
    assert "1 characters could not be decoded" in decoded.remark


def test_russian_in_its_old_encoding_is_not_taken_for_western():
    text = "Набережная в городе была открыта в понедельник после того, как вода ушла, сообщил мэр журналистам. " * 5
    assert decode(text.encode("cp1251"), where="a.txt").text == text


@pytest.mark.parametrize(
    ("raw", "found"),
    [(b"", "an empty file"), (b" \r\n\t", "an empty file"), (b"%PDF-1.7 ...", "a PDF file"), (b"\x89PNG\r\n", "a PNG picture"),
     (b"PK\x03\x04x", "a zip archive"), (b"{\\rtf1 a}", "an RTF document"), (b"a\0b", "NUL bytes"), (bytes(range(256)), "NUL bytes")],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_its_name(raw, found):
    with pytest.raises(UnreadableReport, match=found):
        decode(raw, where="a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(raw):
    try:
        decoded = decode(raw, where="a.txt")
    except UnreadableReport:
        return
    decoded.text.encode("utf-8")
