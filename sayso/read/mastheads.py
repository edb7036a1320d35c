"""The outlet that a text names as its own: over the title, or in the line that claims its rights. Never a credited one.

In: a text and its parts. Out: the outlet's name, or None. It reads the head and the boilerplate only.
"""

from __future__ import annotations

import re

from sayso.model import Part
from sayso.read.parts import MASTHEAD
from sayso.words.outlets import outlets_by_name

HEAD = 400  # characters in which a masthead stands
# "© 2031 Brack Courier", "Copyright Brack Courier Ltd", "Brack Courier. All rights reserved". Not: "All rights reserved".
RIGHTS = re.compile(
    r"^\s*(?:(?:©|\(c\)|copyright)[\s©]*(?:\d{4}[\s,–-]*)*\s*(?P<after>[A-Z][\w.’' -]{2,40}?)(?:\s(?:Ltd|LLC|Inc|Limited)\b|[.,]|$)"
    r"|(?P<before>[A-Z][\w’' -]{2,40}?)[.,]\s+All rights reserved)",
    re.IGNORECASE | re.MULTILINE,
)


def find_masthead(text: str, parts: tuple[Part, ...]) -> str | None:
    r"""The outlet that a text says it is, under the name by which it is known.

    >>> from sayso.read.parts import label_parts
    >>> told = "THE BRACK COURIER\nPier reopens after eleven long months\n\nThe pier reopened on Friday.\n"
    >>> find_masthead(told, label_parts(told))
    'The Brack Courier'
    """
    for part in parts:
        if part.span.start < HEAD and part.kind in {"boilerplate", "byline"}:
            for piece in re.split(r"[\n|]", part.span.of(text)):
                if MASTHEAD.match(piece.strip()):
                    return _known(piece.strip())
    for part in parts:
        found = RIGHTS.search(part.span.of(text)) if part.kind == "boilerplate" else None
        if found:
            return _known((found["after"] or found["before"]).strip())
    return None


def _known(name: str) -> str:
    """The name by which an outlet is known; capitals throughout are put down to those of a name."""
    plain = name.title() if name.isupper() and len(name) > 4 else name
    outlet = outlets_by_name().get(plain)
    return outlet.name if outlet else plain
