"""Every way to draw the cloud shows what the sprites show: one picture, whatever the machine."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from kit.draw_world import at, cloud, cloud_frame, coloring, make_shown

from latentwalk.assets.colors import categories
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.deal import Dealer
from latentwalk.runtime.draw.cloud.way import WAYS, told, way_for
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.ground.markers import MARKER_SHIFT
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG, Lines, Picture, Shown
from latentwalk.runtime.world.rows import cells

pytestmark = pytest.mark.gl
#: Decibels between two ways; what they do not share is which of two points lies over the other's soft edge.
ALIKE_DB = 38.0
SIZE, ROWS = (240, 240), 4000
ONE_EYE, TWO_EYES = (at(0, 0, 3.0),), (at(-0.032, 0, 3.0), at(0.032, 0, 3.0))


def decibels(a, b):
    """Peak signal to noise ratio of two pictures."""
    return 10 * math.log10(255**2 / max(1e-9, float(np.mean((a.astype(float) - b) ** 2))))


def rows(seed=0):
    """Five blobs of two meters about the origin, and which row is of which."""
    rng = np.random.default_rng(seed)
    codes = np.arange(ROWS) % 5
    return (rng.normal(0, 0.6, (5, 3))[codes] + rng.normal(0, 0.25, (ROWS, 3))).astype(np.float32), codes


def plain(**changes):
    positions, codes = rows()
    return make_shown(positions, codes=codes, table=categories(5), **{"point_size_m": 0.06} | changes)


def flagged(flags, **changes):
    """The plain cloud with some flags on some rows: `flags` is flag → every how many-th row has it."""
    shown = plain(**changes)
    for flag, every in flags.items():
        shown.flags[::every] |= flag
    return shown


def hovered():
    shown = flagged({SELECTED: 100})
    shown.pointer.row = int(np.argmax(shown.cloud.a.positions[:, 2]))
    return shown


def marked_by_class():
    shown = plain(point_size_m=0.12)
    shown.flags[:] = (rows()[1] << MARKER_SHIFT).astype(np.uint8)
    return shown


def mixing(t, absent):
    """Halfway between two epochs; with `absent` a third of the rows is only in one of them."""
    here = [np.arange(ROWS) % 3 != gone if absent else None for gone in (1, 2)]
    places = [rows(seed)[0] for seed in (0, 7)]
    for positions, present in zip(places, here, strict=True):
        if present is not None:
            positions[~present] = np.nan
    a, b = (cloud_frame(places[i], "ab"[i], here[i]) for i in (0, 1))
    return plain(cloud=cloud(a, b, t))


def under_lines_and_pictures():
    segments = np.array([[[-1, -1, z], [1, 1, z]] for z in (1.2, 0.0, -1.2)], np.float32)
    shown = plain(lines=[Lines(segments, np.full((3, 4), 0.9, np.float32), 4.0)])
    ramp = np.linspace(0, 255, 64).astype(np.uint8).reshape(8, 8, 1)
    for i, z in enumerate((1.0, -0.8)):
        shown.marks.pictures.append(Picture(f"ramp {i}", np.array([0.7 * i - 0.3, 0.5, z], np.float32), 0.4, ramp))
    return shown


def scalars(unknown):
    values = np.linspace(0, 1, ROWS)
    values[:: 3 if unknown else ROWS] = np.nan
    ramp = np.stack([np.arange(256), 255 - np.arange(256), np.full(256, 90)], axis=1)
    return replace(plain(), coloring=coloring(values, ramp, kind="scalar"))


def many_classes():
    codes = np.arange(ROWS) % 1000
    table = np.random.default_rng(2).integers(40, 255, (1000, 3))
    return replace(plain(), coloring=coloring(codes, table))


def in_parts(make):
    """The cells of the cloud have parts, as those of millions of rows have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "PARTS_FROM", 0)
        shown = make()
    assert shown.cloud.cells.parts
    return shown


Case = tuple[Callable[[], Shown], tuple, int]
#: What is shown, by whom it is seen, and the budget.
CASES: dict[str, Case] = {
    "plain": (plain, ONE_EYE, 10**7),
    "two eyes": (plain, TWO_EYES, 10**7),
    "small points": (lambda: plain(point_size_m=0.002), TWO_EYES, 10**7),
    "large points": (lambda: plain(point_size_m=0.15), ONE_EYE, 10**7),
    "inside": (plain, (at(0.1, 0.1, 0.2),), 10**7),
    "far": (plain, (at(0, 0, 25.0),), 10**7),
    "crosses": (lambda: flagged({WRONG: 20}), TWO_EYES, 10**7),
    "large crosses": (lambda: flagged({WRONG: 2}, point_size_m=0.1), ONE_EYE, 10**7),
    "rings": (lambda: flagged({SELECTED: 40}), TWO_EYES, 10**7),
    "dim rows": (lambda: flagged({SELECTED: 3}), ONE_EYE, 10**7),
    "wrong and selected": (lambda: flagged({WRONG: 30, SELECTED: 45}), ONE_EYE, 10**7),
    "hidden": (lambda: flagged({HIDDEN: 2}), ONE_EYE, 10**7),
    "hovered": (hovered, TWO_EYES, 10**7),
    "markers": (marked_by_class, ONE_EYE, 10**7),
    "mixing": (lambda: mixing(0.4, absent=False), TWO_EYES, 10**7),
    "absent": (lambda: mixing(0.3, absent=True), ONE_EYE, 10**7),
    "scalars": (lambda: scalars(unknown=False), ONE_EYE, 10**7),
    "unknown values": (lambda: scalars(unknown=True), ONE_EYE, 10**7),
    "many classes": (many_classes, ONE_EYE, 10**7),
    "lines and pictures": (under_lines_and_pictures, TWO_EYES, 10**7),
    "thinned": (plain, ONE_EYE, 1500),
    "thinned rings": (lambda: flagged({SELECTED: 40}), ONE_EYE, 1000),
    "thinned parts": (lambda: in_parts(plain), TWO_EYES, 800),
    "parts, wrong and selected": (lambda: in_parts(lambda: flagged({WRONG: 30, SELECTED: 45})), ONE_EYE, 900),
}


def draw(camera, case, way, share=1.0):
    """The picture of a case by a way; `share` of the size that its points have."""
    make, heads, budget = CASES[case]
    shown = make()
    shown = replace(shown, point_size_m=share * shown.point_size_m)
    renderer = Renderer(camera.ctx, shown, budget=budget, way=way)
    for _ in range(2):  # a way may keep for the second frame what it had found for the first
        picture = camera.picture(shown, *heads, size=SIZE, renderer=renderer)
    renderer.release()
    return picture


def test_every_case_looks_otherwise_than_the_plain_cloud(camera):
    """Else a way that left out what a case is about would pass."""
    base = {name: draw(camera, name, "sprites") for name in ("plain", "two eyes")}
    found = {}
    for case in CASES.keys() - base.keys():
        same_eyes = base["plain" if len(CASES[case][1]) == 1 else "two eyes"]
        found[case] = round(decibels(draw(camera, case, "sprites"), same_eyes), 1)
    assert not {case: db for case, db in found.items() if db > ALIKE_DB - 3}


@pytest.mark.parametrize(("smallest_px", "share"), [(1.0, 0.1), (2.0, 1.0)])  # of large clouds and of small ones
@pytest.mark.parametrize("way", [way for way in WAYS if way != "sprites"])
def test_a_way_shows_what_the_sprites_show(camera, way, smallest_px, share, monkeypatch):
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.emphasis.SMALLEST_PX", smallest_px)
    # The same points: a way for which small ones cost little would show more of a thinned cloud.
    monkeypatch.setattr(Dealer, "tiny_px", property(lambda self: 0.0, lambda self, px: None), raising=False)
    found = {}
    for case in CASES:
        by_sprites, by_way = (draw(camera, case, each, share) for each in ("sprites", way))
        found[case] = round(decibels(by_way, by_sprites), 1)
    assert not {case: db for case, db in found.items() if db < ALIKE_DB}


def test_the_compute_way_shows_more_of_a_thinned_cloud(camera, monkeypatch):
    """Its points of one pixel cost an eighth: the picture comes nearer to that of all points."""
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.emphasis.SMALLEST_PX", 1.0)
    monkeypatch.setitem(CASES, "thinned", (plain, ONE_EYE, 400))
    truth = draw(camera, "plain", "sprites", 0.1)
    by_sprites, by_compute = (decibels(draw(camera, "thinned", way, 0.1), truth) for way in ("sprites", "compute"))
    assert by_compute > by_sprites + 3


def test_what_a_way_keeps_is_not_shown_when_it_changes(camera, monkeypatch):
    """One renderer: rows that moved, were hidden or selected, or have other colors, after frames in which all stood."""
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.emphasis.SMALLEST_PX", 1.0)
    still = plain(point_size_m=0.002)
    flags = still.flags.copy()
    flags[::2] = HIDDEN
    other = coloring(rows()[1][::-1], categories(5), version=1)
    moved = cloud(still.cloud.a, cloud_frame(rows(7)[0], "b"), 0.5)
    few = replace(still.pointer, row=5)
    changes = [{"flags": flags, "flags_version": 1}, {"coloring": other}, {"cloud": moved}, {"pointer": few}, {}]
    kept = Renderer(camera.ctx, still, budget=10**7, way="compute")
    for change in changes:
        shown = replace(still, **change)
        for number in range(3):
            found = camera.picture(shown, *TWO_EYES, size=SIZE, renderer=kept)
            fresh = Renderer(camera.ctx, shown, budget=10**7, way="sprites")
            assert decibels(found, camera.picture(shown, *TWO_EYES, size=SIZE, renderer=fresh)) > ALIKE_DB, number
            fresh.release()
    kept.release()


def test_the_fastest_way_depends_on_rows_and_machine(camera, monkeypatch):
    positions, cells = rows()[0], plain().cloud.cells
    monkeypatch.setattr("latentwalk.runtime.draw.cloud.way.is_software", lambda _: False)
    for opengl_43, least, expected in ((True, ROWS, "compute"), (True, ROWS + 1, "sprites"), (False, 1, "sprites41")):
        monkeypatch.setattr("latentwalk.runtime.draw.cloud.way.MANY_ROWS", least)
        way = way_for(State(camera.ctx, storage=opengl_43), len(positions), cells)
        assert type(way) is WAYS[expected]
        way.release()
    assert "by compute shaders" in told(camera.ctx)
