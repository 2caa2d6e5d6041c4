"""What the room shows of the probe: its halo, its picture, the way that is interpolated, σ of the selected rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import F32, U8, Lines, Picture, Shape
from latentwalk.runtime.world.probe.chart import Chart
from latentwalk.runtime.world.probe.filmstrip import FAR_GAPS, mark
from latentwalk.runtime.world.probe.interpolation import Shown, Steps
from latentwalk.runtime.world.probe.model import picture
from latentwalk.runtime.world.probe.reading import Reading
from latentwalk.runtime.world.rows import fit as room

if TYPE_CHECKING:
    from latentwalk.runtime.world.probe.probe import Probe
    from latentwalk.runtime.world.world import World

SIZE, STEP_SIZE = 0.14, 0.07  # height of a picture for each metre from the eye
CORE_M = 0.008
SMALL_M = 0.15  # a halo of this size reaches no eye that sees the hand
ELLIPSOIDS = 32  # as many selected rows have their σ shown
PLAIN = (235, 235, 235)
DATA = np.array((*linear((160, 170, 185)), 0.9), np.float32)
MARKED = 32  # shades of how far the data is
MARKS = np.array([(*linear(mark(gaps)), 0.9) for gaps in np.linspace(0, FAR_GAPS, MARKED)], np.float32)
SIGMA = (*linear((204, 121, 167)), 0.22)


class ProbeShow:
    """Makes the lines, solids and pictures of a world's probe; what stays the same is made once."""

    def __init__(self, world: World, probe: Probe) -> None:
        self._world, self._probe = world, probe
        self._read: tuple[int, F32, Lines] | None = None
        self._way: tuple[int, list[Lines], list[U8], list[U8]] | None = None
        self._spread_of: tuple[int, Chart] | None = None
        self._ellipsoids: list[Shape] = []

    def lines(self) -> list[Lines]:
        """The way with its classes' colours, the shortest way through the data, and from the probe to the nearest row
        and to the hand."""
        found: list[Lines] = []
        if self._probe.interpolation.shown is not None:
            found += self._of_way(self._probe.interpolation.shown)[0]
        if self._probe.reading is not None:
            found.append(self._of_reading(self._probe.reading)[1])
        return found

    def _of_reading(self, reading: Reading) -> tuple[F32, Lines]:
        """The colour of how far the data is, linear RGBA (4,), and lines in it."""
        if self._read is None or self._read[0] != self._probe.version:
            color = MARKS[min(MARKED - 1, int(reading.gaps / FAR_GAPS * MARKED))]
            ends = np.array((reading.anchor, reading.near, reading.place, reading.anchor)).reshape(2, 2, 3)
            self._read = self._probe.version, color, Lines(ends, np.array((color, color)), 1.5)
        return self._read[1:]

    def _of_way(self, shown: Shown) -> tuple[list[Lines], list[U8], list[U8]]:
        """Its lines, and the pictures of its steps and of the rows beside them."""
        version = self._probe.interpolation.version
        if self._way is None or self._way[0] != version:
            lines = [_chain(shown.curve.places, self._class_colors(shown.curve.classes), 4.0)]
            if len(shown.through) > 1:
                lines.append(_chain(shown.through, np.tile(DATA, (len(shown.through) - 1, 1)), 2.0))
            self._way = version, lines, self._tiles(shown.steps), self._tiles(shown.data)
        return self._way[1:]

    def _tiles(self, steps: Steps | None) -> list[U8]:
        """Decoded pictures; none of a table."""
        output = self._probe.decoder.output
        return [picture(output, values) for values in steps.values] if steps and output.kind == "image" else []

    def _class_colors(self, classes: list[int | None]) -> F32:
        """Linear RGBA (k − 1, 4) of the pieces between k latents of these classes."""
        colors, names = self._probe.targets.colors, map(self._probe.class_name, classes[:-1])
        return np.array([(*linear(colors.get(name or "", PLAIN)), 1.0) for name in names], np.float32)

    def shapes(self) -> list[Shape]:
        """The probe with a halo that reaches to the nearest row, and the σ of selected rows."""
        found: list[Shape] = []
        reading = self._probe.reading
        if reading is not None:
            r, g, b, alpha = self._of_reading(reading)[0].tolist()
            found.append(_sphere(reading.anchor, CORE_M * self._world.rig.scale, (r, g, b, alpha)))
            found.append(_sphere(reading.anchor, self._halo_m(reading), (r, g, b, 0.16)))
        if self._probe.posterior:
            found += self._sigmas()
        return found

    def _halo_m(self, reading: Reading) -> float:
        """Radius of the halo; an eye that sees the probe stays outside."""
        radius_m = max(reading.distance_m, 1.5 * CORE_M * self._world.rig.scale)
        if radius_m < SMALL_M * self._world.rig.scale:
            return radius_m
        return min(radius_m, 0.6 * math.dist(reading.anchor, self._world.eye()))

    def _sigmas(self) -> list[Shape]:
        """Ellipsoids of one σ about the selected rows, made in the worker when these change."""
        world, probe = self._world, self._probe
        wanted = world.selection_version, probe.chart
        if self._spread_of != wanted:
            self._spread_of, self._ellipsoids = wanted, []
            rows = [int(row) for row in np.flatnonzero(world.selection)[:ELLIPSOIDS]]
            probe.worker.ask("posterior", lambda: spreads(wanted[1], probe.decoder.sigma, rows))
        made = probe.worker.answer("posterior")
        if made is not None:
            self._ellipsoids = [Shape("sphere", matrix, SIGMA) for matrix in made]
        return self._ellipsoids

    def pictures(self) -> list[Picture]:
        """What is decoded at the probe, beside it the original of a pulled row, and the steps of the way."""
        probe, reading = self._probe, self._probe.reading
        if probe.decoder.output.kind != "image":
            return []
        eye = self._world.eye()
        found = self._steps(probe.interpolation.shown, eye) if probe.interpolation.shown is not None else []
        if reading is not None and reading.pixels is not None:
            height = SIZE * math.dist(reading.anchor, eye)
            place = reading.anchor + np.array([0, 0.75 * height, 0], np.float32)
            found.append(Picture("probe", place, height, reading.pixels, probe.version))
            found += self._originals(place, height)
        return found

    def _originals(self, place: F32, height: float) -> list[Picture]:
        """To the left of the probe's picture: a pulled row as its own latent decodes, and its original."""
        probe, world = self._probe, self._world
        pulled = probe.pulled
        if pulled is None:
            return []
        own = None if pulled.own is None else pulled.own.pixels
        found: list[Picture] = []
        for name, pixels in (("own", own), ("original", world.thumbnail(pulled.row))):
            if pixels is not None:
                beside = _left_of(place, world.eye()) * np.float32(1.08 * height * (len(found) + 1))
                found.append(Picture(f"pulled {name}", place + beside, height, pixels, pulled.row))
        return found

    def _steps(self, shown: Shown, eye: F32) -> list[Picture]:
        """Pictures above the steps of the way, and below the rows of the way through the data."""
        _, tiles, data = self._of_way(shown)
        version = self._probe.interpolation.version
        found = _row_of_pictures("step", shown.steps.places, tiles, 1.0, eye, version)
        return found + (_row_of_pictures("data", shown.data.places, data, -1.0, eye, version) if shown.data else [])


def _row_of_pictures(name: str, places: F32, tiles: list[U8], side: float, eye: F32, version: int) -> list[Picture]:
    """Pictures above (`side` 1) or below (−1) places (k, 3), no larger than that they can stand beside each other."""
    apart_m = np.linalg.norm(np.diff(places, axis=0), axis=1)
    widest = 0.9 * float(np.median(apart_m)) if len(apart_m) else np.inf
    found = []
    for i, (place, pixels) in enumerate(zip(places, tiles, strict=True)):
        height = min(STEP_SIZE * math.dist(place, eye), widest)
        lifted = place + np.array([0, 0.7 * side * height, 0], np.float32)
        found.append(Picture(f"{name} {i}", lifted, height, pixels, version))
    return found


def spreads(chart: Chart, sigma: F32 | None, rows: list[int]) -> list[F32]:
    """Matrices (4, 4) of one σ (n, d) about some rows; none for rows that have no place."""
    if sigma is None:
        return []
    return [chart.spread(row, sigma[row]) for row in rows if np.isfinite(room.at(chart.frame, row)).all()]


def _sphere(center: F32, radius: float, color: tuple[float, float, float, float]) -> Shape:
    matrix = np.diag(np.array((radius, radius, radius, 1), np.float32))
    matrix[:3, 3] = center
    return Shape("sphere", matrix, color)


def _chain(places: F32, colors: F32, width_px: float) -> Lines:
    """k places (k, 3) joined by k − 1 pieces of these colours."""
    return Lines(np.stack([places[:-1], places[1:]], axis=1), colors, width_px)


def _left_of(place: F32, eye: F32) -> F32:
    """Level unit vector (3,) to the left of somebody who looks from an eye at a place."""
    ahead = place - eye
    left = np.array([ahead[2], 0, -ahead[0]], np.float32)
    return np.asarray(left / max(float(np.linalg.norm(left)), 1e-6), np.float32)
