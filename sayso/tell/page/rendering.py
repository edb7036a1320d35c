"""An account to one HTML file that needs nothing else: no request, no font, no script from outside.

In: an account. Out: the page as a string, the same bytes for the same account. Every string of the account goes through
`show_hidden` and is then escaped; only http and https addresses become links. The page's policy (CSP) lets the browser run the one
script and use the one style that stand in it, known by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rcssmin import cssmin

from sayso.errors import OutputError
from sayso.model import STORY_PARTS
from sayso.tell.account import Account
from sayso.tell.hidden import show_hidden
from sayso.tell.lettering import Letters, begin_large, count, letter_reports, shorten
from sayso.tell.page.cites import Cites, find_cited, find_spoken
from sayso.tell.page.drawing import draw_strip, draw_tree
from sayso.tell.page.findings import KINDS, Section, lay_out_findings
from sayso.tell.page.layouts import STORY, Layout
from sayso.tell.page.making import tell_making
from sayso.tell.page.notes import lay_out_notes
from sayso.tell.page.pairs import lay_out_pair, lay_out_pairs
from sayso.tell.page.segments import MarkKind, Segment
from sayso.tell.page.stands import lay_out_matters
from sayso.tell.page.story import lay_out_brief, lay_out_gaps, lay_out_head, lay_out_origins, lay_out_timeline
from sayso.tell.page.texts import find_ends, lay_out_texts
from sayso.tell.page.voices import lay_out_figures, lay_out_voices
from sayso.version import VERSION

MOST_WHOLE = 200  # reports shown whole; a page of more would be too heavy and shows cited paragraphs only
MOST_SINGLE = 2000  # points shown that one origin alone tells: about 1 MB of them

MOST_RETOLD = 38  # letters told of what is reported without marks: the link beside it leads to the rest
SHORT, WHOLE = 48, 2000  # letters told of a point that one origin has, where its text is on the page and where it is not
CLASSES: dict[MarkKind, str] = {"quote": "q", "time": "d", "figure": "f", "told": "t", "accused": "x"}
PROPERTY = re.compile(r"--[a-z]+")  # "--paper", in "--paper: #fff" and in "var(--paper)"; not "margin-left"
OPENERS = tuple("“‘«„\"'`")


def render_page(account: Account, *, excerpts: bool = False, layout: Layout = STORY) -> str:
    """The page of one story, or of a part of it; `excerpts` keeps only cited passages of each text, for a page that may be passed on."""
    letters = letter_reports(account)
    shown = _find_shown(account, letters, layout, excerpts=excerpts)
    texts = lay_out_texts(account, letters, shown)
    cites = Cites(letters, shown, find_ends(texts))
    most_letters = SHORT if shown is None else WHOLE
    findings = lay_out_findings(account, cites, most_single=0 if excerpts else MOST_SINGLE, most_letters=most_letters)
    content: dict[str, Any] = {
        "findings": account.points,
        "brief": lay_out_brief(account, cites),
        "timeline": lay_out_timeline(account, cites),
        "lineage": lay_out_pairs(account, cites, with_passages=not excerpts),
        "voices": lay_out_voices(account, cites),
        "figures": lay_out_figures(account, cites),
        "positions": lay_out_matters(account, cites),
        "gaps": lay_out_gaps(account, cites),
        "notes": lay_out_notes(account, cites),
        "pair": lay_out_pair(account, cites),
        "texts": texts,
        "made": account.made_by,
    }
    return (
        environment()
        .get_template("page.jinja")
        .render(
            account=account,
            layout=layout,
            sections=layout.filled(content),
            content=content,
            head=lay_out_head(account, cites),
            findings={section.words.verdict: section for section in findings},
            strip=draw_strip(account.timeline),
            tree=draw_tree(account, letters),
            origins=lay_out_origins(account, letters),
            letters=letters,
            choices=_choices(findings),
            is_whole=shown is None,
            most_retold=WHOLE if layout.shown == "spoken" else MOST_RETOLD,
            making=tell_making(account, letters),
            shown_points=_shown_points(findings),
            version=VERSION,
            **_inline(),
        )
    )


def _find_shown(account: Account, letters: Letters, layout: Layout, *, excerpts: bool) -> dict[str, frozenset[int]] | None:
    """The paragraphs that the page holds, by report; None for all of all."""
    if layout.shown == "spoken":
        return find_spoken(account, letters)
    return find_cited(account, letters) if excerpts or len(account.reports) > MOST_WHOLE else None


def write_page(path: Path, account: Account, *, excerpts: bool = False, layout: Layout = STORY) -> Path:
    """Write the page to `path` and give it back; `OutputError` where it cannot be written."""
    text = render_page(account, excerpts=excerpts, layout=layout)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path), hint="give a path in a folder that exists and is yours") from error
    return path


def shrink_style(text: str) -> str:
    """A style made small: without comments and spaces that mean nothing, its properties of our own under names of one letter or two.

    >>> shrink_style(":root { --paper: #fff; --ink: #000; }  /* x */  p { color: var(--ink); }")
    ':root{--0:#fff;--1:#000}p{color:var(--1)}'
    """
    names = {name: f"--{number:x}" for number, name in enumerate(dict.fromkeys(PROPERTY.findall(text)))}
    return str(cssmin(PROPERTY.sub(lambda found: names[found[0]], text)))


def hash_source(text: str) -> str:
    """A script or style as the policy names it.

    >>> hash_source("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def quote(text: str) -> str:
    """Text between quotation marks, where it does not open with one of its own.

    >>> quote("by Friday"), quote("«Non», he said")
    ('“by Friday”', '«Non», he said')
    """
    return text if text.startswith(OPENERS) else f"“{text}”"


def find_lead(about: str, text: str) -> str | None:
    """What a row says before the words of a point that it is about: nothing, or who says them; None where it is about something else.

    >>> find_lead("The quay was …", "The quay was shut"), find_lead("Mayor Ro: “We will…”", "“We will not”")
    ('', 'Mayor Ro: ')
    """
    words = " ".join(text.split()).lstrip("… “")
    name, _, said = about.partition(": “")
    leads = (lead for lead, begin in (("", about), (f"{name}: ", said)) if begin and words.startswith(begin.strip("… ”“")))
    return next(leads, None)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, strict in both ways: everything is escaped, and a name that does not exist is an error."""
    environment = Environment(
        loader=PackageLoader("sayso.tell.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: show_hidden(value) if type(value) is str else value,
    )
    environment.filters |= {"quoted": quote, "classes": _classes, "sentence": begin_large, "shorten": shorten, "lead": find_lead}
    environment.globals |= {"count": count, "story_parts": STORY_PARTS, "kinds": KINDS}
    return environment


@lru_cache(maxsize=1)
def _inline() -> dict[str, Any]:
    """The style and the script, which stand in the page as they are, and the policy that names both."""
    folder = Path(__file__).parent / "templates"
    style = shrink_style((folder / "page.css").read_text(encoding="utf-8"))
    script = (folder / "page.min.js").read_text(encoding="utf-8").partition("\n")[2].strip()
    sources = f"style-src {hash_source(style)}; script-src {hash_source(script)}"
    policy = f"default-src 'none'; {sources}; img-src data:; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 (our own files)


def _classes(segment: Segment) -> str:
    """The classes of a stretch of text, one letter each, as an attribute; nothing where it is only led to."""
    letters = "".join(f" {CLASSES[kind]}" for kind in segment.kinds if kind in CLASSES).strip()
    return Markup(f' class="{letters}"' if " " in letters else f" class={letters}") if letters else ""  # noqa: S704 (our own letters)


def _shown_points(findings: tuple[Section, ...]) -> set[str]:
    """The ids of the points that the page tells in full: only these are linked from elsewhere in it."""
    return {point.id for section in findings for point in section.points}


def _choices(findings: tuple[Section, ...]) -> dict[str, list[str]]:
    """What the filters offer: kinds and speakers that points have."""
    groups = [group for section in findings for group in section.groups]
    points = [point for section in findings for point in section.points]
    kinds = {point.kind for point in points} | {kind for group in groups for kind, _ in group.kinds}
    spoken = [point.speakers for point in points] + [lone.speakers for group in groups for lone in group.points]
    speakers = {name for names in spoken for name in names}
    return {"kinds": sorted(kinds), "speakers": sorted(speakers)}
