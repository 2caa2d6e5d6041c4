"""Shells: sampled pixels of translucent surfaces, their order, and where the hand opens them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at, make_frame, make_shown, pixels
from kit.shells import sphere

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.shown import Cut, Shell
from latentwalk.runtime.world.rows.shells import mesh

pytestmark = pytest.mark.gl
RED, GREEN = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)


def shell(place, radius, color, strength=1.0, key="s"):
    """A sphere of the room, in a layout that is twice as small and moved."""
    made = mesh(key, sphere((np.asarray(place, np.float32) - 1) / 2, radius / 2))
    return Shell(made, 2.0, np.ones(3, np.float32), np.array(color, np.float32), strength)


def empty(*shells, **changes):
    return make_shown([[0, 0, 90]], shells=shells, **changes)


def cut(start, end, radius):
    return Cut(np.array(start, np.float32), np.array(end, np.float32), radius)


def light(camera, *shells, at_px=(100, 100), **changes):
    """Linear light (3,) that shells add to a pixel of a picture 200 × 200 that looks along −Z, 90° wide."""
    found = camera.picture(empty(*shells, **changes), size=(200, 200))[at_px] / 255.0
    return np.asarray(found**2.2)


def test_a_shell_is_thin_in_its_middle_and_dense_at_its_rim(camera):
    picture = camera.picture(empty(shell((0, 0, -2), 0.5, GREEN)), size=(200, 200))[100, :, 1].astype(int)
    assert picture[100 + 24] > picture[100] + 40 > picture[100 + 28] + 60  # the rim at 0.5 / 2 · 100 px, and the sky
    assert (np.diff(picture[102:124]) >= -2).all()  # from thin to dense without a break


def test_what_is_nearer_is_blended_over_what_is_farther_whichever_comes_first(camera):
    near, far = shell((0, 0, -1), 0.3, RED, key="near"), shell((0, 0, -2), 0.3, GREEN, key="far")
    found = light(camera, near, far)
    np.testing.assert_array_equal(found, light(camera, far, near))
    swapped = light(camera, replace(near, color=far.color), replace(far, color=near.color))
    assert found[0] / found[1] > swapped[0] / swapped[1] > 0
    assert found[0] > swapped[0]


def test_a_shell_within_a_shell_is_seen_through_it_alike_from_all_sides(camera):
    outer, inner = shell((0, 0, -2), 0.6, RED, key="outer"), shell((0, 0, -2), 0.3, GREEN, key="inner")
    front = camera.picture(empty(outer, inner), size=(200, 200))
    back = Renderer(camera.ctx, empty(outer, inner))
    head = at(0, 0, -4)
    head.orientation = np.array([0, 1, 0, 0], np.float32)
    behind = camera.picture(empty(outer, inner), head, size=(200, 200), renderer=back)
    back.release()
    alone = camera.picture(empty(outer), size=(200, 200))[100, 100].astype(int)
    for seen in (front[100, 100].astype(int), behind[100, 100].astype(int)):  # lit from one side, so not quite alike
        assert seen[1] > alone[1] + 20
        assert abs(seen[0] - alone[0]) < 40


def test_rows_hide_what_of_a_shell_is_behind_them_and_are_seen_through_what_is_before(camera):
    def row_at(z, *shells):
        shown = make_shown([[0, 0, z]], table=[(0, 0, 255)], point_size_m=0.2, shells=shells)
        return camera.picture(shown, size=(200, 200))[100, 100].astype(int)

    red = shell((0, 0, -2), 0.5, RED)
    np.testing.assert_array_equal(row_at(-1, red), row_at(-1))
    inside, behind = row_at(-2, red), row_at(-3, red)
    assert behind[0] > inside[0] > row_at(-2)[0]
    assert inside[2] > 100


def test_the_hand_opens_a_shell_and_the_edge_is_bright(camera):
    made = shell((0, 0, -2), 0.5, GREEN)
    picture = camera.picture(empty(made, cut=cut((0, 0, -1.5), (0, 0, -1.5), 0.2)), size=(200, 200))
    whole = camera.picture(empty(made), size=(200, 200))
    green, closed = picture[100, :, 1].astype(int), whole[100, :, 1].astype(int)
    assert green[100] < closed[100]  # only the far half is left
    rim = green[100:120].argmax()
    assert 11 <= rim <= 15  # 0.2 m at 1.5 m
    assert green[100 + rim] > closed[100 + rim] + 60
    deep = camera.picture(empty(made, cut=cut((0, 0, 0), (0, 0, -4), 0.2)), size=(200, 200))[100, :, 1]
    sky = camera.picture(empty(), size=(200, 200))[100, :, 1].astype(int)
    assert abs(int(deep[100]) - sky[100]) <= 2  # all the way through


def test_strength_fades_a_shell(camera):
    sky = light(camera)[1]
    whole, half = (light(camera, shell((0, 0, -2), 0.5, GREEN, s))[1] - sky for s in (1.0, 0.5))
    assert 0.3 * whole < half < 0.7 * whole


def test_both_eyes_see_a_shell_each_from_its_place(camera):
    shown = empty(shell((0, 0, -1), 0.3, GREEN))
    renderer, target = Renderer(camera.ctx, shown), camera.target(400, 200)
    renderer.draw(shown, None, make_frame(target, at(-0.1, 0, 0), at(0.1, 0, 0)))
    row = pixels(target)[100, :, 1].astype(int)
    bright = row > row[5] + 40
    left, right = np.flatnonzero(bright[:200]).mean(), np.flatnonzero(bright[200:]).mean()
    assert left - right == pytest.approx(20, abs=2)  # 0.2 m apart at 1 m
    renderer.release()


def test_nothing_is_uploaded_twice(camera):
    made = shell((0, 0, -2), 0.5, GREEN)
    shown = empty(made)
    renderer = Renderer(camera.ctx, shown)
    camera.picture(shown, renderer=renderer)
    before = dict(renderer.shells._uploaded)
    camera.picture(replace(shown, shells=(replace(made, strength=0.5),)), renderer=renderer)
    assert renderer.shells._uploaded == before
    renderer.release()
