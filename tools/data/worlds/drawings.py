"""Shapes and patterns as pictures of brightness: what a kind looks like, free of contrast and noise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latentwalk.scenes.arrays import F64

FINER = 4  # times the pixels a shape is drawn with, so that its edges are smooth


def _polygon(corners: int, inner: float = 1.0) -> F64:
    """(corners, 2) on the unit circle, every second one at `inner` of its radius."""
    angle = 2 * np.pi * np.arange(corners) / corners
    radius = np.where(np.arange(corners) % 2, inner, 1.0)
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _cross() -> F64:
    a, b = 0.33, 0.94
    return np.array([
        (-a, b), (a, b), (a, a), (b, a), (b, -a), (a, -a), (a, -b), (-a, -b), (-a, -a), (-b, -a), (-b, a), (-a, a),
    ])  # fmt: skip


ROUND = _polygon(48)
# Kind → the polygons inside the unit circle that it is made of; each after the first is cut out.
SHAPES: dict[str, list[F64]] = {
    "circle": [ROUND],
    "square": [_polygon(4)],
    "triangle": [_polygon(3)],
    "star": [_polygon(10, 0.42)],
    "cross": [_cross()],
    "ring": [ROUND, ROUND * 0.55],
    "hexagon": [_polygon(6)],
    "bar": [np.array([(-0.28, -0.96), (0.28, -0.96), (0.28, 0.96), (-0.28, 0.96)])],
    "crescent": [ROUND, ROUND * 0.85 + (0.5, 0)],
    "arrow": [np.array([(0, 1), (0.8, 0.1), (0.3, 0.1), (0.3, -0.95), (-0.3, -0.95), (-0.3, 0.1), (-0.8, 0.1)])],
}


def draw_shape(kind: str, side: int, size: float, angle: float, x: float, y: float) -> F64:
    """(side, side) in 0…1: a shape of `size` (its circle's diameter) at `x`, `y` (up), in shares of the side, turned by
    `angle` degrees."""
    from PIL import Image, ImageDraw

    turn = np.radians(angle)
    turned = np.array([(np.cos(turn), -np.sin(turn)), (np.sin(turn), np.cos(turn))])
    image = Image.new("L", (side * FINER, side * FINER))
    pen = ImageDraw.Draw(image)
    for number, corners in enumerate(SHAPES[kind]):
        placed = corners @ turned.T * (size / 2) + (x, y)
        placed[:, 1] = 1 - placed[:, 1]  # pictures count from the top
        pen.polygon([tuple(corner) for corner in placed * side * FINER], fill=0 if number else 255)
    return np.asarray(image.resize((side, side), Image.Resampling.BOX)) / 255


def _soft(value: F64) -> F64:
    """Values about 0 as dark and bright, with an edge between."""
    return 0.5 + 0.5 * np.tanh(4 * value)


def _wave(u: F64) -> F64:
    return np.sin(2 * np.pi * u)


def _lines(u: F64) -> F64:
    """Thin bright lines, one a period."""
    return np.exp(-(((u + 0.5) % 1 - 0.5) ** 2) / 0.012)


def _bricks(u: F64, v: F64) -> F64:
    return 1 - np.maximum(_lines(v), _lines(u / 2 + 0.5 * (np.floor(v) % 2)))


# Kind → brightness 0…1 at places u, v, both in periods.
PATTERNS: dict[str, Callable[[F64, F64], F64]] = {
    "stripes": lambda u, v: _soft(_wave(u)),
    "checkers": lambda u, v: _soft(_wave(u / 1.4) * _wave(v / 1.4)),
    "dots": lambda u, v: np.exp(-(((u % 1 - 0.5) ** 2) + ((v % 1 - 0.5) ** 2)) / 0.06),
    "grid": lambda u, v: np.maximum(_lines(u), _lines(v)),
    "rings": lambda u, v: _soft(_wave(np.hypot(u, v))),
    "waves": lambda u, v: _soft(_wave(u + 0.3 * _wave(v / 2))),
    "zigzag": lambda u, v: _soft(_wave(u + np.abs((v / 2) % 1 - 0.5) * 2)),
    "bricks": _bricks,
    "rays": lambda u, v: _soft(np.sin(6 * np.arctan2(v, u))),
    "spiral": lambda u, v: _soft(np.sin(2 * np.pi * np.hypot(u, v) + 2 * np.arctan2(v, u))),
}


def draw_pattern(kind: str, side: int, period: float, angle: float, shift: F64) -> F64:
    """(side, side) in 0…1: a pattern of `period` in shares of the side, turned by `angle` degrees, moved by `shift`
    (2,) periods."""
    turn = np.radians(angle)
    x, y = np.meshgrid(*[(np.arange(side) + 0.5) / side - 0.5] * 2)
    u, v = (np.cos(turn) * x + np.sin(turn) * y) / period, (np.cos(turn) * y - np.sin(turn) * x) / period
    return PATTERNS[kind](u + shift[0] - 0.5, v + shift[1] - 0.5)
