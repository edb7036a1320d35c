"""Which model reads: the one that comes with sayso, another, or none; and what a command says where it is damaged."""

from __future__ import annotations

import json

import pytest

from sayso.encoder import minilm


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """The model's folder with half a graph in it."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("vocab.txt", "words.bin", "manifest.json"):
        (folder / name).write_bytes((minilm.FOLDER / name).read_bytes())
    (folder / "model.onnx").write_bytes((minilm.FOLDER / "model.onnx").read_bytes()[:1000])
    monkeypatch.setattr(minilm, "FOLDER", folder)
    minilm.load_encoder.cache_clear()
    yield folder
    minilm.load_encoder.cache_clear()


@pytest.mark.usefixtures("damaged")
def test_a_damaged_model_is_named_with_what_to_do(sayso, quay):
    run = sayso("read", quay)
    assert run.code == 1
    assert "model.onnx" in run.err
    assert "--no-model" in run.err
    assert run.out == ""


@pytest.mark.usefixtures("damaged")
def test_without_a_model_the_rules_still_read_and_the_page_says_so(sayso, quay, tmp_path):
    run = sayso("read", quay, "--no-model", "-o", tmp_path / "quay.html", "-o", tmp_path / "quay.json")
    assert run.code == 0
    assert "none: rules only" in (tmp_path / "quay.html").read_text(encoding="utf-8")
    account = json.loads((tmp_path / "quay.json").read_text(encoding="utf-8"))
    assert account["made_by"]["model"] == "rules"
    assert account["quotations"]


@pytest.mark.usefixtures("damaged")
def test_the_doctor_finds_a_damaged_model(sayso):
    run = sayso("doctor")
    assert run.code == 1
    assert "FAIL encoder" in run.out


def test_the_model_that_read_is_named(sayso, quay, tmp_path):
    for command in (("read", quay, "-o", tmp_path / "quay.html"), ("read", quay, "--model", "minilm", "-o", tmp_path / "quay.html")):
        assert sayso(*command).code == 0
        assert "sayso-minilm" in (tmp_path / "quay.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("read",), ("show",), ("who", "Ana Brack")])
def test_an_unknown_model_is_a_usage_error(sayso, quay, command):
    run = sayso(*command, quay, "--model", "abacus")
    assert run.code == 2
    assert "minilm" in run.err
    assert "spacy" in run.err


@pytest.mark.usefixtures("damaged")
@pytest.mark.parametrize("command", [("read",), ("show",), ("who", "Ana Brack")])
def test_every_command_runs_without_a_model(sayso, quay, command):
    assert sayso(*command, quay, "--no-model").code == 0
