"""A larger model in the encoder's place: a spaCy pipeline, made here on four sentences and read from its folder."""

from __future__ import annotations

import random

import pytest

from sayso.desk import Desk, Settings
from sayso.encoder import load_encoder
from sayso.errors import MissingModel
from sayso.model import ROOT, Span

pytestmark = pytest.mark.slow
REPORT = "Pier opens\n\nIva Brack opened the pier on Monday. “It is safe,” Iva Brack said.\n"
# Words, tags, parts of speech, governors, relations as English pipelines of spaCy call them, names.
TAUGHT = (
    ("Iva Brack opened the pier", "NNP NNP VBD DT NN", "PROPN PROPN VERB DET NOUN", (1, 2, 2, 4, 2), "compound nsubj ROOT det dobj", (0, 2)),
    ("Otto Lind opened the quay", "NNP NNP VBD DT NN", "PROPN PROPN VERB DET NOUN", (1, 2, 2, 4, 2), "compound nsubj ROOT det dobj", (0, 2)),
    ("The pier was opened by Iva Brack", "DT NN VBD VBN IN NNP NNP", "DET NOUN AUX VERB ADP PROPN PROPN", (1, 3, 3, 3, 3, 6, 4),
     "det nsubjpass auxpass ROOT agent compound pobj", (5, 7)),
    ("Iva Brack said so", "NNP NNP VBD RB", "PROPN PROPN VERB ADV", (1, 2, 2, 2), "compound nsubj ROOT advmod", (0, 2)),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of a pipeline with a tagger, a parser and a name finder that know four sentences."""
    import spacy  # noqa: PLC0415 (it takes seconds, and the fast run leaves these tests out)
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    spacy.util.fix_random_seed(3)
    chance = random.Random(3)
    language = spacy.blank("en")
    language.add_pipe("parser", config={"min_action_freq": 1})
    for part in ("tagger", "morphologizer", "ner"):
        language.add_pipe(part)
    examples = []
    for text, tags, kinds, heads, relations, (start, end) in TAUGHT:
        words = text.split()
        names = ["O"] * len(words)
        names[start:end] = ["B-PERSON", *["I-PERSON"] * (end - start - 1)]
        told = Doc(language.vocab, words, tags=tags.split(), pos=kinds.split(), heads=heads, deps=relations.split(), ents=names)
        examples.append(Example(language.make_doc(text), told))
    language.initialize(lambda: examples)
    for _ in range(60):
        chance.shuffle(examples)
        language.update(examples)
    place = tmp_path_factory.mktemp("tiny")
    language.to_disk(place)
    return place


def test_its_labels_become_those_of_the_protocol(folder):
    text = "The pier was opened by Iva Brack"
    read = load_encoder(f"spacy:{folder}").encode(text)
    assert read.relations == ("det", "nsubj:pass", "aux:pass", "root", "case", "compound", "obl")
    assert read.heads == (1, 3, 3, ROOT, 6, 6, 3)
    assert read.tags[3] == "VERB"
    assert read.fine[3] == "VBN"
    assert [(span.of(text), kind) for span, kind in read.names] == [("Iva Brack", "person")]
    assert load_encoder(f"spacy:{folder}").attribute(text, [Span(0, len(text))]) == ()


def test_white_space_is_no_token(folder):
    read = load_encoder(f"spacy:{folder}").encode("Iva  Brack \n said so ")
    assert [token.of("Iva  Brack \n said so ") for token in read.tokens] == ["Iva", "Brack", "said", "so"]
    assert sum(head == ROOT for head in read.heads) == 1


def test_the_desk_works_with_it(folder, tmp_path):
    path = tmp_path / "pier.txt"
    path.write_text(REPORT, encoding="utf-8")
    (story,) = Desk.read([path], settings=Settings(model=f"spacy:{folder}")).stories
    assert story.account.made_by.model.startswith("spacy-en-pipeline")
    (quotation,) = story.quotations
    names = {entity.id: entity.name for entity in story.account.entities}
    assert [names[one] for one in quotation.speakers] == ["Iva Brack"]


def test_a_pipeline_without_parts_still_answers():
    import spacy  # noqa: PLC0415

    from sayso.encoder.pipeline import Pipeline  # noqa: PLC0415

    read = Pipeline("blank", spacy.blank("en")).encode("Iva Brack said so")
    assert len(read.tokens) == len(read.heads) == 4
    assert read.vector == b""


def test_a_pipeline_that_is_not_there_is_named():
    with pytest.raises(MissingModel, match="no pipeline that loads"):
        load_encoder("spacy:no_such_pipeline")
