"""Write the trained reader as ONNX, whole and with numbers of eight bits.

In: a reader. Out: two files that take `ids`, `shapes` (1, p), `firsts`, `lasts` (1, n) and give what `minilm.OUTPUTS`
names. Tags and relations come out settled (the best label; "root" for the root alone), so that little crosses over.
"""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.encoder.minilm import OUTPUTS
from training.corpora import Corpora
from training.labels import CUE_LABELS, NAME_LABELS, ROLE_LABELS, TAGS
from training.model import Batch, Reader


class Settled(nn.Module):
    """A reader whose tags and relations are already chosen."""

    def __init__(self, reader: Reader, root: int) -> None:
        super().__init__()
        self.reader = reader
        self.root = root
        bar = torch.zeros(reader.relation_word_bias.out_features, 1)
        bar[root] = -1e4
        self.register_buffer("bar", bar)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """One sentence, no padding."""
        scores = self.reader(Batch(ids, shapes, None, firsts, lasts))
        best = (scores.relations[..., 1:] + self.bar).argmax(2)
        relations = torch.cat([torch.full_like(best[:, :, :1], self.root), best], dim=2)
        return (
            scores.tags.argmax(-1),
            scores.fine.argmax(-1),
            scores.names,
            scores.cues.argmax(-1),
            scores.arcs,
            relations,
            scores.roles,
            scores.vector,
        )


def export(reader: Reader, corpora: Corpora, work: Path) -> tuple[Path, Path]:
    """`work`/whole.onnx in 32 bits and `work`/model.onnx in eight, each with the labels of its layers written into it."""
    whole, small = work / "whole.onnx", work / "model.onnx"
    _close_untaught(reader, corpora)
    settled = Settled(reader.eval().cpu(), corpora.relations.index("root"))
    example = (torch.tensor([[101, 2054, 2003, 102]]), torch.tensor([[0, 1, 0, 0]]), torch.tensor([[1, 2]]), torch.tensor([[1, 2]]))
    pieces, words = {0: "one", 1: "pieces"}, {0: "one", 1: "words"}
    axes = {"ids": pieces, "shapes": pieces, "firsts": words, "lasts": words} | dict.fromkeys(OUTPUTS[:-1], words)
    with torch.no_grad():
        torch.onnx.export(
            settled, example, str(whole), input_names=["ids", "shapes", "firsts", "lasts"], output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    # Per channel, or vectors drift (cosine .96 to 32 bits); a reduced range, or processors without VNNI overflow.
    quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    labels = {
        "tags": TAGS,
        "fine": corpora.fine,
        "names": NAME_LABELS,
        "cues": CUE_LABELS,
        "roles": ROLE_LABELS,
        "relations": corpora.relations,
    }
    for path in (whole, small):
        graph = onnx.load(path)
        onnx.helper.set_model_props(graph, {layer: " ".join(held) for layer, held in labels.items()})
        onnx.save(graph, path)
    return whole, small


def _close_untaught(reader: Reader, corpora: Corpora) -> None:
    """What no corpus taught finds nothing: cues where none marks them, kinds of names that none has."""
    with torch.no_grad():
        if not any(example.cues for example in corpora.train):
            reader.cues.bias[CUE_LABELS.index("O")] += 1e4
        taught = {label for example in corpora.train for label in example.names or ()}
        for number, label in enumerate(NAME_LABELS):
            if label not in taught:
                reader.names.bias[number] -= 1e4
