"""The encoder that comes with sayso: the same sentence, the same encoding; and nothing that a page may hold upsets it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.encoder import load_encoder
from sayso.encoder.files import read_files
from sayso.encoder.minilm import MiniLM
from sayso.encoder.vectors import closeness
from sayso.model import ROOT, Span
from sayso.text.sentences import split_sentences

SENTENCES = (
    "The harbour master, Ana Brack, said on Monday that the ferry had left Marl at noon.",
    "“We saw nothing,” said Otto Lind.",
    "Nine people were hurt.",
    "NATO's foreign ministers will meet in Tarn next week, according to a spokeswoman for the alliance.",
    "Quay reopens",
    "He didn't.",
)
ODD = {
    "one letter": "a",
    "a mark": "—",
    "no letters": "!!! ??? 123 ...",
    "emoji": "🚢🔥 the ferry sank 👩‍👩‍👧 at noon",
    "mixed scripts": "Президент Orlo said 海港 is مغلق today",
    "a control character": "a\x07b \x00 c",
    "a lone joiner": "\u200d",
    "right to left marks": "\u202eOtto\u202c said so",
    "a word of 5,000 letters": "a" * 5000,
    "combining marks": "z" + "\u0334" * 300,
    "2,000 words": "The ferry left the quay and Otto Lind said so, " * 200,
    "2,000 ideographs": "海" * 2000,
}


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def test_known_things_are_found(encoder):
    read = encoder.encode(SENTENCES[0])
    words = [token.of(SENTENCES[0]) for token in read.tokens]
    assert ("Ana Brack", "person") in {(span.of(SENTENCES[0]), kind) for span, kind in read.names}
    said = words.index("said")
    assert read.heads[said] == ROOT
    assert (read.tags[said], read.fine[said], read.lemmas[said]) == ("VERB", "VBD", "say")
    assert words[read.heads[words.index("ferry")]] == "left"
    (attribution,) = encoder.attribute(SENTENCES[0], [Span(0, len(SENTENCES[0]))])
    assert attribution.cue.of(SENTENCES[0]) == "said"
    assert "Ana Brack" in " ".join(span.of(SENTENCES[0]) for span in attribution.source)
    assert "the ferry had left Marl at noon" in " ".join(span.of(SENTENCES[0]) for span in attribution.content)


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "happened"),
    [
        ("Police arrested two miners in Arle.", "arrested", "COERCE", True),
        ("The minister met the mayor of Brask.", "met", "CONSULT", True),
        ("The guild did not strike on Monday.", "strike", None, False),
        ("If Orlo attacks Brask, trade will stop.", "attacks", None, False),
    ],
)
def test_what_a_word_tells_is_read(encoder, sentence, word, kind, happened):
    read = encoder.encode(sentence)
    told = next(one for one in read.predicates if read.tokens[one.token].of(sentence) == word)
    assert kind in {None, told.types[0][0]}
    assert (told.happened > 0.5) == happened


def test_words_of_one_event_lie_nearer_than_others(encoder):
    def sense(sentence, word):
        read = encoder.encode(sentence)
        return next(one.sense for one in read.predicates if read.tokens[one.token].of(sentence) == word)

    quake = sense("A quake struck the coast of Orlo.", "struck")
    assert closeness(quake, sense("The tremor that shook Orlo lasted a minute.", "shook")) > closeness(
        quake, sense("The mayor thanked the nurses of Orlo.", "thanked")
    )


@pytest.fixture(scope="module")
def alone():
    """What each sentence gives an encoder that has read nothing else."""
    return {sentence: MiniLM(read_files()).encode(sentence) for sentence in SENTENCES}


@settings(max_examples=8, deadline=None)
@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_company_and_order_change_nothing(alone, sentences):
    together = MiniLM(read_files())
    assert [together.encode(sentence) for sentence in sentences] == [alone[sentence] for sentence in sentences]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_whole(text):
    assert_sound(text, load_encoder().encode(text))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read_whole(encoder, text):
    assert_sound(text, encoder.encode(text))


def assert_sound(text, read):
    """Spans hold the words in order and leave out nothing but white space; the arcs are a tree with one root."""
    layers = (read.tags, read.fine, read.lemmas, read.heads, read.relations)
    assert {len(layer) for layer in layers} == {len(read.tokens)}
    covered = "".join(token.of(text) for token in read.tokens)
    assert covered == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(read.tokens))
    assert sum(head == ROOT for head in read.heads) == bool(read.tokens)
    for number in range(len(read.tokens)):
        steps, at = 0, number
        while at != ROOT:
            at, steps = read.heads[at], steps + 1
            assert steps <= len(read.tokens)
    said = load_encoder().attribute(text, [Span(0, len(text))])
    spans = [span for span, _ in read.names] + [span for one in said for span in (one.cue, *one.source, *one.content)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


PARAGRAPH = "“We saw nothing,” said Otto Lind. “The ferry was gone by then.”"


def in_sentences(text):
    return list(split_sentences(text, Span(0, len(text))))


def test_a_content_may_run_over_sentences(encoder):
    (found,) = encoder.attribute(PARAGRAPH, in_sentences(PARAGRAPH))
    assert [piece.of(PARAGRAPH) for piece in found.content] == ["“We saw nothing,”", "“The ferry was gone by then.”"]


@settings(max_examples=8, deadline=None)
@given(before=st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_what_else_was_read_changes_no_attribution(before):
    alone, together = MiniLM(read_files()), MiniLM(read_files())
    for sentence in before:
        together.encode(sentence)
        together.attribute(sentence, [Span(0, len(sentence))])
    sentences = in_sentences(PARAGRAPH)
    assert together.attribute(PARAGRAPH, sentences) == alone.attribute(PARAGRAPH, sentences)


def test_where_a_paragraph_stands_changes_no_attribution(encoder):
    moved = f"Quay reopens\n\n{PARAGRAPH}"
    by = len(moved) - len(PARAGRAPH)
    here = encoder.attribute(PARAGRAPH, in_sentences(PARAGRAPH))
    there = encoder.attribute(moved, [span.shift(by) for span in in_sentences(PARAGRAPH)])
    assert [one.cue.shift(by) for one in here] == [one.cue for one in there]


def test_a_paragraph_without_words_says_nothing(encoder):
    assert encoder.attribute("", []) == ()
    assert encoder.attribute(" \n ", [Span(0, 3)]) == ()


def test_nothing_is_read_twice(encoder, monkeypatch):
    encoder.encode(SENTENCES[2])
    monkeypatch.setattr(MiniLM, "read_words", lambda *_: pytest.fail("read again"))
    assert encoder.encode(SENTENCES[2]).tokens


def test_an_empty_sentence_has_nothing(encoder):
    assert encoder.encode("").tokens == ()
    assert encoder.encode(" \n\t ").vector == b""


def test_paraphrases_are_nearer_than_others(encoder):
    one, other, far = (
        encoder.encode(text).vector
        for text in ("The ferry sank in a storm.", "A storm caused the ship to go down.", "The council raised the price of bread.")
    )
    assert closeness(one, other) > closeness(one, far) + 0.2
    assert closeness(one, one) == pytest.approx(1, abs=0.02)
    assert closeness(one, b"") == 0.0
