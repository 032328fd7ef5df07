"""Small parts of the network, which nothing joins to the rest: drawn at their natural size and packed in rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.view.spacing import apart

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]

__all__ = ["CELL", "LINE", "Part", "Rows", "pack"]

CELL = 128.0, 62.0
"""Width and height of the place of a symbol that nothing joins to any other, in pixels at full size."""
LINE = 104.0, 72.0
"""Length of a line of a small part, across and down."""
MARGIN = 46.0, 27.0
"""Room around a small part, for its labels."""


@dataclass(frozen=True, slots=True)
class Part:
    """Symbols that hang together, and their positions in lengths of a line."""

    nodes: list[int]
    points: Points


@dataclass(frozen=True, slots=True)
class Rows:
    """Packed parts: their nodes, and where these stand with the middle of the upper edge at 0, 0; the size of all."""

    nodes: list[int]
    points: Points
    width: float
    height: float

    def put(self, placed: Points, x: float, y: float) -> None:
        """Writes them into the positions of all, the middle of the upper edge at x, y."""
        if self.nodes:
            placed[self.nodes] = self.points + np.array((x, y))


def pack(parts: list[Part], boxes: Points, width: float) -> Rows:
    """Parts in rows no wider than `width`, the tallest first; `boxes` are those of all symbols, by their number."""
    shapes = [_natural(part, boxes) for part in parts]
    shapes.sort(key=lambda shape: (-round(shape[3] / 24), -len(shape[0]), shape[0][0]))
    rows: list[list[tuple[list[int], Points, float, float]]] = []
    for shape in shapes:
        if not rows or sum(other[2] for other in rows[-1]) + shape[2] > width:
            rows.append([])
        rows[-1].append(shape)
    nodes: list[int] = []
    points: list[Points] = []
    widest = y = 0.0
    for row in rows:
        across, tall = sum(shape[2] for shape in row), max(shape[3] for shape in row)
        x = -across / 2
        for names, inner, wide, _ in row:
            nodes += names
            points.append(inner + np.array((x + wide / 2, y + tall / 2)))
            x += wide
        y, widest = y + tall, max(widest, across)
    return Rows(nodes, np.vstack(points) if points else np.zeros((0, 2)), widest, y)


def _natural(part: Part, boxes: Points) -> tuple[list[int], Points, float, float]:
    """Nodes, positions around the middle, width and height of a part at its natural size, labels apart."""
    if len(part.nodes) == 1:
        return part.nodes, np.zeros((1, 2)), *CELL
    spread = part.points * np.array(LINE)
    for _ in range(40):
        spread = apart(spread, boxes[part.nodes] * 0.9)
    across, high = spread.max(0) - spread.min(0) + 2 * np.array(MARGIN)
    return part.nodes, spread - (spread.max(0) + spread.min(0)) / 2, float(across), float(high)
