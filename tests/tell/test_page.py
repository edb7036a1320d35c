"""The page of an account: whole, inert whatever the reports hold, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import lxml.html
import msgspec
import pytest

from sayso.errors import OutputError
from sayso.tell import encode_accounts
from sayso.tell.account import Account
from sayso.tell.hidden import show_hidden
from sayso.tell.page import lay_out_speaker, lay_out_two, render_page, write_page
from sayso.tell.slicing import slice_speaker
from tests.tell.sample import IDS, TEXTS, account_rows, make_account

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><svg onload=alert(1)>",
    "</style><b>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "&lt;b&gt;&amp;",
    "\u202egnp.exe\u2066",
    "a\u200bb\ufeff\x07\x1b[31m",
)
TEMPLATES = Path(__file__).parents[2] / "sayso/tell/page/templates"
VERDICTS = ("conflict", "altered", "disputed", "revised", "unsettled", "differs", "compatible", "agreed", "single")


def fresh_rows():
    """The sample, free to be changed."""
    return deepcopy(account_rows())


def parse(page):
    """The page as a tree."""
    return lxml.html.document_fromstring(page)


def rendered(**changes):
    """The page of the sample with some of its tables changed."""
    return render_page(msgspec.convert({**fresh_rows(), **changes}, Account))


def one_report(text, **fields):
    """The page of a story with one report of this text and nothing found in it."""
    rows = fresh_rows()
    emptied = {key: [] for key, value in rows.items() if isinstance(value, list)}
    report = {**rows["reports"][0], "text": text, "parts": [{"kind": "body", "start": 0, "end": len(text)}], "origin": 0, **fields}
    return rendered(**{**emptied, "reports": [report], "origins": [{"reports": [report["id"]], "credit": None}]})


@pytest.fixture(scope="module")
def page():
    return render_page(make_account())


@pytest.fixture(scope="module")
def tree(page):
    return parse(page)


def test_every_point_has_an_address_of_its_own(tree):
    for point in fresh_rows()["points"]:
        assert len(tree.xpath(f"//*[@id='{point['id']}']")) == 1, point["id"]


def test_no_id_stands_twice(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(tree):
    ids = set(tree.xpath("//@id"))
    assert {href for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids} == set()


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_counted_on_the_first_screen_and_its_count_is_a_link(tree, verdict):
    wanted = sum(point["verdict"] == verdict for point in fresh_rows()["points"])
    (link,) = tree.xpath(f"//ul[@class='tallies']/li[@class='{verdict}']/a")
    assert link.xpath("string(b)") == str(wanted)
    assert tree.xpath(f"//*[@id='{link.get('href')[1:]}']")


def test_a_count_of_nothing_is_no_link_and_its_section_says_so_in_one_line():
    tree = parse(rendered(points=[], left_out=[]))
    assert tree.xpath("//ul[@class='tallies']//a") == []
    assert [one.text for one in tree.xpath("//section[@id='findings']//p[@class='none']")] == [
        "No conflict found.",
        "No altered quotation found.",
        "Nothing that two independent origins agree on was found.",
    ]


def with_point(kind, quote, **fields):
    """The page of the sample with one more point, told by report C alone in these words; what it found there is `finding`."""
    rows = fresh_rows()
    start = TEXTS["C"].index(quote)
    witness = {"report": IDS["C"], "start": start, "end": start + len(quote), "finding": fields.get("finding")}
    reading = {"value": quote, "text": quote, "witnesses": [witness]}
    point = {
        "id": "p99",
        "kind": kind,
        "about": quote,
        "verdict": "single",
        "confidence": 0.9,
        "origins": 1,
        "readings": [reading],
        "why": "",
    }
    rows["points"].append(point)
    return parse(render_page(msgspec.convert(rows, Account)))


def test_a_sentence_of_one_origin_is_marked_where_it_stands_and_counted():
    words = TEXTS["C"].split("\n\n")[1]
    tree = with_point("event", words)
    (mark,) = tree.xpath("//*[@id='p99']")
    (paragraph,) = tree.xpath("//*[@id='p99']/..")
    assert mark.tag == "b"
    assert not mark.text
    assert paragraph.text_content() == words
    assert paragraph.text is None, "the mark stands before the sentence"
    assert "1 sentence marked 1 in its text" in " ".join(tree.xpath("string(//section[@id='s-single'])").split())


def test_a_quotation_of_one_origin_stands_under_its_speaker_with_its_address():
    row = next(row for row in fresh_rows()["quotations"] if row["report"] == IDS["C"])
    start, end = row["content"][0]
    tree = with_point("quotation", TEXTS["C"][start:end], finding=row["id"])
    assert tree.xpath("//section[@id='voices']//li[@id='p99']")
    assert "1 quotation under their speakers" in " ".join(tree.xpath("string(//section[@id='s-single'])").split())


def test_a_joint_statement_of_one_origin_has_one_address_and_stands_under_both():
    rows = fresh_rows()
    row = next(row for row in rows["quotations"] if row["report"] == IDS["C"])
    row["speakers"] = [rows["entities"][0]["id"], rows["entities"][1]["id"]]
    start, end = row["content"][0]
    witness = {"report": IDS["C"], "start": start, "end": end, "finding": row["id"]}
    reading = {"value": "said", "text": TEXTS["C"][start:end], "witnesses": [witness]}
    rows["points"].append(
        {
            "id": "p99",
            "kind": "quotation",
            "about": "said",
            "verdict": "single",
            "confidence": 0.9,
            "origins": 1,
            "readings": [reading],
            "why": "",
        }
    )
    tree = parse(render_page(msgspec.convert(rows, Account)))
    assert len(tree.xpath("//*[@id='p99']")) == 1
    assert sum(TEXTS["C"][start:end][:20] in one.text_content() for one in tree.xpath("//section[@id='voices']//li")) >= 2


def test_the_first_screen_warns_of_days_that_were_inferred(tree):
    assert "D: no date in the report; its day is inferred from the other reports." in tree.xpath("//ul[@class='warnings']/li/text()")


def test_an_accusation_shows_the_words_of_both_sides(tree):
    (card,) = tree.xpath("//article[@id='p3']")
    assert card.xpath(".//mark/text()") == ["Three firefighters", "Three firefighters", "Three firefighters", "Four firefighters"]
    assert card.xpath(".//p[@class='evidence']/a/text()") == ["A4", "B3", "D3", "C6"]


def test_an_altered_quotation_shows_the_words_that_changed(tree):
    (card,) = tree.xpath("//article[@id='p2']")
    assert card.xpath(".//del/text()") == ["reach", "everybody"]
    assert card.xpath(".//ins/text()") == ["get to", "everyone"]


def test_a_cite_leads_to_the_words_it_stands_on(tree):
    (link,) = tree.xpath("//article[@id='p3']//a[text()='C6']")
    (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert target.text_content() == "Four firefighters"


@pytest.mark.parametrize("letter", sorted(TEXTS))
def test_what_a_browser_holds_of_a_report_is_its_text(tree, letter):
    (text,) = tree.xpath(f"//article[@id='text-{letter}']/div[@data-whole]")
    assert text.text_content() == TEXTS[letter]


@pytest.mark.parametrize(
    "text",
    ["One.\n\n\nTwo.\n", "\n\n  First line\n\tsecond <b>&amp;</b>\n", "a\r\nb\r\n\r\nc", "old\rline\rends", *ATTACKS],
)
def test_hidden_characters_are_shown_and_nothing_else_of_a_text_is_changed(text):
    (body,) = parse(one_report(text)).xpath("//div[@data-whole]")
    assert body.text_content() == show_hidden(text)


def test_the_timeline_is_a_list_and_a_drawing_with_a_name(tree):
    assert len(tree.xpath("//dl[@class='timeline']//dd")) == len(fresh_rows()["timeline"])
    for drawing in tree.xpath("//svg[@role='img']"):
        assert drawing.xpath("string(title)")
        assert drawing.xpath("string(desc)")
        assert drawing.get("aria-labelledby").split() == drawing.xpath("title/@id | desc/@id")


def test_headings_never_skip_a_level(tree):
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4") if not heading.xpath("ancestor::dialog")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_everything_that_only_the_script_serves_is_hidden_without_it(tree):
    outside = [one for one in tree.xpath("//button | //select | //input[@type='search']") if not one.xpath("ancestor::dialog")]
    assert [one for one in outside if not one.xpath("ancestor-or-self::*[@hidden]")] == []


# What no report may do


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_report_writes_into_the_page(attack, page):
    rows = fresh_rows()
    for report in rows["reports"]:
        report |= {
            "title": attack,
            "outlet": attack,
            "author": attack,
            "file": attack,
            "url": attack,
            "credits": [attack],
            "language": attack,
        }
    for entity in rows["entities"]:
        entity |= {"name": attack, "roles": [attack]}
    for point in rows["points"]:
        point |= {"about": attack, "why": attack}
        for reading in point["readings"]:
            reading |= {"text": attack, "value": attack}
    for row in (*rows["problems"], *rows["brief"], *rows["timeline"]):
        row["text"] = attack
    rows["timeline"][0]["value"] = attack
    rows["positions"][0]["what"] = attack
    rows["set_aside"][0] |= {"file": attack, "why": attack}
    rows["figures"][0] |= {"what": attack, "per": attack}
    rows["quotations"][0] |= {"venue": attack, "hedge": attack}
    rows["origins"][0]["credit"] = attack
    rows["story"]["title"] = attack
    rows["made_by"] = {"sayso": attack, "model": attack, "options": {attack: attack}}
    assert_inert(render_page(msgspec.convert(rows, Account)), page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_a_report_writes_into_the_page(attack, page):
    assert_inert(one_report(f"First.\n\n{attack}\n\nLast {attack}."), page)


def assert_inert(attacked, page):
    """Same scripts and styles as an honest page, no handler, no element that loads, no link that runs."""
    tree, honest = parse(attacked), parse(page)
    assert [one.text for one in tree.xpath("//script[not(@type)] | //style")] == [
        one.text for one in honest.xpath("//script[not(@type)] | //style")
    ]
    assert len(tree.xpath("//script")) == len(honest.xpath("//script"))
    assert [name for one in tree.iter() for name in one.attrib if name.startswith("on") or name == "style"] == []
    assert tree.xpath("//img|//iframe|//object|//embed|//base|//link[not(@rel='icon')]|//*[@src]|//b[parent::body]") == []
    assert [one for one in tree.xpath("//@href") if not one.startswith(("#", "https://", "http://", "data:,"))] == []
    assert "49" not in tree.xpath("string(//h1)")


def test_only_web_addresses_become_links():
    addresses = {"https://example.org/a": 1, "HTTP://example.org": 1, "javascript:alert(1)": 0, "data:text/html,x": 0, "https://a b": 0}
    for address, links in addresses.items():
        assert len(parse(one_report("Rain fell.", url=address)).xpath("//a[starts-with(@rel, 'noreferrer')]")) == links, address


def test_the_policy_names_the_one_style_and_the_one_script(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = tree.xpath("//style/text()"), tree.xpath("//script[not(@type)]/text()")
    for source, name in ((style, "style-src"), (script, "script-src")):
        wanted = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{name} 'sha256-{wanted}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("img-src data:; base-uri 'none'; form-action 'none'")


def test_what_the_page_was_made_from_travels_in_it_as_json():
    rows = fresh_rows()
    rows["story"]["title"] = "</script><!-- \u2028 & >"
    account = msgspec.convert(rows, Account)
    (embedded,) = parse(render_page(account)).xpath("//script[@id='making']/text()")
    assert not set("<>&\u2028") & set(embedded)
    making = json.loads(embedded)
    assert making["story"]["title"] == rows["story"]["title"]
    assert [one["letter"] for one in making["reports"]] == list(TEXTS)
    assert making["account_sha256"] == hashlib.sha256(encode_accounts((account,))).hexdigest()


def test_the_small_script_was_made_from_the_script():
    made_from = hashlib.sha256((TEMPLATES / "page.js").read_bytes()).hexdigest()
    first = (TEMPLATES / "page.min.js").read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"// made from page.js {made_from} by `make script`", "run `make script` after a change of page.js"


# The same page, and other pages


def test_the_same_account_gives_the_same_bytes(page):
    assert render_page(make_account()) == page


def test_a_page_of_excerpts_holds_only_what_findings_stand_on():
    page = render_page(make_account(), excerpts=True)
    tree = parse(page)
    assert tree.xpath("//script[@id='account']") == []
    assert tree.xpath("//div[@data-whole]") == []
    assert "“We wrote to them in October" in page
    assert "SUBSCRIBE" not in page
    ids = set(tree.xpath("//@id"))
    assert [href for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids] == []


def many_reports(number):
    """The sample's story told by this many reports, each point witnessed by all copies."""
    rows = fresh_rows()
    reports, copies = [], {key: [] for key in IDS.values()}
    for at in range(number):
        row = rows["reports"][at % len(rows["reports"])]
        copies[row["id"]].append(f"{at:016x}")
        reports.append({**row, "id": f"{at:016x}"})
    for point in rows["points"]:
        for reading in point["readings"]:
            reading["witnesses"] = [{**one, "report": copy} for one in reading["witnesses"] for copy in copies[one["report"]]]
    for table in ("quotations", "figures", "times"):
        rows[table] = [{**row, "id": f"{copy}:{row['id']}", "report": copy} for row in rows[table] for copy in copies[row["report"]]]
    origins = [{"reports": [report["id"]], "credit": None} for report in reports]
    emptied = {table: [] for table in ("lineage", "timeline", "positions", "left_out", "brief")}
    return msgspec.convert({**rows, **emptied, "reports": reports, "origins": origins}, Account)


def test_a_page_of_three_hundred_reports_shows_cited_paragraphs_and_is_made_in_time():
    account = many_reports(300)
    before = time.perf_counter()
    page = render_page(account)
    assert time.perf_counter() - before < 5
    tree = parse(page)
    assert len(tree.xpath("//article[@class='report']")) == 300
    assert tree.xpath("//div[@data-whole]") == []
    assert tree.xpath("//article[@id='text-KN']")


def test_a_page_is_written_where_it_is_asked_for(tmp_path, page):
    assert write_page(tmp_path / "story.html", make_account()).read_bytes() == page.encode()


def test_a_page_that_cannot_be_written_says_where(tmp_path):
    with pytest.raises(OutputError, match=r"nowhere.story\.html"):
        write_page(tmp_path / "nowhere" / "story.html", make_account())


# Colours


CSS = (TEMPLATES / "page.css").read_text(encoding="utf-8")
TOKENS = {name: colours for name, *colours in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", CSS)}
WORDS = ("ink", "muted", "link", "conflict", "altered", "disputed", "revised", "unsettled", "agreed")
PAIRS = [(word, ground, 4.5) for word in WORDS for ground in ("paper", "card")]
PAIRS += [("ink", ground, 4.5) for ground in ("mark", "tint", "ins", "del")] + [("muted", "tint", 4.5), ("link", "tint", 4.5)]
PAIRS += [("edge", ground, 3) for ground in ("paper", "card")]


def luminance(colour):
    """Relative luminance as WCAG 2.2 has it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground", "least"), PAIRS)
def test_colours_have_the_contrast_that_wcag_aa_asks_for(theme, word, ground, least):
    lighter, darker = sorted((luminance(TOKENS[one][theme]) for one in (word, ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_the_style_loads_nothing():
    assert not re.search(r"url\(|@import|@font-face", CSS)


def test_a_problem_that_several_reports_share_is_told_once_on_the_first_screen():
    problem = {"start": None, "end": None, "room": "read", "text": "cut short at the end"}
    tree = parse(rendered(problems=[{**problem, "report": IDS["A"]}, {**problem, "report": IDS["C"]}]))
    assert "A, C: cut short at the end" in tree.xpath("//ul[@class='warnings']/li/text()")


def test_a_quotation_that_opens_a_heading_keeps_its_case():
    rows = fresh_rows()
    rows["points"][0]["about"] = "“we wrote to them”"
    page = render_page(msgspec.convert(rows, Account))
    assert "“we wrote to them”" in parse(page).xpath("string(//article[@id='p1']//h3)")


def test_a_page_of_excerpts_tells_how_much_one_origin_has_and_shows_none_of_it():
    tree = parse(render_page(make_account(), excerpts=True))
    assert tree.xpath("//li[@id='p11']") == []
    assert tree.xpath("string(//h2[@id='h-single']/span)") == "2"
    assert tree.xpath("//details[@class='pair']//td") == []


def test_an_agreed_statement_stands_between_marks_only_where_a_report_prints_it_so():
    rows = fresh_rows()
    start = TEXTS["A"].index("burned out")
    witness = {"report": IDS["A"], "start": start - 20, "end": start + 10, "finding": None}
    text = TEXTS["A"][witness["start"] : witness["end"]]
    rows["points"] = [
        {
            **rows["points"][0],
            "verdict": "differs",
            "kind": "event",
            "readings": [{"value": text, "text": text, "witnesses": [witness]}] * 2,
        }
    ]
    ways = parse(rendered(points=rows["points"], left_out=[])).xpath("//ul[@class='ways']/li")
    assert [one.text[0] for one in ways] == ["…", "…"]


def test_the_first_screen_tells_the_newest_value_of_a_figure_and_whose_it_is(tree):
    (line, *_) = tree.xpath("//ul[@class='latest']/li")
    assert "newest (" in line.text_content()
    assert line.xpath("a[last()]/@href")[0].startswith("#p")


def test_the_first_screen_says_whom_a_report_draws_on(tree):
    told = [one.text_content() for one in tree.xpath("//details[@class='legend']//li")]
    assert len(told) == len(TEXTS)
    assert "rewrites A" in told[1]


def test_a_copy_says_of_which_text_how_much_stands_where(tree):
    (told,) = tree.xpath("//details[@class='pair']/summary")
    assert " of B " in told.text_content()
    assert " stands in A" in told.text_content()


def test_an_origin_of_several_reports_says_what_all_of_them_leave_out():
    rows = fresh_rows()
    rows["origins"][0]["left_out"] = ["p7"]
    tree = parse(render_page(msgspec.convert(rows, Account)))
    assert "All of one origin: A Halden Press · B Sorvan Daily" in tree.xpath("string(//section[@id='gaps'])")


def test_what_a_report_leaves_out_names_whom_it_does_not_quote_and_the_doubt_that_it_drops():
    rows = fresh_rows()
    start = TEXTS["A"].index("according to")
    hedge = {"report": IDS["A"], "start": start, "end": start + len("according to"), "finding": None}
    rows["left_out"] = [{"report": IDS["B"], "points": [], "unquoted": [rows["entities"][0]["id"]], "hedges": [hedge]}]
    told = parse(render_page(msgspec.convert(rows, Account))).xpath("string(//div[@id='gap-B'])")
    assert f"Does not quote {rows['entities'][0]['name']}" in told
    assert "Drops the words of doubt “according to”" in told


def test_a_point_names_the_agency_that_all_who_tell_it_cite():
    rows = fresh_rows()
    point = next(point for point in rows["points"] if point["verdict"] == "conflict")
    point["source"] = "Halden Press"
    assert "all cite Halden Press" in parse(render_page(msgspec.convert(rows, Account))).xpath(f"string(//article[@id='{point['id']}'])")


def test_every_link_within_the_page_of_a_speaker_or_of_two_reports_leads_somewhere():
    rows = fresh_rows()
    report = rows["reports"][0]
    start = len(report["text"])
    report["text"] += "\nThis version corrects the name of the fire chief to Ilse Brandau.\n"
    report["parts"][-1]["end"] = start
    report["parts"].append({"kind": "note", "start": start, "end": len(report["text"])})
    account = msgspec.convert(rows, Account)
    entity = next(one for one in account.entities if "Brandau" in one.name)
    speaker = render_page(slice_speaker(account, entity), layout=lay_out_speaker(entity.name, "fire chief"))
    for page in (speaker, render_page(account, layout=lay_out_two("One", "Another", lead="Both"))):
        tree = parse(page)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href for href in tree.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids} == set()
