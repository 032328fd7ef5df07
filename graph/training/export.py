"""The trained network as what the package runs: news.onnx, news.json and vocab.txt.

Opset 17 without dynamo, whose graphs onnxruntime's quantiser does not know. Weights of MatMul and Gemm
become int8 with a scale for each channel, the word embedding int8 with a scale for each word; the
arithmetic stays float32 (``stored`` says why). With ``int8`` the products are int8 too, a fifth faster;
then the feed-forward products are scaled by rows (``network``): with that and the words' own scales a
third as many labels change as with onnxruntime's defaults. The float32 graph stays beside the
checkpoint, and both are compared with torch before anything is written to the package.
"""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor

from .network import FAR, Exported, Network
from .stored import float_arithmetic
from .train import starting_point

INPUTS = ["ids", "mask", "shape", "layout", "first", "force"]
OUTPUTS = ["upos", "xpos", "start", "names", "attr", "arc", "heads", "rels", "link", "stance", "word", "ask"]


def read_checkpoint(path: Path, which: str = "averaged") -> tuple[Network, dict[str, Any]]:
    """The network of a checkpoint: its averaged weights, or the last ones (``net``)."""
    state = torch.load(path, weights_only=False, map_location="cpu")
    net = Network(state["labels"])
    net.load_state_dict(state[which])
    return net.eval(), state


def sample(seed: int = 0, rows: int = 3, subwords: int = 90) -> dict[str, Tensor]:
    """Inputs of the right kind: random words, padded rows."""
    g = torch.Generator().manual_seed(seed)
    ids = torch.randint(1000, 20000, (rows, subwords), generator=g)
    words = subwords * 2 // 3
    first = torch.sort(torch.rand(rows, subwords - 2, generator=g).argsort(1)[:, :words] + 1).values
    force = torch.zeros(rows, words, dtype=torch.int64)
    force[:, 0] = 1
    mask = torch.ones_like(ids)
    shape, layout = (torch.randint(1, 9, ids.shape, generator=g) for _ in range(2))
    for r in range(1, rows):
        cut = words - 7 * r
        force[r, cut:], first[r, cut:] = -1, 0
        mask[r, subwords - 5 * r :] = 0
        ids[r, subwords - 5 * r :] = 0
    return dict(zip(INPUTS, (ids, mask, shape, layout, first, force), strict=True))


def agreement(module: Exported, path: Path) -> dict[str, float]:
    """For each output: the share of equal numbers, or the largest difference where no arc is ruled out."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    out: dict[str, float] = {}
    for seed, rows, subwords in ((1, 3, 90), (2, 2, 200), (3, 1, 5)):
        inputs = sample(seed, rows, subwords)
        with torch.no_grad():
            expected = module(*inputs.values())
        got = session.run(OUTPUTS, {k: v.numpy() for k, v in inputs.items()})
        real = inputs["force"].numpy() >= 0
        for name, a, b in zip(OUTPUTS, expected, got, strict=True):
            one, two = a.numpy()[real], np.asarray(b)[real]
            if name in ("heads", "rels"):  # beyond the best, heads in other sentences are all alike
                one, two = one[:, 0], two[:, 0]
            if one.dtype.kind == "i":
                out[name] = min(out.get(name, 1.0), float((one == two).mean()))
            else:
                possible = (one > FAR / 2) & (two > FAR / 2)
                out[name] = max(out.get(name, 0.0), float(np.abs(one - two)[possible].max()))
    return out


def rows_of_words(model: onnx.ModelProto) -> onnx.ModelProto:
    """The word embedding in int8, a scale for each word; the quantiser knows one scale for them all."""
    graph = model.graph
    tables = {i.name: i for i in graph.initializer if len(i.dims) == 2 and i.dims[0] > 10_000}
    at, node = next((k, n) for k, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[0] in tables)
    table = tables[node.input[0]]
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-6).astype(np.float32) / 127
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(np.rint(values / scale).astype(np.int8), "words_int8"))
    graph.initializer.append(numpy_helper.from_array(scale, "words_scale"))
    ids, out = node.input[1], node.output[0]
    new = [
        helper.make_node("Gather", ["words_int8", ids], ["words_found"], name="words_found"),
        helper.make_node("Cast", ["words_found"], ["words_float"], name="words_float", to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", ["words_scale", ids], ["words_by"], name="words_by"),
        helper.make_node("Mul", ["words_float", "words_by"], [out], name="words_scaled"),
    ]
    graph.node.remove(node)
    for k, one in enumerate(new):
        graph.node.insert(at + k, one)
    return model


def export(checkpoint: Path, folder: Path, which: str = "averaged", int8: bool = False) -> None:
    """Writes news.onnx, news.json and vocab.txt; ``int8``: int8 products too, not only on disk."""
    net, state = read_checkpoint(checkpoint, which)
    module = Exported(net, rowwise=int8).eval()
    inputs = sample()
    axes: dict[str, dict[int, str]] = {n: {0: "batch", 1: "subwords"} for n in INPUTS[:4]}
    axes |= {n: {0: "batch", 1: "words"} for n in (*INPUTS[4:], *OUTPUTS)}
    axes["arc"][2], axes["link"][2] = "heads", "words"
    full = checkpoint.with_name("news.full.onnx")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, tuple(inputs.values()), str(full), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    prepared = checkpoint.with_name("news.prepared.onnx")
    quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
    small = checkpoint.with_name("news.onnx")
    onnx.save(rows_of_words(onnx.load(str(prepared))), str(prepared))
    quantize_dynamic(
        str(prepared),
        str(small),
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    if not int8:
        onnx.save(float_arithmetic(onnx.load(str(small))), str(small))
    onnx.checker.check_model(str(small))
    print("float32 against torch:", agreement(module, full))
    print("written against torch:", agreement(module, small))

    labels = state["labels"]
    start = net.crf.start.detach().clone()
    for i, label in enumerate(labels["attr"]):
        if label.startswith("I-"):
            start[i] = FAR  # a window may begin inside a span, an article may not
    about = {
        "upos": labels["upos"], "xpos": labels["xpos"], "rels": labels["rel"], "names": labels["names"],
        "attr": labels["attr"], "stance": labels["stance"], "role": labels["role"],
        "attr_transitions": _numbers((net.crf.transitions + net.crf.illegal).clamp(min=FAR)),
        "attr_start": _numbers(start),
        "attr_end": _numbers(net.crf.end),
        "trained": {k: state[k] for k in ("step", "seen", "seed", "without")},
    }  # fmt: skip
    (folder / "news.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", "utf-8")
    shutil.copyfile(starting_point() / "vocab.txt", folder / "vocab.txt")
    shutil.copyfile(small, folder / "news.onnx")
    print(f"{folder / 'news.onnx'}: {small.stat().st_size / 1e6:.1f} MB, float32 {full.stat().st_size / 1e6:.1f} MB")


def _numbers(values: Tensor) -> Any:
    return json.loads(json.dumps(np.round(values.detach().numpy().astype(float), 4).tolist()))
