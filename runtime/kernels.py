"""All kernels of the runtime: which there are, which of them are compiled, and a use of each, so that all are."""

from __future__ import annotations

import pkgutil
import tempfile
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import moderngl
import numpy as np
from numba.core.dispatcher import Dispatcher

import latentwalk.runtime
from latentwalk.runtime.bench.mixture import make_frame
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.cloud.packed.groups import by_cells
from latentwalk.runtime.draw.cloud.way import WAYS
from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.ground.shown import Cloud, Shown
from latentwalk.runtime.ground.soon import Soon, compiled_before, confirm
from latentwalk.runtime.world import World
from latentwalk.runtime.world.probe.paths import NeighborGraph
from latentwalk.runtime.world.rows.cells import Order, cover, packed_cells
from latentwalk.runtime.world.rows.commands import GoToLayout
from latentwalk.runtime.world.rows.hidden.blocks import coarsened, those_of
from latentwalk.runtime.world.rows.hidden.first import visible_first
from latentwalk.runtime.world.rows.ids import how_found
from latentwalk.runtime.world.rows.nearest import nearest, seen
from latentwalk.runtime.world.rows.pick import pick, use_reach
from latentwalk.scenes import Category, Layout, Neighbors, PackedLayout, Scene, Strings, Thumbnails
from latentwalk.scenes.arrays import F32

ROOMS = "ground", "world", "draw"
N = 3000  # three cells
AHEAD = np.array([0, 0, -1], np.float32)


def modules() -> list[ModuleType]:
    """All modules of the rooms that have kernels."""
    found = []
    for room in ROOMS:
        package = import_module(f"{latentwalk.runtime.__name__}.{room}")
        names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
        found += [import_module(name) for name in names]
    return found


def kernels() -> dict[str, Any]:
    """Kernels by module and name, as numba's dispatchers; not those that others call, which are compiled with these."""
    found, called = dict[str, Any](), set[Any]()
    for module in modules():
        for name, value in vars(module).items():
            kernel = value.kernel if isinstance(value, Soon) else value
            if isinstance(kernel, Dispatcher) and kernel.py_func.__module__ == module.__name__:
                found[f"{module.__name__}.{name}"] = kernel
                python = kernel.py_func
                used = (python.__globals__.get(name) for name in python.__code__.co_names)
                called |= {other for other in used if isinstance(other, Dispatcher) and other is not kernel}
    return {name: kernel for name, kernel in found.items() if kernel not in called}


def lacking() -> list[str]:
    """Names of the kernels that no run has compiled here yet."""
    return [name for name, kernel in kernels().items() if not compiled_before(kernel)]


def compile_all(ctx: moderngl.Context) -> None:
    """Use each kernel as walks do, in a small one."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(_scene(), Path(folder) / "kernels.scene", Path(folder), wait=True)
        try:
            _ask(world)
            _draw(world, ctx)
            _read(world.shown(), world.person.eye, ctx)
        finally:
            world.close()
    for kernel in kernels().values():
        if kernel.signatures:
            confirm(kernel)


def _scene() -> Scene:
    rng = np.random.default_rng(0)
    layouts = {name: Layout(rng.normal(size=(N, 3)).astype(np.float32)) for name in ("a", "b")}
    label = Category((np.arange(N) % 3).astype(np.int32), ["x", "y", "z"])
    indices = ((np.arange(N)[:, None] + [1, 2]) % N).astype(np.int32)
    pictures = Thumbnails(np.zeros((N, 2, 2, 1), np.uint8), np.arange(N, dtype=np.int32))
    near = Neighbors(indices, np.ones((N, 2), np.float32))
    return Scene(Strings.of(map(str, range(N))), layouts, {"label": label}, pictures, near)


def _ask(world: World) -> None:
    rows, eye = world.rows, world.person.eye
    use_reach(rows.cloud, rows.flags, eye)
    rows.pick(eye, AHEAD)
    rows.ids.rows_of(["1"])
    how_found(rows.scene.ids, "1")
    those_of(rows.cloud.cells.rows, rows.visible)
    coarsened(rows.cloud.cells, rows.cloud.a)
    visible_first(rows.cloud.cells, rows.visible)
    nearest(rows.cloud.a.positions, eye)
    seen(rows.cloud, rows.flags, eye, AHEAD, 1)
    assert rows.scene.neighbors is not None
    NeighborGraph(rows.scene.neighbors).shortest(0, 5)


def _draw(world: World, ctx: moderngl.Context) -> None:
    """At rest and in flight, as points and as pictures, in every way."""
    frame = make_frame(ctx, 64)
    shown = [world.shown(), replace(world.shown(), mode="sprites")]
    world.do(GoToLayout("b"))
    world.rows.move(0.01, None)
    shown.append(world.shown())
    cloud = shown[0].cloud
    parted = replace(cloud, cells=cover(Order.of(cloud.cells.rows, in_parts=True), cloud.a, cloud.b))
    for way, walk in product(WAYS, (shown, [replace(shown[0], cloud=parted)])):
        renderer = Renderer(ctx, walk[0], budget=N // 3, way=way)
        for each in walk:
            renderer.draw(each, None, frame)
        renderer.release()


def _read(shown: Shown, eye: F32, ctx: moderngl.Context) -> None:
    """A packed cloud, of which a walk reads what it needs."""
    nowhere = np.zeros((3, 3), np.float32)
    layout = PackedLayout(
        np.zeros(N, np.uint64), nowhere, np.ones(3, np.float32), nowhere, np.ones(3, np.float32), 1024
    )
    packed = PackedFrame(("layout", "packed"), layout, 1.0, np.zeros(3, np.float32))
    cloud = Cloud(packed, packed, 0.0, packed_cells(packed))
    pick(cloud, shown.flags, eye, AHEAD)
    use_reach(cloud, shown.flags, eye)
    renderer = Renderer(ctx, shown := replace(shown, cloud=cloud), budget=N)
    renderer.draw(shown, None, make_frame(ctx, 64))
    by_cells(renderer.pooled.dealt, 0, cloud.cells.count)
    renderer.release()
