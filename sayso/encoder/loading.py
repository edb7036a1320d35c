"""Which encoder stands in the room, chosen by name.

`minilm` comes with sayso, `minilm:FOLDER` is one that the recipe made, `spacy:PIPELINE` a pipeline of spaCy's. Others are found by the
entry point `sayso.encoders`: a function from what stands after the colon to an `Encoder`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from sayso.encoder.protocol import Encoder
from sayso.errors import BadOption, MissingModel

OWN = "minilm"
GROUP = "sayso.encoders"
OURS = (EntryPoint(OWN, "sayso.encoder.minilm:load_encoder", GROUP), EntryPoint("spacy", "sayso.encoder.pipeline:load_encoder", GROUP))


def load_encoder(name: str = OWN) -> Encoder:
    """The encoder of this name; `BadOption` where there is none, `MissingModel`, with what to do, where it or what runs it is missing."""
    kind, _, rest = name.partition(":")
    known = {point.name: point for point in (*entry_points(group=GROUP), *OURS)}
    if kind not in known:
        expected = f"one of {', '.join(sorted(known))}"
        raise BadOption(
            f"no encoder of the name {kind!r}", where="--model", expected=expected, hint="install what brings it, or use --no-model"
        )
    try:
        encoder: Encoder = known[kind].load()(rest)
    except ImportError as missing:
        package = missing.name or str(missing)
        hint = f"pip install {package}, or run with --no-model"
        raise MissingModel(f"no package {package}", where=f"the encoder {name}", expected="what runs it", hint=hint) from missing
    return encoder
