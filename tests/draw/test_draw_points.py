"""Points: what is drawn where, in which color and shape, and what is uploaded for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at, cloud, cloud_frame, coloring, lit, make_frame, make_shown, pixels

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Lines, Picture, Shape

pytestmark = pytest.mark.gl
ORANGE, BLUE, GREEN = (230, 159, 0), (0, 114, 178), (0, 158, 115)


def middle(picture):
    rows, columns = np.nonzero(lit(picture))
    return columns.mean(), rows.mean()


def hue(color):
    color = np.asarray(color, float)
    return color / np.linalg.norm(color)


def test_a_point_is_where_it_projects_in_its_color(camera):
    shown = make_shown([[0.5, 0.25, -2]], codes=[1], table=[ORANGE, BLUE], point_size_m=0.2)
    picture = camera.picture(shown, size=(200, 200))
    x, y = middle(picture)
    assert x == pytest.approx(100 + 100 * 0.25 - 0.5, abs=0.6)
    assert y == pytest.approx(100 - 100 * 0.125 - 0.5, abs=0.6)
    assert hue(picture[87, 124]) @ hue(BLUE) > 0.97


@pytest.mark.parametrize("depth", [2.0, 4.0, 8.0])
def test_size_follows_distance(camera, depth):
    picture = camera.picture(make_shown([[0, 0, -depth]], point_size_m=0.4), size=(200, 200))
    across = lit(picture).any(0).sum()
    assert across == pytest.approx(0.4 / depth * 100, abs=2)


def test_far_points_stay_visible_and_near_ones_do_not_fill_the_view(camera):
    far = camera.picture(make_shown([[0, 0, -60]], point_size_m=0.001))
    assert lit(far).sum() >= 2
    near = camera.picture(make_shown([[0, 0, -0.3]], point_size_m=1.0), size=(200, 200))
    assert 10 <= lit(near).any(0).sum() <= 0.12 * 200 + 2


def test_near_points_win(camera):
    positions = [[0, 0, -3], [0, 0, -2], [0, 0, -4]]
    shown = make_shown(positions, codes=[0, 1, 2], table=[ORANGE, BLUE, GREEN], point_size_m=0.2)
    picture = camera.picture(shown)
    assert hue(picture[64, 64]) @ hue(BLUE) > 0.97


def test_both_eyes_see_one_point_with_disparity(camera):
    shown = make_shown([[0, 0, -1]], point_size_m=0.1)
    picture = camera.picture(shown, at(-0.1, 0, 0), at(0.1, 0, 0), size=(200, 200))
    left, right = middle(picture[:, :200])[0], middle(picture[:, 200:])[0]
    assert left - right == pytest.approx(0.2 / 1 * 100, abs=1)


def test_no_eye_sees_what_only_the_other_can(camera):
    """A point at the inner edge of the left eye's view must not spill over into the right eye's picture."""
    shown = make_shown([[0.99, 0, -1]], point_size_m=0.1)
    picture = camera.picture(shown, at(0, 0, 0), at(-3, 0, 0), size=(200, 200))
    assert lit(picture[:, :200]).any()
    assert not lit(picture[:, 200:]).any()


def test_each_eye_of_a_pair_sees_what_it_would_alone(camera):
    rng = np.random.default_rng(3)
    shown = make_shown(rng.normal((0, 0, -3), 1, (3000, 3)))
    both = camera.picture(shown, at(-0.03, 0, 0), at(0.03, 0, 0))
    for i, x in enumerate((-0.03, 0.03)):
        alone = camera.picture(shown, at(x, 0, 0))
        differing = np.abs(both[:, 128 * i : 128 * (i + 1)].astype(int) - alone).max(2) > 8
        assert differing.mean() < 0.01


def test_hidden_rows_are_gone(camera):
    shown = make_shown([[-0.5, 0, -2], [0.5, 0, -2]], point_size_m=0.2)
    shown.flags[:] = [HIDDEN, 0]
    picture = camera.picture(shown, size=(200, 200))
    hidden, plain, sky = int(picture[100, 75].max()), int(picture[100, 125].max()), int(picture[90, 75].max())
    assert abs(hidden - sky) < 5
    assert plain > sky + 60


def test_wrong_rows_differ_by_shape(camera):
    """The same color, size and place: a cross is dark beside its bars, where a disc is not."""
    shown = make_shown([[0, 0, -1]], point_size_m=0.4)
    disc = camera.picture(shown, size=(200, 200))
    shown.flags[:] = WRONG
    cross = camera.picture(shown, size=(200, 200))
    assert lit(disc)[100, 88]
    assert not lit(cross)[100, 88]
    assert lit(cross)[92, 92]


@pytest.mark.parametrize("flags", [WRONG, WRONG | SELECTED])
def test_a_cross_has_the_color_of_the_legend(camera, flags):
    shown = make_shown([[0, 0, -0.5]], table=[ORANGE], point_size_m=0.2)
    shown.flags[:] = flags
    np.testing.assert_allclose(camera.picture(shown, size=(200, 200))[100, 100], ORANGE, atol=3)


def test_selected_and_hovered_rows_have_a_ring(camera):
    shown = make_shown([[-0.4, 0, -2], [0.4, 0, -2]], table=[BLUE], point_size_m=0.2)
    shown.flags[0] = SELECTED
    picture = camera.picture(shown, size=(400, 400))
    white = (picture.min(2) > 180).sum(0)
    assert white[:200].sum() > 20
    assert white[200:].sum() == 0
    shown.pointer.row = 1
    picture = camera.picture(shown, size=(400, 400))
    assert (picture.min(2) > 180).sum(0)[200:].sum() > 20


def test_unknown_values_are_gray(camera):
    shown = make_shown([[-0.4, 0, -2], [0.4, 0, -2]], point_size_m=0.2)
    shown = replace(shown, coloring=coloring([np.nan, 1.0], [ORANGE, BLUE], kind="scalar"))
    picture = camera.picture(shown, size=(400, 400)).astype(int)
    assert np.ptp(picture[200, 160]) < 12
    assert hue(picture[200, 240]) @ hue(BLUE) > 0.97


def test_scalars_run_along_the_table(camera):
    shown = make_shown([[0, 0, -2]], point_size_m=0.5)
    shown = replace(shown, coloring=coloring([0.5], [(255, 0, 0), (0, 255, 0)], kind="scalar"))
    red, green, blue = camera.picture(shown, size=(200, 200))[100, 100].astype(int)
    assert abs(red - green) < 4
    assert blue < 0.7 * red


def test_a_flight_is_halfway_at_half_time(camera):
    a, b = cloud_frame([[-1, 0, -2]], "a"), cloud_frame([[1, 1, -2]], "b")
    shown = make_shown(a, cloud=cloud(a, b, 0.5), point_size_m=0.1)
    x, y = middle(camera.picture(shown, size=(200, 200)))
    assert (x, y) == pytest.approx((99.5, 99.5 - 25), abs=0.6)


def test_absent_rows_come_and_go_without_flying_in(camera):
    absent, there = np.array([False]), cloud_frame([[0, 0, -2]], "b")
    a = cloud_frame([[np.nan] * 3], "a", absent)
    areas = []
    for t in (0.0, 0.5, 1.0):
        shown = make_shown(there, cloud=cloud(a, there, t), point_size_m=0.2)
        picture = camera.picture(shown, size=(200, 200))
        areas.append(int(lit(picture).sum()))
        if t:
            assert middle(picture) == pytest.approx((99.5, 99.5), abs=0.6)
    assert areas[0] == 0 < areas[1] < areas[2]


def test_a_change_of_color_uploads_one_column_and_a_scrub_nothing(camera):
    n = 5000
    rng = np.random.default_rng(0)
    a = cloud_frame(rng.normal(0, 1, (n, 3)), "a")
    b = cloud_frame(rng.normal(0, 1, (n, 3)), "b")
    shown = make_shown(a, cloud=cloud(a, b, 0.0))
    renderer = Renderer(camera.ctx, shown, budget=10_000_000)
    rows = renderer.rows

    def uploaded():
        return rows.positions.uploaded_bytes, rows.values.uploaded_bytes, rows.flags.uploaded_bytes

    camera.picture(shown, renderer=renderer)
    assert uploaded() == (2 * 12 * n, 4 * n, n)
    for t in (0.1, 0.7, 1.0):
        shown.cloud.t = t
        camera.picture(shown, renderer=renderer)
    assert uploaded() == (2 * 12 * n, 4 * n, n)
    shown = replace(shown, coloring=coloring(np.ones(n), [ORANGE, BLUE], name="other"))
    camera.picture(shown, renderer=renderer)
    assert uploaded() == (2 * 12 * n, 8 * n, n)
    renderer.release()


def spoil(ctx, target):
    """Leave all state that a drawable depends on as none of them wants it."""
    target.viewport = (3, 3, 9, 9)
    target.color_mask = (False, True, True, True)
    target.depth_mask = False
    target.scissor = (10, 10, 20, 20)
    ctx.enable_only(ctx.CULL_FACE | ctx.BLEND)
    ctx.blend_func = ctx.ZERO, ctx.ZERO
    ctx.blend_equation = ctx.FUNC_SUBTRACT
    ctx.depth_func = ">"
    ctx.front_face = "cw"
    ctx.wireframe = True
    for capability in (0x0B90, 0x8037):  # stencil test, polygon offset
        ctx.enable_direct(capability)
    ctx.disable_direct(0x8DB9)  # FRAMEBUFFER_SRGB


def test_state_that_others_leave_does_not_matter(camera):
    rng = np.random.default_rng(3)
    shown = make_shown(rng.normal((0, 0, -3), 1, (500, 3)))
    clean = camera.picture(shown)
    spoil(camera.ctx, camera.target(128, 128))
    assert np.array_equal(camera.picture(shown), clean)


def test_state_that_panels_leave_does_not_matter_in_the_next_frame(camera):
    """The same renderer, which knows what it had set itself, with a drawable of each kind."""

    class Panels:
        def draw(self, eyes):
            spoil(camera.ctx, eyes.target)

    segment = Lines(np.array([[[-1, 0, -2], [1, 0.5, -2]]], np.float32), np.ones((1, 4), np.float32), 4.0)
    bubble = Shape("sphere", np.diag([0.4, 0.4, 0.4, 1]).astype(np.float32), (0.0, 1.0, 0.0, 0.5))
    picture = Picture("p", np.array([0.5, 0.5, -2], np.float32), 0.5, np.full((4, 4, 1), 200, np.uint8))
    rows = np.random.default_rng(3).normal((0, 0, -3), 1, (500, 3))
    shown = make_shown(rows, lines=[segment], shapes=[bubble], pictures=[picture], vignette=0.5)
    renderer = Renderer(camera.ctx, shown, budget=10_000_000)
    target = camera.target(128, 128)
    frames = []
    for _ in range(2):
        renderer.draw(shown, Panels(), make_frame(target, at(0, 0, 0)))
        frames.append(pixels(target).copy())
    assert lit(frames[0]).sum() > 500
    assert np.array_equal(*frames)
    renderer.release()
