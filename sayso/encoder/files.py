"""The model's files, checked before anything trusts them.

In: a folder with `model.onnx`, `sayings.onnx`, `happenings.onnx`, `vocab.txt`, `words.bin` and `manifest.json`. Out: their contents.
The manifest is written by the recipe and stands in the repository: a name, and the hash of every file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sayso.errors import MissingModel

FOLDER = Path(__file__).parent / "model"
PARTS = ("model.onnx", "sayings.onnx", "happenings.onnx", "vocab.txt", "words.bin")
HINT = "install sayso anew, make the model with `python -m training`, or run with --no-model"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A model as it lies on disk.

    `graph`, `sayings` and `happenings` are ONNX, the others over the first's words; `pieces` is the vocabulary in order, `words` holds
    the vectors of its pieces.
    """

    name: str
    graph: bytes
    sayings: bytes
    happenings: bytes
    pieces: tuple[str, ...]
    words: bytes


def read_files(folder: Path = FOLDER) -> ModelFiles:
    """The model in `folder`; MissingModel where a file is missing or is not the one that the manifest names."""
    held = _read(folder / "manifest.json")
    try:
        manifest = json.loads(held)
        name, digests = str(manifest["name"]), dict(manifest["sha256"])
        graph, sayings, happenings, pieces, words = (_checked(folder / part, str(digests[part])) for part in PARTS)
        return ModelFiles(
            name=name, graph=graph, sayings=sayings, happenings=happenings, pieces=tuple(pieces.decode().splitlines()), words=words
        )
    except (ValueError, KeyError, TypeError) as broken:
        raise MissingModel(
            "no readable manifest", where=_named(folder / "manifest.json"), expected="a name and hashes", hint=HINT
        ) from broken


def _checked(path: Path, digest: str) -> bytes:
    """A file's bytes, if they have this hash."""
    held = _read(path)
    found = sha256(held).hexdigest()
    if found != digest:
        raise MissingModel(f"a damaged file (sha256 {found[:12]}…)", where=_named(path), expected=f"{digest[:12]}…", hint=HINT)
    return held


def _read(path: Path) -> bytes:
    """A file's bytes."""
    try:
        return path.read_bytes()
    except OSError as failed:
        raise MissingModel("no file", where=_named(path), expected="the encoder's model", hint=HINT) from failed


def _named(path: Path) -> str:
    """A file with the two folders that it lies in, as messages name it."""
    return "/".join(path.parts[-3:])
