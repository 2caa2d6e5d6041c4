"""Names at the ends of the lines to a row's neighbors, and how many of these share its class."""

import numpy as np
import pytest
from kit.walks import aimed, do, settle

from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.coloring import known_classes, rgb
from latentwalk.runtime.world.rows.marks import attended_row
from latentwalk.runtime.world.rows.written.class_names import lighter
from latentwalk.scenes import Bool, Category, Layout, Neighbors, Scene, Text


@pytest.fixture
def scene():
    """Six rows apart from each other; the neighbors of row 0 are 1 (its class), 2 and 3 (another), 4 (unknown)."""
    places = np.array([[0, 0, 0], [0, 1, 0], [0, -1, 0], [-1, 0.5, 0], [-1, -0.5, 0], [1, 0.5, 0]], np.float32)
    near = np.tile(np.array([1, 2, 3, 4], np.int32), (6, 1))
    near[5, 2:] = -1
    return Scene(
        [str(100 + row) for row in range(6)],
        {"own": Layout(places)},
        {
            "label": Category(np.array([0, 0, 1, 1, -1, -1], np.int32), ["ant", "bee"]),
            "kind": Category(np.array([0, 1, 1, 1, 1, 1], np.int32), ["odd", "even"]),
            "correct": Bool(np.arange(6) % 2 == 0),
            "note": Text([f"note {row}" for row in range(6)]),
        },
        neighbors=Neighbors(near, np.ones((6, 4), np.float32)),
    )


@pytest.fixture
def world(scene, tmp_path):
    walk = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    yield walk
    walk.close()


def colors_of(words):
    """Text → color of what stands beside rows."""
    beside = zip(words.texts, words.colors, words.aside_m, strict=True)
    return {text: color for text, color, aside in beside if aside >= 0}


def written(world):
    """The same after a moment."""
    settle(world, 0.4)
    words = world.shown().words
    return {} if words is None else colors_of(words)


def class_color(world, code):
    return lighter(rgb(world.rows.coloring.table[code]))


def test_neighbors_of_the_hovered_row_are_named_and_those_of_another_class_have_its_color(world):
    assert written(world) == {}
    settle(world, 0.4, aimed(world, 0))
    found = colors_of(world.shown().words)
    bee = class_color(world, 1)
    assert found == {"100 · ant": None, "101": None, "102 · bee": bee, "103 · bee": bee, "104": None}


def test_neighbors_of_a_row_that_alone_is_selected_are_named_and_lines_lead_there(world):
    do(world, "select", {"ids": ["100"]})
    assert written(world).keys() == {"100 · ant", "101", "102 · bee", "103 · bee", "104"}
    assert [len(lines.points) for lines in world.shown().marks.lines if lines.width_px == 1.5] == [4]
    assert attended_row(world.rows, -1) == 0
    assert attended_row(world.rows, 3) == 3
    do(world, "select", {"ids": ["100", "105"]})
    assert written(world) == {}
    do(world, "undo", True)
    assert attended_row(world.rows, -1) == 0
    do(world, "hide", True)
    assert attended_row(world.rows, -1) == -1
    assert written(world) == {}


def test_hidden_neighbors_are_not_named(world):
    do(world, "filter", {"column": "label", "equals": "ant"})
    do(world, "select", {"ids": ["100"]})
    assert written(world).keys() == {"100 · ant", "101"}


def test_words_at_the_ends_are_those_that_are_chosen(world):
    do(world, "words", "note")
    do(world, "select", {"ids": ["100"]})
    found = written(world)
    assert found.keys() >= {f"note {row}" for row in range(5)}
    assert found["note 1"] is found["note 4"] is None
    assert found["note 2"] == class_color(world, 1)


def test_a_row_of_no_class_has_neighbors_without_colors(world):
    do(world, "select", {"ids": ["105"]})
    assert written(world) == {"105 · unknown": None, "101": None, "102": None}


@pytest.mark.parametrize(
    ("color", "row", "said"),
    [
        ("label", 0, "1 of 3 share the class"),
        ("kind", 0, "0 of 4 share the kind"),
        ("kind", 1, "4 of 4 share the kind"),
        ("correct", 2, "2 of 3 share the class"),
        ("none", 5, ""),
    ],
)
def test_it_is_said_how_many_share_the_class_that_rows_are_colored_by_else_the_label(world, color, row, said):
    do(world, "color", color)
    classes = known_classes(world.scene, world.rows.coloring)
    assert classes.sharing(row, world.scene.neighbors.indices[row]) == said


def test_without_classes_nothing_is_said_of_them(scene, tmp_path):
    scene.columns = {"correct": scene.columns["correct"], "note": scene.columns["note"]}
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    assert known_classes(scene, world.rows.coloring) is None
    do(world, "select", {"ids": ["100"]})
    assert written(world).keys() == {"100 · yes", "101", "102", "103", "104"}
    world.close()
