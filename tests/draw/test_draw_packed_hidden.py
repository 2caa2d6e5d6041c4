"""A packed cloud of which much is hidden: what is hidden covers nothing, and its budget goes to what is seen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import Camera, at

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cells, Rig, Shown
from latentwalk.runtime.world import World, command
from latentwalk.runtime.world.rows.hidden import first
from latentwalk.runtime.world.rows.hidden.first import visible_between
from latentwalk.scenes import Category, Layout, Scene, read, write
from latentwalk.scenes.kinds import packed
from latentwalk.scenes.kinds.packed import CellOrder
from latentwalk.tools.pack import pack

EACH = 4 * 1024  # rows of a blob: whole cells, so that none holds rows of both
BUDGET = 1500
EYES = (at(-0.032, 1.5, 3.0), at(0.032, 1.5, 3.0))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A blob right behind another as a packed scene, whose rows stay in the file."""
    folder, rng = tmp_path_factory.mktemp("hidden"), np.random.default_rng(0)
    places = rng.normal(0, 0.4, (2 * EACH, 3)).astype(np.float32)
    places[:EACH, 2] += 4
    label = Category(np.repeat(np.array([0, 1], np.int32), EACH), ["near", "far"])
    write(folder / "plain.scene", Scene([str(i) for i in range(2 * EACH)], {"own": Layout(places)}, {"label": label}))
    pack(folder / "plain.scene", folder / "packed.scene", quiet=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed, "UNREAD_FROM", 2 * EACH)
        patched.setattr(first, "FEWEST", 0)
        made = World(read(folder / "packed.scene"), folder / "packed.scene", folder, wait=True)
        made.do(command("filter", {"column": "label", "equals": "far"}))
        yield made
    made.close()


def picture(camera: Camera, shown: Shown, budget: int) -> tuple[np.ndarray, int]:
    """What is seen, and how many points of it were drawn."""
    renderer = Renderer(camera.ctx, shown, budget=budget)
    seen = camera.picture(shown, *EYES, size=(200, 200), renderer=renderer)
    drawn = renderer.pooled.shown
    renderer.release()
    return seen.astype(float), drawn


@pytest.mark.gl
def test_what_is_hidden_covers_nothing_and_takes_no_budget(camera: Camera, world: World) -> None:
    shown = replace(world.shown(), rig=Rig(), point_size_m=0.05)
    assert isinstance(shown.cloud.a, PackedFrame)
    assert shown.cloud.cells.count.sum() == EACH
    counted_alike = replace(shown, cloud=world.rows.cloud)
    every, _ = picture(camera, shown, 10**7)
    few, drawn = picture(camera, shown, BUDGET)
    before, _ = picture(camera, counted_alike, BUDGET)
    assert drawn <= BUDGET
    better_db = 10 * math.log10(np.mean((before - every) ** 2) / np.mean((few - every) ** 2))
    assert better_db > 3
    np.testing.assert_array_equal(every, picture(camera, counted_alike, 10**7)[0])


@pytest.mark.parametrize("n", [1, 31, 1024, 1025, 5000, 4 * 1024])
def test_visible_rows_of_each_cell_are_counted_where_they_lie(n: int) -> None:
    order = CellOrder(n, 1024)
    visible = np.random.default_rng(n).random(n) < 0.3
    empty, nowhere = np.zeros(0, np.int32), np.zeros((0, 3), np.float32)
    cells = Cells(empty, empty, empty, nowhere, empty, empty, nowhere, empty)
    cell, _ = order.cells_of(np.arange(n))
    wanted = np.bincount(cell, weights=visible, minlength=order.count)
    assert visible_between(cells, order, visible).count.tolist() == wanted.tolist()
