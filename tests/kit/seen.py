"""Rectangles in a room as an eye sees them: what hides what, how large letters are."""

from __future__ import annotations

import math

import numpy as np


def corners(matrix: np.ndarray, size_px: tuple[float, float]) -> np.ndarray:
    """Corners (4, 3), in order around it, of a rectangle that a matrix brings from its pixels to the stage."""
    width, height = size_px
    around = np.array([[0, 0, 0, 1], [width, 0, 0, 1], [width, height, 0, 1], [0, height, 0, 1]], np.float64)
    return (around @ matrix.astype(np.float64).T)[:, :3]


def apart(eye: np.ndarray, a: np.ndarray, b: np.ndarray) -> bool:
    """Whether an eye (3,) sees two rectangles, or a line, (k, 3) each, beside each other: some plane through the eye
    parts them, which then goes through an edge of one or through a corner of each."""
    a, b = a - eye, b - eye
    edges = [np.cross(p, q) for shape in (a, b) for p, q in zip(shape, np.roll(shape, 1, axis=0), strict=True)]
    edges += [np.cross(p, q) for p in a for q in b]
    for normal in edges:
        length = float(np.linalg.norm(normal))
        if length < 1e-9:
            continue
        sides = a @ normal / length, b @ normal / length
        for one, other in (sides, sides[::-1]):
            if one.max() <= 1e-6 and other.min() >= -1e-6:
                return True
    return False


def capitals_deg(eye: np.ndarray, matrix: np.ndarray, size_px: tuple[float, float], text_px: float) -> float:
    """How high an eye (3,) sees capitals in the middle of a rectangle with letters of `text_px` pixels."""
    middle = np.array([*(part / 2 for part in size_px), 0, 1])
    place, up = (matrix @ middle)[:3], matrix[:3, 1] * 0.71 * text_px
    return math.degrees(math.atan(float(np.linalg.norm(up)) / float(np.linalg.norm(place - eye))))


def off_axis_deg(eye: np.ndarray, ahead: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Angles (k,) between a unit direction and where an eye sees points (k, 3)."""
    ways = points - eye
    return np.degrees(np.arccos(np.clip(ways @ ahead / np.linalg.norm(ways, axis=1), -1, 1)))
