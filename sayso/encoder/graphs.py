"""Open an ONNX graph on one thread, with what it says of its labels."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as failures

from sayso.encoder.files import HINT
from sayso.errors import MissingModel

SLOW = ["SkipLayerNormFusion"]  # onnxruntime 1.32 joins an addition and a norm into one step of 57 µs; apart they take 20
UNREADABLE = (failures.Fail, failures.InvalidArgument, failures.InvalidGraph, failures.InvalidProtobuf, failures.NotImplemented)


def open_graph(graph: bytes, name: str, layers: Collection[str]) -> tuple[Any, dict[str, list[str]]]:
    """A session, and the labels of each of its layers; MissingModel where the file is broken or of another make."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # the arena keeps what the longest sentence needed
    try:
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW)
    except UNREADABLE as broken:
        raise MissingModel("a file that onnxruntime cannot open", where=name, expected="ONNX", hint=HINT) from broken
    labels = {layer: held.split() for layer, held in session.get_modelmeta().custom_metadata_map.items()}
    if not labels.keys() >= set(layers):
        raise MissingModel("a graph of another make", where=name, expected=f"labels of {', '.join(layers)}", hint=HINT)
    return session, labels
