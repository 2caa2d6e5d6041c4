"""A packed cloud, read through the pool, shows what the same cloud shows whose rows are all at hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.packed import drawer
from latentwalk.runtime.draw.cloud.packed.pool import Pool
from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Rig
from latentwalk.runtime.world import World
from latentwalk.scenes import Bool, Category, Layout, Scalar, Scene, read, write
from latentwalk.scenes.kinds import packed
from latentwalk.tools.pack import pack

pytestmark = pytest.mark.gl
ALIKE_DB = 38.0
N, SIZE = 6000, (200, 200)
OUTSIDE, INSIDE = (at(0, 1.5, 3.5),), (at(0.1, 1.5, 0.2),)
TWO_EYES = (at(-0.032, 1.5, 3.0), at(0.032, 1.5, 3.0))


def decibels(a, b):
    return 10 * math.log10(255**2 / max(1e-9, float(np.mean((a.astype(float) - b) ** 2))))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder, rng = tmp_path_factory.mktemp("packed"), np.random.default_rng(1)
    codes = np.arange(N) % 5
    places = (rng.normal(0, 2, (5, 3))[codes] + rng.normal(0, 0.6, (N, 3))).astype("f4")
    columns = {
        "label": Category(codes.astype("i4") - 1, ["a", "b", "c", "d"]),
        "x": Scalar(np.where(codes == 2, np.nan, places[:, 0]).astype("f4")),
        "yes": Bool(places[:, 1] > 0),
    }
    layouts = {"own": Layout(places), "turned": Layout(places[:, [2, 0, 1]] * np.float32(3))}
    write(folder / "plain.scene", Scene([f"r{row}" for row in range(N)], layouts, columns))
    pack(folder / "plain.scene", folder / "packed.scene", quiet=True)
    return folder / "plain.scene", folder / "packed.scene"


@pytest.fixture(scope="module")
def worlds(files):
    made = [World(read(files[0]), files[0], files[0].parent, wait=True)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packed, "UNREAD_FROM", N)
        made.append(World(read(files[1]), files[1], files[1].parent, wait=True))
        yield made
    for world in made:
        world.close()


@pytest.fixture(autouse=True)
def as_it_was(worlds):
    """Colors and layouts are those of the beginning again."""
    yield
    for world in worlds:
        color(world, "label")


def seen(camera, world, heads, budget=10**7, **changes):
    shown = replace(world.shown(), **{"rig": Rig(), "point_size_m": 0.05} | changes)
    renderer = Renderer(camera.ctx, shown, budget=budget)
    picture = camera.picture(shown, *heads, size=SIZE, renderer=renderer)
    renderer.release()
    return picture


def color(world, name):
    world.rows.color_by(name)


def flagged(world, flag, every):
    """Flags by ids, as rows have other numbers in the two."""
    flags = world.rows.flags.copy()
    flags[np.array([int(name[1:]) % every == 0 for name in world.scene.ids])] |= flag
    return {"flags": flags}


@pytest.mark.parametrize("heads", [OUTSIDE, INSIDE, TWO_EYES], ids=["outside", "inside", "two eyes"])
@pytest.mark.parametrize("budget", [10**7, 1500])
def test_pictures_are_alike(camera, worlds, heads, budget):
    assert isinstance(worlds[1].shown().cloud.a, PackedFrame)
    a, b = (seen(camera, world, heads, budget) for world in worlds)
    assert decibels(a, b) > ALIKE_DB


@pytest.mark.parametrize("heads", [OUTSIDE, INSIDE, TWO_EYES], ids=["outside", "inside", "two eyes"])
def test_pictures_are_alike_where_cells_are_dealt_out_by_groups(camera, worlds, heads, monkeypatch):
    full, thinned = (seen(camera, worlds[1], heads, budget) for budget in (10**7, 1500))
    monkeypatch.setattr(drawer, "MOST_CELLS", 1)
    by_groups = [seen(camera, worlds[1], heads, budget) for budget in (10**7, 1500)]
    assert decibels(full, by_groups[0]) > ALIKE_DB
    assert decibels(full, by_groups[1]) > decibels(full, thinned) - 1


@pytest.mark.parametrize(
    "change",
    [
        lambda world: color(world, "x"),
        lambda world: color(world, "yes"),
        lambda world: color(world, "none"),
        lambda world: flagged(world, WRONG, 5),
        lambda world: flagged(world, SELECTED, 30),
        lambda world: flagged(world, HIDDEN, 2),
    ],
    ids=["numbers", "yes or no", "no colors", "crosses", "rings", "hidden"],
)
def test_rows_look_as_they_do(camera, worlds, change):
    base, (a, b) = (
        seen(camera, worlds[0], OUTSIDE),
        (seen(camera, world, OUTSIDE, **(change(world) or {})) for world in worlds),
    )
    assert decibels(a, b) > max(ALIKE_DB, decibels(a, base) + 3)


def test_selected_rows_are_drawn_whatever_the_budget(camera, worlds):
    a, b = (seen(camera, world, OUTSIDE, 200, **flagged(world, SELECTED, 500)) for world in worlds)
    assert decibels(a, b) > ALIKE_DB


def test_a_hovered_row_is_marked(camera, worlds):
    found = []
    for world in worlds:
        shown = world.shown()
        shown.pointer.row = world.rows.ids.row_of("r17")
        found.append(seen(camera, world, OUTSIDE))
        shown.pointer.row = -1
    assert decibels(*found) > ALIKE_DB
    assert decibels(found[1], seen(camera, worlds[1], OUTSIDE)) < 60


def test_another_layout_and_other_colors_come_into_the_same_renderer(camera, worlds):
    pictures = []
    for world in worlds:
        renderer = Renderer(camera.ctx, replace(world.shown(), rig=Rig(), point_size_m=0.05), budget=10**7)
        world.rows.layouts.go("turned")
        for _ in range(3):
            world.rows.layouts.update(1.0)
        color(world, "x")
        shown = replace(world.shown(), rig=Rig(), point_size_m=0.05)
        pictures.append(camera.picture(shown, *OUTSIDE, size=SIZE, renderer=renderer))
        renderer.release()
        world.rows.layouts.go("own")
        for _ in range(3):
            world.rows.layouts.update(1.0)
    assert (
        decibels(*pictures) > ALIKE_DB - 3
    )  # cells of the first layout: soft edges lie over each other in another order


def test_a_small_pool_shows_the_same(camera, worlds, monkeypatch):
    """Turning to and fro; what is put out is tested without pictures."""
    heads = [Pose(np.array([0.0, 1.5, 0.0], "f4"), np.array([0, np.sin(a / 2), 0, np.cos(a / 2)])) for a in (0, 2, 4)]
    full = [seen(camera, worlds[1], (head,), 200, point_size_m=0.003) for head in heads]
    monkeypatch.setattr(drawer.PackedDrawer.__init__, "__defaults__", (14,))
    shown = replace(worlds[1].shown(), rig=Rig(), point_size_m=0.003)
    renderer = Renderer(camera.ctx, shown, budget=200)
    for head, wanted in zip(2 * heads, 2 * full, strict=True):
        np.testing.assert_array_equal(camera.picture(shown, head, size=SIZE, renderer=renderer), wanted)
    assert 0 < renderer.pooled.uploaded_rows <= 14 * packed.RUN
    assert len({each.tobytes() for each in full}) == 3
    renderer.release()


def test_what_is_not_there_yet_comes_frame_by_frame(camera, worlds, monkeypatch):
    monkeypatch.setattr(drawer, "READ", 16)
    shown = replace(worlds[1].shown(), rig=Rig(), point_size_m=0.05, fixed_clock=False)
    renderer = Renderer(camera.ctx, shown, budget=10**7)
    counts = []
    while not counts or renderer.pooled.thinned:
        camera.picture(shown, *OUTSIDE, size=(16, 16), renderer=renderer)
        counts.append(renderer.pooled.shown)
    assert counts[0] == 0
    assert sorted(counts) == counts
    assert len(set(counts)) > 5
    renderer.release()


def test_the_pool_puts_out_what_was_drawn_longest_ago():
    pool = Pool(4, cells=3, runs_in_cell=2)
    points = np.full(1, 64, np.float32)
    for cell in (0, 1):
        pool.begin()
        wanted = pool.missing(np.array([cell], np.int32), points, 9)
        assert wanted.tolist() == [2 * cell, 2 * cell + 1]
        pool.put(wanted)
    pool.begin()
    assert not len(pool.missing(np.array([0], np.int32), points, 9))  # is used
    pool.begin()
    pool.put(pool.missing(np.array([2], np.int32), points, 9))
    assert (pool.slot_of >= 0).tolist() == [True, True, False, False, True, True]
    pool.missing(np.array([0, 2], np.int32), np.full(2, 64, np.float32), 9)
    assert not len(pool.put(np.array([2], np.int32)))  # all are in use
