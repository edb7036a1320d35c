# ruff: noqa: INP001 (a script, no package)
"""Take the pictures of the page that README and docs show: the example story, wide, narrow and dark.

Run it as `make shots`. It reads example/ferry, so the pictures show what the program makes today; it needs the system's Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from sayso.desk import Desk

ROOT = Path(__file__).parents[1]
STORY = ROOT / "example" / "ferry"
IMAGES = ROOT / "docs" / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome")
SHOTS: dict[str, dict[str, Any]] = {
    "page-1440.png": {"viewport": {"width": 1440, "height": 1100}},
    "page-320.png": {"viewport": {"width": 320, "height": 900}, "device_scale_factor": 2},
    "page-dark.png": {"viewport": {"width": 1440, "height": 1100}, "color_scheme": "dark"},
}


def take_shots(page: Path, images: Path, chromium: str) -> list[Path]:
    """The first screen of the page in every way of `SHOTS`."""
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, options in SHOTS.items():
            window = browser.new_page(**options)
            window.goto(page.as_uri())
            window.screenshot(path=images / name)
            taken.append(images / name)
        browser.close()
    return taken


def main() -> int:
    """Tell the example story, write its page and take its pictures."""
    chromium = next((path for name in NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        sys.stderr.write(f"no browser: none of {', '.join(NAMES)} is installed\n")
        return 1
    story = Desk.read([STORY]).stories[0]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        taken = take_shots(story.page(Path(folder) / "ferry.html"), IMAGES, chromium)
    sys.stdout.write("".join(f"{path.relative_to(ROOT)}\n" for path in taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
