"""A page opened in a browser and watched: what it runs, fetches, says and holds.

In: HTML. Out: `Seen`. Nothing leaves the machine: every request but that for the page itself is noted and refused.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Error

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
ADDRESS = "https://page.invalid/page.html"
# Every kind of element with every name of an attribute on it; what a link leads to; the texts that are asked for.
LOOK = """(asked) => {
  const shapes = new Set();
  for (const one of document.querySelectorAll("*")) {
    shapes.add(one.localName);
    for (const { name } of one.attributes) shapes.add(`${one.localName} ${name}`);
  }
  const addresses = [...document.querySelectorAll("[href], [src], [action], [formaction], [data], [ping], [background], [poster]")]
    .flatMap((one) => [...one.attributes].filter(({ name }) => /href|src|action|data$|ping|background|poster/.test(name)).map(({ value }) => value));
  const held = asked.map(([selector, whole]) => [...document.querySelectorAll(selector)].map((one) => one.textContent));
  return { shapes: [...shapes], addresses, held, scripts: document.scripts.length, styles: document.querySelectorAll("style").length };
}"""


@dataclass(slots=True)
class Seen:
    """What a page did and held."""

    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    held: list[list[str]] = field(default_factory=list)
    scripts: int = 0
    styles: int = 0


@contextmanager
def opened(browser, html, seen, **options):
    """The page of some HTML in a window of its own; what happens there is put down in `seen`."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
    try:
        page = context.new_page()

        def answer(route):
            if route.request.url == ADDRESS and not page.url.startswith(ADDRESS):
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            else:
                seen.requests.append(route.request.url)
                route.abort()

        context.route("**/*", answer)
        page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: seen.messages.append(message.text))
        page.on("pageerror", lambda error: seen.messages.append(str(error)))
        page.on("popup", lambda _: seen.requests.append("a window"))
        page.goto(ADDRESS)
        yield page
    finally:
        context.close()


def look(browser, html, asked=(), **options):
    """What the page does by itself and under the pointer, and the texts of the elements that the selectors name."""
    seen = Seen()
    with opened(browser, html, seen, **options) as page:
        try:
            page.mouse.move(400, 300)
            page.wait_for_timeout(150)
            found = page.evaluate(LOOK, [[selector, True] for selector in asked])
        except Error as error:  # a page that has left or is being left
            seen.messages.append(str(error))
            return seen
        seen.shapes, seen.addresses, seen.held = set(found["shapes"]), found["addresses"], found["held"]
        seen.scripts, seen.styles = found["scripts"], found["styles"]
    return seen
