"""Markers and the colors of yes and no, as a walk has them."""

import numpy as np
import pytest
from kit.blobs import NAMES, blobs, write_blobs
from kit.epochs_scene import write_scene
from kit.parts import apply, make_rows
from kit.walks import do, make_world, pairs, settle

from latentwalk.assets.coloring import RED_GREEN
from latentwalk.runtime.ground.markers import MARKER_SHIFT, MARKERS
from latentwalk.runtime.ground.shown import HIDDEN, WRONG
from latentwalk.scenes import Category, UsageError
from latentwalk.scenes.rules import NO_YES


def numbers(rows):
    return rows.flags >> MARKER_SHIFT


@pytest.fixture
def rows():
    made = make_rows(blobs(60))
    yield made
    made.close()


def test_rows_are_discs_until_a_column_is_chosen(rows):
    assert not numbers(rows).any()
    apply(rows, "markers", "label")
    np.testing.assert_array_equal(numbers(rows), np.arange(60) % 3)
    apply(rows, "markers", "none")
    assert not numbers(rows).any()


def test_bits_stay_what_they_were(rows):
    apply(rows, "filter", {"column": "label", "equals": "bee"})
    before = rows.flags & (HIDDEN | WRONG)
    version = rows.flags_version
    apply(rows, "markers", "prediction")
    np.testing.assert_array_equal(rows.flags & (HIDDEN | WRONG), before)
    assert rows.flags_version > version
    apply(rows, "filter", {})
    np.testing.assert_array_equal(numbers(rows), rows.scene.columns["prediction"].codes)


def test_unknown_classes_are_discs_and_many_begin_again(rows):
    codes = np.arange(60, dtype=np.int32) - 1
    rows.take_columns({"many": Category(codes, [str(i) for i in range(59)])})
    apply(rows, "markers", "many")
    np.testing.assert_array_equal(numbers(rows), np.where(codes < 0, 0, codes % len(MARKERS)))


def test_markers_follow_a_column_that_changes(rows):
    apply(rows, "markers", "label")
    rows.take_columns({"label": Category(np.full(60, 2, np.int32), NAMES)})
    assert set(numbers(rows)) == {2}


def test_columns_without_classes_are_refused(rows):
    for name in ("confidence", "note", "size"):
        with pytest.raises(UsageError, match=f"expected one of label, prediction, correct, none, found '{name}'"):
            apply(rows, "markers", name)


def test_yes_and_no_are_red_and_green_by_choice(rows):
    apply(rows, "color", "correct")
    np.testing.assert_array_equal(rows.coloring.table, NO_YES)
    version = rows.coloring.version
    apply(rows, "yes_no", "red_green")
    np.testing.assert_array_equal(rows.coloring.table, RED_GREEN)
    assert [entry.color for entry in rows.coloring.legend] == [tuple(color) for color in RED_GREEN.tolist()]
    assert rows.coloring.version > version
    red, green = RED_GREEN.astype(int)
    assert red.argmax() == 0
    assert green.argmax() == 1
    apply(rows, "color", "label")
    assert rows.coloring.name == "label"
    apply(rows, "color", "correct")
    np.testing.assert_array_equal(rows.coloring.table, RED_GREEN)
    apply(rows, "yes_no", "safe")
    np.testing.assert_array_equal(rows.coloring.table, NO_YES)


def test_epochs_are_colored_alike(tmp_path):
    world = make_world(write_scene(tmp_path))
    do(world, "epoch", 10)
    do(world, "color", "epoch correctness")
    do(world, "yes_no", "red_green")
    do(world, "epoch", 25)
    settle(world)
    np.testing.assert_array_equal(world.rows.coloring.table, RED_GREEN)
    world.close()


def test_a_saved_view_keeps_both(tmp_path):
    world = make_world(write_blobs(tmp_path))
    do(world, "markers", "label")
    do(world, "yes_no", "red_green")
    other = make_world(world.path)
    for word, value in pairs(world):
        do(other, word, value)
    assert (other.rows.markers.by, other.rows.yes_no) == ("label", "red_green")
    np.testing.assert_array_equal(other.rows.flags, world.rows.flags)
    world.close()
    other.close()
