"""Every letter that has no picture of its own is shown as a token; letters that belong to how words are written are left alone."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from sayso.tell.hidden import HIDDEN, show_hidden

# Format letters with a picture: Arabic, Syriac and Kaithi number signs. And those that place Egyptian signs, without which such a text is unreadable.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}


def test_every_control_and_format_letter_is_shown():
    unseen = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert [f"U+{code:04X}" for code in unseen if code not in {*SEEN, 0x09, 0x0A} and not HIDDEN.match(chr(code))] == []


@pytest.mark.parametrize("letter", ["\u3164", "\uffa0", "\u115f", "\u034f", "\U000e0080", "\ufff0"])
def test_fillers_and_what_is_kept_for_unseen_letters_are_shown(letter):
    assert show_hidden(f"a{letter}b") == f"a⟦U+{ord(letter):04X}⟧b"


@pytest.mark.parametrize("text", ["e\u0301", "☃\ufe0f", "10\u00a0km", "葛\U000e0100", "שָׁלוֹם", "१२"])
def test_letters_that_words_are_written_with_stay(text):
    assert show_hidden(text) == text
