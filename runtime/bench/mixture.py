"""What benches draw: a mixture of classes, a walk in it, and two eyes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import moderngl
import numpy as np

from latentwalk.runtime.ground.frame import Controls, Frame, Pose, View
from latentwalk.runtime.ground.geometry import look, perspective, rotate
from latentwalk.runtime.hosts.gl import make_target
from latentwalk.runtime.world import World
from latentwalk.scenes import Category, Column, Layout, Scene, Strings
from latentwalk.scenes.arrays import F32, I32

EYES_APART_M = 0.064
CLASSES = 10
FOV_RAD = np.pi / 2
HEAD = np.array([0, 1.6, 0], np.float32)  # in the stage, where a walk starts


def make_rows(n: int) -> tuple[F32, I32]:
    """A mixture of ten gaussian classes, n rows in random order: their positions (n, 3) and classes (n,)."""
    rng = np.random.default_rng(0)
    centers = rng.normal(0, 1, (CLASSES, 3))  # first: clouds of any n are one shape
    codes = rng.integers(0, CLASSES, n).astype(np.int32)
    return (centers[codes] + rng.normal(0, 0.3, (n, 3))).astype(np.float32), codes


def make_scene(n: int) -> Scene:
    """The mixture, colored by its classes or by others."""
    positions, codes = make_rows(n)
    names = [str(i) for i in range(CLASSES)]
    columns: dict[str, Column] = {"label": Category(codes, names), "other": Category(codes[::-1].copy(), names)}
    return Scene(Strings.of(map(str, range(n))), {"mixture": Layout(positions)}, columns)


def make_world(n: int, *, wait: bool = True) -> World:
    """A walk in the mixture; `wait`: on a clock whose pictures repeat."""
    return World(make_scene(n), Path("bench.scene"), Path(tempfile.gettempdir()), wait=wait)


def make_frame(ctx: moderngl.Context, size: int) -> Frame:
    """Two views of size², side by side, from where a walk starts."""
    return Frame(Controls(), 0.0, 1 / 90, make_views(HEAD, size), make_target(ctx, (2 * size, size)))


def make_views(head: F32, size: int, step: int = 0) -> list[View]:
    """Two eyes of size² of a head at a place of the stage (3,), which moves and turns a little from step to step, so
    that nothing can be kept from the frame before."""
    turned = look(0.12 * np.sin(0.7 * step), 0.06 * np.sin(1.1 * step))
    moved = head + np.array([0.05 * np.sin(0.9 * step), 0, 0], np.float32)
    places = [moved + rotate(turned, [x, 0, 0]).astype(np.float32) for x in (-EYES_APART_M / 2, EYES_APART_M / 2)]
    return [View(Pose(place, turned), perspective(FOV_RAD, 1.0), (size, size)) for place in places]
