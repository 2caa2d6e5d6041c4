"""Everything but the points: floor, lines, shapes, pictures, sprites, vignette, panels' turn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at, cloud, cloud_frame, lit, make_frame, make_shown

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.nearest import nearest
from latentwalk.runtime.draw.pictures import rgba
from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Lines, Marks, Picture, Shape
from latentwalk.scenes import Thumbnails

pytestmark = pytest.mark.gl


def empty(**changes):
    """A shown whose only point is far behind."""
    return make_shown([[0, 0, 90]], **changes)


def line(a, b, color=(1, 1, 1, 1), width_px=2.0):
    return Lines(np.array([[a, b]], np.float32), np.array([color], np.float32), width_px)


def placed(x, y, z, scale=1.0):
    matrix = np.diag([scale, scale, scale, 1]).astype(np.float32)
    matrix[:3, 3] = x, y, z
    return matrix


def test_the_floor_is_below_and_the_sky_calm(camera):
    picture = camera.picture(empty(), at(0, 1.6, 0), size=(200, 200)).astype(int)
    assert picture.max() < 70
    above, below = picture[:90, :, 1], picture[120:, :, 1]
    assert np.abs(np.diff(above, axis=1)).max() <= 2
    assert np.abs(np.diff(below, axis=1)).max() >= 8
    assert 98 <= below[-5].argmax() <= 101  # the line x = 0 lies before who stands on it


@pytest.mark.parametrize("width_px", [1.0, 3.0, 6.0])
@pytest.mark.parametrize("depth", [1.0, 5.0])
def test_lines_have_their_width_at_any_distance(camera, width_px, depth):
    shown = empty(lines=[line([-9, 0.01, -depth], [9, 0.01, -depth], width_px=width_px)])
    with_line, without = (camera.picture(w, size=(200, 200))[:, 100, 1] / 255.0 for w in (shown, empty()))
    assert (with_line**2.2 - without**2.2).sum() == pytest.approx(width_px, rel=0.05, abs=0.1)


def test_a_line_from_behind_the_eye_is_cut_where_the_eye_is(camera):
    shown = empty(lines=[line([0.1, 0, 5], [0.1, 0, -1])])
    picture = lit(camera.picture(shown, size=(200, 200)))
    assert picture[100, 112:199].all() or picture[99, 112:199].all()
    assert not picture[:, :105].any()
    behind = empty(lines=[line([0.1, 0, 5], [0.1, 0, 1])])
    assert not lit(camera.picture(behind, size=(200, 200))).any()


def test_lines_are_hidden_by_points_in_front(camera):
    shown = make_shown([[0, 0, -1]], point_size_m=0.2, table=[(0, 114, 178)])
    shown.marks.lines.append(line([-1, 0, -2], [1, 0, -2], (1, 0, 0, 1), 4))
    picture = camera.picture(shown, size=(200, 200)).astype(int)
    assert picture[100, 70, 0] > 200
    assert picture[100, 100, 0] < 100


def test_shapes(camera):
    color = (0.0, 1.0, 0.0, 0.5)
    shown = empty(shapes=[Shape("sphere", placed(0, 0, -2, 0.5), color)])
    green = camera.picture(shown, size=(200, 200))[..., 1].astype(int)
    sky = green[100, 20]
    assert green[100, 100 + 23] > green[100, 100] > sky + 15  # a bubble: dense at its rim
    assert green[100, 100 + 28] < sky + 5
    lying = empty(shapes=[Shape("ring", placed(0, 0, -2, 0.5), color), Shape("disc", placed(2, 0, -2), color)])
    head = Pose(np.array([0, 2, -2], np.float32), np.array([-np.sqrt(0.5), 0, 0, np.sqrt(0.5)], np.float32))
    green = camera.picture(lying, head, size=(200, 200))[..., 1].astype(int)
    assert green[100, 123] > 90  # on the band
    assert green[100, 100] < 70  # in its middle
    assert green[100, 190] > 90  # the disc is filled


def test_a_picture_faces_the_person_the_right_way_up(camera):
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[0, 0], pixels[0, 1], pixels[1, 0], pixels[1, 1] = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
    shown = empty(pictures=[Picture("p", np.array([0, 0, -2], np.float32), 1.0, pixels)])
    picture = camera.picture(shown, size=(200, 200))
    assert picture[88, 88].tolist() == [255, 0, 0]
    assert picture[88, 112].tolist() == [0, 255, 0]
    assert picture[112, 88].tolist() == [0, 0, 255]
    assert picture[112, 112].tolist() == [255, 255, 0]


def test_a_picture_changes_with_its_version_and_size(camera):
    pictures = [Picture("p", np.array([0, 0, -2], np.float32), 1.0, np.full((4, 4, 1), 255, np.uint8))]
    shown = empty(pictures=pictures)
    renderer = Renderer(camera.ctx, shown)
    assert camera.picture(shown, renderer=renderer)[64, 64].tolist() == [255, 255, 255]
    pictures[0].pixels = np.zeros((4, 4, 1), np.uint8)
    assert camera.picture(shown, renderer=renderer)[64, 64].tolist() == [255, 255, 255]
    pictures[0].version = 1
    assert camera.picture(shown, renderer=renderer)[64, 64].tolist() == [0, 0, 0]
    pictures[0].pixels, pictures[0].version = np.full((6, 3, 3), 255, np.uint8), 2
    assert camera.picture(shown, renderer=renderer)[64, 64].tolist() == [255, 255, 255]
    shown.marks.pictures.clear()
    assert camera.picture(shown, renderer=renderer)[64, 64].max() < 70
    renderer.release()


def test_rgba_keeps_alpha_and_spreads_gray():
    assert rgba(np.full((1, 1, 1), 7, np.uint8)).tolist() == [[[7, 7, 7, 255]]]
    assert rgba(np.array([[[1, 2, 3]]], np.uint8)).tolist() == [[[1, 2, 3, 255]]]
    assert rgba(np.array([[[1, 2, 3, 4]]], np.uint8)).tolist() == [[[1, 2, 3, 4]]]


def thumbs(shown, pixels, rows=None):
    rows = np.arange(len(pixels)) if rows is None else rows
    thumbnails = Thumbnails(np.asarray(pixels, np.uint8), np.asarray(rows, np.int32))
    return replace(shown, thumbnails=thumbnails, mode="sprites")


def test_each_row_shows_its_own_picture(camera):
    shown = make_shown([[-0.6, 0, -2], [0.6, 0, -2], [0, 0.6, -2]], point_size_m=0.12)
    pixels = np.zeros((2, 8, 8, 3), np.uint8)
    pixels[0, ..., 0] = pixels[1, ..., 2] = 200
    shown = thumbs(shown, pixels, rows=[1, 0])  # the third row has none
    picture = camera.picture(shown, size=(200, 200))
    assert picture[100, 70].tolist() == [0, 0, 200]
    assert picture[100, 130].tolist() == [200, 0, 0]
    assert lit(picture)[70, 100]  # a point


@pytest.mark.parametrize("shape", [(8, 8, 1), (20, 10, 3), (200, 100, 4)])
def test_sprites_of_any_aspect_and_depth(camera, shape):
    shown = thumbs(make_shown([[0, 0, -1]], point_size_m=0.2), np.full((1, *shape), 255, np.uint8))
    picture = camera.picture(shown, size=(200, 200))
    tall, wide = lit(picture)[:, 100].sum(), lit(picture)[100].sum()
    assert tall == pytest.approx(60, abs=2)
    assert wide == pytest.approx(60 * shape[1] / shape[0], abs=2)


@pytest.mark.parametrize("shape", [(2, 300, 1), (300, 2, 3)])
def test_sprites_far_from_square_are_drawn(camera, shape):
    shown = thumbs(make_shown([[0, 0, -1]], point_size_m=0.2), np.full((1, *shape), 255, np.uint8))
    assert lit(camera.picture(shown, size=(200, 200))).any()


def test_sprites_are_marked(camera):
    shown = thumbs(make_shown([[0, 0, -1]], table=[(0, 114, 178)], point_size_m=0.2), np.zeros((1, 8, 8, 1)))
    plain = camera.picture(shown, size=(200, 200))
    shown.flags[0] = WRONG
    wrong = camera.picture(shown, size=(200, 200))
    corner = np.s_[72:85, 115:128]
    assert wrong[corner].min(2).max() > 200 > plain[corner].min(2).max()
    shown.flags[0] = SELECTED
    assert camera.picture(shown, size=(200, 200))[72, 100].min() > 200
    shown.flags[0] = HIDDEN
    assert not lit(camera.picture(shown, size=(200, 200))).any()


@pytest.mark.parametrize("channels", [1, 3])
def test_the_frame_alone_has_the_rows_color(camera, channels):
    pixels = np.zeros((1, 8, 8, channels), np.uint8)
    pixels[:, :, 4:] = 255
    shown = thumbs(make_shown([[0, 0, -1]], table=[(213, 94, 0)], point_size_m=0.2), pixels)
    picture = camera.picture(shown, size=(200, 200)).astype(int)
    paper, ink = picture[100, 85], picture[100, 115]
    assert np.ptp(paper) <= 2
    assert np.ptp(ink) <= 2
    assert ink.min() > 220 > 40 > paper.max()
    np.testing.assert_allclose(picture[72, 100], (213, 94, 0), atol=3)


def test_what_is_hovered_is_seen_before_what_stands_nearer(camera):
    pixels = np.zeros((2, 8, 8, 3), np.uint8)
    pixels[0, ..., 0] = pixels[1, ..., 2] = 200
    shown = thumbs(make_shown([[0, 0, -2], [0, 0, -1.5]], point_size_m=0.12), pixels)
    assert camera.picture(shown, size=(200, 200))[100, 100].tolist() == [0, 0, 200]
    shown.pointer.row = 0
    assert camera.picture(shown, size=(200, 200))[100, 100].tolist() == [200, 0, 0]


def test_pictures_lie_over_the_points_before_them_and_the_nearer_over_the_farther(camera):
    shown = make_shown([[0, 0, -1]], point_size_m=0.2)
    white, gray = np.full((4, 4, 1), 255, np.uint8), np.full((4, 4, 1), 128, np.uint8)
    near, far = (np.array([0, 0, z], np.float32) for z in (-1.8, -2))
    for pictures in ([Picture("near", near, 0.4, white), Picture("far", far, 0.8, gray)],) * 2:
        shown.marks.pictures[:] = pictures
        assert camera.picture(shown, size=(200, 200))[100, 100].tolist() == [255, 255, 255]
        pictures.reverse()


def test_a_picture_in_front_lies_over_nearer_ones(camera):
    shown = make_shown([[0, 0, -1]], point_size_m=0.2)
    white, gray = np.full((4, 4, 1), 255, np.uint8), np.full((4, 4, 1), 128, np.uint8)
    near, far = (np.array([0, 0, z], np.float32) for z in (-0.5, -2))
    shown.marks.pictures[:] = [Picture("far", far, 0.8, white, in_front=True), Picture("near", near, 0.4, gray)]
    assert camera.picture(shown, size=(200, 200))[100, 100].tolist() == [255, 255, 255]


def test_the_nearest_get_the_pictures_and_no_frame_uploads_too_many(camera, monkeypatch):
    monkeypatch.setattr("latentwalk.runtime.draw.sprites.MOST", 64)
    monkeypatch.setattr("latentwalk.runtime.draw.sprites.UPLOADS", 20)
    positions = np.random.default_rng(0).normal((0, 0, -4), 1, (3000, 3))
    shown = thumbs(make_shown(positions), np.full((3000, 8, 8, 1), 99))
    renderer = Renderer(camera.ctx, shown)
    counts = []
    for _ in range(4):
        camera.picture(shown, renderer=renderer)
        counts.append(len(renderer.sprites.rows))
    assert counts == [20, 40, 60, 64]
    before = renderer.sprites.rows
    apart = np.linalg.norm(positions, axis=1)
    visible = (np.abs(positions[:, :2]) < 1.3 * -positions[:, 2:]).all(1)
    assert before.tolist() == np.argsort(np.where(visible, apart, np.inf))[:64].tolist()
    camera.picture(shown, at(0.1, 0, -0.2), renderer=renderer)  # a step: some leave, others come
    assert 60 <= len(renderer.sprites.rows) <= 64
    assert set(renderer.sprites.rows.tolist()) != set(before.tolist())
    renderer.release()


def test_nearest_agrees_with_a_search_through_all():
    rng = np.random.default_rng(5)
    a, b = cloud_frame(rng.normal(0, 1, (4000, 3)), "a"), cloud_frame(rng.normal(0, 1, (4000, 3)), "b")
    wanted = rng.random(4000) < 0.5
    clip = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, -1, 0]], np.float32)
    for t in (0.0, 0.3):
        mixed = a.positions + (b.positions - a.positions) * np.float32(t)
        ok = wanted & (mixed[:, 2] < 0) & (np.abs(mixed[:, :2]) < 1.3 * -mixed[:, 2:]).all(1)
        apart = np.where(ok, np.linalg.norm(mixed, axis=1), np.inf)
        found = nearest(cloud(a, b, t), wanted, clip, np.zeros(3, np.float32), 50)
        assert found.tolist() == np.argsort(apart)[:50].tolist()
        assert len(nearest(cloud(a, b, t), wanted & (apart < 0.5), clip, np.zeros(3, np.float32), 50)) < 50


@pytest.mark.parametrize(("t", "expected"), [(0.2, [0, 1]), (0.8, [0, 2])])
def test_a_row_that_one_of_two_epochs_has_shows_its_picture_while_that_one_is_nearer(camera, t, expected):
    rows, gone = np.array([[-0.5, 0, -2], [0, 0, -2.1], [0.5, 0, -2.2]], np.float32), [np.nan] * 3
    a = cloud_frame([rows[0], rows[1], gone], "a", np.array([True, True, False]))
    b = cloud_frame([rows[0], gone, rows[2]], "b", np.array([True, False, True]))
    shown = thumbs(make_shown(cloud_frame(rows), cloud=cloud(a, b, t)), np.full((3, 8, 8, 1), 99))
    renderer = Renderer(camera.ctx, shown, budget=100)
    camera.picture(shown, renderer=renderer)
    assert renderer.sprites.rows.tolist() == expected
    renderer.release()


def test_the_vignette_leaves_the_degrees_it_says(camera):
    shown = empty(vignette=1.0, clear_deg=60.0)
    shown.marks.shapes.append(Shape("sphere", placed(0, 0, 0, 50), (1.0, 1.0, 1.0, 1.0)))
    row = camera.picture(shown, size=(400, 400), fov_deg=90)[200, :, 1].astype(int)
    edge = 200 * np.tan(np.radians(30))
    clear = np.flatnonzero(row > row[200] - 3)
    assert clear.min() == pytest.approx(200 - edge, abs=6)
    assert clear.max() == pytest.approx(200 + edge, abs=6)
    assert row[[2, 397]].max() < 15
    shown = replace(shown, vignette=0.0)
    assert camera.picture(shown, size=(400, 400))[200, 2, 1] > 50


def test_what_comes_late_is_asked_for_after_the_points_and_seen_in_the_same_frame(camera):
    asked = []

    def late():
        asked.append(renderer.points.shown)
        white = Picture("late", np.array([-0.5, 0, -2], np.float32), 0.2, np.full((4, 4, 1), 255, np.uint8))
        shapes = [Shape("sphere", placed(0.5, 0, -2, 0.2), (1.0, 1.0, 1.0, 1.0))]
        return Marks([line([-0.1, 0.5, -2], [0.1, 0.5, -2], width_px=6)], shapes, [white])

    shown = make_shown([[0, 0, -2]], table=[(0, 114, 178)], point_size_m=0.1, late=late)
    renderer = Renderer(camera.ctx, shown, budget=100)
    assert not asked
    picture = lit(camera.picture(shown, size=(200, 200), renderer=renderer))
    assert asked == [1]
    assert picture[100, 75]
    assert picture[100, 125]
    assert picture[75, 100]
    renderer.release()


def test_panels_come_last(camera):
    class Panels:
        def draw(self, eyes):
            eyes.target.clear(1.0, 0.0, 0.0, viewport=(0, 0, 10, 10))

    shown = empty(vignette=1.0)
    renderer = Renderer(camera.ctx, shown, budget=100)
    target = camera.target(64, 64)
    renderer.draw(shown, Panels(), make_frame(target, at(0, 0, 0)))
    red = np.frombuffer(target.read(components=3), np.uint8).reshape(64, 64, 3)[5, 5]
    assert red.tolist() == [255, 0, 0]
    renderer.release()


def test_on_a_fixed_clock_no_picture_is_late(camera, monkeypatch):
    monkeypatch.setattr("latentwalk.runtime.draw.sprites.UPLOADS", 2)
    positions = np.random.default_rng(0).normal((0, 0, -4), 0.5, (50, 3))
    shown = thumbs(make_shown(positions, fixed_clock=True), np.full((50, 8, 8, 1), 99))
    renderer = Renderer(camera.ctx, shown)
    camera.picture(shown, renderer=renderer)
    assert len(renderer.sprites.rows) == 50
    for _ in range(5):
        camera.picture(shown, renderer=renderer)
    assert renderer.budget.points == 1_000_000
    renderer.release()
