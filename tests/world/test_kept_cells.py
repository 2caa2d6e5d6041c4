"""A walk takes the cells that a scene keeps, where they fit, and makes what does not fit anew."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.commands import GoToLayout
from latentwalk.scenes import Layout, LayoutCells, Scene

N = 5000


def scene() -> Scene:
    rng = np.random.default_rng(0)
    layouts = {name: Layout(rng.normal(0, 3, (N, 3)).astype(np.float32)) for name in ("a", "b")}
    return Scene([str(i) for i in range(N)], layouts)


@pytest.fixture
def walk(tmp_path):
    worlds = []

    def begin(scene: Scene) -> World:
        worlds.append(World(scene, tmp_path / "a.scene", tmp_path, wait=True))
        return worlds[-1]

    yield begin
    for world in worlds:
        world.close()


def alike(kept, made):
    np.testing.assert_array_equal(kept.order, made.order)
    np.testing.assert_array_equal(kept.rows, made.rows)
    np.testing.assert_array_equal(kept.start, made.start)
    for center, radius in (("center", "radius"), ("block_center", "block_radius")):
        np.testing.assert_allclose(getattr(kept, center), getattr(made, center), atol=1e-5)
        np.testing.assert_allclose(getattr(kept, radius), getattr(made, radius), atol=1e-5)
        apart = np.linalg.norm(getattr(kept, center) - getattr(made, center), axis=1)
        assert (getattr(kept, radius) >= getattr(made, radius) / 1.00001 + apart - 1e-6).all(), "no row sticks out"


def test_kept_cells_are_those_that_would_be_made(walk, monkeypatch, capsys):
    made = walk(scene())
    keeps = scene()
    keeps.cells = {name: LayoutCells.of(layout.positions) for name, layout in keeps.layouts.items()}
    monkeypatch.setattr("latentwalk.runtime.world.rows.layouts.order_rows", lambda _: pytest.fail("sorted again"))
    kept = walk(keeps)
    alike(kept.rows.cloud.cells, made.rows.cloud.cells)
    kept.do(GoToLayout("b"))
    kept.rows.move(0.01, None)
    kept.rows.move(10.0, None)
    assert kept.rows.cloud.a.key == ("layout", "b")
    assert "anew" not in capsys.readouterr().err


def test_cells_of_other_positions_are_made_anew_and_said(walk, capsys):
    made, keeps = walk(scene()), scene()
    keeps.cells = {"a": LayoutCells.of(keeps.layouts["b"].positions)}
    alike(walk(keeps).rows.cloud.cells, made.rows.cloud.cells)
    assert capsys.readouterr().err == "layout a: the cells in the file are not of its positions; they are made anew\n"
