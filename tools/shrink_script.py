# ruff: noqa: INP001 (a script, no package)
"""Make the page's script small: sayso/tell/page/templates/page.js to page.min.js, with the hash of what it was made from in its first line.

Run it as `make script` after a change of page.js, which installs the minifier (github.com/tdewolff/minify, MIT) for the purpose; nothing
else needs it. A test holds the two files together.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import minify

TEMPLATES = Path(__file__).parents[1] / "sayso" / "tell" / "page" / "templates"


def main() -> int:
    """Read page.js, write page.min.js."""
    source = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    small = minify.string("application/javascript", source)
    made_from = hashlib.sha256(source.encode()).hexdigest()
    (TEMPLATES / "page.min.js").write_text(f"// made from page.js {made_from} by `make script`\n{small}\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"page.min.js: {len(small):,} of {len(source):,} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
