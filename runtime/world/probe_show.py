"""What the room shows of the probe: its halo, its picture, the way that is interpolated, σ of the selected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from latentwalk.runtime.decode import picture
from latentwalk.runtime.world.filmstrip import mark
from latentwalk.runtime.world.interpolation import Shown, Steps
from latentwalk.runtime.world.reading import Reading
from latentwalk.runtime.world.room_map import Chart
from latentwalk.runtime.world.state import F32, U8, Lines, Picture, Shape
from latentwalk.runtime.world.transforms import linear

if TYPE_CHECKING:
    from latentwalk.runtime.world.probe import Probe
    from latentwalk.runtime.world.world import World

SIZE, STEP_SIZE = 0.14, 0.07  # height of a picture for each metre from the eye
CORE_M = 0.008
ELLIPSOIDS = 32  # as many selected rows have their σ shown
PLAIN = (235, 235, 235)
DATA = (*linear((160, 170, 185)), 0.9)
SIGMA = (*linear((204, 121, 167)), 0.22)


class ProbeShow:
    """Makes the lines, solids and pictures of a world's probe; what stays the same is made once."""

    def __init__(self, world: World, probe: Probe) -> None:
        self._world, self._probe = world, probe
        self._pixels: tuple[int, U8] | None = None
        self._tiles: tuple[int, list[list[U8]]] = (-1, [])
        self._spread_of: tuple[int, Chart] | None = None
        self._ellipsoids: list[Shape] = []

    def lines(self) -> list[Lines]:
        """The way with its classes' colours, the shortest way through the data, and from the probe to the nearest row
        and to the hand."""
        found: list[Lines] = []
        shown, reading = self._probe.interpolation.shown, self._probe.reading
        if shown is not None:
            found.append(_chain(shown.curve.places, self._class_colors(shown.curve.classes), 4.0))
            if len(shown.through) > 1:
                found.append(_chain(shown.through, np.tile(np.float32(DATA), (len(shown.through) - 1, 1)), 2.0))
        if reading is not None:
            color = np.array([(*linear(mark(reading.gaps)), 0.9)], np.float32)
            found.append(Lines(np.stack([reading.anchor, reading.near])[None], color, 1.5))
            if np.linalg.norm(reading.place - reading.anchor) > CORE_M:
                found.append(Lines(np.stack([reading.place, reading.anchor])[None], color, 1.5))
        return found

    def _class_colors(self, classes: list[int | None]) -> F32:
        """Linear RGBA (k − 1, 4) of the pieces between k latents of these classes."""
        colors, names = self._probe.targets.colors, map(self._probe.class_name, classes[:-1])
        return np.array([(*linear(colors.get(name or "", PLAIN)), 1.0) for name in names], np.float32)

    def shapes(self) -> list[Shape]:
        """The probe with a halo that reaches to the nearest row, and the σ of selected rows."""
        found: list[Shape] = []
        reading = self._probe.reading
        if reading is not None:
            color = linear(mark(reading.gaps))
            found.append(_sphere(reading.anchor, CORE_M * self._world.rig.scale, (*color, 0.9)))
            found.append(_sphere(reading.anchor, self._halo_m(reading), (*color, 0.16)))
        if self._probe.posterior:
            found += self._sigmas()
        return found

    def _halo_m(self, reading: Reading) -> float:
        """Radius of the halo; the eye stays outside."""
        away = float(np.linalg.norm(reading.anchor - self._world.eye()))
        return min(max(reading.distance_m, 1.5 * CORE_M * self._world.rig.scale), 0.6 * away)

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
        probe = self._probe
        if probe.decoder.output.kind != "image":
            return []
        found = self._steps(probe.interpolation.shown) if probe.interpolation.shown is not None else []
        reading = probe.reading
        if reading is not None:
            height = SIZE * float(np.linalg.norm(reading.anchor - self._world.eye()))
            place = reading.anchor + np.array([0, 0.75 * height, 0], np.float32)
            found.append(Picture("probe", place, height, self.pixels(reading), probe.version))
            found += self._originals(place, height)
        return found

    def pixels(self, reading: Reading) -> U8:
        """The picture (h, w, c) of the newest reading."""
        if self._pixels is None or self._pixels[0] != self._probe.version:
            self._pixels = self._probe.version, picture(self._probe.decoder.output, reading.values)
        return self._pixels[1]

    def _originals(self, place: F32, height: float) -> list[Picture]:
        """To the left of the probe's picture: a pulled row as its own latent decodes, and its original."""
        probe, world = self._probe, self._world
        pulled = probe.pulled
        if pulled is None:
            return []
        own = None if pulled.own is None else picture(probe.decoder.output, pulled.own.values)
        found = []
        for name, pixels in (("own", own), ("original", world.thumbnail(pulled.row))):
            if pixels is not None:
                beside = _left_of(place, world.eye()) * np.float32(1.08 * height * (len(found) + 1))
                found.append(Picture(f"pulled {name}", place + beside, height, pixels, pulled.row))
        return found

    def _steps(self, shown: Shown) -> list[Picture]:
        """Pictures above the steps of the way, and below the rows of the way through the data."""
        version = self._probe.interpolation.version
        if self._tiles[0] != version:
            output = self._probe.decoder.output
            tiles = [[picture(output, values) for values in part.values] for part in (shown.steps, shown.data)]
            self._tiles = version, tiles
        above = self._row_of_pictures("step", shown.steps, self._tiles[1][0], 1.0, version)
        return above + self._row_of_pictures("data", shown.data, self._tiles[1][1], -1.0, version)

    def _row_of_pictures(self, name: str, steps: Steps, tiles: list[U8], side: float, version: int) -> list[Picture]:
        apart_m = np.linalg.norm(np.diff(steps.places, axis=0), axis=1)
        widest = 0.9 * float(np.median(apart_m)) if len(apart_m) else np.inf
        found = []
        for i, (place, pixels) in enumerate(zip(steps.places, tiles, strict=True)):
            height = min(STEP_SIZE * float(np.linalg.norm(place - self._world.eye())), widest)
            lifted = place + np.array([0, 0.7 * side * height, 0], np.float32)
            found.append(Picture(f"{name} {i}", lifted, height, pixels, version))
        return found


def spreads(chart: Chart, sigma: F32 | None, rows: list[int]) -> list[F32]:
    """Matrices (4, 4) of one σ (n, d) about some rows; none for rows that have no place."""
    matrices = [] if sigma is None else [chart.spread(row, sigma[row]) for row in rows]
    return [matrix for matrix in matrices if np.isfinite(matrix).all()]


def _sphere(center: F32, radius: float, color: tuple[float, ...]) -> Shape:
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] *= radius
    matrix[:3, 3] = center
    r, g, b, alpha = map(float, color)
    return Shape("sphere", matrix, (r, g, b, alpha))


def _chain(places: F32, colors: F32, width_px: float) -> Lines:
    """k places (k, 3) joined by k − 1 pieces of these colours."""
    return Lines(np.stack([places[:-1], places[1:]], axis=1), colors, width_px)


def _left_of(place: F32, eye: F32) -> F32:
    """Level unit vector (3,) to the left of somebody who looks from an eye at a place."""
    ahead = place - eye
    left = np.array([ahead[2], 0, -ahead[0]], np.float32)
    return np.asarray(left / max(float(np.linalg.norm(left)), 1e-6), np.float32)
