"""Words beside rows: where their letters are, how large, for both eyes, and behind what is nearer."""

from __future__ import annotations

from dataclasses import replace

import moderngl
import numpy as np
import pytest
from kit.draw_world import at, lit, make_shown

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.words import Laid
from latentwalk.runtime.ground.shown import ShownHand
from latentwalk.runtime.ground.written import CENTERED, GAP_EM, WORD_RAD, RowWords, name_larger
from latentwalk.runtime.ui.fonts import files
from latentwalk.runtime.ui.letters.glyphs import BASE_PX, CELL_PX, EM_PX, SPREAD_PX, Faces
from latentwalk.runtime.ui.letters.lettering import CELLS, SIDE_PX, Lettering

pytestmark = pytest.mark.gl
SIDE = 300  # pixels of 90°: a meter at a meter is 150


class Plates:
    """Letters that are plain white plates, each four lines wide with the whole word."""

    line_px, base_px, cell_px, spread_px = 8.0, 16 - 40 * 0.355, 32, 6

    def __init__(self, ctx: moderngl.Context) -> None:
        field = np.zeros((64, 64), np.uint8)
        field[12:20, 6:38] = 255  # a line in the middle of the first cell, and past its right edge
        self.texture = ctx.texture((64, 64), 1, field.tobytes())
        self.version = 0
        self.laid: list[tuple[str, ...]] = []

    def receive(self) -> None:
        """All are there."""

    def lay(self, texts):
        self.laid.append(tuple(texts))
        count = len(texts)
        glyphs = np.zeros((count, 8), np.float32)
        glyphs[:, 0], glyphs[:, 2:6] = np.arange(count), (-6, 38, 6, 26)
        return Laid(glyphs, np.full(count, 32.0, np.float32))

    def release(self) -> None:
        self.texture.release()


def saying(*places, aside=0.0, texts=None, points=((0, 0, 9),), before=None, alpha=1.0):
    """Words at places; a row that is out of sight unless `points` are given."""
    places = np.array(places, np.float32)
    texts, count = tuple(texts or map(str, range(len(places)))), len(places)
    first = np.full(count, aside < 0 if before is None else before)
    shares = np.full(count, alpha, np.float32)
    words = RowWords(texts, places, np.full(count, aside, np.float32), first, shares, (None,) * count)
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


@pytest.mark.parametrize("aside", [0.0, CENTERED])
@pytest.mark.parametrize("depth", [0.5, 1.0, 3.0])
def test_both_eyes_see_it_at_the_depth_of_what_it_names(camera, plates, aside, depth):
    shown = saying((0, 0, -depth), aside=aside)
    renderer = Renderer(camera.ctx, shown, lettering=plates)
    both = lit(camera.picture(shown, at(-0.05, 0, 0), at(0.05, 0, 0), size=(SIDE, SIDE), renderer=renderer))
    renderer.release()
    left, right = extent(both[:, :SIDE]), extent(both[:, SIDE:])
    assert left[0] - right[0] == pytest.approx(0.1 / depth * SIDE / 2, abs=1.5)
    assert left[2:] == right[2:]


def white(picture):
    """How many pixels are a plate's."""
    return int((picture.min(2) > 200).sum())


def test_what_is_nearer_hides_it_and_its_own_row_does_not(camera):
    def plates_seen(*points):
        shown = replace(saying((0, 0, -2), aside=0.125, points=points), point_size_m=0.25)
        renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
        picture = camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return white(picture)

    free = plates_seen((0, 0, 9))
    assert free > 30
    assert plates_seen((0.1, 0, -1)) == 0
    assert plates_seen((0, 0, -2)) == free
    assert plates_seen((0.2, 0, -4)) == free


def test_a_word_that_is_before_all_is_hidden_by_no_row(camera):
    shown = replace(saying((0, 0, -2), points=[(0.1, 0, -1)], before=True), point_size_m=0.5)
    renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
    picture = camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)
    renderer.release()
    assert white(picture) > 30


def test_words_are_fainter_from_afar_and_where_they_come_or_go(camera, plates):
    def brightness(depth, **more):
        return int(camera_picture(saying((0, 0, -depth), **more))[145:156, 150:180].max())

    renderer = Renderer(camera.ctx, saying((0, 0, -1)), lettering=plates)

    def camera_picture(shown):
        return camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)

    near, far, farther = (brightness(depth) for depth in (1.0, 4.0, 9.0))
    assert near > far > farther > 90
    assert brightness(9.0, before=True) == near
    assert brightness(1.0, alpha=0.0) < brightness(1.0, alpha=0.3) < near
    renderer.release()


def test_a_centered_word_is_larger_and_on_its_place_and_no_row_hides_it(camera):
    def picture_of(point, depth=-2):
        shown = replace(saying((0, 0, depth), aside=CENTERED, points=[point]), point_size_m=0.25)
        renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
        picture = camera.picture(shown, size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return picture

    free = picture_of((0, 0, 9))
    left, right, top, bottom = extent(lit(free))
    em = name_larger("0") * WORD_RAD * SIDE / 2
    assert (left + right) / 2 == pytest.approx(SIDE / 2, abs=1)
    assert (top + bottom) / 2 == pytest.approx(SIDE / 2, abs=1)
    assert (right - left, bottom - top) == (pytest.approx(4 * em, abs=1.6), pytest.approx(em, abs=1.6))
    assert white(picture_of((0, 0, -1))) >= white(free)
    assert not lit(picture_of((0, 0, 9), depth=2)).any(), "it is behind"


def test_names_have_the_colors_of_their_classes(camera, plates):
    def color_of(color):
        shown = saying((0, 0, -1), before=True)
        renderer = Renderer(camera.ctx, shown, lettering=Plates(camera.ctx))
        words = replace(shown.words, colors=(color,))
        picture = camera.picture(replace(shown, words=words), size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return picture[150, 158].astype(int)

    np.testing.assert_allclose(color_of((255, 160, 40)), [255, 160, 40], atol=6)
    assert np.ptp(color_of(None)) < 12


def test_words_are_laid_when_they_change_and_not_in_each_frame(camera, plates):
    shown = saying((0, 0, -2), (0.5, 0, -2))
    renderer = Renderer(camera.ctx, shown, lettering=plates)
    for _ in range(3):
        camera.picture(shown, renderer=renderer)
    moved = replace(shown, words=replace(shown.words, places=shown.words.places + 0.1))
    camera.picture(moved, renderer=renderer)
    assert plates.laid == [("0", "1")]
    camera.picture(saying((0, 0, -2), texts=["new"]), renderer=renderer)
    camera.picture(replace(shown, words=None), renderer=renderer)
    assert plates.laid == [("0", "1"), ("new",)]
    other = saying((0, 0, -2), texts=["new"])
    camera.picture(replace(other, words=replace(other.words, colors=((1, 2, 3),))), renderer=renderer)
    assert len(plates.laid) == 2, "nor in another color"
    renderer.release()


def test_without_lettering_none_are_drawn(camera):
    assert not lit(camera.picture(saying((0, 0, -2)), size=(SIDE, SIDE))).any()


def laid(lettering, texts):
    """Its letters and widths, and the atlas (SIDE_PX, SIDE_PX)."""
    found = lettering.lay(texts)
    return found, np.frombuffer(lettering.texture.read(), np.uint8).reshape(SIDE_PX, SIDE_PX)


def test_real_letters_lie_side_by_side_and_are_in_the_atlas(camera):
    lettering = Lettering(camera.ctx, wait=True)
    texts = ["great", "東京", "il", "W" * 28, "", *(f"word {i}" for i in range(40))]
    found, atlas = laid(lettering, texts)
    letters = "".join(texts).replace(" ", "")
    assert len(found.glyphs) == len(letters)
    assert len(set(found.glyphs[:, 1])) == len(set(letters)), "each letter has one cell"
    for cell in set(found.glyphs[:, 1].astype(int)):
        row, column = divmod(cell, SIDE_PX // CELL_PX)
        part = atlas[row * CELL_PX : (row + 1) * CELL_PX, column * CELL_PX : (column + 1) * CELL_PX]
        assert part.max() > 135, "inside of a stroke"
        assert max(part[0].max(), part[-1].max(), part[:, 0].max()) < 100, "and none is cut"
    assert found.widths[4] == 0
    assert found.widths[2] < found.widths[0] < found.widths[3]
    for word in range(4):
        own = found.glyphs[found.glyphs[:, 0] == word]
        assert (np.diff(own[:, 2]) > 0).all()
        assert own[-1, 3] <= found.widths[word] + 2 * SPREAD_PX
    lettering.release()
    assert camera.ctx.error == "GL_NO_ERROR"


def test_a_field_is_the_distance_to_a_letters_edge():
    glyph = Faces(files()).glyph("l")
    row = glyph.field[CELL_PX - BASE_PX - EM_PX // 3].astype(float)
    inside = np.flatnonzero(row > 127)
    assert 0.05 * EM_PX < len(inside) < 0.2 * EM_PX
    steps = np.diff(row[inside[-1] + 1 : inside[-1] + SPREAD_PX])
    np.testing.assert_allclose(steps, -127.5 / SPREAD_PX, atol=3)


def test_a_letter_that_no_font_has_is_a_box_and_a_blank_is_nothing():
    faces = Faces(files())
    box = faces.glyph("\U0010fffe")
    assert box.field is not None
    assert box.advance_px > 0
    blank = faces.glyph(" ")
    assert blank.field is None
    assert 0 < blank.advance_px < EM_PX / 2


def test_a_damaged_font_is_passed_over(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    faces = Faces([files()[0], tmp_path / "broken.ttf", *files()[1:]])
    assert faces.glyph("\U0010fffe").field is not None, "all were looked at"
    assert faces.glyph("a").advance_px == Faces(files()).glyph("a").advance_px


def test_more_letters_than_the_atlas_holds_take_the_place_of_those_that_are_not_shown(camera):
    lettering = Lettering(camera.ctx, wait=True)
    one = Faces(files()).glyph("a")
    lettering._known = {chr(0x4E00 + i): one for i in range(2 * CELLS)}
    for start in (0, CELLS - 3):
        text = "".join(chr(0x4E00 + start + i) for i in range(CELLS))
        cells = lettering.lay([text]).glyphs[:, 1]
        assert sorted(cells) == list(range(CELLS))
    assert len(lettering.lay(["".join(lettering._known)]).glyphs) == CELLS, "more than it holds at once stay out"
    lettering.release()


def test_a_word_stays_out_until_its_letters_have_come(camera):
    lettering = Lettering(camera.ctx)
    assert len(lettering.lay(["great"]).glyphs) == 0
    while not lettering.version:
        lettering.receive()
    assert len(lettering.lay(["great"]).glyphs) == 5
    lettering.release()


def test_real_letters_are_read_in_the_room(camera):
    shown = saying((0, 0, -2), texts=["great"])
    renderer = Renderer(camera.ctx, shown, lettering=Lettering(camera.ctx, wait=True))
    picture = camera.picture(shown, size=(800, 800), renderer=renderer).astype(int)
    renderer.release()
    word = picture[390:411, 400:440]
    assert word.max() > 150
    assert np.abs(np.diff(word.max(2), axis=1)).max() > 60, "letters have edges"


def test_a_name_of_far_rows_is_behind_a_hand(camera):
    def bright(*hands):
        words = replace(saying((0, 0, -3), aside=CENTERED), hands=hands)
        renderer = Renderer(camera.ctx, words, lettering=Plates(camera.ctx))
        picture = camera.picture(words, size=(SIDE, SIDE), renderer=renderer)
        renderer.release()
        return int((picture.min(2) > 200).sum())

    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]  # the grip lies from left to right, before the name
    matrix[:3, 3] = 0.06, 0.0, -0.2
    alone, behind = bright(), bright(ShownHand(matrix, False, False))
    assert 0 < behind + 20 < alone
