"""Words beside rows: where their letters are, how large, for both eyes, and behind what is nearer."""

from __future__ import annotations

from dataclasses import replace

import moderngl
import numpy as np
import pytest
from kit.draw_world import at, lit, make_shown

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.shown import CENTERED, GAP_EM, NAME_LARGER, WORD_RAD, RowWords
from latentwalk.runtime.ui.lettering import SIZE_PX, Lettering

pytestmark = pytest.mark.gl
SIDE = 300  # pixels of 90°: a meter at a meter is 150


class Plates:
    """Letters that are plain white plates, each four lines wide."""

    line_px = 8.0

    def __init__(self, ctx: moderngl.Context) -> None:
        self.texture = ctx.texture((64, 64), 4, np.full((64, 64, 4), 255, np.uint8).tobytes())
        self.painted: list[tuple[str, ...]] = []

    def paint(self, texts, colors):
        self.painted.append(tuple(texts))
        return np.tile(np.array([0, 0, 32, 8], np.float32), (len(texts), 1))

    def release(self) -> None:
        self.texture.release()


def saying(*places, aside=0.0, texts=None, points=((0, 0, 9),)):
    """Words at places; a row that is out of sight unless `points` are given."""
    places = np.array(places, np.float32)
    texts = tuple(texts or map(str, range(len(places))))
    words = RowWords(texts, places, np.full(len(places), aside, np.float32), (None,) * len(texts))
    return replace(make_shown(points), words=words)


@pytest.fixture
def plates(camera):
    return Plates(camera.ctx)


def seen(camera, plates, shown, *heads):
    renderer = Renderer(camera.ctx, shown, lettering=plates)
    picture = lit(camera.picture(shown, *heads, size=(SIDE, SIDE), renderer=renderer))
    renderer.release()
    return picture


def extent(mask):
    rows, columns = np.nonzero(mask)
    return columns.min(), columns.max() + 1, rows.min(), rows.max() + 1


@pytest.mark.parametrize("depth", [1.0, 5.0])
def test_a_word_begins_beside_its_row_and_is_as_large_at_any_distance(camera, plates, depth):
    left, right, top, bottom = extent(seen(camera, plates, saying((0, 0, -depth), aside=0.2 * depth)))
    em = WORD_RAD * SIDE / 2
    assert left == pytest.approx(SIDE / 2 + 0.2 * SIDE / 2 + GAP_EM * em, abs=1.5)
    assert right - left == pytest.approx(4 * em, abs=1.6)
    assert bottom - top == pytest.approx(em, abs=1.6)
    assert (top + bottom) / 2 == pytest.approx(SIDE / 2, abs=1)


def test_both_eyes_see_it_at_its_depth(camera, plates):
    shown = saying((0, 0, -1))
    renderer = Renderer(camera.ctx, shown, lettering=plates)
    both = lit(camera.picture(shown, at(-0.05, 0, 0), at(0.05, 0, 0), size=(SIDE, SIDE), renderer=renderer))
    renderer.release()
    left, right = extent(both[:, :SIDE]), extent(both[:, SIDE:])
    assert left[0] - right[0] == pytest.approx(0.1 / 0.97 * SIDE / 2, abs=1.5)
    assert left[2:] == right[2:]


def white(picture):
    """How many pixels are a plate's."""
    return int((picture.min(2) > 200).sum())


def test_what_is_nearer_hides_it_and_its_own_row_does_not(camera):
    def plates_seen(*points):
        shown = replace(saying((0, 0, -2), points=points), point_size_m=0.25)
        renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
        picture = camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return white(picture)

    free = plates_seen((0, 0, 9))
    assert free > 30
    assert plates_seen((0.05, 0, -1)) == 0
    assert plates_seen((0, 0, -2)) == free
    assert plates_seen((0.05, 0, -4)) == free


def test_a_centered_word_is_larger_and_on_its_place_and_no_row_hides_it(camera):
    def picture_of(point, depth=-2):
        shown = replace(saying((0, 0, depth), aside=CENTERED, points=[point]), point_size_m=0.25)
        renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
        picture = camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return picture

    free = picture_of((0, 0, 9))
    left, right, top, bottom = extent(lit(free))
    em = NAME_LARGER * WORD_RAD * SIDE / 2
    assert (left + right) / 2 == pytest.approx(SIDE / 2, abs=1)
    assert (top + bottom) / 2 == pytest.approx(SIDE / 2, abs=1)
    assert (right - left, bottom - top) == (pytest.approx(4 * em, abs=1.6), pytest.approx(em, abs=1.6))
    assert white(picture_of((0, 0, -1))) >= white(free)
    assert not lit(picture_of((0, 0, 9), depth=2)).any(), "it is behind"


def test_names_have_the_colors_of_their_classes(camera):
    lettering = Lettering(camera.ctx)
    parts = lettering.paint(["WWW", "WWW"], [None, (255, 160, 40)]).round().astype(int)
    pixels = np.frombuffer(lettering.texture.read(), np.uint8).reshape(*SIZE_PX[::-1], 4)
    plain, colored = (pixels[y : y + h, x : x + w].astype(int) for x, y, w, h in parts)
    assert np.ptp(plain.reshape(-1, 4).max(0)[:3]) < 20
    np.testing.assert_allclose(colored.reshape(-1, 4).max(0)[:3], [255, 160, 40], atol=12)
    lettering.release()


def test_words_are_painted_when_they_change_and_not_in_each_frame(camera, plates):
    shown = saying((0, 0, -2), (0.5, 0, -2))
    renderer = Renderer(camera.ctx, shown, lettering=plates)
    for _ in range(3):
        camera.picture(shown, renderer=renderer)
    moved = replace(shown, words=replace(shown.words, places=shown.words.places + 0.1))
    camera.picture(moved, renderer=renderer)
    assert plates.painted == [("0", "1")]
    camera.picture(saying((0, 0, -2), texts=["new"]), renderer=renderer)
    camera.picture(replace(shown, words=None), renderer=renderer)
    assert plates.painted == [("0", "1"), ("new",)]
    other = saying((0, 0, -2), texts=["new"])
    camera.picture(replace(other, words=replace(other.words, colors=((1, 2, 3),))), renderer=renderer)
    assert plates.painted[2:] == [("new",)], "in another color"
    renderer.release()


def test_without_lettering_none_are_drawn(camera):
    assert not lit(camera.picture(saying((0, 0, -2)), size=(SIDE, SIDE))).any()


def test_real_letters_are_where_they_are_said_to_be(camera):
    lettering = Lettering(camera.ctx)
    texts = ["great", "東京", "i", "W" * 28, *(f"word {i}" for i in range(40))]
    parts = lettering.paint(texts, [None] * len(texts))
    width, height = SIZE_PX
    pixels = np.frombuffer(lettering.texture.read(), np.uint8).reshape(height, width, 4)
    inside = np.zeros((height, width), np.bool_)
    for x, y, w, h in parts.round().astype(int):
        part = pixels[y : y + h, x : x + w]
        assert w > 0
        assert not inside[y : y + h, x : x + w].any()
        inside[y : y + h, x : x + w] = True
        assert part[..., :3].max() > 180
        assert 0.02 < (part[..., 0] > 100).mean() < 0.6
    assert pixels[~inside].max() < 60
    assert (lettering.paint(["W" * 400] * 100, [None] * 100)[:, 2] > 0).sum() < 100
    lettering.release()
    assert camera.ctx.error == "GL_NO_ERROR"


def test_real_letters_are_read_in_the_room(camera):
    shown = saying((0, 0, -2), texts=["great"])
    renderer = Renderer(camera.ctx, shown, lettering=Lettering(camera.ctx))
    picture = camera.picture(shown, size=(800, 800), renderer=renderer).astype(int)
    renderer.release()
    word = picture[390:411, 400:440]
    assert word.max() > 150
    assert np.abs(np.diff(word.max(2), axis=1)).max() > 60, "letters have edges"
