"""Which shape each row has: a disc, or that of its class in a chosen column."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.markers import MARKERS
from latentwalk.runtime.world.rows.coloring import NONE
from latentwalk.scenes import Bool, Category, Scene
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import UsageError


class Markers:
    """The column `by` whose classes have shapes, "none" for discs; `numbers` (n,) uint8 into `MARKERS`."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.by = NONE
        self.numbers: U8 = np.zeros(len(scene), np.uint8)

    @property
    def names(self) -> list[str]:
        """What shapes can be chosen by."""
        return [n for n, column in self._scene.columns.items() if isinstance(column, Category | Bool)] + [NONE]

    def choose(self, name: str) -> None:
        """Give each class of a column a shape; unknown rows are discs.  Raises UsageError for one without classes."""
        if name not in self.names:
            raise UsageError(f"expected one of {', '.join(self.names)}, found {name!r}")
        self.by, column = name, self._scene.columns.get(name)
        codes = column.codes if isinstance(column, Category) else getattr(column, "values", np.zeros(1))
        codes = np.broadcast_to(codes, len(self._scene))
        self.numbers = np.where(codes < 0, 0, codes.astype(np.int64) % len(MARKERS)).astype(np.uint8)
