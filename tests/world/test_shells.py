"""Which shells a walk shows: with their layout alone, by classes, open about the hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kit.decoders import decoded
from kit.shells import sphere
from kit.walks import aimed, clear_row, do, held_at, make_world, pairs, settle

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.shells import mesh
from latentwalk.scenes import UsageError, write


@pytest.fixture
def world(tmp_path: Path) -> World:
    scene = decoded()
    scene.surfaces = {
        "bee 0.9": sphere((0, 0, 0), 1.0, "latent", code=1, color=None, level=0.9, text="Nine in ten."),
        "bee 0.5": sphere((0, 0, 0), 2.0, "latent", code=1, color=None, level=0.5, text="Nine in ten."),
        "cat": sphere((1, 0, 0), 1.0, "latent", code=2, color=None),
        "egg": sphere((0, 0, 0), 1.0, "other", color=np.array([1, 2, 3], np.uint8)),
    }
    write(tmp_path / "shells.scene", scene)
    return make_world(tmp_path / "shells.scene")


def keys(world: World) -> list[str]:
    return [shell.mesh.key for shell in world.shown().shells]


def test_shells_are_seen_with_their_layout_alone_and_fade_with_its_flight(world):
    assert keys(world) == ["bee 0.9", "bee 0.5", "cat"]
    do(world, "layout", "other")
    settle(world, 0.5)
    strengths = {shell.mesh.key: shell.strength for shell in world.shown().shells}
    assert strengths.keys() == {"bee 0.9", "bee 0.5", "cat", "egg"}
    assert strengths["egg"] + strengths["cat"] == pytest.approx(1)
    assert 0 < strengths["egg"] < 1
    settle(world)
    assert keys(world) == ["egg"]


def test_a_shell_stands_where_the_rows_of_its_layout_do(world):
    rows, frame = world.scene.layouts["latent"].positions, world.rows.cloud.a
    shell = world.shown().shells[0]
    np.testing.assert_allclose(rows * shell.scale + shell.offset, rows * frame.scale + frame.offset, atol=1e-6)


def test_classes_are_chosen_and_come_back_with_a_saved_view(world):
    do(world, "shells", ["bee"])
    assert keys(world) == ["bee 0.9", "bee 0.5"]
    assert ("shells", ["bee"]) in pairs(world)
    do(world, "shells", False)
    assert keys(world) == []
    do(world, "shells", True)
    assert len(keys(world)) == 3
    assert world.rows.shells.groups("latent") == {"bee": "Nine in ten.", "cat": ""}


def test_wrong_choices_are_said(world, tmp_path):
    with pytest.raises(UsageError, match="shells: expected some of bee, cat, egg; found 'dog'"):
        do(world, "shells", ["bee", "dog"])
    assert len(keys(world)) == 3
    write(tmp_path / "none.scene", decoded())
    without = make_world(tmp_path / "none.scene")
    with pytest.raises(UsageError, match="shells: this scene has no shells"):
        do(without, "shells", True)
    assert "shells" not in dict(pairs(without))


def test_shells_have_the_colors_of_their_classes_or_their_own(world):
    bee, _, cat = (shell.color for shell in world.shown().shells)
    assert not np.allclose(bee, cat)
    do(world, "layout", "other")
    settle(world, 2.0)
    (egg,) = world.shown().shells
    assert egg.color.max() < 0.01


def test_normals_of_a_sphere_point_outward():
    made = mesh("s", sphere((3, 2, 1), 0.5))
    np.testing.assert_allclose(made.normals, (made.vertices - made.middle) / 0.5, atol=0.04)  # those at the poles
    assert made.radius == pytest.approx(0.5, rel=1e-3)


def test_the_cut_is_about_the_hand_and_reaches_to_the_row_that_it_points_at(world):
    world.update(held_at((0.2, 1.2, -30.0)), 0.01)
    cut = world.shown().cut
    assert np.linalg.norm(cut.end - cut.start) == pytest.approx(0.1, abs=1e-3)
    row = clear_row(world)
    world.update(aimed(world, row), 0.01)
    cut, pointer = world.shown().cut, world.person.pointer
    np.testing.assert_allclose(cut.end, pointer.origin + pointer.direction * pointer.length_m, atol=1e-5)


def test_a_mouse_cuts_as_far_as_it_hovered_last_and_no_panel_is_a_hand(world):
    row = clear_row(world)
    controls = aimed(world, row)
    controls.fly = True
    world.update(controls, 0.01)
    met = world.person.pointer.length_m
    away = held_at((0.2, 1.2, -30.0))
    away.fly = True
    world.update(away, 0.01)
    cut = world.shown().cut
    assert np.linalg.norm(cut.end - cut.start) == pytest.approx(met, rel=1e-4)
    world.update(away, 0.01, captured=True)
    assert world.shown().cut is None
    world.update(Controls(), 0.01)
    assert world.shown().cut is None
