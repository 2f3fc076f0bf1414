"""The reader as an ONNX graph for one sentence a call: no padding, so nothing else can move its numbers."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HEADS, WIDTH, LAYERS = 12, 384, 6
OPSET = 20


class Graph:
    """Nodes and weights under way."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.count = 0

    def weight(self, name: str, value: np.ndarray) -> str:
        """A constant; floats in single precision."""
        if value.dtype == np.float64:
            value = value.astype(np.float32)
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: object) -> str:
        """One operation; its output's name."""
        self.count += 1
        out = out or f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"n{self.count}", **attributes))
        return out

    def linear(self, x: str, name: str, state: dict[str, np.ndarray]) -> str:
        """x W + b, with W stored the way that MatMul reads it."""
        product = self.node("MatMul", x, self.weight(f"{name}.weight", state[f"{name}.weight"].T))
        return self.node("Add", product, self.weight(f"{name}.bias", state[f"{name}.bias"]))

    def norm(self, x: str, name: str, state: dict[str, np.ndarray]) -> str:
        """Layer normalization."""
        scale = self.weight(f"{name}.weight", state[f"{name}.weight"])
        bias = self.weight(f"{name}.bias", state[f"{name}.bias"])
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def build(model: torch.nn.Module) -> onnx.ModelProto:
    """The float graph of a trained reader. Inputs (n each): ids, types, own: 1 at the sentence's words."""
    state = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    g = Graph()
    x = embedded(g, state)
    for n in range(LAYERS):
        x = layer(g, x, f"encoder.encoder.layer.{n}", state)
    heads(g, x, state)
    graph = helper.make_graph(
        g.nodes,
        "reader",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"]),
            helper.make_tensor_value_info("types", TensorProto.INT64, ["n"]),
            helper.make_tensor_value_info("own", TensorProto.FLOAT, ["n"]),
        ],
        [
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [state["sentence.bias"].shape[0]]),
            helper.make_tensor_value_info("words", TensorProto.FLOAT, ["n", state["word.bias"].shape[0]]),
        ],
        g.weights,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(made)
    return made


def embedded(g: Graph, state: dict[str, np.ndarray]) -> str:
    """Word, place and type embeddings, normalized."""
    place = "encoder.embeddings."
    words = g.node("Gather", g.weight("words_table", state[place + "word_embeddings.weight"]), "ids")
    types = g.node("Gather", g.weight("types_table", state[place + "token_type_embeddings.weight"]), "types")
    table = g.weight("places_table", state[place + "position_embeddings.weight"][:192])
    length = g.node("Shape", "ids")
    zero, one = (
        g.weight("zero", np.array([0], dtype=np.int64)),
        g.weight("one", np.array([1], dtype=np.int64)),
    )
    places = g.node("Slice", table, zero, length, zero, one)
    return g.norm(g.node("Add", g.node("Add", words, types), places), place + "LayerNorm", state)


def layer(g: Graph, x: str, name: str, state: dict[str, np.ndarray]) -> str:
    """Self-attention and the two dense layers."""
    split = g.weight(f"{name}.split", np.array([-1, HEADS, WIDTH // HEADS], dtype=np.int64))
    join = g.weight(f"{name}.join", np.array([-1, WIDTH], dtype=np.int64))
    parts = {}
    for part, order in (("query", [1, 0, 2]), ("key", [1, 2, 0]), ("value", [1, 0, 2])):
        flat = g.linear(x, f"{name}.attention.self.{part}", state)
        parts[part] = g.node("Transpose", g.node("Reshape", flat, split), perm=order)
    scale = g.weight(f"{name}.scale", np.array((WIDTH // HEADS) ** -0.5, dtype=np.float32))
    near = g.node("Softmax", g.node("Mul", g.node("MatMul", parts["query"], parts["key"]), scale), axis=-1)
    mixed = g.node("Transpose", g.node("MatMul", near, parts["value"]), perm=[1, 0, 2])
    said = g.linear(g.node("Reshape", mixed, join), f"{name}.attention.output.dense", state)
    x = g.norm(g.node("Add", said, x), f"{name}.attention.output.LayerNorm", state)
    wide = g.node("Gelu", g.linear(x, f"{name}.intermediate.dense", state))
    said = g.linear(wide, f"{name}.output.dense", state)
    return g.norm(g.node("Add", said, x), f"{name}.output.LayerNorm", state)


def heads(g: Graph, x: str, state: dict[str, np.ndarray]) -> None:
    """The outputs for the sentence and for its words."""
    first = g.weight("first", np.array([0], dtype=np.int64))
    column = g.node("Unsqueeze", "own", g.weight("last", np.array([1], dtype=np.int64)))
    total = g.node("ReduceSum", column, first, keepdims=1)
    mean = g.node("Div", g.node("ReduceSum", g.node("Mul", x, column), first, keepdims=1), total)
    one, far = (
        g.weight("one_f", np.array(1.0, dtype=np.float32)),
        g.weight("far", np.array(1e4, dtype=np.float32)),
    )
    outside = g.node("Mul", g.node("Sub", column, one), far)
    top = g.node("ReduceMax", g.node("Add", x, outside), first, keepdims=1)
    opening = g.node("Gather", x, first)
    hidden = g.node("Gelu", g.linear(g.node("Concat", opening, mean, top, axis=1), "hidden", state))
    flat = g.weight("flat", np.array([-1], dtype=np.int64))
    g.node("Reshape", g.linear(hidden, "sentence", state), flat, out="sentence")
    g.node("Identity", g.linear(x, "word", state), out="words")
