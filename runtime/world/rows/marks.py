"""What is shown of rows besides themselves: true neighbors, the way of the last flight, the hovered row's picture."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import Lines, Marks, Picture
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes.arrays import F32

HOVER = (*linear((255, 255, 255)), 0.9)
TRAIL = (*linear((150, 175, 210)), 0.2)  # many lie over each other
LIFT = 0.045  # how far above its row a lifted picture stands, and half its height, for each meter from the eye


def row_marks(rows: Rows, hovered: int, eye: F32, scale: float, *, with_picture: bool) -> Marks:
    """What is shown of the hovered row (−1: none) to an eye (3,), of the last flight, and of a sum of rows.

    `scale`: room meters in one of the stage.
    """
    lines, pictures = [], []
    if hovered >= 0:
        lines += neighbor_lines(rows, hovered)
        pictures = _lifted(rows, hovered, eye) if with_picture else []
    trails = rows.layouts.trails(hovered)
    if trails is not None:
        lines.append(segments(trails[0], (*TRAIL[:3], TRAIL[3] * trails[1]), 1.0))
    return Marks(lines, [], pictures) + rows.arithmetic.marks(rows.cloud, scale)


def neighbor_lines(rows: Rows, row: int) -> list[Lines]:
    """From a row to its visible nearest neighbors in the original space, fainter the farther down the list."""
    if rows.scene.neighbors is None:
        return []
    near = rows.scene.neighbors.indices[row]
    near = near[near >= 0]
    near = near[rows.visible[near]]
    ends = fit.positions(rows.cloud, np.append(near, row))
    ways = np.stack([np.broadcast_to(ends[-1], ends[:-1].shape), ends[:-1]], axis=1)
    kept = np.isfinite(ways).all((1, 2))
    made = segments(ways, HOVER, 1.5)
    made.colors[:, 3] *= np.linspace(1.0, 0.35, len(near), dtype=np.float32)
    return [Lines(made.points[kept], made.colors[kept], made.width_px)] if kept.any() else []


def segments(points: F32, color: tuple[float, ...], width_px: float) -> Lines:
    """Segments (m, 2, 3) of one color, linear RGBA."""
    colors = np.tile(np.array(color, np.float32), (len(points), 1))
    return Lines(np.ascontiguousarray(points, np.float32), colors, width_px)


def chain(points: F32, color: tuple[float, ...]) -> Lines:
    """Points (m, 3) joined by segments of one color."""
    return segments(np.stack([points[:-1], points[1:]], axis=1), color, 3.0)


def _lifted(rows: Rows, row: int, eye: F32) -> list[Picture]:
    """A row's picture, above it."""
    pixels = rows.thumbnail(row)
    if pixels is None:
        return []
    place = fit.positions(rows.cloud, row)
    size = LIFT * math.dist(place, eye)
    return [Picture("hover", place + np.array([0, 2 * size, 0], np.float32), 2 * size, pixels, version=row)]
