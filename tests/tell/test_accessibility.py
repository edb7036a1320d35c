"""axe-core finds nothing: WCAG 2.2 AA and the best practices, in both themes, narrow and wide, folded and unfolded."""

from __future__ import annotations

import pytest

from sayso.tell.page import lay_out_speaker, lay_out_two, write_page
from sayso.tell.page.checking import write_check_page
from sayso.tell.slicing import slice_speaker
from tests.tell.opening import UNFOLD, check_draft, tell_ferry, violations, window
from tests.tell.sample import make_account

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("sample", "example", "excerpts", "checked draft", "speaker", "two reports")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages by their names."""
    folder = tmp_path_factory.mktemp("pages")
    write_check_page(folder / "draft.html", check_draft(folder))
    return {
        "sample": write_page(folder / "sample.html", make_account()),
        "example": write_page(folder / "ferry.html", tell_ferry()),
        "excerpts": write_page(folder / "excerpts.html", tell_ferry(), excerpts=True),
        "checked draft": folder / "draft.html",
        "speaker": write_speaker(folder / "speaker.html"),
        "two reports": write_page(folder / "two.html", make_account(), layout=lay_out_two("One", "Another", lead="Both")),
    }


def write_speaker(path):
    """The page of one who is quoted in the sample."""
    account = make_account()
    entity = next(one for one in account.entities if "Brandau" in one.name)
    return write_page(path, slice_speaker(account, entity), layout=lay_out_speaker(entity.name, "fire chief"))


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name, theme, width, pages, browser):
    with window(browser, pages[name], width=width, color_scheme=theme) as page:
        assert violations(page) == []
        page.evaluate(UNFOLD)
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_in_what_the_page_opens(width, pages, browser):
    with window(browser, pages["sample"], width=width) as page:
        page.locator("#p3 .evidence a").first.click()
        assert page.locator("#trail").is_visible()
        assert violations(page) == []
        page.select_option("#base", "A")
        page.locator("#show-cut").check()
        assert violations(page) == []
        page.click("#keys")
        assert violations(page) == []


def test_axe_finds_what_is_wrong(pages, browser):
    with window(browser, pages["sample"]) as page:
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><button></button>')")
        assert {one.split(":")[0] for one in violations(page)} >= {"image-alt", "button-name"}
