"""A model that is missing or damaged is named, with what to do; without it the rules still run."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from sayso.encoder import load_encoder
from sayso.encoder.files import FOLDER, read_files
from sayso.encoder.minilm import MiniLM
from sayso.errors import BadOption, MissingModel


@pytest.fixture
def model(tmp_path):
    """A folder that leads to the model's files, to be spoiled."""
    folder = tmp_path / "model"
    folder.mkdir()
    for path in FOLDER.iterdir():
        (folder / path.name).symlink_to(path)
    return folder


def put(path, held):
    """Put other bytes in a file's place, not into what it leads to."""
    path.unlink()
    path.write_bytes(held)


def remove(name):
    return lambda folder: (folder / name).unlink()


def write(name, held):
    return lambda folder: put(folder / name, held)


def shorten(folder):
    held = (folder / "model.onnx").read_bytes()
    put(folder / "model.onnx", held[: len(held) // 2])


SPOILED = {
    "no graph": (remove("model.onnx"), "no file"),
    "no vocabulary": (remove("vocab.txt"), "no file"),
    "no manifest": (remove("manifest.json"), "no file"),
    "half a graph": (shorten, "damaged"),
    "another vocabulary": (write("vocab.txt", b"[UNK]\n"), "damaged"),
    "a manifest that is no JSON": (write("manifest.json", b"{"), "manifest"),
    "a manifest without hashes": (write("manifest.json", b'{"name": "x"}'), "manifest"),
    "a manifest that is a list": (write("manifest.json", b"[]"), "manifest"),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_model_is_named_with_what_to_do(model, spoil, said):
    spoil(model)
    with pytest.raises(MissingModel) as caught:
        read_files(model)
    assert said in str(caught.value)
    assert "--no-model" in str(caught.value)
    assert "/model/" in str(caught.value)


def test_a_graph_that_is_none_is_named(model):
    put(model / "model.onnx", b"no graph")
    manifest = json.loads((model / "manifest.json").read_text())
    manifest["sha256"]["model.onnx"] = sha256(b"no graph").hexdigest()
    put(model / "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(MissingModel, match="cannot open"):
        MiniLM(read_files(model))


def test_a_graph_of_another_make_is_named(model):
    graph = onnx_of_another_make()
    put(model / "model.onnx", graph)
    manifest = json.loads((model / "manifest.json").read_text())
    manifest["sha256"]["model.onnx"] = sha256(graph).hexdigest()
    put(model / "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(MissingModel, match="another make"):
        MiniLM(read_files(model))


def onnx_of_another_make():
    """The smallest graph: it hands on what it is given. Written by hand, since making one needs a package that only the recipe has."""

    def field(number, held):
        return bytes([number << 3 | 2, len(held)]) + held

    tensor = field(1, bytes([0x08, 1]) + field(2, field(1, bytes([0x08, 1]))))
    value = field(2, tensor)
    node = field(1, b"x") + field(2, b"y") + field(4, b"Identity")
    graph = field(1, node) + field(2, b"g") + field(11, field(1, b"x") + value) + field(12, field(1, b"y") + value)
    return bytes([0x08, 8]) + field(7, graph) + field(8, bytes([0x10, 17]))


def test_an_unknown_encoder_is_named_with_the_known():
    with pytest.raises(BadOption, match=r"minilm, spacy"):
        load_encoder("abacus")


def test_an_encoder_can_be_loaded_from_a_folder(model):
    assert load_encoder(f"minilm:{model}").encode("Quay reopens").tokens


def test_the_model_weighs_what_it_may():
    assert (FOLDER / "model.onnx").stat().st_size <= 30_000_000
    assert (FOLDER / "words.bin").stat().st_size <= 5_000_000
