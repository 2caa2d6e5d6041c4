"""What is shown of rows besides themselves: true neighbors, the last flight, a sum, the hovered row's picture."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.shown import Lines, Marks, Picture, Shape
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32

HOVER = (*linear((255, 255, 255)), 0.9)
TRAIL = (*linear((150, 175, 210)), 0.2)  # many lie over each other
SKY = linear((86, 180, 233))  # Okabe-Ito sky blue, of all that leads somewhere
TERMS = (*SKY, 0.9)  # from what is taken away to what it is taken from
FOUND = (*linear((0, 158, 115)), 0.9)  # and green: from the sum to its neighbors
CLOSEST = 1e-3  # a neighbor nearer than this counts no more than one at it
SUM_M = 0.02  # radius of the ball at the sum: larger than a point
LIFT = 0.045  # how far above its row a lifted picture stands, and half its height, for each meter from the eye


def row_marks(rows: Rows, hovered: int, eye: F32, scale: float, *, with_picture: bool) -> Marks:
    """What is shown of the hovered row (−1: none) to an eye (3,), of the last flight, and of a sum of rows.

    The neighbors are those of the hovered row, else of one that alone is selected.

    `scale`: room meters in one of the stage.
    """
    lines, pictures = [], []
    attended = attended_row(rows, hovered)
    if attended >= 0 and rows.scene.neighbors is not None:
        lines += neighbor_lines(rows, rows.scene.neighbors, attended)
    if hovered >= 0:
        pictures = _lifted(rows, hovered, eye) if with_picture else []
    trails = rows.layouts.trails(hovered, rows.visible)
    if trails is not None:
        lines.append(segments(trails[0], (*TRAIL[:3], TRAIL[3] * trails[1]), 1.0))
    made = Marks(lines, [], pictures)
    return made if rows.arithmetic.solved is None else Marks.of(made, sum_marks(rows, scale))


def attended_row(rows: Rows, hovered: int) -> int:
    """The row that a person attends to: the one under the laser, else one that alone is selected, else −1."""
    only = rows.selection.only
    return hovered if hovered >= 0 else only if only >= 0 and rows.visible[only] else -1


def neighbor_lines(rows: Rows, neighbors: Neighbors, row: int) -> list[Lines]:
    """From a row to its visible nearest neighbors in the original space, fainter the farther down the list."""
    near = neighbors.indices[row]
    near = near[near >= 0]
    near = near[rows.visible[near]]
    ends = fit.positions(rows.cloud, np.append(near, row))
    ways = np.stack([np.broadcast_to(ends[-1], ends[:-1].shape), ends[:-1]], axis=1)
    kept = np.isfinite(ways).all((1, 2))
    made = _fading(ways, HOVER, 1.5)
    return [Lines(made.points[kept], made.colors[kept], made.width_px)] if kept.any() else []


def sum_marks(rows: Rows, scale: float) -> Marks:
    """The sum of rows that is shown where its neighbors are, lines to them, and lines between what it was made of."""
    solved = rows.arithmetic.solved
    if solved is None:
        return Marks()
    made, answer = solved.sum, solved.answer
    places = fit.positions(rows.cloud, answer.rows)
    there = np.isfinite(places).all(1)
    if not there.any():
        return Marks()
    away = np.maximum(answer.nearness[0] - answer.nearness, 0) + CLOSEST
    middle = np.average(places[there], axis=0, weights=1 / away[there]).astype(np.float32)
    near = np.stack([np.broadcast_to(middle, places[there].shape), places[there]], axis=1)
    taken = [fit.positions(rows.cloud, np.array(part, np.int32)) for part in (made.minus, made.plus)]
    pairs = min(map(len, taken))
    # The rest of what is added leads to the sum, as man to king is what woman is to it.
    rest = [np.stack([place, middle]) for part in taken for place in part[pairs:]]
    terms = [np.stack(pair) for pair in zip(taken[0][:pairs], taken[1][:pairs], strict=True)] + rest
    known = np.array([pair for pair in terms if np.isfinite(pair).all()], np.float32).reshape(-1, 2, 3)
    lines = [_fading(near, FOUND, 2.5), segments(known, TERMS, 2.5)]
    return Marks(lines, [Shape.sphere(middle, SUM_M * scale, FOUND)])


def _fading(points: F32, color: tuple[float, ...], width_px: float) -> Lines:
    """Segments (m, 2, 3) of one color, fainter the farther down the list."""
    made = segments(points, color, width_px)
    made.colors[:, 3] *= np.linspace(1.0, 0.35, len(points), dtype=np.float32)
    return made


def segments(points: F32, color: tuple[float, ...], width_px: float) -> Lines:
    """Segments (m, 2, 3) of one color, linear RGBA."""
    colors = np.empty((len(points), 4), np.float32)
    colors[:] = color
    return Lines(np.ascontiguousarray(points, np.float32), colors, width_px)


def chain(points: F32, color: tuple[float, ...]) -> Lines:
    """Points (m, 3) joined by segments of one color."""
    return segments(np.stack([points[:-1], points[1:]], axis=1), color, 3.0)


def _lifted(rows: Rows, row: int, eye: F32) -> list[Picture]:
    """A row's picture, above it."""
    pixels = rows.pictures.of(row)
    if pixels is None:
        return []
    place = fit.positions(rows.cloud, row)
    size = LIFT * math.dist(place, eye)
    return [Picture("hover", place + np.array([0, 2 * size, 0], np.float32), 2 * size, pixels, version=row)]
