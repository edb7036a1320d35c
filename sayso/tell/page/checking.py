"""A checked draft as one page: its text with every checked stretch marked, beside it what was found, with the reports' words.

In: a `CheckAccount`. Out: the page as a string. It needs no script; the same rules hold as for `rendering`: everything is escaped, and the
policy lets the browser use the one style that stands in the page, known by its hash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sayso.model import HELD_AGAINST
from sayso.tell.checking import WORDS, CheckAccount, CheckedRow, CheckWords, place_of, say_day, say_tally
from sayso.tell.lettering import find_paragraphs, shorten
from sayso.tell.page.rendering import environment, hash_source, shrink_style
from sayso.version import VERSION

SLUGS = {
    "altered": "altered",
    "conflict": "conflict",
    "not found": "nowhere",
    "single": "once",
    "confirmed": "agreed",
}  # as the style has them
LONGEST = 400  # letters of a witness's words


@dataclass(frozen=True, slots=True)
class DraftSegment:
    """A stretch of the draft without an edge in it; `row` is the innermost finding on it, `opens` those that begin here."""

    text: str
    row: CheckedRow | None
    slug: str
    opens: tuple[CheckedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found with one verdict."""

    words: CheckWords
    slug: str
    rows: tuple[CheckedRow, ...]


def render_check(account: CheckAccount) -> str:
    """The page of one checked draft."""
    findings = [Findings(words, SLUGS[words.verdict], tuple(account.of(words.verdict))) for words in WORDS]
    sources = {row.id: row for row in account.reports}
    return (
        environment()
        .get_template("check.jinja")
        .render(
            account=account,
            title=account.draft.title or account.draft.file,
            blocks=cut_draft(account),
            findings=findings,
            tally=say_tally(account),
            day=say_day(account.draft),
            sources=sources,
            origins=len({row.origin for row in account.reports}),
            place=lambda row: place_of(account.draft.text, row.start),
            clip=lambda text: shorten(text, LONGEST),
            version=VERSION,
            **_inline(),
        )
    )


def write_check_page(path: Path, account: CheckAccount) -> None:
    """Write the page to `path`."""
    path.write_text(render_check(account), encoding="utf-8", newline="\n")


def cut_draft(account: CheckAccount) -> list[list[DraftSegment]]:
    """The draft's paragraphs, cut at every edge of every finding: findings may lie in one another, and no element does."""
    return [_cut(account.draft.text, start, end, account.checked) for start, end in find_paragraphs(account.draft.text)]


def _cut(text: str, start: int, end: int, rows: Sequence[CheckedRow]) -> list[DraftSegment]:
    """One paragraph in segments."""
    inside = [row for row in rows if row.start < end and start < row.end]
    edges = sorted({start, end, *(at for row in inside for at in (row.start, row.end) if start < at < end)})
    opening = defaultdict(list)
    for row in inside:
        opening[max(row.start, start)].append(row)
    cut = []
    for left, right in pairwise(edges):
        over = [row for row in inside if row.start < right and left < row.end]
        top = min(over, key=lambda one: (_weight(one), one.end - one.start, one.id), default=None)
        cut.append(DraftSegment(text[left:right], top, SLUGS[top.verdict] if top else "", tuple(opening[left])))
    return cut


def _weight(row: CheckedRow) -> int:
    """What is held against the draft is seen first, then the shorter stretch."""
    return 0 if row.verdict in HELD_AGAINST else 1


@lru_cache(maxsize=1)
def _inline() -> dict[str, Any]:
    """The style, that of the page and a little of its own, and the policy that names it."""
    folder = Path(__file__).parent / "templates"
    style = shrink_style("".join((folder / name).read_text(encoding="utf-8") for name in ("page.css", "check.css")))
    policy = f"default-src 'none'; style-src {hash_source(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "policy": policy}  # noqa: S704 (our own files)
