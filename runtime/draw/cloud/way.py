"""The ways to draw the cloud: which there are, and which of them draws one here.

All draw what `Dealer` deals and look as `look.glsl` and `shade.glsl` say, so that one picture is as good as another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

import moderngl

from latentwalk.runtime.draw.cloud.arrays import ArrayDrawer
from latentwalk.runtime.draw.cloud.emphasis import Emphasis
from latentwalk.runtime.draw.cloud.points import PointDrawer
from latentwalk.runtime.draw.cloud.raster import RasterDrawer
from latentwalk.runtime.draw.cloud.splat.bands import draw_band
from latentwalk.runtime.draw.cloud.splat.drawer import SplatDrawer, compile_kernels
from latentwalk.runtime.draw.eyes import Eyes
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.ground.opengl import STORAGE, is_software, parts
from latentwalk.runtime.ground.shown import Cells, Shown
from latentwalk.runtime.ground.soon import later
from latentwalk.scenes.errors import LatentwalkError

WayName = Literal["sprites", "compute", "splat", "sprites41"]


class DrawingWay(Protocol):
    """Draws the cloud into a frame whose depth others have written before and test after."""

    @property
    def shown(self) -> int:
        """How many points of the cells in view the last frame drew."""
        ...

    @property
    def thinned(self) -> bool:
        """Whether those were not all."""
        ...

    @property
    def emphasis(self) -> Emphasis:
        """How wrong and selected rows are told from others."""
        ...

    def deal(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Choose what is drawn of the cloud as it is now: at most `budget` points of the smallest size, fewer larger
        ones."""
        ...

    def draw(self, eyes: Eyes, shown: Shown) -> None:
        """Draw what was chosen."""
        ...

    def release(self) -> None:
        """Free everything."""
        ...


#: Those that there are, by name: each is made with a frame's state, the number of rows and the cells.
WAYS: dict[WayName, Callable[[State, int, Cells], DrawingWay]] = {
    "sprites": PointDrawer,
    "sprites41": ArrayDrawer,
    "splat": SplatDrawer,
    "compute": RasterDrawer,
}


#: Rows from which on compute shaders are faster: fewer are shown as points of more than one pixel, which are sprites.
MANY_ROWS = 640_000
#: From so many rows on, the processor by itself is faster than its OpenGL; both take as long at 3,000 rows in small
#: pictures, and at 20,000 in two of a million pixels.
SPLAT_ROWS = 20_000


def told(ctx: moderngl.Context) -> str:
    """For a person: how clouds are drawn in a context, and why."""
    if ctx.version_code < STORAGE:
        return "draws clouds from textures: storage buffers and compute shaders want OpenGL 4.3"
    if is_software(ctx.info["GL_RENDERER"]):
        return f"draws clouds of {SPLAT_ROWS:,} rows and more past it, on all cores, as it is software"
    return f"draws clouds from storage buffers, from {MANY_ROWS:,} rows on by compute shaders"


def way_for(state: State, n: int, cells: Cells, name: WayName | None = None) -> DrawingWay:
    """The way to draw n rows in this context: the one of that name, or with None what is fastest here.

    Raises LatentwalkError where this OpenGL is too old for it.
    """
    name = name or _fastest(state, n)
    if name != "sprites41" and not state.storage:
        found = ".".join(map(str, parts(state.ctx.version_code)))
        raise LatentwalkError(
            f"way {name}: expected OpenGL 4.3, found {found}; sprites41 is the way that wants no more"
        )
    return WAYS[name](state, n, cells)


def _fastest(state: State, n: int) -> WayName:
    if not state.storage:
        return "sprites41"
    if n >= SPLAT_ROWS and is_software(state.ctx.info["GL_RENDERER"]) and not later(draw_band, compile_kernels):
        return "splat"
    return "compute" if n >= MANY_ROWS else "sprites"
