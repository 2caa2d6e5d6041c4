"""What the room shows of the probe: its halo, its picture, the way that is interpolated, σ of the selected rows."""

from __future__ import annotations

import math

import numpy as np

from latentwalk.assets.colors import linear
from latentwalk.runtime.ground.geometry import pitch_of
from latentwalk.runtime.ground.shown import Lines, Marks, Picture, Rig, Shape
from latentwalk.runtime.world.probe.filmstrip import FAR_GAPS, mark
from latentwalk.runtime.world.probe.flips import AT_STEP
from latentwalk.runtime.world.probe.interpolation import BETWEEN, Steps, Way
from latentwalk.runtime.world.probe.model import picture
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.reading import Reading
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.scenes.arrays import F32, U8

SIDE_RAD = math.radians(15)  # the longer side of what is decoded, as seen: one came to see it
ABOVE_RAD = math.radians(2)  # the probe is its lower edge: rows about the probe are seen
HIGH_RAD = math.radians(12), math.radians(6)  # a probe so far above the gaze has it below, until it is so low again
NEAREST_M = 0.3  # to the eye, before the rig's scale, that a picture stands: nearer, no two eyes see it as one
STEP_SIZE = 0.07  # height of a picture of the way for each meter from the eye
CORE_M = 0.008  # seen at arm's length, and hides no row
HALO_RAD = math.radians(5)  # half of the halo as seen, at most: what is far away must not fill the view
PLAIN = (235, 235, 235)
DATA = np.array((*linear((160, 170, 185)), 0.9), np.float32)
MARKED = 32  # shades of how far the data is
MARKS = np.array([(*linear(mark(gaps)), 0.9) for gaps in np.linspace(0, FAR_GAPS, MARKED)], np.float32)
FLIP = (*linear((255, 255, 255)), 0.9)  # as bright as the row that is hovered
FLIP_GAP = 0.3  # of a picture, between the last of one class and the first of the other
HOOP_M = 0.05  # radius of the ring through which a way goes where its class changes: smaller than a picture
SIGMA = (*linear((204, 121, 167)), 0.22)  # Okabe-Ito purple, no other mark's color


class ProbeShow:
    """Makes the lines, solids and pictures of a probe; reads it and never changes it.  What stays the same is made
    once."""

    def __init__(self, probe: Probe, rows: Rows) -> None:
        self._probe, self._rows = probe, rows
        self._read: tuple[int, F32, Lines] | None = None
        self._way: tuple[int, list[Lines], list[U8], list[U8]] | None = None
        self._below = False

    def marks(self, rig: Rig, eye: F32, gaze: F32) -> Marks:
        """Everything, with what is decoded at the newest reading, to an eye (3,) of the room that looks along a unit
        direction (3,)."""
        reading = self._probe.newest()
        if reading is not None:
            higher = pitch_of(reading.anchor - eye) - pitch_of(gaze)
            self._below = higher > HIGH_RAD[self._below]
        return Marks(self._lines(reading), self._shapes(reading, rig, eye), self._pictures(reading, rig.scale, eye))

    def _lines(self, reading: Reading | None) -> list[Lines]:
        """The way with its classes' colors, the shortest way through the data, and from the probe to the nearest row
        and to the hand."""
        found: list[Lines] = []
        if self._probe.interpolation.way is not None:
            found += self._of_way(self._probe.interpolation.way)[0]
        if reading is not None:
            found.append(self._of_reading(reading)[1])
        return found

    def _of_reading(self, reading: Reading) -> tuple[F32, Lines]:
        """The color of how far the data is, linear RGBA (4,), and lines in it."""
        if self._read is None or self._read[0] != reading.version:
            color = MARKS[min(MARKED - 1, int(reading.gaps / FAR_GAPS * MARKED))]
            ends = np.array((reading.anchor, reading.near, reading.place, reading.anchor)).reshape(2, 2, 3)
            self._read = reading.version, color, Lines(ends, np.array((color, color)), 1.5)
        return self._read[1:]

    def _of_way(self, way: Way) -> tuple[list[Lines], list[U8], list[U8]]:
        """Its lines, and the pictures of its steps and of the rows beside them."""
        version = self._probe.interpolation.version
        if self._way is None or self._way[0] != version:
            lines = [_chain(way.curve.places, self._class_colors(way.curve.classes), 4.0)]
            if len(way.through) > 1:
                lines.append(_chain(way.through, np.tile(DATA, (len(way.through) - 1, 1)), 2.0))
            self._way = version, lines, self._tiles(way.steps), self._tiles(way.data)
        return self._way[1:]

    def _tiles(self, steps: Steps | None) -> list[U8]:
        """Decoded pictures; none of a table."""
        output = self._probe.decoder.output
        return [picture(output, values) for values in steps.values] if steps and output.kind == "image" else []

    def _class_colors(self, classes: list[int | None]) -> F32:
        """Linear RGBA (k − 1, 4) of the pieces between k latents of these classes."""
        colors, names = self._probe.targets.colors, map(self._probe.class_name, classes[:-1])
        return np.array([(*linear(colors.get(name or "", PLAIN)), 1.0) for name in names], np.float32)

    def _shapes(self, reading: Reading | None, rig: Rig, eye: F32) -> list[Shape]:
        """The probe with its halo, and the σ of selected rows."""
        found: list[Shape] = []
        if reading is not None:
            found += _ball_and_halo(reading, self._of_reading(reading)[0], rig.scale, eye)
        way = self._probe.interpolation.way
        if way is not None and way.flip is not None:
            found.append(_hoop(way.curve.places, BETWEEN * AT_STEP, HOOP_M * rig.scale))
        if self._probe.posterior.shown:
            found += [Shape("sphere", matrix, SIGMA) for matrix in self._probe.posterior.ellipsoids]
        return found

    def _pictures(self, reading: Reading | None, scale: float, eye: F32) -> list[Picture]:
        """What is decoded at the probe, beside it the original of a pulled row, and the steps of the way."""
        probe = self._probe
        if probe.decoder.output.kind != "image":
            return []
        found = self._steps(probe.interpolation.way, eye) if probe.interpolation.way is not None else []
        if reading is not None and reading.pixels is not None:
            place, height = _beside(reading.anchor, eye, reading.pixels, scale, below=self._below)
            found += self._originals(place, height, eye)
            found.append(Picture("probe", place, height, reading.pixels, reading.version, in_front=True))
        return found

    def _originals(self, place: F32, height: float, eye: F32) -> list[Picture]:
        """To the left of the probe's picture: a pulled row as its own latent decodes, and its original."""
        pulled = self._probe.pulled
        if pulled is None:
            return []
        own = None if pulled.own is None else pulled.own.pixels
        found: list[Picture] = []
        for name, pixels in (("own", own), ("original", self._rows.pictures.of(pulled.row))):
            if pixels is not None:
                wide = height * pixels.shape[1] / pixels.shape[0]
                beside = _left_of(place, eye) * np.float32((wide + 0.12 * height) * (len(found) + 1))
                found.append(Picture(f"pulled {name}", place + beside, height, pixels, pulled.row, in_front=True))
        return found

    def _steps(self, way: Way, eye: F32) -> list[Picture]:
        """Pictures above the steps of the way, and below the rows of the way through the data."""
        _, tiles, data = self._of_way(way)
        version = self._probe.interpolation.version
        if way.flip is not None:
            return _strip_below(way.steps.places, tiles, eye, version)
        found = _row_of_pictures("step", way.steps.places, tiles, 1.0, eye, version)
        return found + (_row_of_pictures("data", way.data.places, data, -1.0, eye, version) if way.data else [])


def _ball_and_halo(reading: Reading, color: F32, scale: float, eye: F32) -> list[Shape]:
    """The probe, and about it a ball that reaches to the nearest row; where an eye (3,) would see that too large, a
    ring instead, as large as it may be."""
    r, g, b, alpha = color.tolist()
    most_m = math.sin(HALO_RAD) * math.dist(reading.anchor, eye)
    core_m = min(CORE_M * scale, most_m / 2)
    core = Shape.sphere(reading.anchor, core_m, (r, g, b, alpha))
    if reading.distance_m > most_m:
        return [core, _ring(reading.anchor, reading.anchor - eye, most_m, (r, g, b, 0.6))]
    return [core, Shape.sphere(reading.anchor, max(reading.distance_m, 1.5 * core_m), (r, g, b, 0.16))]


def _beside(anchor: F32, eye: F32, pixels: U8, scale: float, *, below: bool) -> tuple[F32, float]:
    """Where a picture stands above or below the probe for an eye (3,), and how tall it is: its longer side is seen as
    SIDE_RAD, wherever the probe is."""
    way = (anchor - eye).astype(np.float64)
    away = float(np.linalg.norm(way))
    ahead = way / away if away > 0 else np.array([0.0, 0.0, -1.0])
    side = -_left_of(anchor, eye)
    up = np.cross(side, ahead) if side.any() else np.array([0.0, 0.0, 1.0])  # as pictures face the person
    tall, wide = pixels.shape[:2]
    away = max(away, NEAREST_M * scale)
    height = 2 * away * math.tan(SIDE_RAD / 2) * tall / max(tall, wide)
    rises = (ABOVE_RAD + math.atan(0.55 * height / away)) * (-1 if below else 1)  # with its frame
    place = eye + away * (math.cos(rises) * ahead + math.sin(rises) * up)
    return place.astype(np.float32), height


def _row_of_pictures(name: str, places: F32, tiles: list[U8], side: float, eye: F32, version: int) -> list[Picture]:
    """Pictures above (`side` 1) or below (−1) places (k, 3), no larger than that they can stand beside each other."""
    apart_m = np.linalg.norm(np.diff(places, axis=0), axis=1)
    # The median: one leap across the room must not make the others so large that they overlap.
    widest = 0.9 * float(np.median(apart_m)) if len(apart_m) else np.inf
    found = []
    for i, (place, pixels) in enumerate(zip(places, tiles, strict=True)):
        height = min(STEP_SIZE * math.dist(place, eye), widest)
        lifted = place + np.array([0, 0.7 * side * height, 0], np.float32)
        found.append(Picture(f"{name} {i}", lifted, height, pixels, version))
    return found


def _strip_below(places: F32, tiles: list[U8], eye: F32, version: int) -> list[Picture]:
    """Pictures side by side below the middle of a way: a flip is often so near that its places lie in each other.  A
    gap is where the class changes."""
    middle = places.mean(axis=0)
    height = STEP_SIZE * math.dist(middle, eye)
    right, found = -_left_of(middle, eye), []
    for i, pixels in enumerate(tiles):
        column = i - (len(tiles) - 1) / 2 + (FLIP_GAP if i >= AT_STEP else 0.0)
        beside = right * np.float32(1.05 * height * column) - np.array([0, 1.5 * height, 0], np.float32)
        found.append(Picture(f"step {i}", middle + beside, height, pixels, version))
    return found


def _hoop(places: F32, at: int, radius: float) -> Shape:
    """A ring about the way through places (k, 3), across it at one of them."""
    return _ring(places[at], places[at + 1] - places[at - 1], radius, FLIP)


def _ring(middle: F32, along: F32, radius: float, color: tuple[float, float, float, float]) -> Shape:
    """A ring about a place (3,) that lies across a direction (3,)."""
    length = float(np.linalg.norm(along))
    upright = along.astype(np.float64) / length if length > 0 else np.array([0.0, 1.0, 0.0])
    _, _, axes = np.linalg.svd(upright[None])  # the first of them is the direction, but for its sign
    matrix = np.eye(4)
    matrix[:3, :3] = radius * np.column_stack([axes[1], axes[0], axes[2]])
    matrix[:3, 3] = middle
    return Shape("ring", matrix.astype(np.float32), color)


def _chain(places: F32, colors: F32, width_px: float) -> Lines:
    """k places (k, 3) joined by k − 1 pieces of these colors."""
    return Lines(np.stack([places[:-1], places[1:]], axis=1), colors, width_px)


def _left_of(place: F32, eye: F32) -> F32:
    """Level unit vector (3,) to the left of somebody who looks from an eye at a place."""
    ahead = place - eye
    left = np.array([ahead[2], 0, -ahead[0]], np.float32)
    return np.asarray(left / max(float(np.linalg.norm(left)), 1e-6), np.float32)
