"""Two checkpoints of one run as one: the mean of their weights.

Weights that lie in one basin may be averaged, and the mean reads other texts better than either (Izmailov et al. 2018,
"Averaging weights leads to wider optima"). Here: the end of one fall of the learning rate and that of the next, which
saw more corpora.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch


def mix(one: Path, other: Path, share: float, out: Path) -> Path:
    """Writes ``share`` of the averaged weights of ``one`` with the rest of ``other``'s, for export. Returns its path.

    Raises ValueError if the two have other labels, so are no checkpoints of one run.
    """
    first: dict[str, Any] = torch.load(one, weights_only=False, map_location="cpu")
    second: dict[str, Any] = torch.load(other, weights_only=False, map_location="cpu")
    if first["labels"] != second["labels"]:
        raise ValueError(f"{one} and {other} have other labels: they are not of one run")
    mean = {
        name: torch.lerp(second["averaged"][name], value, share) if value.is_floating_point() else value
        for name, value in first["averaged"].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in first.items() if name not in ("optimiser", "average")}
    torch.save(kept | {"net": mean, "averaged": mean}, out / "last.pt")
    return out / "last.pt"
