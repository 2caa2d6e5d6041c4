"""Spheres as surfaces of a scene."""

from __future__ import annotations

from typing import Any

import numpy as np

from latentwalk.scenes import Surface


def sphere(place: Any, radius: float, layout: str = "own", slices: int = 48, **fields: Any) -> Surface:
    """Triangles all over a sphere, counterclockwise as seen from outside."""
    turn, height = np.meshgrid(np.arange(slices) / slices * 2 * np.pi, np.linspace(0, np.pi, slices + 1))
    unit = np.stack([np.sin(height) * np.sin(turn), np.cos(height), np.sin(height) * np.cos(turn)], axis=-1)
    corner = np.arange((slices + 1) * slices).reshape(slices + 1, slices)
    a, b = corner[:-1], np.roll(corner, -1, axis=1)[:-1]
    c, d = corner[1:], np.roll(corner, -1, axis=1)[1:]
    triangles = np.concatenate([np.stack([a, c, d], axis=-1), np.stack([a, d, b], axis=-1)]).reshape(-1, 3)
    vertices = (np.asarray(place) + radius * unit.reshape(-1, 3)).astype(np.float32)
    fields.setdefault("color", np.array([230, 159, 0], np.uint8))
    return Surface(layout, vertices, triangles.astype(np.int32), **fields)
