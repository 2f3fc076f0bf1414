"""Torch weights -> the int8 graph that the package ships, and the vectors of all drafts.

    python training/likeness/ship.py [--vectors]

With ``--vectors`` only the vectors are made anew: after a change of lexicons/matters or lexicons/frames. That
needs no torch. Writes into coach/reading/likeness_model, with RECIPE.json: what it was made from and with.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "training" / "reader")]

from coach.lexicon.load import load_lexicons  # noqa: E402
from install import BASE, checksum  # noqa: E402

from coach.reading.likeness import MODEL_DIR, Likeness, key_of  # noqa: E402


FILES = ("likeness.onnx", "meta.json", "tokenizer.json", "vectors.npz")
WEIGHTS = ROOT / "training" / "out" / "likeness" / "likeness.pt"


def export() -> None:
    """Write the graph, the tokenizer and what is known of them."""
    import onnx  # noqa: PLC0415 - only this step needs the training packages
    import torch  # noqa: PLC0415
    from graph import LAYERS, OPSET, Graph, embedded, layer  # noqa: PLC0415
    from onnx import TensorProto, helper  # noqa: PLC0415

    from data import tokenizer_of  # noqa: PLC0415
    from export import blocks  # noqa: PLC0415
    from model import base_folder  # noqa: PLC0415

    state = {name: value.float().numpy() for name, value in torch.load(WEIGHTS).items()}
    g = Graph()
    zero = g.weight("type", np.array(0, dtype=np.int64))
    g.node("Mul", "ids", zero, out="types")
    x = embedded(g, state)
    for n in range(LAYERS):
        x = layer(g, x, f"encoder.encoder.layer.{n}", state)
    first = g.weight("first", np.array([0], dtype=np.int64))
    mean = g.node("ReduceMean", x, first, keepdims=1)
    down = g.node("MatMul", mean, g.weight("down.weight", state["down.weight"].T))
    flat = g.node("Reshape", down, g.weight("flat", np.array([-1], dtype=np.int64)))
    g.node("LpNormalization", flat, out="meaning", axis=0, p=2)
    width = state["down.weight"].shape[0]
    graph = helper.make_graph(
        g.nodes,
        "likeness",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("meaning", TensorProto.FLOAT, [width])],
        g.weights,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(made)
    MODEL_DIR.mkdir(exist_ok=True)
    plain = WEIGHTS.with_suffix(".onnx")
    onnx.save(made, plain)
    blocks(plain, MODEL_DIR / "likeness.onnx")
    tokenizer_of(base_folder()).save(str(MODEL_DIR / "tokenizer.json"), pretty=False)
    meta = {"name": "en_coach_likeness", "version": "1.0", "width": width}
    (MODEL_DIR / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def vectors() -> None:
    """Write the vectors of all drafts of matters and frames, sorted by their keys."""
    lexicons = load_lexicons()
    texts = sorted({d for e in (*lexicons.matters, *lexicons.frames) for d in e.drafts}, key=key_of)
    likeness = Likeness()
    rows = np.stack([np.round(likeness.vector(text) * 127) for text in texts]).astype(np.int8)
    keys = np.array([key_of(text) for text in texts], dtype=np.uint64)
    np.savez_compressed(MODEL_DIR / "vectors.npz", keys=keys, rows=rows)
    print(len(texts), "drafts")


def recipe(*, trained: bool) -> None:
    """Write what the files were made from and with, as checksums; what trained the model stays as it was."""
    path = MODEL_DIR / "RECIPE.json"
    made = {} if trained else json.loads(path.read_text(encoding="utf-8"))
    if trained:
        corpus = ROOT / "data" / "corpus" / "train.jsonl"
        scripts = [ROOT / "training" / "likeness" / f"{name}.py" for name in ("train", "ship")]
        made = {
            "base": BASE,
            "lexicons": load_lexicons().version,
            "corpus": checksum(corpus),
            "judged": checksum(ROOT / "data" / "judged" / "matters.csv"),
            "scripts": {str(p.relative_to(ROOT)): checksum(p) for p in scripts},
        }
    made["files"] = {name: checksum(MODEL_DIR / name) for name in FILES}
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--vectors", action="store_true")
    trained = not parser.parse_args().vectors
    if trained:
        export()
    vectors()
    recipe(trained=trained)


if __name__ == "__main__":
    main()
