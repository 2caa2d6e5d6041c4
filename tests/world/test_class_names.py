"""Names of classes: where they stand, when they are there, and that nothing lies over them."""

import numpy as np
import pytest
from kit.blobs import NAMES, write_blobs
from kit.walks import DT, aimed, clear_row, do, frames_until, make_world, pairs, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.written import CENTERED, GAP_EM, WORD_RAD, name_larger
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.written.choice import wide
from latentwalk.scenes import Bool, Category, Epoch, Layout, Scalar, Scene


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def names(world):
    """Name → place of the classes that are named after a moment."""
    settle(world, 0.4)
    found = world.shown().words
    if found is None:
        return {}
    on = found.aside_m == CENTERED
    return {text: place for text, place, here in zip(found.texts, found.places, on, strict=True) if here}


def walk_in(scene, tmp_path):
    """A walk in a scene that is no file."""
    return World(scene, tmp_path / "a.scene", tmp_path, wait=True)


def classes(count, each=4):
    """A scene of some classes that stand beside each other."""
    codes = np.repeat(np.arange(count, dtype=np.int32), each)
    positions = np.random.default_rng(0).normal(size=(len(codes), 3)).astype(np.float32) * 0.1
    positions[:, 0] += codes
    kind = Category(codes, [f"k{code}" for code in range(count)])
    return Scene([str(row) for row in range(len(codes))], {"own": Layout(positions)}, {"kind": kind})


def test_each_class_is_named_at_the_row_nearest_to_its_median(world):
    found = names(world)
    assert found.keys() == set(NAMES)
    codes = world.scene.columns["label"].codes
    for code, name in enumerate(NAMES):
        places = fit.positions(world.rows.cloud, np.flatnonzero(codes == code))
        away = np.linalg.norm(places - np.median(places, 0), axis=1)
        np.testing.assert_allclose(found[name], places[np.argmin(away)], atol=1e-6)


def test_a_name_has_the_color_of_its_class_but_lighter(world):
    settle(world, 0.4)
    shown = world.shown()
    for name, color in zip(shown.words.texts, shown.words.colors, strict=True):
        own = shown.coloring.table[NAMES.index(name)].astype(int)
        assert (np.array(color) >= own).all()
        assert max(color) - min(color) < np.ptp(own)


def test_outliers_do_not_move_it(tmp_path):
    scene = classes(2, each=100)
    scene.layouts["own"].positions[:10] += 50
    world = walk_in(scene, tmp_path)
    rows = world.rows
    found = rows.words._classes.at_medians(
        rows.cloud, rows.flags, rows.coloring, scene.columns["kind"], world.person.eye
    )
    assert 10 <= found.rows[found.texts.index("k0")] < 100
    world.close()


def test_hidden_classes_have_no_name_and_come_back(world):
    do(world, "filter", {"column": "label", "equals": "bee"})
    assert names(world).keys() == {"bee"}
    do(world, "filter", {})
    do(world, "select", {"column": "label", "equals": "ant"})
    do(world, "hide", True)
    assert names(world).keys() == {"bee", "cat"}
    do(world, "show_all", True)
    assert names(world).keys() == set(NAMES)


def test_a_name_stands_among_the_rows_of_its_class_that_are_shown(world):
    before = names(world)["bee"]
    do(world, "filter", {"column": "confidence", "min": 0.9})
    after = names(world)["bee"]
    shown = fit.positions(world.rows.cloud, np.flatnonzero(world.rows.visible))
    assert not np.allclose(before, after)
    assert np.linalg.norm(shown - after, axis=1).min() < 1e-6


def test_names_go_along_with_their_rows(world):
    before = names(world)
    do(world, "layout", "turned")
    for _ in range(20):
        world.update(Controls(), DT)
    flying = world.shown().words
    rows = world.rows.words._written.texts.rows
    np.testing.assert_allclose(flying.places, fit.positions(world.rows.cloud, rows), atol=1e-6)
    settle(world, 5)
    assert all(not np.allclose(place, before[name]) for name, place in names(world).items())


def test_a_picture_by_itself_has_the_names_where_rows_come_to_rest(world):
    names(world)
    do(world, "layout", "turned")
    world.update(Controls(), DT)
    on_the_way = world.shown().words
    with world.rows.layouts.arrived(), world.rows.words.chosen_for(world.rows.cloud):
        resting = world.shown().words
    assert world.shown().words.texts == on_the_way.texts, "and the walk goes on"
    settle(world, 5)
    found = names(world)
    assert resting.texts == tuple(found)
    np.testing.assert_allclose(resting.places, [*found.values()], atol=1e-5)


def test_colors_decide_what_is_named(world):
    for column in ("confidence", "correct", "none"):
        do(world, "color", column)
        assert names(world) == {}, column
    do(world, "color", "prediction")
    assert names(world).keys() == set(NAMES)


def test_right_and_wrong_lie_everywhere_and_are_not_named(tmp_path):
    scene = classes(2)
    codes = scene.columns["kind"].codes
    scene.columns = {"correct": Bool(codes == 1), "share": Scalar(codes.astype(np.float32))}
    world = walk_in(scene, tmp_path)
    assert names(world) == {}
    world.close()


@pytest.mark.parametrize(("count", "named"), [(1, False), (2, True), (40, True), (41, False)])
def test_neither_one_class_nor_a_crowd_is_named(tmp_path, count, named):
    world = walk_in(classes(count), tmp_path)
    do(world, "look_at", str(2 * count))
    assert bool(names(world)) == named
    world.close()


def test_classes_that_no_row_has_do_not_count(tmp_path):
    scene = classes(3)
    scene.columns["kind"] = Category(scene.columns["kind"].codes - 1, [f"k{code}" for code in range(90)])
    world = walk_in(scene, tmp_path)
    assert names(world).keys() == {"k0", "k1"}, "and rows of no class have none"
    world.close()


def test_rows_that_are_absent_do_not_count(tmp_path):
    scene = classes(2, each=6)
    positions = scene.layouts["own"].positions
    present = np.arange(12) < 6
    scene.epochs = [Epoch(1, positions, present=present), Epoch(2, positions)]
    world = walk_in(scene, tmp_path)
    do(world, "epoch", 1)
    settle(world, 2)
    assert names(world).keys() == {"k0"}
    world.close()


def boxes(world):
    """Of each text left, right, low and high, as a picture straight ahead shows them, in tangents."""
    person, found = world.person, world.shown().words
    way = found.places - person.eye
    x, y, depth = way[:, 0], way[:, 1], -way[:, 2]
    on = found.aside_m == CENTERED
    larger = np.array([name_larger(text) for text in found.texts])
    em = WORD_RAD * np.linalg.norm(way, axis=1) * np.where(on, larger, 1)
    width = np.array([wide(text) for text in found.texts]) * em
    left = np.where(on, x - width / 2, x + found.aside_m + GAP_EM * em)
    return np.stack([left / depth, (left + width) / depth, (y - em / 2) / depth, (y + em / 2) / depth], 1)


def test_none_lies_over_another(world):
    do(world, "words", "id")
    for back in (0.0, 1.0, 1.5):
        do(world, "rig", {"position": [0, 0, 2.5 + back]})
        assert names(world)
        found = boxes(world)
        assert len(found) > 8
        for i, (left, right, low, high) in enumerate(found):
            others = found[:i]
            meets = (others[:, 0] < right) & (left < others[:, 1]) & (others[:, 2] < high) & (low < others[:, 3])
            assert not meets.any()


def test_the_hovered_row_comes_first_and_has_a_name_where_rows_have_none(world):
    row = clear_row(world)
    settle(world, 0.4, aimed(world, row))
    text = world.shown().words.texts[0]
    assert text == f"{world.rows.ids[row]} · {NAMES[world.scene.columns['label'].codes[row]]}"
    do(world, "words", "note")
    settle(world, 0.4, aimed(world, row))
    assert world.shown().words.texts[0] == world.scene.columns["note"].values[row]
    do(world, "class_names", False)
    do(world, "words", "none")
    settle(world, 0.4, aimed(world, row))
    assert world.shown().words is None


def test_they_can_be_put_away_and_a_saved_view_keeps_that(world):
    assert names(world)
    do(world, "class_names", False)
    assert world.shown().words is None
    other = World(world.scene, world.path, world.path.parent, wait=True)
    for word, value in pairs(world):
        do(other, word, value)
    assert names(other) == {}
    do(other, "class_names", True)
    assert names(other).keys() == set(NAMES)
    other.close()


def test_nothing_waits_for_them(tmp_path):
    world = make_world(write_blobs(tmp_path), wait=False)
    frames_until(world, lambda: world.shown().words is not None, "export")
    do(world, "class_names", False)
    world.update(Controls(), DT)
    assert world.shown().words is None, "nor does what was begun before come"
    world.close()


def test_a_class_behind_another_is_named_above_or_below(tmp_path):
    scene = classes(2, each=50)
    places = scene.layouts["own"].positions
    places[:] = np.random.default_rng(1).normal(size=places.shape) * [0.3, 1, 0.3]
    places[:, :2] -= np.repeat([np.median(places[:50, :2], 0), np.median(places[50:, :2], 0)], 50, axis=0)
    places[:50, 2] -= 4
    world = walk_in(scene, tmp_path)
    assert names(world).keys() == {"k0", "k1"}
    codes = scene.columns["kind"].codes
    for code in (0, 1):
        own = fit.positions(world.rows.cloud, np.flatnonzero(codes == code))
        away = np.linalg.norm(own - np.median(own, 0), axis=1)
        at_median = np.allclose(names(world)[f"k{code}"], own[np.argmin(away)], atol=1e-6)
        assert at_median == (code == 1), "the nearer one is at its median"
    world.close()
