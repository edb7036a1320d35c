"""Nothing passes the gate without its span."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import (
    Brief,
    BriefSentence,
    Collation,
    Entity,
    Event,
    Figure,
    Mention,
    Notes,
    Origin,
    Part,
    Point,
    Position,
    Quote,
    Reading,
    Report,
    Span,
    Story,
    TimelineEntry,
    Witness,
)
from sayso.tell.gate import pass_gate

TEXT = "Two boats sank off the cape, the port said.\nPhoto: Ode Arle\n"
BODY, CAPTION = Span(0, 44), Span(44, len(TEXT))
REPORT = Report(id="r", file="a.txt", text=TEXT, parts=(Part(kind="body", span=BODY), Part(kind="caption", span=CAPTION)))
PORT = Span(29, 37)
ENTITY = Entity(id="e1", name="the port", kind="organization", mentions=(Mention(report="r", span=PORT, kind="name"),))
SOUND = Notes(
    report="r",
    quotes=(Quote(id="q", report="r", kind="indirect", content=(Span(0, 27),), speakers=("e1",), speaker_span=PORT),),
    figures=(Figure(id="f", report="r", span=Span(0, 9), low=2, high=2, claimed_by="e1"),),
    events=(Event(id="v", report="r", span=Span(10, 14), clause=Span(0, 27), type="ACCIDENT", status="happened"),),
    positions=(Position(party="e1", stance="claims", what="two boats sank", report="r", span=Span(0, 27)),),
)
POINT = Point(
    id="p1",
    kind="event",
    about="boats",
    verdict="single",
    confidence=0.9,
    origins=1,
    readings=(Reading(value="x", text="Two boats sank", witnesses=(Witness(report="r", span=Span(0, 27)),)),),
    why="one",
)
ENTRY = TimelineEntry(
    value="2031-05-03", text="Two boats sank", status="happened", events=("v",), witnesses=(Witness(report="r", span=Span(0, 27)),)
)


def collation(**fields):
    story = Story(id="s", title="t", reports=(REPORT,), origins=(Origin(reports=("r",)),))
    whole = Collation(story=story, notes=(SOUND,), entities=(ENTITY,), points=(POINT,), timeline=(ENTRY,))
    return replace(whole, **fields)


def sentence(text, *spans):
    return Brief(sentences=(BriefSentence(text=text, cites=tuple(Witness(report="r", span=span) for span in spans)),))


def test_what_stands_passes_untouched():
    brief = sentence("Two boats sank off the cape", Span(0, 27))
    assert pass_gate(collation(), brief) == (collation(), brief)


@pytest.mark.parametrize("span", [CAPTION, Span(40, 50), Span(5, 5), Span(0, 900)], ids=["caption", "over the edge", "empty", "outside"])
@pytest.mark.parametrize("kind", ["quotes", "figures", "events", "positions"])
def test_a_finding_that_stands_on_nothing_is_dropped_and_told(kind, span):
    finding = getattr(SOUND, kind)[0]
    moved = replace(finding, content=(span,)) if kind == "quotes" else replace(finding, span=span)
    checked, _ = pass_gate(collation(notes=(replace(SOUND, **{kind: (moved,)}),)), Brief())
    assert getattr(checked.notes[0], kind) == ()
    assert len(checked.problems) == 1
    assert "dropped" in checked.problems[0].text


@pytest.mark.parametrize("kind", ["quotes", "figures", "positions"])
def test_a_finding_that_names_nobody_known_is_dropped(kind):
    checked, _ = pass_gate(collation(entities=()), Brief())
    assert getattr(checked.notes[0], kind) == ()


def test_a_reading_must_be_found_at_a_witness():
    reading = replace(POINT.readings[0], text="Three boats sank")
    checked, _ = pass_gate(collation(points=(replace(POINT, readings=(reading,)),)), Brief())
    assert checked.points == ()


def test_an_entry_must_be_found_at_a_witness():
    checked, _ = pass_gate(collation(timeline=(replace(ENTRY, text="A boat burned"),)), Brief())
    assert checked.timeline == ()


def test_a_mention_must_be_one_of_the_names():
    wrong = replace(ENTITY, mentions=(*ENTITY.mentions, Mention(report="r", span=Span(0, 3), kind="name")))
    checked, _ = pass_gate(collation(entities=(wrong,)), Brief())
    assert checked.entities == (ENTITY,)


@pytest.mark.parametrize(
    ("text", "spans"),
    [("Three boats sank", [Span(0, 27)]), ("Two boats sank", []), ("Photo: Ode Arle", [CAPTION])],
    ids=["a word that no cite holds", "no cite", "a caption cited"],
)
def test_a_sentence_of_the_brief_must_stand_on_its_cites(text, spans):
    _, brief = pass_gate(collation(), sentence(text, *spans))
    assert brief.sentences == ()
