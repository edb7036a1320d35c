"""Stories of every shape: no page scrolls sideways, axe-core finds nothing, and the whole of it is printed."""

from __future__ import annotations

import io

import msgspec
import pytest
from pypdf import PdfReader

from sayso.tell.account import Account
from sayso.tell.page import write_page
from tests.tell.crowd import multiply
from tests.tell.opening import UNFOLD, scrolls_sideways, tell_ferry, violations, window
from tests.tell.sample import account_rows

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftszeitung"
TITLE = "The harbour master of Marl says that the quay will stay shut until the water has fallen by a metre, and " * 4
ARABIC, HEBREW = "صحيفة الميناء اليومية", "עיתון הנמל היומי"
ARABIC_TEXT = "الميناء مغلق\n\nقال رئيس البلدية إن الميناء سيبقى مغلقا حتى يوم الجمعة، و«القوارب تنتظر في الخارج».\n"
HEBREW_TEXT = "הנמל סגור\n\nראש העיר אמר כי הנמל יישאר סגור עד יום שישי, ו״הסירות ממתינות בחוץ״ (14).\n"


def renamed(**fields):
    """The sample with these fields in every report and speaker."""
    rows = account_rows()
    rows["reports"] = [row | fields for row in rows["reports"]]
    if "outlet" in fields:
        rows["entities"] = [row | {"name": fields["outlet"], "roles": [fields["outlet"]]} for row in rows["entities"]]
        rows["points"] = [row | {"about": fields["outlet"], "why": fields["outlet"]} for row in rows["points"]]
    if "title" in fields:
        rows["story"] = rows["story"] | {"title": fields["title"]}
        rows["points"] = [row | {"about": fields["title"]} for row in rows["points"]]
    return msgspec.convert(rows, Account)


def from_right_to_left():
    """The sample with an Arabic and a Hebrew report beside it."""
    rows = account_rows()
    for number, (name, text, tongue) in enumerate(((ARABIC, ARABIC_TEXT, "ar"), (HEBREW, HEBREW_TEXT, "he"))):
        own = f"{number:016x}"
        known = {"id": own, "file": f"{tongue}.txt", "title": text.split("\n")[0], "outlet": name, "author": name, "language": tongue}
        parts = [{"kind": "body", "start": 0, "end": len(text)}]
        rows["reports"].append(rows["reports"][0] | known | {"text": text, "parts": parts, "origin": 4 + number, "credits": [name]})
        rows["origins"].append({"reports": [own], "credit": name})
        rows["points"][0]["readings"][1]["witnesses"].append({"report": own, "start": 11, "end": 40, "finding": None})
    rows["entities"][0] |= {"name": ARABIC}
    rows["story"] |= {"title": f"{HEBREW} (14): {ARABIC}"}
    return msgspec.convert(rows, Account)


def with_conflicts(number):
    """The sample with this many conflicts, or none at all."""
    rows = account_rows()
    quiet = [row for row in rows["points"] if row["verdict"] in {"agreed", "single"}]
    conflict = next(row for row in rows["points"] if row["verdict"] == "conflict")
    rows["points"] = [*quiet, *(conflict | {"id": f"p{100 + at}", "about": f"{conflict['about']}, {at}"} for at in range(number))]
    return msgspec.convert(rows, Account)


# What is tried, the story, and why it is here.
CASES = {
    "3 reports": (lambda: multiply(tell_ferry(), 3), "a column each"),
    "7 reports": (lambda: multiply(tell_ferry(), 7), "more than a row of columns"),
    "21 reports": (lambda: multiply(tell_ferry(), 21), "the list of reports is folded"),
    "200 reports": (lambda: multiply(tell_ferry(), 200), "letters of two places, the most that are shown whole"),
    "a name of 89 letters": (lambda: renamed(outlet=LONG, author=LONG, file=f"{LONG}.txt"), "nowhere to break a line"),
    "long titles": (lambda: renamed(title=TITLE), "a headline of five lines"),
    "right to left": (from_right_to_left, "names and texts in another direction than the page"),
    "no conflict": (lambda: with_conflicts(0), "sections that say they are empty"),
    "forty conflicts": (lambda: with_conflicts(40), "cards over several screens"),
}
BIG = "200 reports"
WIDTHS = (320, 768, 1440, 2560)


@pytest.fixture(scope="module", params=CASES)
def story(request, tmp_path_factory):
    """The page of a case."""
    return request.param, write_page(tmp_path_factory.mktemp("case") / "story.html", CASES[request.param][0]())


def test_no_width_scrolls_sideways(story, browser):
    with window(browser, story[1]) as page:
        page.evaluate(UNFOLD)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert scrolls_sideways(page) == "", width


def test_text_twice_as_large_does_not_scroll_sideways(story, browser):
    with window(browser, story[1]) as page:
        page.evaluate(UNFOLD)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (640, *WIDTHS[1:]):
            page.set_viewport_size({"width": width, "height": 900})
            assert scrolls_sideways(page) == "", width


def test_axe_finds_nothing(story, browser):
    name, path = story
    for width in (320,) if name == BIG else (320, 1440):  # axe takes half a minute for 200 reports
        with window(browser, path, width=width) as page:
            if name != BIG:
                page.evaluate(UNFOLD)
            assert violations(page) == [], width


def test_all_of_it_is_printed_and_the_footer_last(story, browser):
    with window(browser, story[1], java_script_enabled=False) as page:
        sheets = PdfReader(io.BytesIO(page.pdf())).pages
        assert len(sheets) >= 2
        assert len(" ".join(sheets[0].extract_text().split())) > 200
        last = " ".join(" ".join(sheet.extract_text() for sheet in sheets[-2:]).split())
        assert "It shows what they say, not what is true" in " ".join(sheets[-1].extract_text().split()), last[-300:]
