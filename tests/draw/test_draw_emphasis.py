"""How loud wrong and selected rows are: the fewer, the louder, so that they never pave a cloud or hide its colors."""

from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import make_shown

from latentwalk.runtime.ground.shown import SELECTED, WRONG, Dots
from latentwalk.scenes import Thumbnails

BLUE, SIZE = (0, 114, 178), (300, 300)


def cloud_of(n, **changes):
    places = np.random.default_rng(0).uniform((-2, -2, -3), (2, 2, -2.9), (n, 3))
    return make_shown(places, table=[BLUE], **{"point_size_m": 0.01} | changes)


def whitish(picture):
    """Pixels of rings, which no blue point has."""
    return int((picture.min(2) > 150).sum())


def test_few_selected_rows_have_rings_and_many_keep_their_colors_while_the_others_are_dim(camera):
    shown = cloud_of(3000, point_size_m=0.04)
    plain = camera.picture(shown, size=SIZE).astype(int)
    shown.flags[:50] = SELECTED
    assert whitish(camera.picture(shown, size=SIZE)) > 50
    shown = cloud_of(3000, point_size_m=0.04)
    shown.flags[:1000] = SELECTED
    picture = camera.picture(shown, size=SIZE).astype(int)
    assert whitish(picture) == whitish(plain) == 0
    lit = plain[..., 2] > 100
    assert picture[lit][:, 2].mean() < 0.8 * plain[lit][:, 2].mean(), "the others are dim"
    assert picture[..., 2].max() > 0.9 * plain[..., 2].max(), "the selected are not"
    shown.flags[:] = SELECTED
    everything = camera.picture(shown, size=SIZE).astype(int)
    assert whitish(everything) == 0
    assert everything[lit][:, 2].mean() > 0.95 * plain[lit][:, 2].mean()


@pytest.mark.parametrize(("wrong", "least", "most"), [(20, 4.0, 20.0), (1500, 0.5, 1.8), (6000, 0.5, 1.5)])
def test_crosses_shrink_before_they_pave_a_cloud(camera, wrong, least, most):
    """How much of the picture they cover, times what the same rows cover as points of the smallest size."""
    shown = cloud_of(wrong, point_size_m=0.001)
    plain = (camera.picture(shown, size=SIZE)[..., 2] > 60).sum()
    shown.flags[:] = WRONG
    crosses = (camera.picture(shown, size=SIZE)[..., 2] > 60).sum()
    assert least * plain < crosses < most * plain


def test_few_crosses_are_as_large_as_ever(camera):
    shown = make_shown([[0, 0, -3]], table=[BLUE], point_size_m=0.001)
    shown.flags[:] = WRONG
    picture = camera.picture(shown, size=SIZE).astype(int)
    seen = np.argwhere(picture[..., 2] > 120)
    assert 5 <= np.ptp(seen[:, 0]) + 1 <= 9


def test_the_dots_of_a_table_model_are_balls_of_their_color_behind_what_is_nearer(camera):
    places = np.array([[-0.2, 0, -1], [0.2, 0, -1]], np.float32)
    colors = np.array([[1, 0, 0], [0, 0, 1]], np.float32)
    shown = make_shown([[0.1, 0, -0.5]], table=[(0, 158, 115)], point_size_m=0.1)
    shown = replace(shown, dots=Dots(places, np.full(2, 0.05, np.float32), colors))
    picture = camera.picture(shown, size=SIZE).astype(int)
    red = picture[150, 120]
    assert red[0] > 120
    assert max(red[1:]) < 30
    wide = np.flatnonzero(picture[150, :150, 0] > 100)
    assert np.ptp(wide) + 1 == pytest.approx(2 * 0.05 * 150, abs=3)
    assert picture[150, 180].argmax() == 1, "a point stands before the other"


def test_of_many_selected_pictures_the_frames_keep_their_colors_and_the_others_are_dim(camera):
    places = np.zeros((700, 3), np.float32)
    places[:, 2], places[2:, 0] = -1, 50  # two are seen
    places[:2, 0] = -0.4, 0.4
    thumbnails = Thumbnails(np.full((2, 8, 8, 1), 200, np.uint8), np.arange(2, dtype=np.int32))
    shown = make_shown(places, table=[BLUE], point_size_m=0.1, thumbnails=thumbnails, mode="sprites")
    before = camera.picture(shown, size=SIZE).astype(int)
    shown.flags[1:] = SELECTED
    after = camera.picture(shown, size=SIZE).astype(int)
    assert after[150, 90].max() < 0.7 * before[150, 90].max(), "dim"
    np.testing.assert_allclose(after[150, 210], before[150, 210], atol=3)
    blue = (np.abs(after[:, 180:] - np.array(BLUE)).max(2) < 8).sum()
    assert blue > 50
    assert whitish(after[:, 180:]) <= whitish(before[:, 180:])
