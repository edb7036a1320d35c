"""Bad inputs, given to the whole program: no crash, no hang, no silent loss, and the exit code that tells it."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from sayso.tell import read_account
from tests.cli.conftest import QUAY

BODY = "The quay in Marl reopened on Monday, the mayor said."
BAD = {  # name: what is in it, the exit code where it is all there is, and a word of what is said
    "empty.txt": (b"", 4, "an empty file"),
    "blank.txt": (b" \n\t\n", 4, "an empty file"),
    "binary.txt": (bytes(range(256)) * 20, 4, "NUL bytes"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", 4, "a PNG picture"),
    "word.txt": (b"Quay", 4, "it holds no report"),
    "wall.txt": (b"Quay reopens\n\nThe quay in Marl reopened. Subscribe to continue reading.\n", 4, "subscription wall"),
    "notext.jsonl": (b'{"id": "a", "title": "Quay"}\n', 4, "no `text` and no `html`"),
    "broken.jsonl": (b'{"id": "a", "text": "The quay\n', 4, "found no JSON"),
    "deep.json": (b"[" * 50_000, 4, "found no JSON"),
    "account.json": (b'{"schema": "sayso.account/1"}', 4, "an account that sayso wrote"),
    "bare.html": (b"<html><body></body></html>", 4, "without an article"),
    "date.jsonl": (f'{{"id": "a", "text": "{BODY}", "published": "soon"}}'.encode(), 3, "'soon'"),
    "fields.jsonl": (f'{{"id": "a", "text": "{BODY}", "colour": 1}}'.encode(), 3, "colour"),
    "stray.txt": (QUAY.encode() + b"It \xff rained.\n", 3, "could not be decoded"),
    "deep.html": (b"<html><body>" + b"<div>" * 5000 + f"<p>{BODY} Boats are back.</p>".encode() + b"</div>" * 5000, 3, "nesting"),
}
GOOD = {
    "line.txt": BODY.encode(),
    "cr.txt": QUAY.replace("\n", "\r").encode(),
    "utf16.txt": QUAY.encode("utf-16"),
    "number.jsonl": f'{{"id": 5, "text": "{BODY}", "title": null}}'.encode(),
    "bidi.txt": "Quay \u202ereopens\u202c\n\nThe qu\u200bay in Marl reopened on Monday, the mayor said.".encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_alone_ends_in_its_code_and_is_named(sayso, tmp_path, name):
    raw, code, says = BAD[name]
    (tmp_path / name).write_bytes(raw)
    told = sayso("read", tmp_path / name)
    assert told.code == code
    assert says in told.err


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_among_good_ones_costs_only_itself(sayso, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    told = sayso("read", tmp_path, "-o", tmp_path.parent / "told.json")
    assert told.code == 3
    assert BAD[name][2] in told.err
    assert any(report.text == QUAY for account in read_account(tmp_path.parent / "told.json") for report in account.reports)


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize("name", [name for name in BAD if name not in {"word.txt", "wall.txt"}])
def test_under_strict_a_bad_input_ends_the_run_and_nothing_is_written(sayso, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    output = tmp_path.parent / "strict.json"
    output.unlink(missing_ok=True)
    told = sayso("read", tmp_path, "--strict", "-o", output)
    assert (told.code, output.exists()) == (3, False)


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_input_that_loses_nothing_ends_in_0(sayso, tmp_path, name):
    (tmp_path / name).write_bytes(GOOD[name])
    told = sayso("read", tmp_path / name)
    assert (told.code, told.err) == (0, "")


def test_nothing_at_all_ends_in_4(sayso, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    for name in ("missing.txt", "*.txt", "pipe", "empty"):
        assert sayso("read", tmp_path / name).code == 4


@pytest.mark.usefixtures("quay")
def test_a_file_that_may_not_be_read_is_named(sayso, tmp_path, monkeypatch):
    read = Path.read_bytes
    (tmp_path / "locked.txt").write_text(QUAY)

    def refuse(path):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = sayso("read", tmp_path)
    assert told.code == 3
    assert "locked.txt: Permission denied" in told.err


@pytest.mark.usefixtures("quay")
def test_a_loop_of_links_ends(sayso, tmp_path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "up").symlink_to("..")
    assert sayso("read", tmp_path).code == 0


@pytest.mark.usefixtures("quay")
def test_two_files_of_one_text_are_one_origin(sayso, tmp_path):
    (tmp_path / "copy.txt").write_text(QUAY, encoding="utf-8")
    told = sayso("read", tmp_path)
    assert told.code == 0
    assert "2 reports · 1 independent origin" in told.out


@pytest.mark.usefixtures("quay")
@pytest.mark.parametrize(
    "text",
    [
        "Мэр открыл набережную\n\nНабережная в городе была открыта в понедельник после того, как вода ушла, сообщил мэр.\n",
        "افتتح رئيس البلدية الرصيف يوم الاثنين بعد انحسار المياه، وقال للصحفيين إن القوارب عادت إلى الميناء.\n",
    ],
    ids=["Russian", "Arabic"],
)
def test_a_report_in_another_tongue_is_kept_and_said(sayso, tmp_path, text):
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    told = sayso("read", tmp_path, "--together")
    assert told.code == 3
    assert "other.txt" in told.err


@pytest.mark.slow
def test_a_report_of_two_hundred_thousand_words_ends_in_time(sayso, tmp_path):
    told = "the harbour master said on Monday that the quay would be shut until the water fell and boats from Marl waited outside"
    words = told.split()
    chance = random.Random(1)
    sentences = [" ".join(chance.sample(words, len(words))).capitalize() + "." for _ in range(200_000 // len(words))]
    (tmp_path / "long.txt").write_text(
        "Quay shut in Marl\n\n" + "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))
    )
    start = time.process_time()
    assert sayso("read", tmp_path / "long.txt").code == 0
    assert time.process_time() - start < 120


@pytest.mark.slow
def test_a_word_of_a_million_letters_ends_in_time(sayso, tmp_path):
    (tmp_path / "word.txt").write_text(f"Quay shut\n\nThe quay in Marl was shut on Monday, {'a' * 1_000_000} said the mayor.")
    start = time.process_time()
    assert sayso("read", tmp_path / "word.txt").code == 0
    assert time.process_time() - start < 60
