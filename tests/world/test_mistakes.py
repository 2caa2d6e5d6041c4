"""What the model takes for what: by count, among what is shown, and refused where nothing can be compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import blobs
from kit.walks import do, make_world

from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.inside.confused import ConfusedPair, confused, rows_confused
from latentwalk.scenes import Category, UsageError, write

LABELS = Category(np.array([0, 0, 0, 1, 1, -1, 0], np.int32), ["a", "b"])
GUESSES = Category(np.array([1, 1, 0, 0, 2, 1, -1], np.int32), ["a", "b", "c"])
COLUMNS = {"label": LABELS, "prediction": GUESSES}


def test_pairs_are_counted_over_names_of_both_and_what_is_unknown_is_no_mistake() -> None:
    assert confused(COLUMNS, np.arange(7)) == [
        ConfusedPair("a", "b", 2),
        ConfusedPair("b", "a", 1),
        ConfusedPair("b", "c", 1),
    ]
    assert confused(COLUMNS, np.array([2, 5, 6])) == []
    assert np.flatnonzero(rows_confused(COLUMNS, "a", "b")).tolist() == [0, 1]
    assert not rows_confused(COLUMNS, "a", "nothing").any()


def test_codes_of_other_orders_are_compared_by_name() -> None:
    turned = Category(np.array([1, 0], np.int32), ["b", "a"])
    label = Category(np.array([0, 1], np.int32), ["a", "b"])
    assert confused({"label": label, "prediction": turned}, np.arange(2)) == []


def shown(world: World) -> list[ConfusedPair]:
    return world.rows.mistakes.pairs(world.rows.visible)


def test_the_command_selects_what_is_shown_and_stands_before_it(tmp_path: Path) -> None:
    write(tmp_path / "a.scene", blobs())
    world = make_world(tmp_path / "a.scene")
    assert shown(world)[0] == ConfusedPair("ant", "bee", 1)
    before = world.person.rig.position.copy()
    do(world, "mistakes", {"label": "ant", "prediction": "bee"})
    assert world.rows.selected_ids() == ["row-297"]
    assert not np.array_equal(world.person.rig.position, before)
    do(world, "filter", {"column": "label", "none_of": ["ant"]})
    assert ConfusedPair("ant", "bee", 1) not in shown(world)
    with pytest.raises(UsageError, match="no row shown of label 'ant' is taken for 'bee'"):
        do(world, "mistakes", {"label": "ant", "prediction": "bee"})
    world.close()


def test_a_scene_without_predictions_says_so(tmp_path: Path) -> None:
    scene = blobs()
    write(tmp_path / "a.scene", replace(scene, columns={"label": scene.columns["label"]}))
    world = make_world(tmp_path / "a.scene")
    assert shown(world) == []
    with pytest.raises(UsageError, match="no labels and predictions to compare"):
        do(world, "mistakes", {"label": "ant", "prediction": "bee"})
    world.close()
