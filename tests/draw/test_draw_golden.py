"""Golden pictures of whole frames: what a person sees has not changed unasked.

Compared on llvmpipe only, whose pixels are the same everywhere.  After a wanted change, look at the new pictures and
keep them with: LATENTWALK_GOLDEN=write python -m pytest tests/draw/test_draw_golden.py
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kit.draw_world import at, make_shown
from PIL import Image

from latentwalk.assets.colors import categories
from latentwalk.runtime.ground.shown import SELECTED, WRONG, Lines, Picture, Shape
from latentwalk.scenes import Thumbnails

pytestmark = pytest.mark.gl
GOLDEN = Path(__file__).parent / "golden"


def blobs():
    """Five classes, some rows wrong, some selected; one hovered, with lines to its neighbors and a laser."""
    rng = np.random.default_rng(4)
    codes = np.arange(400) % 5
    centers = rng.normal((0, 1.5, 0), 0.8, (5, 3))
    positions = (centers[codes] + rng.normal(0, 0.2, (400, 3))).astype(np.float32)
    shown = make_shown(positions, codes=codes, table=categories(5), point_size_m=0.05)
    shown.flags[::17] |= WRONG
    shown.flags[::23] |= SELECTED
    row = shown.pointer.row = int(np.argmax(positions[:, 2]))
    near = np.argsort(np.linalg.norm(positions - positions[row], axis=1))[1:7]
    ends = np.stack([np.repeat(positions[[row]], 6, 0), positions[near]], 1)
    laser = np.array([[[0.3, 1.1, 2.4], positions[row]]], np.float32)
    shown.marks.lines.append(Lines(ends, np.full((6, 4), 0.8, np.float32)))
    shown.marks.lines.append(Lines(laser, np.array([[0.3, 0.7, 1, 0.9]], np.float32), 2.5))
    return shown


def brush_and_picture(shown):
    matrix = np.diag([0.3, 0.3, 0.3, 1]).astype(np.float32)
    matrix[:3, 3] = -0.6, 1.5, 0.5
    ramp = np.linspace(0, 255, 64).astype(np.uint8).reshape(8, 8, 1)
    shown.marks.shapes.append(Shape("sphere", matrix, (0.1, 0.6, 0.4, 0.4)))
    shown.marks.pictures.append(Picture("ramp", np.array([0.9, 2.1, 0.5], np.float32), 0.4, ramp))
    return replace(shown, vignette=1.0, clear_deg=60.0)


def pictures_at_points(shown):
    pixels = (np.indices((6, 6)).sum(0) % 2 * 255).astype(np.uint8)[None, ..., None].repeat(400, 0)
    return replace(shown, thumbnails=Thumbnails(pixels, np.arange(400, dtype=np.int32)), mode="sprites")


@pytest.mark.parametrize("name", ["points", "tools", "sprites", "eyes"])
def test_golden(camera, name, tmp_path):
    if "llvmpipe" not in camera.ctx.info["GL_RENDERER"]:
        pytest.skip("golden pictures are llvmpipe's")
    shown = blobs()
    if name == "tools":
        shown = brush_and_picture(shown)
    if name == "sprites":
        shown = pictures_at_points(shown)
    heads = (at(-0.032, 1.6, 2), at(0.032, 1.6, 2)) if name == "eyes" else (at(0, 1.6, 2.6),)
    found = camera.picture(shown, *heads, size=(200, 200) if name == "eyes" else (400, 250), fov_deg=60)
    path = GOLDEN / f"{name}.png"
    if os.environ.get("LATENTWALK_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(found).save(path)
    expected = np.asarray(Image.open(path))
    apart = np.abs(found.astype(int) - expected).max(2)
    if (apart > 12).mean() > 0.002:
        difference = np.clip(apart * 4, 0, 255).astype(np.uint8)[..., None].repeat(3, 2)
        Image.fromarray(np.concatenate([expected, found, difference])).save(tmp_path / f"{name}.png")
        pytest.fail(f"{(apart > 12).mean():.1%} of {name} differ; expected, found, difference: {tmp_path / name}.png")
