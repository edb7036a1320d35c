"""Speech as no style book has it: nothing fails, every span stands, and who is no part of the story never speaks."""

from __future__ import annotations

import pytest

from sayso.annotate.annotator import annotate
from sayso.encoder import load_encoder
from sayso.model import Part, Span
from tests.making import make_report

SAID = "“We saw nothing at all on the quay,” said Ode Arle. "
ODD = {
    "marks never closed": "“We saw nothing, said Ode Arle.\n“Nor did we, said Ilse Varn.",
    "marks that only close": "We saw nothing,” said Ode Arle. Nor did we,” said Ilse Varn.",
    "every mark at once": "“We «saw „nothing\" at‘ all,» said Ode' Arle.",
    "mojibake": "â€œWe saw nothing at all,â€\x9d said Ode Arle. Itâ€™s over.",
    "one long quotation": "“" + "We saw nothing at all on the quay that night. " * 400 + "”",
    "500 quotations": SAID * 500,
    "a list of posts": "\n".join(f"Boat {n} is back at the quay. — Ode Arle (@OdeArle) May {n}, 2031" for n in range(1, 29)),
    "all capitals": "“WE SAW NOTHING AT ALL,” SAID HARBOUR MASTER ODE ARLE. THE QUAY IS SHUT, HE ADDED.",
    "poetry": "The quay was shut,\nthe boats were gone,\nsaid Arle, and wept,\n“we carry on”",
    "a cue alone": "said. Said! “said” said: said",
    "nothing but marks": "“”„“«»‘’\"\"''``",
    "names and colons": "A: B: C: D: “E: F”\nARLE: VARN: BRINK:",
    "dashes": "— – -- ― “” — ― Ode Arle — —",
}


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


@pytest.mark.parametrize("with_model", [True, False], ids=["with the model", "by rules"])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_speech_is_read_whole(encoder, text, with_model):
    report = make_report(text)
    notes = annotate(report, encoder=encoder if with_model else None)
    assert not [problem.text for problem in notes.problems if "failed" in problem.text]
    for quote in notes.quotes:
        assert all(piece.of(text).strip() for piece in quote.content)
        assert {*quote.speakers, *quote.candidates, *quote.through} <= {one.id for one in notes.entities}


def test_500_quotations_are_found_each_with_its_speaker(encoder):
    report = make_report("\n".join([SAID.strip()] * 500))
    notes = annotate(report, encoder=encoder)
    assert len([quote for quote in notes.quotes if quote.kind == "direct" and quote.speakers]) == 500


def test_nobody_speaks_out_of_a_caption(encoder):
    text = "The quay reopened on Monday.\n“We saw nothing at all,” said Ode Arle of the harbour board."
    at = text.index("“")
    parts = (Part(kind="body", span=Span(0, at)), Part(kind="caption", span=Span(at, len(text))))
    notes = annotate(make_report(text, parts=parts), encoder=encoder)
    assert notes.quotes == ()


def test_a_report_in_another_language_is_kept_and_not_read(encoder):
    notes = annotate(make_report("«Wir haben nichts gesehen», sagte Ode Arle.", language="de"), encoder=encoder)
    assert notes.quotes == ()
    assert "another language" in notes.problems[0].text
