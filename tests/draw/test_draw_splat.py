"""The cloud drawn on the processor: the same bytes on any number of cores, and nothing of an earlier frame."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at, cloud, cloud_frame, coloring, lit, make_shown
from test_draw_ways import ALIKE_DB, decibels

from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud import budget, way
from latentwalk.runtime.draw.cloud.splat.bands import draw_band, spans
from latentwalk.runtime.draw.cloud.splat.drawer import SplatDrawer, compile_kernels
from latentwalk.runtime.draw.cloud.splat.rows import fixed, gather
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.draw.renderer import PROCESSOR_BUDGET
from latentwalk.runtime.ground import soon
from latentwalk.runtime.ground.opengl import is_software
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG

pytestmark = pytest.mark.gl
TABLE = [(230, 159, 0), (0, 114, 178), (0, 158, 115)]
TWO_EYES = (at(-0.03, 0, 3), at(0.03, 0, 3))


def blobs(n=5000, seed=0, **changes):
    positions = np.random.default_rng(seed).normal(0, 0.7, (n, 3))
    return make_shown(positions, codes=np.arange(n) % 3, table=TABLE, **{"point_size_m": 0.03} | changes)


def drawn(camera, shown, *heads, size=(200, 150), way="splat", budget=10**7):
    renderer = Renderer(camera.ctx, shown, budget=budget, way=way)
    picture = camera.picture(shown, *heads, size=size, renderer=renderer)
    renderer.release()
    return picture


@pytest.mark.parametrize("points", [10**7, 1500])
def test_pictures_have_the_same_bytes_on_any_number_of_cores(camera, points, monkeypatch):
    shown = blobs()
    shown.flags[::40] |= SELECTED
    shown.flags[::31] |= WRONG
    shown.pointer.row = 17
    pictures = []
    for cores in (1, 2, 7, 1):
        monkeypatch.setattr("latentwalk.runtime.ground.jobs.os.cpu_count", lambda cores=cores: cores)
        pictures.append(drawn(camera, shown, *TWO_EYES, budget=points))
    assert lit(pictures[0]).sum() > 1000
    for picture in pictures[1:]:
        np.testing.assert_array_equal(picture, pictures[0])


@pytest.mark.parametrize("size", [(150, 75), (1500, 61)])
def test_pictures_of_any_size_look_as_sprites_do(camera, size):
    """Narrower than a lane and wider, and no whole number of strips high."""
    shown = blobs()
    assert (
        decibels(drawn(camera, shown, *TWO_EYES, size=size), drawn(camera, shown, *TWO_EYES, size=size, way="sprites"))
        > ALIKE_DB
    )


def test_what_changed_is_taken_and_nothing_of_the_frame_before_is_left(camera):
    """One renderer for a walk shows in each frame what a new one would."""
    shown = blobs()
    flags = shown.flags.copy()
    flags[::3] = HIDDEN
    flags[1::50] = SELECTED
    places = shown.cloud.a.positions
    nearest = np.argsort(2 * np.hypot(places[:, 0], places[:, 1]) - places[:, 2]).tolist()  # before all others
    other = cloud_frame(np.random.default_rng(5).normal(0, 0.7, (5000, 3)), "other")
    frames = [
        shown,
        replace(shown, flags=flags, flags_version=1),
        replace(shown, pointer=replace(shown.pointer, row=nearest[0])),
        replace(shown, pointer=replace(shown.pointer, row=nearest[1])),
        replace(shown, coloring=coloring(np.arange(5000) % 2, TABLE[1:], name="other", version=3)),
        replace(shown, cloud=cloud(shown.cloud.a, other, 0.5)),
        replace(shown, cloud=cloud(other)),
        replace(shown, rig=replace(shown.rig, position=np.array([0, 0, 30], np.float32))),
        replace(shown, rig=replace(shown.rig, position=np.array([0, 0, -50], np.float32))),
        shown,
    ]
    renderer = Renderer(camera.ctx, shown, budget=10**7, way="splat")
    walked = [camera.picture(frame, at(0, 0, 3), renderer=renderer) for frame in frames]
    renderer.release()
    for number, (frame, picture) in enumerate(zip(frames, walked, strict=True)):
        np.testing.assert_array_equal(picture, drawn(camera, frame, at(0, 0, 3), size=(128, 128)), str(number))
    different = [(walked[0] != picture).any() for picture in walked[1:-1]]
    assert all(different)


@pytest.mark.parametrize(
    ("rows", "renderer", "storage", "chosen"),
    [
        (way.SPLAT_ROWS, "llvmpipe (LLVM 15)", True, True),
        (way.SPLAT_ROWS - 1, "llvmpipe (LLVM 15)", True, False),
        (10 * way.SPLAT_ROWS, "Radeon", True, False),
        (10 * way.SPLAT_ROWS, "llvmpipe (LLVM 15)", False, False),
    ],
)
def test_it_is_chosen_for_many_rows_where_opengl_is_software(camera, monkeypatch, rows, renderer, storage, chosen):
    monkeypatch.setattr(way, "is_software", lambda _: is_software(renderer))
    made = way.way_for(State(camera.ctx, storage=storage), rows, blobs(50).cloud.cells)
    assert isinstance(made, SplatDrawer) == chosen
    made.release()


def test_a_budget_follows_the_processor_and_a_fixed_clock_shows_all_points(camera, monkeypatch):
    shown = blobs(way.SPLAT_ROWS)
    ticks = itertools.count()
    monkeypatch.setattr("latentwalk.runtime.draw.renderer.perf_counter", lambda: next(ticks))  # a second for each frame
    renderer = Renderer(camera.ctx, shown, way="splat")
    found = []
    for _ in range(3):
        camera.picture(shown, at(0, 0, 3), renderer=renderer)
        found.append(renderer.budget.points)
    renderer.release()
    assert budget.START > found[0] >= found[1] >= found[2]
    renderer = Renderer(camera.ctx, replace(shown, fixed_clock=True), way="splat")
    camera.picture(shown, at(0, 0, 3), renderer=renderer)
    assert renderer.budget.points == PROCESSOR_BUDGET
    renderer.release()


def test_kernels_are_compiled_ahead_for_what_is_drawn(camera):
    compile_kernels()
    shown = blobs(300)
    fixed_order = replace(shown.cloud.cells, order=fixed(shown.cloud.cells.order))
    other = cloud_frame(np.zeros((300, 3)), "other")
    drawn(camera, shown, at(0, 0, 3))
    drawn(camera, replace(shown, cloud=replace(shown.cloud, cells=fixed_order)), *TWO_EYES, budget=20)
    drawn(camera, replace(shown, cloud=cloud(shown.cloud.a, other, 0.5)), at(0, 0, 3))
    assert [len(kernel.signatures) for kernel in (draw_band, spans, gather)] == [1, 1, 1]


def test_a_walk_in_which_the_picture_would_wait_for_kernels_begins_with_sprites(camera, monkeypatch):
    monkeypatch.setattr(way, "later", lambda kernel, job: (kernel, job) == (draw_band, compile_kernels))
    monkeypatch.setattr(way, "is_software", lambda _: True)
    made = way.way_for(State(camera.ctx), way.SPLAT_ROWS, blobs(50).cloud.cells)
    assert not isinstance(made, SplatDrawer)
    made.release()


def test_what_is_compiled_later_is_asked_for_once_no_picture_waits(monkeypatch):
    asked = []
    assert not soon.later(draw_band, lambda: asked.append(1)), "outside of a walk kernels are waited for"
    monkeypatch.setattr(soon, "compiled_before", lambda _: False)
    with soon.patient():
        assert soon.later(draw_band, lambda: asked.append(1))
        assert not asked
        soon.drawn()
        soon._worker._asked[-1].result()
    assert asked == [1]
    monkeypatch.setattr(soon, "compiled_before", lambda _: True)
    with soon.patient():
        assert not soon.later(draw_band, lambda: None)
