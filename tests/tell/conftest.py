"""A browser for the tests that open what sayso writes."""

from __future__ import annotations

import pytest

from tests.tell.hostile.watching import CHROMIUM


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium, started once a file."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: the page cannot be opened here")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        window = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield window
        window.close()
