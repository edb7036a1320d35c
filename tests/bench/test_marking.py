"""Marking gives full marks to who says what the editor says, none to who says nothing, and takes them off for what is made up."""

from __future__ import annotations

import pytest

from sayso.bench.marking import mark_account, missing_phrases
from sayso.tell import Account
from sayso.tell.account import (
    BriefRow,
    EntityRow,
    KinshipRow,
    MadeBy,
    OriginRow,
    PointRow,
    QuotationRow,
    ReadingRow,
    ReportRow,
    SetAsideRow,
    StoryRow,
    WitnessRow,
)

TEXTS = {
    "one": "The pier opened on Monday. “It is safe,” said Ada Moor, the mayor.",
    "two": "The pier opened on Tuesday. “It is quite safe,” said Moor.",
}
GOLD = {
    "reports": {"one": {}, "two": {}},
    "set_aside": [{"report": "three"}],
    "lineage": {"rewrites": [["one", "two"]]},
    "origins": [["one", "two"]],
    "entities": [{"name": "Ada Moor", "aliases": ["Moor"]}],
    "quotations": [
        {"report": "one", "speaker": "Ada Moor", "content": "It is safe,"},
        {"report": "two", "speaker": "Ada Moor", "content": "It is quite safe,"},
    ],
    "points": [
        {
            "verdict": "altered",
            "about": "Moor on safety",
            "witnesses": [{"report": "one", "text": "It is safe,"}, {"report": "two", "text": "It is quite safe,"}],
        },
        {
            "verdict": "conflict",
            "about": "the day",
            "witnesses": [{"report": "one", "text": "on Monday"}, {"report": "two", "text": "on Tuesday"}],
        },
    ],
}


def place(report, words):
    start = TEXTS[report].index(words)
    return start, start + len(words)


def witness(report, words):
    start, end = place(report, words)
    return WitnessRow(report=report, start=start, end=end)


def reading(report, words):
    return ReadingRow(value=words, text=words, witnesses=[witness(report, words)])


def point(verdict, *readings):
    return PointRow(
        id=verdict, kind="time", about="", verdict=verdict, confidence=1.0, origins=2, readings=list(readings), why=f"{verdict} it is"
    )


def quotation(report, words, speaker="e1"):
    return QuotationRow(
        id=f"{report}:q1",
        report=report,
        kind="direct",
        content=[place(report, words)],
        speaker=speaker,
        speakers=[speaker],
        speaker_span=None,
        cue=None,
        through=[],
        hedge=None,
        venue=None,
        place=None,
        addressee=None,
        said_on=None,
    )


def report_row(name):
    empty = dict.fromkeys(("title", "outlet", "author", "dateline", "published", "published_from", "language"))
    return ReportRow(id=name, file=f"{name}.txt", credits=[], text=TEXTS[name], parts=[], origin=0, **empty)


def account(**rows):
    """An account that says what the gold says, with some of its rows changed."""
    told = {
        "reports": [report_row("one"), report_row("two")],
        "set_aside": [SetAsideRow(report="three", why="another event", file="three.txt")],
        "lineage": [KinshipRow(source="one", target="two", kind="rewrite", directed=True, score=1.0, passages=[], left_out=[], added=[])],
        "origins": [OriginRow(reports=["one", "two"], credit=None)],
        "entities": [EntityRow(id="e1", name="Ada Moor", kind="person", aliases=["Moor"], roles=[], mentions=[])],
        "quotations": [quotation("one", "It is safe,"), quotation("two", "It is quite safe,")],
        "points": [
            point("altered", reading("one", "It is safe,"), reading("two", "It is quite safe,")),
            point("conflict", reading("one", "Monday"), reading("two", "Tuesday")),
        ],
        "brief": [BriefRow(text="The pier opened on Monday.", cites=[witness("one", "The pier opened on Monday.")])] * 3,
    }
    empty = {name: [] for name in ("times", "figures", "events", "positions", "timeline", "left_out", "problems")}
    story = StoryRow(id="s", title="The pier", first=None, last=None)
    made_by = MadeBy(sayso="0", model="rules", options={})
    return Account(schema="sayso.account/1", story=story, made_by=made_by, **(empty | told | rows))


@pytest.mark.parametrize("section", sorted(mark_account(GOLD, [account()])))
def test_an_account_that_says_what_the_editor_says_has_full_marks(section):
    mark = mark_account(GOLD, [account()])[section]
    assert (mark.recall, mark.precision, mark.misses) == (1.0, 1.0, ())


@pytest.mark.parametrize("section", ["set_aside", "lineage", "quotations", "speakers", "altered", "conflict"])
def test_an_account_that_says_nothing_finds_nothing(section):
    silent = {name: [] for name in ("set_aside", "lineage", "quotations", "points", "brief")}
    assert mark_account(GOLD, [account(**silent)])[section].recall == 0.0


def test_an_accusation_that_the_editor_does_not_make_has_no_ground():
    made_up = point("conflict", reading("one", "pier"), reading("two", "pier"))
    mark = mark_account(GOLD, [account(points=[made_up])])["conflict"]
    assert mark.precision == 0.0
    assert mark.misses == ("not found: the day", "without ground: conflict it is")


def test_two_witnesses_in_one_reading_are_no_conflict():
    together = ReadingRow(value="", text="", witnesses=[witness("one", "Monday"), witness("two", "Tuesday")])
    assert mark_account(GOLD, [account(points=[point("conflict", together)])])["conflict"].recall == 0.0


def test_a_quotation_of_somebody_else_has_the_wrong_speaker():
    wrong = [quotation("one", "It is safe,", speaker="e9"), quotation("two", "It is quite safe,")]
    assert mark_account(GOLD, [account(quotations=wrong)])["speakers"].precision == 0.5


def test_words_that_nobody_said_are_no_quotation():
    extra = [quotation("one", "It is safe,"), quotation("two", "It is quite safe,"), quotation("two", "The pier opened")]
    assert mark_account(GOLD, [account(quotations=extra)])["quotations"].precision == pytest.approx(2 / 3)


def test_a_brief_sentence_must_stand_in_what_it_cites():
    loose = [BriefRow(text="The harbour burned down.", cites=[witness("one", "The pier opened on Monday.")])]
    assert mark_account(GOLD, [account(brief=loose)])["brief"].precision == 0.0


def test_words_that_stand_in_no_report_are_named():
    assert missing_phrases({"quotations": [{"report": "one", "content": "It is burning"}]}, TEXTS) == ("one: It is burning",)
