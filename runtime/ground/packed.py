"""A packed layout in the room: its rows stay in the file until they are asked for."""

from __future__ import annotations

from typing import Any

import numpy as np

from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.scenes import PackedLayout, Scene
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.kinds import packed

#: Rows that are unpacked all at once where something asks for it: 400 MB.
MOST_UNPACKED = 1 << 25


def is_large(scene: Scene) -> bool:
    """Whether rows of a scene are read where they lie in the file: one that is packed and of millions."""
    return len(scene) >= packed.UNREAD_FROM and any(layout.packed for layout in scene.layouts.values())


class PackedFrame(CloudFrame):
    """One arrangement of all rows, of which `at` gives some.

    `positions` of all are unpacked when they are asked for.  Raises UsageError where that are too many.
    """

    __slots__ = ("layout",)
    layout: PackedLayout

    def __init__(self, key: tuple[str, str | int], layout: PackedLayout, scale: float, offset: F32) -> None:
        for name, value in (("key", key), ("layout", layout), ("scale", scale), ("offset", offset), ("present", None)):
            object.__setattr__(self, name, value)

    @property
    def positions(self) -> F32:  # type: ignore[override]
        """(n, 3) float32."""
        if len(self.layout) > MOST_UNPACKED:
            raise UsageError(f"{len(self.layout):,} rows: packed, and too many to look at all of them at once")
        unpacked: F32 = self.layout.positions
        return unpacked

    def at(self, rows: Any) -> F32:
        """Positions (k, 3) float32 of some rows."""
        return self.layout.at(np.asarray(rows, np.int64))
