"""Pages as a person may meet them: opened wide and narrow, light and dark, unfolded; and what axe-core holds against them."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import axe_playwright_python

from sayso.desk import Desk, Settings, check_against
from sayso.tell.checking import tell_check

FERRY = Path(__file__).parents[2] / "example" / "ferry"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# All rules of WCAG 2.2 up to AA and the best practices. target-size is one of them that axe leaves out unless asked.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
DRAFT = """Ferry runs aground off Brenn

The ferry ran aground on Monday with 312 people on board, the coastguard said.

“Nobody was hurt,” the captain said. The mayor resigned on Friday.
"""


@lru_cache(maxsize=1)
def tell_ferry():
    """The example story, by rules alone."""
    return Desk.read([FERRY], settings=Settings(model=None)).accounts[0]


def check_draft(folder):
    """A draft held against the example story."""
    path = Path(folder) / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    settings = Settings(together=True, model=None)
    done = check_against(str(path), [str(FERRY)], settings=settings)
    return tell_check(done.found, model=done.model, options=settings.options())


@contextmanager
def window(browser, path, *, width=1440, **options):
    """The page at a path in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()


def violations(page):
    """What axe-core finds: the rule and the first elements that break it."""
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})" for one in found["violations"] for node in one["nodes"][:3]
    ]


def scrolls_sideways(page):
    """Whether the page is wider than its window, and the element that sticks out furthest."""
    return page.evaluate(
        """() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return "";
          const out = [...document.querySelectorAll("body *")].map((one) => [one.getBoundingClientRect().right, one])
            .filter(([right]) => right > root.clientWidth + 1).sort((a, b) => b[0] - a[0])[0];
          return `${root.scrollWidth} > ${root.clientWidth}: ${out ? out[1].outerHTML.slice(0, 200) : "?"}`;
        }"""
    )
