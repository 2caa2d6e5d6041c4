"""Shells: the surfaces of a scene, each seen with its own layout, by classes, and opened by the hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from latentwalk.assets.colors import linear, palette
from latentwalk.runtime.ground.shown import Cloud, CloudFrame, Mesh, Shell
from latentwalk.scenes import Category, Column, Surface
from latentwalk.scenes.arrays import F32, F64, I32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.rules import class_colors

UNKNOWN = (150, 150, 150)  # of a class that the column `label` no longer has


class Shells:
    """The `surfaces` of a scene with their colors from its `columns`.

    `wanted`: all of them (True), none (False), or those of some groups: names of classes, and of surfaces without one.
    """

    def __init__(self, surfaces: Mapping[str, Surface], columns: Mapping[str, Column]) -> None:
        self._surfaces = surfaces
        self._meshes = {name: mesh(name, surface) for name, surface in surfaces.items()}
        label = columns.get("label")
        classes = label.names if isinstance(label, Category) else []
        colors = (
            class_colors(label, palette("categories")) if isinstance(label, Category) else np.zeros((0, 3), np.uint8)
        )
        self._groups: dict[str, str] = {}
        self._colors: dict[str, F32] = {}
        for name, surface in surfaces.items():
            known = 0 <= surface.code < len(classes)
            own = surface.color if surface.color is not None else colors[surface.code] if known else UNKNOWN
            self._groups[name] = classes[surface.code] if known else name
            self._colors[name] = np.array(linear(own), np.float32)
        self.wanted: bool | list[str] = True

    def groups(self, layout: str) -> dict[str, str]:
        """What there is to choose from in a layout, in the order of the scene: group → what its surfaces are."""
        found: dict[str, str] = {}
        for name, surface in self._surfaces.items():
            if surface.layout == layout:
                found.setdefault(self._groups[name], surface.text)
        return found

    def want(self, which: bool | list[str]) -> None:
        """Show all, none, or those of some groups.  Raises UsageError for one that no layout has."""
        known = list(dict.fromkeys(self._groups.values()))
        if not known:
            raise UsageError("this scene has no shells; latentwalk analyze makes them")
        for name in which if isinstance(which, list) else []:
            if name not in known:
                raise UsageError(f"expected some of {', '.join(known)}; found {name!r}")
        self.wanted = which

    def wants(self, group: str) -> bool:
        """Whether a group is shown where its layout is."""
        return group in self.wanted if isinstance(self.wanted, list) else self.wanted

    def shown(self, cloud: Cloud) -> tuple[Shell, ...]:
        """What there is to see of them now: they come and go with the flight of their layout."""
        if not self._surfaces or self.wanted is False:
            return ()
        here = [(cloud.a, 1.0)] if cloud.a is cloud.b else [(cloud.a, 1.0 - cloud.t), (cloud.b, cloud.t)]
        return tuple(
            self._shell(name, frame, strength)
            for frame, strength in here
            for name, surface in self._surfaces.items()
            if frame.key == ("layout", surface.layout) and strength > 0 and self.wants(self._groups[name])
        )

    def _shell(self, name: str, frame: CloudFrame, strength: float) -> Shell:
        return Shell(self._meshes[name], frame.scale, frame.offset, self._colors[name], strength)


def mesh(key: str, surface: Surface) -> Mesh:
    """A surface with normals of its vertices: means of those of their triangles by area (Gouraud 1971)."""
    vertices = np.ascontiguousarray(surface.vertices, np.float32)
    triangles = np.ascontiguousarray(surface.triangles)
    corners = vertices[triangles].astype(np.float64)
    normals = _summed(triangles, np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), len(vertices))
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    middle = (vertices.min(axis=0) + vertices.max(axis=0)) / 2
    radius = float(np.linalg.norm(vertices - middle, axis=1).max())
    return Mesh(key, vertices, normals.astype(np.float32), triangles, middle, radius)


def _summed(triangles: I32, values: F64, count: int) -> F64:
    """Sums (count, 3) at each vertex of its triangles' values (t, 3)."""
    at = triangles.ravel()
    return np.stack([np.bincount(at, values[:, axis].repeat(3), count) for axis in range(3)], axis=1)
