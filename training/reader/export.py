"""Torch weights -> the int8 graph that the package ships, and how far it is from the float model.

    python training/reader/export.py --name all [--way dynamic|blocks]

Tries each way of storing int8, measures size, speed and parity on dev, and writes the chosen one into
coach/reading/reader_model.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from graph import build
from measure import auc, by_message, r_problem
from model import Reader, base_folder
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from sentences import KINDS

from data import OUT, OUTPUTS, Encoded, batch, examples, load, tokenizer_of

MODEL = Path(__file__).resolve().parents[2] / "coach" / "reading" / "reader_model"


def dynamic(source: Path, target: Path) -> None:
    """Weights int8 by channel, activations int8 by call."""
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def blocks(source: Path, target: Path) -> None:
    """Weights int8 in blocks, activations int8 in blocks of the same length; the word table int8 by row."""
    config = DefaultWeightOnlyQuantConfig(
        block_size=128, is_symmetric=True, accuracy_level=4, bits=8, op_types_to_quantize=("MatMul",)
    )
    quantizer = MatMulNBitsQuantizer(onnx.load(source), algo_config=config)
    quantizer.process()
    model = quantizer.model.model
    rowwise(model)
    onnx.save(model, target)


def rowwise(model: onnx.ModelProto) -> None:
    """Store the word table as int8 with a scale for each row, and look up both."""
    graph = model.graph
    table = next(w for w in graph.initializer if w.name == "words_table")
    value = onnx.numpy_helper.to_array(table)
    scale = np.abs(value).max(1, keepdims=True).astype(np.float32) / 127
    scale[scale == 0] = 1
    graph.initializer.remove(table)
    graph.initializer.append(
        onnx.numpy_helper.from_array(np.round(value / scale).astype(np.int8), "words_int8")
    )
    graph.initializer.append(onnx.numpy_helper.from_array(scale, "words_scale"))
    for place, node in enumerate(graph.node):
        if node.op_type == "Gather" and node.input[0] == "words_table":
            out = node.output[0]
            graph.node.remove(node)
            make = onnx.helper.make_node
            new = [
                make("Gather", ["words_int8", "ids"], ["words_q"], name="words_q"),
                make("Cast", ["words_q"], ["words_f"], name="words_f", to=onnx.TensorProto.FLOAT),
                make("Gather", ["words_scale", "ids"], ["words_s"], name="words_s"),
                make("Mul", ["words_f", "words_s"], [out], name="words_mul"),
            ]
            for n, item in enumerate(new):
                graph.node.insert(place + n, item)
            return


WAYS = {"dynamic": dynamic, "blocks": blocks}


def session(path: Path) -> ort.InferenceSession:
    """One core, as at run time."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def outputs(run: ort.InferenceSession, data: Encoded) -> tuple[np.ndarray, float]:
    """Logits of all sentences, and the median milliseconds of a call."""
    out, times = [], []
    for n in range(len(data.items)):
        made = batch(data, [n])
        feed = {
            "ids": made["ids"][0].numpy(),
            "types": made["types"][0].numpy(),
            "own": made["own"][0].numpy(),
        }
        began = time.perf_counter()
        said, words = run.run(["sentence", "words"], feed)
        times.append(time.perf_counter() - began)
        said[0] = (said[0] + words[1 : data.own[n] + 1].max()) / 2
        out.append(said)
    return np.stack(out), float(np.median(times) * 1e3)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", required=True)
    parser.add_argument("--way", default="blocks", choices=WAYS)
    parser.add_argument("--sentences", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model = Reader.empty(len(OUTPUTS), len(KINDS)).eval()
    model.load_state_dict(torch.load(OUT / f"{args.name}.pt"))
    plain = OUT / "float.onnx"
    onnx.save(build(model), plain)
    tokenizer = tokenizer_of(base_folder())
    rows = [r for r in load("dev") if r["source"] != "rewrite"]
    if args.sentences:
        rows = rows[:: max(1, len(rows) // args.sentences)]
    data = Encoded(examples(rows), tokenizer)
    problem = np.array([r_problem(r) for r in rows])
    clean = np.array([not r_problem(r) and r["safety"] == "none" for r in rows])
    found = {}
    reference = None
    for way, path in (("float", plain), *((w, OUT / f"{w}.onnx") for w in WAYS)):
        if way != "float":
            WAYS[way](plain, path)
        logits, speed = outputs(session(path), data)
        reference = logits if reference is None else reference
        top = by_message(rows, logits)[:, 0]
        found[way] = {
            "megabytes": round(path.stat().st_size / 1e6, 2),
            "milliseconds": round(speed, 2),
            "logit_mean": round(float(np.abs(logits - reference).mean()), 4),
            "logit_most": round(float(np.abs(logits - reference).max()), 3),
            "auc": round(auc(top[problem], top[clean]), 4),
        }
        print(way, json.dumps(found[way]), flush=True)
    MODEL.mkdir(exist_ok=True)
    (MODEL / "reader.onnx").write_bytes((OUT / f"{args.way}.onnx").read_bytes())
    tokenizer.save(str(MODEL / "tokenizer.json"), pretty=False)
    meta = {"name": "en_coach_reader", "version": "1.0", "outputs": OUTPUTS, "way": args.way, "parity": found}
    (MODEL / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
