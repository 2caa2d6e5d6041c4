"""Markers by class: drawn as their outlines say, a cross where a row is wrong, as figures of runs have them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kit.draw_world import at, lit, make_shown

import latentwalk.assets
from latentwalk.runtime.ground.markers import MARKER_SHIFT, MARKERS, outline
from latentwalk.runtime.ground.shown import SELECTED, WRONG

gl = pytest.mark.gl
SIDE, RADIUS_PX = 500, 20.0  # larger ones would be cut to a share of the view
SHADERS = Path(latentwalk.assets.__file__).parent / "shaders"


def one(number, flags=0, **changes):
    """A row with a marker, whose disc would have a radius of RADIUS_PX in a square picture."""
    shown = make_shown([[0, 0, -2]], point_size_m=4 * RADIUS_PX / (SIDE / 2), **changes)
    shown.flags[:] = number << MARKER_SHIFT | flags
    return replace(shown, flags_version=1 + number + 100 * flags)


def drawn(camera, *shown):
    return lit(camera.picture(*shown, size=(SIDE, SIDE)))


def covered(corners):
    """Pixels (SIDE, SIDE) inside a polygon of corners (k, 2) about the middle, y up; by the even-odd rule."""
    y, x = np.indices((SIDE, SIDE)) + 0.5 - SIDE / 2
    y = -y
    inside = np.zeros(x.shape, np.bool_)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, 0), strict=True):
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside


@gl
@pytest.mark.parametrize("number", range(1, len(MARKERS)))
def test_a_marker_is_drawn_as_its_outline(camera, number):
    found = drawn(camera, one(number))
    expected = covered(outline(MARKERS[number]) * RADIUS_PX)
    assert expected.sum() > 500
    assert (expected & ~found).sum() < 0.02 * expected.sum()
    assert (found & ~expected).sum() < 0.15 * expected.sum(), "what is smooth at the edge"


@gl
def test_a_disc_stays_a_disc_and_what_is_wrong_a_cross(camera):
    disc = drawn(camera, one(0))
    assert disc.sum() == pytest.approx(np.pi * RADIUS_PX**2, rel=0.03)
    np.testing.assert_array_equal(drawn(camera, one(3, WRONG)), drawn(camera, one(0, WRONG)))


@gl
def test_a_ring_around_a_marker_leaves_its_tips_free(camera):
    star = MARKERS[9]
    y, x = np.indices((SIDE, SIDE)) + 0.5 - SIDE / 2
    ring = np.hypot(x, y) > 1.3 * RADIUS_PX * star.wide + 1.5  # a selected one is larger by 1.3
    assert not (drawn(camera, one(9)) & ring).any()
    assert (drawn(camera, one(9, SELECTED)) & ring).any()


@gl
def test_both_eyes_see_the_same_marker(camera):
    shown = one(2)
    both = camera.picture(shown, at(0, 0, 0), at(0, 0, 0), size=(SIDE, SIDE))
    left, right = lit(both[:, :SIDE]), lit(both[:, SIDE:])
    assert left.sum() > 500
    np.testing.assert_array_equal(left, right)


def test_the_shader_takes_as_many_as_there_are():
    text = (SHADERS / "marks.glsl").read_text()
    (count,) = re.findall(r"uniform vec4 markers\[(\d+)\]", text)
    (cross,) = re.findall(r"CROSS = (\d+)", text)
    (shift,) = re.findall(r"MARKER_SHIFT = (\d+)", (SHADERS / "rows.glsl").read_text())
    assert (int(count), int(shift)) == (len(MARKERS), MARKER_SHIFT)
    assert len(MARKERS) <= int(cross) < 1 << 8 - MARKER_SHIFT


def test_they_are_those_of_figures():
    style = pytest.importorskip("matplotlib.markers").MarkerStyle
    from latentwalk.tools.figure import look

    assert len(look.MARKERS) == len(MARKERS)
    for marker, letter in zip(MARKERS[1:], look.MARKERS[1:], strict=True):
        path = style(letter)
        theirs = directions(path.get_path().transformed(path.get_transform()).vertices[:-1])
        for tip in directions(outline(marker)[::2]):
            # Their triangles are not quite equilateral.
            assert np.abs((theirs - tip + 180) % 360 - 180).min() < 16, letter


def directions(corners):
    """Of corners (k, 2), in degrees, up is 0."""
    return np.degrees(np.arctan2(-corners[:, 0], corners[:, 1]))
