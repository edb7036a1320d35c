"""The page in a real browser: nothing is fetched, nothing runs that is not ours, and it works narrow, dark, printed and unscripted."""

from __future__ import annotations

import shutil
from copy import deepcopy

import msgspec
import pytest

from sayso.tell.account import Account
from sayso.tell.hidden import show_hidden
from sayso.tell.page import write_page
from tests.tell.sample import TEXTS, account_rows, make_account
from tests.tell.test_page import ATTACKS

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: the page cannot be opened here"),
]
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "story.html", make_account()).as_uri()


@pytest.fixture
def open_page(browser, address):
    """Opens the page; what it fetched, said and failed at stands on it as `.seen`."""
    contexts = []

    def open_one(at=address, **options):
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.seen = {"requests": [], "messages": [], "dialogs": []}
        page.on("request", lambda request: page.seen["requests"].append(request.url))
        page.on("console", lambda message: page.seen["messages"].append(message.text))
        page.on("pageerror", lambda error: page.seen["messages"].append(str(error)))
        page.on("dialog", lambda dialog: (page.seen["dialogs"].append(dialog.message), dialog.dismiss()))
        page.goto(at)
        return page

    yield open_one
    for context in contexts:
        context.close()


def scrolls_sideways(page):
    """Whether the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_the_page_fetches_nothing_but_itself_and_complains_of_nothing(open_page, address):
    page = open_page()
    page.wait_for_timeout(200)
    assert [url for url in page.seen["requests"] if url not in {address, "data:,"}] == []
    assert page.seen["messages"] == []


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1440, 2200])
def test_no_width_scrolls_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert not scrolls_sideways(page)


def test_text_twice_as_large_does_not_scroll_sideways(open_page):
    page = open_page(viewport={"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not scrolls_sideways(page)


def test_a_browser_holds_every_report_to_the_letter(open_page):
    page = open_page()
    for letter, text in TEXTS.items():
        assert page.eval_on_selector(f"#text-{letter} [data-whole]", "one => one.textContent") == text


def test_hostile_reports_run_nothing(open_page, tmp_path):
    rows = deepcopy(account_rows())
    attack = "\n\n".join(ATTACKS)
    for report in rows["reports"]:
        report |= {"title": attack, "outlet": attack, "author": attack, "file": attack, "url": attack, "text": report["text"] + attack}
        report["parts"][-1]["end"] = len(report["text"])
    for point in rows["points"]:
        point |= {"about": attack, "why": attack}
    rows["entities"][0]["name"] = attack
    rows["story"]["title"] = attack
    page = open_page(write_page(tmp_path / "hostile.html", msgspec.convert(rows, Account)).as_uri())
    page.hover("h1")
    page.wait_for_timeout(200)
    assert page.seen["dialogs"] == []
    assert page.seen["messages"] == []
    assert len(page.seen["requests"]) <= 2
    held = page.eval_on_selector("#text-A [data-whole]", "one => one.textContent")
    assert held == show_hidden(rows["reports"][0]["text"])
    assert page.evaluate("document.querySelectorAll('img, iframe, svg[onload], main style').length") == 0


def test_without_a_script_everything_is_there_and_no_dead_control_is_shown(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator("button:visible, select:visible, input[type=search]:visible").count() == 0
    assert page.locator("article.point:visible").count() == 6
    page.locator("#s-agreed summary").click()
    assert page.locator("#p7").is_visible()
    page.locator("#p3 .evidence a").first.click()
    assert page.locator("#text-A b:target").is_visible()


def test_what_was_set_aside_is_shown_on_demand_without_a_script(open_page):
    page = open_page(java_script_enabled=False)
    caption = page.locator("#text-A .caption")
    assert not caption.is_visible()
    page.locator("#show-cut").check()
    assert caption.is_visible()


def test_the_dark_theme_is_dark_and_the_switch_goes_round(open_page):
    page = open_page(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 20, 18)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(250, 248, 244)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(21, 20, 18)"


def test_print_opens_what_is_folded_and_hides_controls(open_page):
    page = open_page(java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator("#p7").is_visible()
    assert page.locator("nav:visible, .switches:visible, .filters:visible").count() == 0
    assert page.eval_on_selector("#text-A .text", "one => getComputedStyle(one).maxHeight") == "none"


def test_the_first_stop_of_the_keyboard_skips_to_the_findings(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to findings"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_keys_go_from_finding_to_finding_and_can_be_turned_off(open_page):
    page = open_page()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "p3"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "p2"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "p3"
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") != "p2"


def test_a_cite_marks_the_words_in_every_printing_and_n_goes_to_the_next(open_page):
    page = open_page()
    page.locator("#p3 .evidence a").first.click()
    assert page.locator("#text-A .here").all_inner_texts() == ["Three firefighters"]
    assert page.locator(".near").all_inner_texts() == ["Three firefighters", "Four firefighters", "Three firefighters"]
    page.keyboard.press("n")
    assert page.locator(".here").all_inner_texts() == ["Three firefighters"]
    assert page.locator("#text-B .here").is_visible()


def test_filters_leave_what_fits_and_say_how_much(open_page):
    page = open_page()
    page.select_option("#f-kind", "where it was said")
    assert page.locator(".point:visible").count() == 1
    assert page.inner_text("#f-count") == "1 of 11 findings"
    page.click("text=Show all")
    page.wait_for_timeout(100)
    page.fill("#f-words", "trams burned out")
    assert page.locator("#p1").is_visible()
    assert page.locator("#p3").is_hidden()


def test_a_finding_is_copied_with_its_citations(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.click("#p3 .copy")
    page.wait_for_timeout(100)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("How many firefighters were hurt: conflict")
    assert "- Four firefighters [C6] (C The Northern Lantern, 2026-03-04, https://example.org/c)" in copied


def test_a_copied_finding_says_of_which_story_it_is_and_where_it_stands(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.click("#p3 .copy")
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()").endswith("\nFire guts tram depot in Sorvan · sayso: story.html#p3")


def test_a_finding_that_is_gone_to_is_framed_and_back_leads_back(open_page):
    page = open_page()
    page.locator(".tallies .agreed a").click()
    assert page.evaluate("document.querySelector(':target').id") == "s-agreed"
    page.locator("#p3 .evidence a").first.click()
    page.go_back()
    page.wait_for_timeout(100)
    assert page.evaluate("location.hash") == "#s-agreed"


def test_the_texts_of_a_pair_are_laid_side_by_side(open_page):
    page = open_page()
    page.evaluate("document.querySelector('.pair').open = true")
    page.evaluate(
        """document.querySelector('.pair').insertAdjacentHTML('beforeend', '<a href="#texts" data-pair="A B" id=both>both</a>')"""
    )
    page.click("#both")
    assert page.locator(".report:visible").count() == 2
    assert page.locator(".base").get_attribute("id") == "text-A"


def test_filters_count_each_section(open_page):
    page = open_page()
    page.select_option("#f-kind", "where it was said")
    shown = page.locator("section.verdict:visible h2 .number").all_inner_texts()
    assert shown
    assert all(" of " in one for one in shown)
    page.click("text=Show all")
    page.wait_for_timeout(100)


def test_everything_that_can_be_pressed_is_large_enough(open_page):
    page = open_page()
    small = page.evaluate(
        """[...document.querySelectorAll('button, select, input')].filter((one) => one.offsetParent && !one.closest('label'))
           .map((one) => one.getBoundingClientRect()).filter((box) => box.height < 24 || box.width < 24).length"""
    )
    assert small == 0


def test_paragraphs_stand_beside_those_of_the_base_and_the_base_can_be_switched(open_page):
    page = open_page()
    top = "(id) => document.getElementById(id).getBoundingClientRect().top"
    page.select_option("#base", "A")
    assert page.evaluate(top, "A4") == page.evaluate(top, "B3")
    assert page.locator(".report:visible").count() == 3
    page.select_option("#base", "C")
    assert page.locator(".base").get_attribute("id") == "text-C"
    page.select_option("#base", "")
    assert page.locator(".aligned").count() == 0
    assert page.eval_on_selector("#text-A [data-whole]", "one => one.textContent") == TEXTS["A"]


def test_words_clicked_in_a_text_lead_to_their_other_printings_and_back_to_the_finding(open_page):
    page = open_page()
    page.locator("#text-C b", has_text="Four firefighters").first.click()
    assert page.locator("#trail-at").inner_text().startswith("C6, 4 of 4")
    page.click("#trail-next")
    assert page.locator("#text-A .here").is_visible()
    page.click("#trail-back")
    assert page.evaluate("document.activeElement.id") == "p3"
    assert page.url.endswith("#p3")


def test_a_link_with_the_address_of_a_finding_opens_at_it(open_page, address):
    page = open_page(f"{address}#p7")
    assert page.locator("#p7").is_visible()


def test_an_address_that_was_cut_in_a_letter_breaks_nothing(open_page, address):
    page = open_page(f"{address}#%E0%A4")
    assert page.seen["messages"] == []
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "p3"


@pytest.mark.parametrize(
    ("layer", "selector", "look", "off"),
    [
        ("quote", ".text .q", "textDecorationLine", "none"),
        ("time", ".text .d", "borderBottomStyle", "none"),
        ("figure", ".text .f", "borderBottomStyle", "none"),
        ("told", ".text .t:not(.x)", "backgroundColor", "rgba(0, 0, 0, 0)"),
        ("told", ".text .x", "backgroundColor", "rgba(0, 0, 0, 0)"),
    ],
)
def test_a_layer_is_switched_off_and_on_without_a_script(open_page, layer, selector, look, off):
    page = open_page(java_script_enabled=False)
    seen = page.locator(selector).first
    assert seen.evaluate(f"one => getComputedStyle(one).{look}") != off
    page.locator(f"#show-{layer}").uncheck()
    assert seen.evaluate(f"one => getComputedStyle(one).{look}") == off
    page.locator(f"#show-{layer}").check()
    assert seen.evaluate(f"one => getComputedStyle(one).{look}") != off


def test_the_filters_by_speaker_and_by_report_leave_what_fits(open_page):
    page = open_page()
    page.select_option("#f-speaker", index=1)
    speaker = page.locator("#f-speaker option").nth(1).inner_text()
    assert 0 < page.locator(".point:visible").count() < 11
    assert speaker
    page.select_option("#f-speaker", "")
    page.select_option("#f-letter", "E")
    assert all("E" in one for one in page.locator(".point:visible").all_inner_texts())
    page.click("text=Show all")
    page.wait_for_timeout(100)


def test_a_report_is_taken_out_of_the_columns_and_put_back(open_page):
    page = open_page()
    page.locator(".columns label", has_text="B").locator("input").uncheck()
    assert not page.locator("#text-B").is_visible()
    page.locator("#p3 .evidence a", has_text="B3").click()
    assert page.locator("#text-B").is_visible(), "a cite brings back what it leads to"


def test_the_bar_of_a_jump_goes_back_and_forth_and_away(open_page):
    page = open_page()
    page.locator("#p3 .evidence a").first.click()
    page.click("#trail-next")
    assert page.locator("#trail-at").inner_text().startswith("B3, 2 of 4")
    page.click("#trail-previous")
    assert page.locator("#trail-at").inner_text().startswith("A4, 1 of 4")
    page.click("#trail-close")
    assert page.locator("#trail").is_hidden()


def test_the_print_button_prints_and_everything_is_unfolded_for_it(open_page):
    page = open_page()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click("#print")
    assert page.evaluate("window.printed")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_the_list_of_keys_opens_and_closes_by_keyboard_alone(open_page):
    page = open_page()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#help-close").focus()
    page.keyboard.press("Enter")
    assert page.locator("#help").is_hidden()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-words"


def test_everything_can_be_reached_by_the_tabulator_in_the_order_it_stands(open_page):
    page = open_page()
    page.evaluate("document.body.focus()")
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => { const one = document.activeElement; if (one === document.body) return null;
            window.order ??= [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex]')];
            const style = getComputedStyle(one);
            return [window.order.indexOf(one), one.tagName, style.outlineStyle !== 'none' && style.outlineWidth !== '0px']; }"""
        )
        if where is None:
            break
        seen.append(where)
    places = [place for place, _, _ in seen]
    assert places == sorted(places)
    assert len(places) > 60
    assert all(is_framed for _, tag, is_framed in seen if tag != "OPTION")
