"""Put a model into the package: its graphs, its vocabulary, the vectors of its words, and a manifest with the hash of each."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

from sayso.encoder.files import PARTS
from training.happenings import untaught
from training.sketch import distil

NAME = "sayso-minilm-3"


def ship(work: Path, package: Path, pieces: list[str]) -> None:
    """Write the files of the model in `work` into `package`."""
    package.mkdir(parents=True, exist_ok=True)
    for graph in ("model.onnx", "sayings.onnx"):
        (work.parent / "whole").mkdir(exist_ok=True)
        copyfile(work / "whole" / graph, work.parent / "whole" / graph)  # what `sayso bench encoder` compares with
    held = {
        "model.onnx": (work / "small" / "model.onnx").read_bytes(),
        "sayings.onnx": (work / "small" / "sayings.onnx").read_bytes(),
        "happenings.onnx": untaught(),  # taught next, over this encoder
        "vocab.txt": ("\n".join(pieces) + "\n").encode(),
        "words.bin": distil(work / "whole" / "model.onnx", pieces),
    }
    for part in PARTS:
        (package / part).write_bytes(held[part])
    manifest = {"name": NAME, "sha256": {part: sha256(held[part]).hexdigest() for part in PARTS}}
    (package / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
