"""The measures of who said what count what they say they count."""

from __future__ import annotations

import pytest

from sayso.bench.handquoted import read_marks
from sayso.bench.namesakes import Namesakes, measure_namesakes, read_namesakes
from sayso.bench.polnear import Attribution, paragraphs_of, words_inside
from sayso.bench.triples import paired, score_triples
from sayso.desk import Desk
from sayso.encoder import load_encoder
from sayso.model import Span

TEXT = "The quay is shut, Ana Brack said on Monday.\nNobody was hurt."


def marked(text, cue, source, content):
    spans = {
        name: (Span(text.index(words), text.index(words) + len(words)),)
        for name, words in (("cue", cue), ("source", source), ("content", content))
    }
    return Attribution(**spans)


def rows_of(*attributions):
    return {row.measure.removeprefix("PolNeAR dev: "): row for row in score_triples(load_encoder(), [(TEXT, attributions)])}


def test_what_is_marked_as_it_is_found_counts_whole():
    rows = rows_of(marked(TEXT, "said", "Ana Brack", "The quay is shut"))
    assert {row.value for measure, row in rows.items() if "misses" not in measure} == {1.0}


def test_a_content_cut_short_is_loosely_right_alone():
    rows = rows_of(marked(TEXT, "said", "Ana Brack", "quay is shut"))
    assert (rows["content, exact"].value, rows["content, overlapping"].value) == (0.0, 1.0)
    assert (rows["triples, exact"].value, rows["triples, loose"].value) == (0.0, 1.0)


def test_what_is_missed_lowers_recall():
    rows = rows_of(marked(TEXT, "said", "Ana Brack", "The quay is shut"), marked(TEXT, "hurt", "Nobody", "Nobody was"))
    assert rows["cue, exact"].value == pytest.approx(2 / 3)
    assert rows["misses, no cue found, of thought"].value == 1


def test_each_is_paired_once():
    assert paired([1, 2], [2, 2, 3], lambda one, other: float(one == other)) == 1


def test_words_of_a_paragraph_are_those_of_its_sentences():
    words = [word for sentences in paragraphs_of(TEXT) for sentence in sentences for word in sentence]
    assert words_inside(words, (Span(0, 8),)) == [0, 1]
    assert [word.of(TEXT) for word in words][-4:] == ["Nobody", "was", "hurt", "."]


def test_marks_hold_offsets_and_no_text():
    marks = read_marks()
    assert len(marks) == 21
    assert sum(len(report.quotes) for report in marks) >= 200
    assert all(start < end for report in marks for quote in report.quotes for start, end in quote.content)


def test_pairs_are_many_and_each_stands_once():
    pairs = read_namesakes()
    assert len({(pair.story, frozenset((pair.one, pair.other))) for pair in pairs}) == len(pairs) >= 60
    assert len({pair.story for pair in pairs}) >= 18


def test_a_merged_pair_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Quay shut\n\nAna Brack left. Otto Brack stayed, said Ana Brack.\n", encoding="utf-8")
    (account,) = Desk.read([tmp_path / "a.txt"]).accounts
    pairs = [Namesakes(story="quay", one="Ana Brack", other=other, shares="surname") for other in ("Otto Brack", "Ana Brack")]
    monkeypatch.setattr("sayso.bench.namesakes.read_namesakes", lambda: tuple(pairs))
    row, miss = measure_namesakes({"quay": account})
    assert (row.value, row.holds) == (0.5, False)
    assert "Ana Brack and Ana Brack" in miss.detail
