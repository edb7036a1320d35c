"""Write the trained model as ONNX, whole and with numbers of eight bits.

In: the reader and the head of sayings. Out: two graphs. `model.onnx` takes `ids`, `shapes` (1, p), `firsts`, `lasts` (1, n) and gives what
`minilm.OUTPUTS` names; `sayings.onnx` takes `words` (1, n, width) and gives what `sayings.OUTPUTS` names. Tags, relations and cues come
out settled (the best label; "root" for the root alone), so that little crosses over.
"""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.encoder import minilm, sayings
from training.attribute import Whole
from training.corpora import Corpora
from training.labels import CUE_LABELS, NAME_LABELS, ROLE_LABELS, TAGS
from training.model import WIDTH, Batch, Reader
from training.sayings import Sayings

OPSET = 17
NAMES = "/reader/names/MatMul"  # the step of the graph that scores names


class SettledReader(nn.Module):
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
        return scores.tags.argmax(-1), scores.fine.argmax(-1), scores.names, scores.arcs, relations, scores.words, scores.vector


class SettledSayings(nn.Module):
    """The head of sayings whose cues are already chosen."""

    def __init__(self, head: Sayings) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """One paragraph: labels of cues (1, n); roles (1 + k, n, labels) beside the first word, so that there is one, and each cue."""
        read = self.head.read(words, None)
        cues = self.head.cues(read).argmax(-1)
        found = (cues == CUE_LABELS.index("B")).nonzero()
        return cues, self.head.roles(read, None, torch.cat([found.new_zeros(1, 2), found]), cues)


def export(whole: Whole, corpora: Corpora, work: Path) -> None:
    """Both graphs in `work`/whole in 32 bits and in `work`/small in eight, each with the labels of its layers written into it."""
    _close_untaught(whole, corpora)
    for folder in ("whole", "small"):
        (work / folder).mkdir(exist_ok=True)
    reader = SettledReader(whole.reader.eval().cpu(), corpora.relations.index("root"))
    pieces, words = {0: "one", 1: "pieces"}, {0: "one", 1: "words"}
    axes = {"ids": pieces, "shapes": pieces, "firsts": words, "lasts": words} | dict.fromkeys(minilm.OUTPUTS[:-1], words)
    example = (torch.tensor([[101, 2054, 2003, 102]]), torch.tensor([[0, 1, 0, 0]]), torch.tensor([[1, 2]]), torch.tensor([[1, 2]]))
    names = {"input_names": ["ids", "shapes", "firsts", "lasts"], "output_names": list(minilm.OUTPUTS)}
    with torch.no_grad():
        torch.onnx.export(
            reader, example, str(work / "whole" / "model.onnx"), **names, dynamic_axes=axes, opset_version=OPSET, dynamo=False
        )
        torch.onnx.export(
            SettledSayings(whole.sayings.eval().cpu()), (torch.randn(1, 5, WIDTH),), str(work / "whole" / "sayings.onnx"),
            input_names=["words"], output_names=list(sayings.OUTPUTS),
            dynamic_axes=dict.fromkeys(("words", *sayings.OUTPUTS), words), opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    _label(work / "whole" / "model.onnx", {"tags": TAGS, "fine": corpora.fine, "names": NAME_LABELS, "relations": corpora.relations})
    _label(work / "whole" / "sayings.onnx", {"cues": CUE_LABELS, "roles": ROLE_LABELS})
    for graph in ("model.onnx", "sayings.onnx"):
        # Per channel, or vectors drift (cosine .96 to 32 bits); a reduced range, or processors without VNNI overflow. The few weights of
        # the head of names stay as they are: they cost 12 kB, and their rounding .2 F1 on UNER.
        quantize_dynamic(
            work / "whole" / graph,
            work / "small" / graph,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[NAMES],
        )


def _label(path: Path, labels: dict[str, tuple[str, ...]]) -> None:
    """Write the labels of its layers into a graph; making its numbers small keeps them."""
    graph = onnx.load(path)
    onnx.helper.set_model_props(graph, {layer: " ".join(held) for layer, held in labels.items()})
    onnx.save(graph, path)


def _close_untaught(whole: Whole, corpora: Corpora) -> None:
    """What no corpus taught finds nothing: cues where none marks them, kinds of names that none has."""
    with torch.no_grad():
        if not corpora.paragraphs:
            whole.sayings.cues.bias[CUE_LABELS.index("O")] += 1e4
        taught = {label for example in corpora.train for label in example.names or ()}
        for number, label in enumerate(NAME_LABELS):
            if label not in taught:
                whole.reader.names.bias[number] -= 1e4
