"""Hands that are drawn: where they are, before and behind what, in their colors, for both eyes."""

import numpy as np
import pytest
from kit.draw_world import at, make_frame, make_shown, pixels

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.hands import bare_hand, controller
from latentwalk.runtime.draw.panels import PanelQuads, Quad
from latentwalk.runtime.ground.geometry import facing
from latentwalk.runtime.ground.shown import ShownHand

pytestmark = pytest.mark.gl
ACCENT = np.array([92, 168, 255])
FAR = [[0, 0, -50]]


def hand(z=-0.3, *, points=True, bare=False, scale=1.0):
    """A hand straight ahead, thumb up."""
    matrix = np.diag([scale, scale, scale, 1.0]).astype(np.float32)
    matrix[:3, :3] = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]]).T * scale
    matrix[2, 3] = z * scale
    return ShownHand(matrix, bare, points)


def accents(picture):
    """Pixels (h, w) of a tip's color, in any light."""
    red, green, blue = np.moveaxis(picture.astype(int), 2, 0)
    return (blue > 120) & (blue - red > 60) & (green > red)


def grays(picture):
    """Pixels of a hand's body."""
    return (np.ptp(picture.astype(int), axis=2) < 25) & (picture.max(2) > 60)


@pytest.mark.parametrize("bare", [False, True])
def test_a_hand_is_seen_by_both_eyes_where_it_is(camera, bare):
    picture = camera.picture(make_shown(FAR, hands=(hand(bare=bare),)), at(-0.03, 0, 0), at(0.03, 0, 0))
    left, right = (grays(picture[:, half]) for half in (slice(0, 128), slice(128, None)))
    assert min(left.sum(), right.sum()) > 40
    middles = [float(np.nonzero(eye)[1].mean()) for eye in (left, right)]
    assert middles[0] > middles[1], "near things are farther to the right for the left eye"
    assert not grays(camera.picture(make_shown(FAR))).any()


def test_the_hand_that_points_is_told_apart(camera):
    assert accents(camera.picture(make_shown(FAR, hands=(hand(),)))).sum() > 10
    assert not accents(camera.picture(make_shown(FAR, hands=(hand(points=False),)))).any()


def test_a_hand_hides_rows_behind_it_and_is_hidden_by_those_before_it(camera):
    def oranges(z):
        picture = camera.picture(make_shown([[0, 0.0, z]], hands=(hand(),), point_size_m=0.02)).astype(int)
        return int((picture[..., 0] - picture[..., 2] > 80).sum())

    assert oranges(-0.2) > 20
    assert oranges(-0.6) == 0


def test_a_hand_lies_over_a_panel_behind_it_and_under_one_before_it(camera):
    white = camera.ctx.texture((4, 4), 4, np.full((4, 4, 4), 255, np.uint8).tobytes())
    white.build_mipmaps()
    quads = PanelQuads(camera.ctx)

    class Sheet:
        def __init__(self, z):
            middle = np.array([0.0, 0.0, z])
            self.quad = Quad((0, 0, 4, 4), facing(middle, np.zeros(3), (4, 4), 1.0))

        def draw(self, eyes):
            quads.draw(eyes, white, [self.quad])

    shown = make_shown(FAR, hands=(hand(),))
    renderer = Renderer(camera.ctx, shown)
    found = []
    for z in (-1.0, -0.15):
        target = camera.target(128, 128)
        renderer.draw(shown, Sheet(z), make_frame(target, at(0, 0, 0)))
        found.append((pixels(target).min(2) < 200).sum())
    assert found[0] > 100
    assert found[1] == 0
    for thing in (renderer, quads, white):
        thing.release()


@pytest.mark.parametrize("made", [controller(), bare_hand()])
def test_a_hand_is_as_large_as_one_and_its_normals_are_sound(made):
    places, normals = made[:, :3], made[:, 3:6]
    assert np.isfinite(made).all()
    assert ((np.ptp(places, axis=0) > 0.03) & (np.ptp(places, axis=0) < 0.2)).all()
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-4)
