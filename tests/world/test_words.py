"""Words beside rows: of whom, which, where, and that none lies over another."""

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.walks import DT, do, frames_until, make_world, pairs, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.written import GAP_EM, WORD_RAD
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.ids import Ids
from latentwalk.runtime.world.rows.written.choice import LONGEST, MOST, wide
from latentwalk.runtime.world.rows.written.words import first_words
from latentwalk.scenes import Category, Layout, Neighbors, Scene, Text, UsageError, write

LETTERS = "abcdefghijklmnopqrst"
WORDS = [a + b + c + "ing" for a in LETTERS for b in LETTERS for c in "xy"]  # 800


def worded(n=800):
    """Words in a ball; each row's true neighbors are the two after it."""
    rng = np.random.default_rng(2)
    rows = np.arange(n, dtype=np.int32)
    near = np.stack([(rows + 1) % n, (rows + 2) % n], 1)
    return Scene(
        WORDS[:n],
        {"own": Layout(rng.normal(size=(n, 3)).astype(np.float32)), "other": Layout(rng.normal(size=(n, 3)))},
        {
            "note": Text([f"about {word}" for word in WORDS[:n]]),
            "kind": Category((rows % 3 - 1).astype(np.int32), ["verb", "noun"]),
        },
        neighbors=Neighbors(near, np.ones((n, 2), np.float32)),
    )


@pytest.fixture
def world(tmp_path):
    write(tmp_path / "a.scene", worded())
    walk = make_world(tmp_path / "a.scene")
    do(walk, "class_names", False)
    yield walk
    walk.close()


def words(world):
    """Text → place of what is written after a moment."""
    settle(world, 0.4)
    found = world.shown().words
    return {} if found is None else dict(zip(found.texts, found.places, strict=True))


def boxes(world):
    """Of each word left, right, low and high, as a picture straight ahead shows them, in tangents."""
    person, found = world.person, world.shown().words
    way = found.places - person.eye
    assert person.rig.yaw_rad == 0
    x, y, depth = way[:, 0], way[:, 1], -way[:, 2]
    em = WORD_RAD * np.linalg.norm(way, axis=1)
    left = x + found.aside_m + GAP_EM * em
    right = left + np.array([wide(text) for text in found.texts]) * em
    return np.stack([left / depth, right / depth, (y - em / 2) / depth, (y + em / 2) / depth], 1)


@pytest.mark.parametrize(
    ("ids", "by"),
    [
        (["great", "good", "très", "東京", ","], "id"),
        (["0", "1", "2"], "none"),
        (["row-0", "row-1"], "none"),
        (["img_001.png", "img_002.png"], "none"),
        (["a", "b2", "3"], "none"),
    ],
)
def test_words_are_on_at_first_where_ids_are_words(ids, by):
    assert first_words(Ids(ids)) == by


def test_there_are_many_and_none_lies_over_another(world):
    assert MOST * 0.6 < len(words(world)) <= MOST
    for _ in range(3):
        found = boxes(world)
        for i, (left, right, low, high) in enumerate(found):
            others = found[:i]
            meets = (others[:, 0] < right) & (left < others[:, 1]) & (others[:, 2] < high) & (low < others[:, 3])
            assert not meets.any()
        do(world, "rig", {"position": (world.person.rig.position - [0, 0, 0.7]).tolist()})
        settle(world, 0.4)


def test_they_stand_at_their_rows_and_before_the_person(world):
    found = words(world)
    for word, place in found.items():
        row = world.rows.ids.row_of(word)
        np.testing.assert_allclose(place, fit.positions(world.rows.cloud, row), atol=1e-6)
        assert place[2] < world.person.eye[2]
    do(world, "turn", np.pi)
    assert words(world) == {}, "the cloud is behind"


def test_selected_rows_and_their_neighbors_come_first(world):
    do(world, "select", {"ids": [WORDS[40]]})
    do(world, "look_at", WORDS[40])
    found = words(world)
    assert next(iter(found)) == WORDS[40]
    assert {WORDS[40], WORDS[41], WORDS[42]} & found.keys() >= {WORDS[40]}
    two = [world.rows.ids.row_of(word) for word in list(found)[1:3]]
    way = fit.positions(world.rows.cloud, np.array([41, 42])) - world.person.eye
    ahead = -way[:, 2] / np.linalg.norm(way, axis=1)
    assert {41, 42} & set(two) or (ahead < 0.7).any()


def test_hidden_rows_have_no_words(world):
    do(world, "filter", {"column": "kind", "equals": "noun"})
    found = words(world)
    assert found
    assert all(world.rows.visible[world.rows.ids.row_of(word)] for word in found)


def test_words_go_along_with_their_rows(world):
    before = words(world)
    do(world, "layout", "other")
    for _ in range(20):
        world.update(Controls(), DT)
    shown = world.shown().words
    for word, place in zip(shown.texts, shown.places, strict=True):
        row = world.rows.ids.row_of(word)
        np.testing.assert_allclose(place, fit.positions(world.rows.cloud, row), atol=1e-6)
    assert any(not np.allclose(before[w], p) for w, p in zip(shown.texts, shown.places, strict=True) if w in before)


def test_other_words_can_be_written(world):
    do(world, "words", "note")
    assert all(text.startswith("about ") for text in words(world))
    do(world, "words", "kind")
    settle(world, 0.4)
    assert {"verb", "noun"} <= set(world.shown().words.texts)
    do(world, "words", "none")
    assert world.shown().words is None
    with pytest.raises(UsageError, match="expected one of id, note, kind, none, found 'size'"):
        do(world, "words", "size")


def test_a_saved_view_keeps_them(world):
    do(world, "words", "note")
    other = World(world.scene, world.path, world.path.parent, wait=True)
    for word, value in pairs(world):
        do(other, word, value)
    assert other.rows.words.by == "note"
    other.close()


def test_words_stand_beside_pictures_too(tmp_path):
    world = make_world(write_blobs(tmp_path))
    do(world, "class_names", False)
    do(world, "words", "id")
    do(world, "point_size", 0.02)
    settle(world, 0.4)
    assert set(world.shown().words.aside_m) == {np.float32(0.01)}
    do(world, "mode", "sprites")
    assert set(world.shown().words.aside_m) == {np.float32(0.03)}
    world.close()


def test_long_texts_are_cut_and_lines_joined(tmp_path):
    scene = worded(3)
    scene.columns["note"] = Text(["one\ntwo", "x" * 1000, ""])
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    do(world, "class_names", False)
    do(world, "words", "note")
    do(world, "select", {"all": True})
    assert set(words(world)) <= {"one two", "x" * LONGEST + "…"}
    assert world.rows.words._beside(np.arange(3), "note").texts == ("one two", "x" * LONGEST + "…", "")
    world.close()


def test_nothing_waits_for_them(tmp_path):
    write(tmp_path / "a.scene", worded())
    world = make_world(tmp_path / "a.scene", wait=False)
    frames_until(world, lambda: world.shown().words is not None, "export")
    world.close()


def test_numbers_have_none_until_they_are_asked_for(tmp_path):
    world = make_world(write_blobs(tmp_path))
    do(world, "class_names", False)
    settle(world, 0.4)
    assert world.shown().words is None
    do(world, "words", "id")
    assert any(text.startswith("row-") for text in words(world))
    assert len(blobs().ids) == 300
    world.close()
