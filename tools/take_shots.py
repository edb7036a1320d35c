# ruff: noqa: INP001 (a script, no package)
"""Take the pictures that README and docs show: the page of the example story, wide, narrow and dark, and that of two of its reports.

Run it as `make shots`. It reads example/ferry, so the pictures show what the program makes today; it needs the system's Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from sayso.desk import Desk, Settings
from sayso.tell.page import lay_out_two, write_page

ROOT = Path(__file__).parents[1]
STORY = ROOT / "example" / "ferry"
IMAGES = ROOT / "docs" / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome")
TWO = ("000_northwire.txt", "002_daily-lantern.txt")
# Of each picture: the page, the words of its address, and the window.
SHOTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "page-1440.png": ("story", "", {"viewport": {"width": 1440, "height": 1100}}),
    "page-320.png": ("story", "", {"viewport": {"width": 320, "height": 900}, "device_scale_factor": 2}),
    "page-dark.png": ("story", "", {"viewport": {"width": 1440, "height": 1100}, "color_scheme": "dark"}),
    "texts-1440.png": ("story", "#texts", {"viewport": {"width": 1440, "height": 900}}),
    "two-1440.png": ("two", "", {"viewport": {"width": 1440, "height": 1000}}),
}


def take_shots(pages: dict[str, Path], images: Path, chromium: str) -> list[Path]:
    """The first screen of each page in every way of `SHOTS`."""
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (page, address, options) in SHOTS.items():
            window = browser.new_page(**options)
            window.goto(pages[page].as_uri() + address)
            window.screenshot(path=images / name)
            taken.append(images / name)
        browser.close()
    return taken


def main() -> int:
    """Tell the example story, write its pages and take their pictures."""
    chromium = next((path for name in NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        sys.stderr.write(f"no browser: none of {', '.join(NAMES)} is installed\n")
        return 1
    story = Desk.read([STORY]).stories[0]
    two = Desk.read([STORY / name for name in TWO], settings=Settings(together=True)).stories[0]
    layout = lay_out_two(*(report.outlet or report.file for report in two.account.reports), lead=two.title)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = {
            "story": story.page(Path(folder) / "ferry.html"),
            "two": write_page(Path(folder) / "two.html", two.account, layout=layout),
        }
        taken = take_shots(pages, IMAGES, chromium)
    sys.stdout.write("".join(f"{path.relative_to(ROOT)}\n" for path in taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
