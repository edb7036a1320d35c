"""Characters that nobody can see, made visible: on a page a text must not hide or reorder itself.

In: any text. Out: the same with control, bidirectional and zero-width characters as `⟦U+202E⟧`, and with every line end a line feed.
All text on the page goes through here, so the text that a browser holds of a report is `show_hidden(report.text)`, exactly.
"""

from __future__ import annotations

import re

# Tab and line feed are kept. Cc but for these; soft hyphen; Arabic letter mark, Mongolian vowel separator, zero-width and direction
# marks; line and paragraph separator; embeddings and isolates; invisible operators; surrogates; byte order mark; annotation anchors;
# fillers; signs that steer shorthand and music; tags; what Unicode keeps for more of them. Not: combining marks, variation
# selectors, no-break spaces, which belong to how words are written.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
LINE_END = re.compile("\r\n?")
MARKUP = re.compile("[<>&]")  # what HTML would read where JSON stands in a page: "</script>"


def show_hidden(text: str) -> str:
    r"""The text as a page shows it.

    >>> show_hidden("a\r\nb\u202e c\x07")
    'a\nb⟦U+202E⟧ c⟦U+0007⟧'
    """
    return HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", LINE_END.sub("\n", text))


def escape_hidden(written: str) -> str:
    r"""JSON in which what a terminal would obey is escaped; it reads back as the same value.

    >>> escape_hidden('"a\u202eb"')
    '"a\\u202eb"'
    """
    return HIDDEN.sub(lambda found: escape_letter(found[0]), written)


def inert_json(written: str) -> str:
    r"""JSON without a character that HTML or a terminal would obey, wherever it is pasted; it reads back as the same value.

    >>> inert_json('"</script>"')
    '"\\u003c/script\\u003e"'
    """
    return escape_hidden(MARKUP.sub(lambda found: escape_letter(found[0]), written))


def escape_letter(letter: str) -> str:
    r"""A character as JSON may write it: `\u0041`, or two of these beyond the first plane."""
    code = ord(letter)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def web_address(address: str | None) -> str | None:
    """The address where it may become a link: http and https, with nothing hidden or blank in it; else None.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not address or not re.fullmatch(r"(?i)https?://[^\s\"'<>\\^`{|}]{1,2000}", address) or HIDDEN.search(address):
        return None
    return address
